import { expect, test } from 'vitest'
import { fold } from '../../src/catalogue/fold.ts'
import { pinyinOf } from '../../src/catalogue/pinyin.ts'
import { type Suggestible, suggest } from '../../src/catalogue/search/suggest.ts'

const known = (kind: Suggestible['kind'], text: string, weight: number): Suggestible => ({
  kind,
  text,
  recordId: kind === 'title' ? weight : null,
  folded: fold(text),
  initials: pinyinOf(text).initials,
  pinyin: pinyinOf(text).full,
  weight,
})

const index = [
  known('title', '数学分析', 40),
  known('title', '数学分析', 3),
  known('title', '数学分析原理', 30),
  known('title', '数学之美', 50),
  known('title', '社会学', 9),
  known('subject', '数学分析', 200),
  known('subject', '数学', 900),
  known('person', '舒新城', 5),
  known('person', 'Knuth, Donald E.', 7),
]
const suggested = (typed: string, limit = 10) => suggest(typed, index, limit)
const texts = (typed: string, limit?: number) => suggested(typed, limit).map(({ text }) => text)

test('what is called exactly as typed comes first, then what begins so, the most wanted first', () => {
  expect(texts('数学')).toEqual(['数学', '数学分析', '数学之美', '数学分析', '数学分析原理'])
})

test('a title of several works is suggested once, for the one most libraries hold', () => {
  expect(suggested('数学分析').filter(({ kind }) => kind === 'title')).toEqual([
    { kind: 'title', text: '数学分析', recordId: 40 },
    { kind: 'title', text: '数学分析原理', recordId: 30 },
  ])
})

test('initials and pinyin are completed, also in the middle of a syllable', () => {
  expect(texts('sxfx')).toContain('数学分析')
  expect(texts('shuxuefenx')).toContain('数学分析')
  expect(texts('knuth')).toEqual(['Knuth, Donald E.'])
})

test('a surname or a forename begins a person', () => {
  expect(texts('donald')).toEqual(['Knuth, Donald E.'])
})

test('one Latin letter and nothing at all suggest nothing', () => {
  for (const typed of ['', ' ', 's', '…']) expect(texts(typed)).toEqual([])
  expect(texts('数').length).toBeGreaterThan(0)
})

test('names do not crowd out titles', () => {
  const many = Array.from({ length: 20 }, (_, at) => known('person', `数学家${at}`, 1000 + at))
  const kinds = suggest('数学', [...many, ...index], 6).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'person')).toHaveLength(2)
  expect(kinds).toContain('title')
})
