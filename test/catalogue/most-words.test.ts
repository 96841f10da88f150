import { afterAll, beforeAll, expect, test } from 'vitest'
import { SearchQuestion } from '../../src/catalogue/search/shapes.ts'
import { searchPage } from '../../src/catalogue/search.ts'
import { cataloguePages } from '../../src/pages/catalogue-pages.ts'
import { visitor } from '../../src/shared/actor.ts'
import { type Book, holdBooks } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let place: Consortium

const books: Book[] = [
  {
    title: '量子力学教程',
    by: '曾谨言著',
    publisher: '科学出版社',
    year: '2003',
    subject: '量子力学',
  },
  { title: '量子力学导论', by: '曾谨言著', publisher: '北京大学出版社', year: '1998' },
  { title: '量子力学', by: '苏汝铿著', publisher: '复旦大学出版社', year: '1997' },
  { title: '百年孤独', by: '加西亚·马尔克斯著', year: '2011' },
  { title: '托尔斯泰评传', by: '贝奇科夫著', year: '1959' },
  { title: 'The road to serfdom', by: 'F. A. Hayek', language: 'eng', year: '1944' },
]

beforeAll(async () => {
  place = await openConsortium()
  await holdBooks(place.house, place.libraries.buaa, { books, series: 'h' })
  await holdBooks(place.house, place.libraries.ruc, { books: [books[1]!], series: 'r' })
})
afterAll(() => place.close())

async function search(q: string, more: Partial<SearchQuestion> = {}) {
  const found = await searchPage(place.house, visitor, SearchQuestion.parse({ q, ...more }))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
const titles = async (q: string, more: Partial<SearchQuestion> = {}) =>
  (await search(q, more)).hits.map(({ title }) => title)

test('a word that no record has is left out, and it is said which', async () => {
  const { hits, total, withMost, question } = await search('量子力学 曾谨言 闻所未闻')
  expect(hits.map(({ title }) => title).toSorted()).toEqual(['量子力学导论', '量子力学教程'])
  expect(withMost).toEqual([
    { leftOut: ['闻所未闻'], q: '量子力学 曾谨言', count: total, approximate: false },
  ])
  expect(question.q).toBe('量子力学 曾谨言 闻所未闻')
})

test('where every word is known but no record has all, each record has as many as any has', async () => {
  const { hits, total, withMost } = await search('量子力学 曾谨言 复旦大学')
  expect(hits.map(({ title }) => title).toSorted()).toEqual([
    '量子力学',
    '量子力学导论',
    '量子力学教程',
  ])
  expect(withMost).toEqual([
    { leftOut: ['复旦大学'], q: '量子力学 曾谨言', count: 2, approximate: false },
    { leftOut: ['曾谨言'], q: '量子力学 复旦大学', count: 1, approximate: false },
  ])
  expect(withMost.reduce((sum, { count }) => sum + count, 0)).toBe(total)
})

test('what remains, asked by itself, finds as many as was said', async () => {
  for (const q of ['量子力学 曾谨言 复旦大学', 'hayek zzyzx', '托尔斯泰 传记 贝奇科夫'])
    for (const part of (await search(q)).withMost) {
      const again = await search(part.q)
      expect(again.withMost, q).toEqual([])
      expect(again.total, q).toBe(part.count)
    }
})

test('facets and libraries count what is shown, and choosing one finds as many', async () => {
  const answer = await search('量子力学 曾谨言 闻所未闻')
  for (const { code, count } of answer.counts)
    expect((await search(answer.question.q, { libraries: [code] })).total).toBe(count)
  for (const { value, count } of answer.facets.year!)
    expect((await search(answer.question.q, { from: +value, to: +value })).total).toBe(count)
  expect(answer.facets.year!.reduce((sum, { count }) => sum + count, 0)).toBe(answer.total)
})

test('asked for all words, it finds nothing', async () => {
  const strict = await search('量子力学 曾谨言 闻所未闻', { words: 'all' })
  expect(strict).toMatchObject({ total: 0, hits: [], withMost: [] })
})

test('Chinese without a blank is cut where no record has it in a row', async () => {
  expect(await titles('一百年的孤独')).toEqual(['百年孤独'])
  expect((await titles('量子力学教程复旦大学')).length).toBeGreaterThan(0)
})

test('what finds something is answered as it is asked', async () => {
  for (const q of ['量子力学 曾谨言', '量子力学', 'road serfdom'])
    expect((await search(q)).withMost, q).toEqual([])
})

test('a phrase, an operator and a field are meant as they stand', async () => {
  expect(await titles('"量子力学 闻所未闻"')).toEqual([])
  expect(await titles('量子力学 AND 闻所未闻')).toEqual([])
  expect(await titles('量子力学 +闻所未闻')).toEqual([])
  expect(await titles('量子力学 闻所未闻', { field: 'title' })).toEqual([])
})

test('less than half of what is asked is another question', async () => {
  expect(await titles('zzyzx qwrtp plugh hayek')).toEqual([])
  expect(await titles('闻所未闻')).toEqual([])
  expect(await titles('？！')).toEqual([])
})

test('a page asks as strictly as its address says', () => {
  const { query } = cataloguePages.find(({ path }) => path === '/search')!
  expect(query.parse({ q: '量子力学 闻所未闻', words: 'all' })).toMatchObject({ words: 'all' })
  expect(query.parse({ q: '量子力学', words: 'some' })).toMatchObject({ words: 'most' })
})
