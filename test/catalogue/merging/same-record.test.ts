import { expect, test } from 'vitest'
import { describe } from '../../../src/catalogue/bibliographic.ts'
import { factsOf } from '../../../src/catalogue/merging/facts/match-facts.ts'
import { keysOf } from '../../../src/catalogue/merging/rules/keys.ts'
import { type Decision, sameRecord } from '../../../src/catalogue/merging/rules/same-record.ts'
import { isSameWork } from '../../../src/catalogue/merging/rules/same-work.ts'
import { type Book, cnmarc } from '../../support/books.ts'

const facts = (book: Book & { volume?: string; edition?: string; pages?: string }) => {
  const marc = cnmarc(book, '1')
  for (const field of marc.fields)
    if ('subfields' in field) {
      if (field.tag === '200' && book.volume)
        field.subfields.push({ code: 'h', value: book.volume })
      if (field.tag === '215' && book.pages) field.subfields = [{ code: 'a', value: book.pages }]
    }
  const subfields = [{ code: 'a', value: book.edition ?? '' }]
  if (book.edition) marc.fields.push({ tag: '205', indicators: '  ', subfields })
  return factsOf(describe(marc))
}
type Given = Parameters<typeof facts>[0]
const why = (a: Given, b: Given): string => {
  const said = (decision: Decision) => (decision.same ? decision.rule : decision.because)
  const there = said(sameRecord(facts(a), facts(b)))
  expect(said(sameRecord(facts(b), facts(a)))).toBe(there)
  return there
}
/** `a` against itself with something changed. */
const changed = (a: Given, change: Partial<Given>) => why(a, { ...a, ...change })

const textbook: Given = {
  title: '高等数学',
  volume: '上册',
  by: '同济大学数学系编',
  edition: '6版',
  publisher: '高等教育出版社',
  year: '2007',
  isbn: '978-7-04-020549-7',
  pages: '403页',
}
const novel: Given = {
  title: '复活',
  by: '(俄)列夫·托尔斯泰著 ; 汝龙译',
  publisher: '人民文学出版社',
  year: '1979',
  pages: '600页',
}

test('one ISBN in ten and thirteen digits, in another hand and printing, is one record', () => {
  expect(changed(textbook, { isbn: '7-04-020549-1' })).toBe('isbn')
  const otherHand = { title: '高等數學（第六版）', by: '同濟大學數學系', edition: '', year: '2010' }
  expect(changed(textbook, otherHand)).toBe('isbn')
})

test('the volumes of a set are never one record, whatever ISBN they share', () => {
  expect(changed(textbook, { volume: '下册' })).toBe('otherVolume')
  expect(changed(textbook, { volume: '' })).toBe('otherVolume')
  expect(changed(textbook, { volume: '', title: '高等数学(下)' })).toBe('otherVolume')
})

test('a revised edition is another record, also where it kept its ISBN', () => {
  expect(changed(textbook, { edition: '7版', year: '2014' })).toBe('otherEdition')
  expect(changed(textbook, { edition: '', year: '1999' })).toBe('otherEdition')
  expect(changed(novel, { edition: '修订本', year: '1992' })).toBe('otherEdition')
})

test('two translators are two records; shown together all the same', () => {
  const other = { ...novel, by: '列夫·托尔斯泰著 ; 草婴译' }
  expect(why(novel, other)).toBe('otherTranslation')
  expect(isSameWork(facts(novel), facts(other))).toBe(true)
})

test('without an ISBN title, responsibility, year and volume decide', () => {
  expect(changed(novel, { by: '托尔斯泰著, 汝龙译', publisher: '人民文学' })).toBe('description')
  expect(changed(novel, { year: '1989' })).toBe('otherYear')
  expect(changed(novel, { publisher: '上海译文出版社' })).toBe('otherHouse')
  expect(changed(novel, { title: '战争与和平' })).toBe('otherTitle')
})

test('namesakes are two works', () => {
  const [one, other] = [
    { title: '逻辑学', by: '金岳霖著', year: '1961' },
    { title: '逻辑学', by: '苏天辅编', year: '1961' },
  ]
  expect(why(one, other)).toBe('otherPerson')
  expect(isSameWork(facts(one), facts(other))).toBe(false)
})

test('an ISBN that was given to two books does not make them one', () => {
  expect(changed(textbook, { title: '世界名画鉴赏', by: '赵力编' })).toBe('otherTitle')
  expect(changed(textbook, { title: '高等数学习题全解' })).toBe('otherTitle')
})

test('a wrong ISBN is no identity and no difference', () => {
  expect(changed(textbook, { isbn: '978-7-04-020549-0' })).toBe('description')
})

test('hardback and paperback, described alike to the page, are one; another series is another book', () => {
  expect(changed(textbook, { isbn: '978-7-04-021277-8' })).toBe('binding')
  expect(changed(textbook, { isbn: '978-7-04-021277-8', pages: '410页' })).toBe('otherNumber')
})

test('what says as little and the same is one; what says hardly anything is not', () => {
  expect(why({ title: '论文集' }, { title: '論文集' })).toBe('identical')
  expect(why({ title: '论文集' }, { title: '论文集', year: '1990' })).not.toBe('identical')
})

test('whatever is one record shares a key by which it is found', () => {
  const texts = (given: Given) => keysOf(facts(given)).map(({ text }) => text)
  for (const change of [{ isbn: '' }, { year: '2008' }, { by: '' }, { title: '高等数学(第六版)' }])
    expect(texts({ ...textbook, ...change })).toEqual(
      expect.arrayContaining([
        texts(textbook).find((key) => texts({ ...textbook, ...change }).includes(key)),
      ]),
    )
})
