import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bibliographic } from '../../src/catalogue/bibliographic.ts'
import { describe } from '../../src/catalogue/bibliographic.ts'
import { pinyinOfFolded } from '../../src/catalogue/pinyin.ts'
import { parseQuery } from '../../src/catalogue/search/parse.ts'
import { type Candidate, score } from '../../src/catalogue/search/rank.ts'
import { searchedTexts } from '../../src/catalogue/search/searched-texts.ts'
import { workToMarc } from '../../tools/demo/marc.ts'
import { DEMO_WORKS } from '../../tools/demo/works.ts'

const options = { controlNumber: '1', enteredOn: '20200101', holdings: [] }
const works: Bibliographic[] = DEMO_WORKS.map((work) => describe(workToMarc(work, options)))

function candidateOf(work: Bibliographic, libraries = 1): Candidate {
  const texts = searchedTexts(work)
  const { initials, full } = pinyinOfFolded(texts.title)
  const year = work.year === null ? null : Number(work.year)
  return { ...texts, initials, pinyin: full, clc: work.clc ?? '', year, libraries, loans: 0 }
}

const shelf = works.map((work) => ({ work, candidate: candidateOf(work) }))

/** The best of the whole shelf: whoever does not answer at all scores little. */
function best(q: string) {
  const query = parseQuery({ q, field: 'any' })
  const { work } = shelf.toSorted(
    (a, b) => score(query, b.candidate) - score(query, a.candidate),
  )[0]!
  return `${work.title} ${work.volume ?? ''}`.trim()
}

test('what is called exactly so comes before what begins so, and that before what only has the words', () => {
  expect(best('红楼梦')).toBe('红楼梦')
  expect(best('Language')).toBe('Language')
  expect(best('力学')).toBe('力学')
  expect(best('数学分析原理')).toBe('数学分析原理')
})

test('title and author together are the work of that author', () => {
  expect(best('鲁迅 呐喊')).toBe('呐喊')
  expect(best('钱锺书围城')).toBe('围城')
  expect(best('Rudin real and complex analysis')).toBe('Real and complex analysis')
})

test('edition and volume decide where titles are alike', () => {
  expect(best('高等数学第六版下册')).toBe('高等数学 下册')
  expect(best('数学分析 上册 华东师范大学')).toBe('数学分析 上册')
})

test('a work by a person comes before a work about the person', () => {
  const about = {
    ...shelf[0]!.work,
    title: '费孝通传',
    persons: [{ name: '张三', role: null, main: true }],
  }
  const query = parseQuery({ q: '费孝通', field: 'any' })
  const by = shelf.find(({ work }) => work.title === '乡土中国')!
  expect(score(query, by.candidate)).toBeGreaterThan(score(query, candidateOf(about)))
})

test('a name is the same in either order, and pinyin is as good as characters', () => {
  const knuth = shelf.find(({ work }) => work.title === 'Concrete mathematics')!.candidate
  const scores = ['Knuth Donald E', 'Donald E. Knuth', 'Knuth, Donald'].map((q) =>
    Math.round(score(parseQuery({ q, field: 'any' }), knuth)),
  )
  expect(Math.max(...scores) - Math.min(...scores)).toBeLessThanOrEqual(4)
  expect(best('pingfandeshijie')).toBe('平凡的世界')
  expect(best('john rawls')).toBe('A theory of justice')
})

test('of two that answer alike the one that more libraries hold comes first', () => {
  const query = parseQuery({ q: '数学分析', field: 'any' })
  const [some] = shelf.filter(({ work }) => work.title === '数学分析')
  expect(score(query, candidateOf(some!.work, 40))).toBeGreaterThan(score(query, some!.candidate))
})

test('every question has a finite score for every work', () => {
  const property = fc.property(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...shelf),
    (q, { candidate }) => {
      expect(Number.isFinite(score(parseQuery({ q, field: 'any' }), candidate))).toBe(true)
    },
  )
  fc.assert(property, { numRuns: 500, seed: 5 })
})
