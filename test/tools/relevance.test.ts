import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answers, ownSets, readJudged } from '../../tools/bench/relevance/judged.ts'
import { measure } from '../../tools/bench/relevance/measure.ts'

const folder = mkdtempSync(join(tmpdir(), 'hutong-judged-'))
function fileOf(text: string): string {
  const path = join(folder, `${Math.abs(text.length * 31)}.json`)
  writeFileSync(path, text)
  return path
}

test('both halves of our own set have 75 questions and more, and share none', () => {
  const [tuning, heldBack] = ownSets.map((set) => readJudged(set))
  expect(tuning!.length).toBeGreaterThanOrEqual(75)
  expect(heldBack!.length).toBeGreaterThanOrEqual(75)
  const asked = new Set(tuning!.map(({ q }) => q))
  expect(heldBack!.filter(({ q }) => asked.has(q))).toEqual([])
})

test('a set of others is read with other names for the same, as a list or line by line', () => {
  const question = { query: '围城', works: [{ relevance: 2, title: '围城', author: '钱钟书' }] }
  const expected = {
    q: '围城',
    field: 'any',
    kind: '',
    relevant: [{ grade: 2, title: '围城', responsibility: '钱钟书' }],
  }
  expect(readJudged(fileOf(JSON.stringify([question])))).toMatchObject([expected])
  expect(readJudged(fileOf(JSON.stringify({ queries: [question] })))).toMatchObject([expected])
  const lines = `${JSON.stringify(question)}\n${JSON.stringify(question)}\n`
  expect(readJudged(fileOf(lines))).toMatchObject([expected, expected])
})

test('a set that is none says where', () => {
  const nameless = JSON.stringify({ queries: [{ q: '围城', relevant: [{ grade: 1 }] }] })
  expect(() => readJudged(fileOf(nameless))).toThrow(/"isbn" or by "title"[\s\S]*relevant/)
  const unfit = JSON.stringify({ queries: [{ q: '围城', field: 'colour', relevant: ['围城'] }] })
  expect(() => readJudged(fileOf(unfit))).toThrow(/field/)
})

test('a work is known by its number, or by title, name and volume', () => {
  const known = {
    title: '高等数学',
    subtitle: '',
    volume: '上册',
    responsibility: '同济大学数学系编',
    year: '2014',
    isbns: ['9787040396638'],
  }
  const is = (relevant: object) => answers(known, { grade: 1, ...relevant })
  expect(is({ isbn: '7-04-039663-7' })).toBe(true)
  expect(is({ title: '高等數學', responsibility: '同济' })).toBe(true)
  expect(is({ title: '高等数学', volume: '下册' })).toBe(false)
  expect(is({ title: '高等数学', responsibility: '蔡乃清' })).toBe(false)
})

test('the best order has 1, none has 0, and a worse one less', () => {
  expect(measure([3, 2, 0], [2, 3])).toEqual({ ndcg10: 1, success3: true })
  expect(measure([0, 0, 0, 3], [3])).toMatchObject({ success3: false })
  expect(measure([], [1])).toEqual({ ndcg10: 0, success3: false })
  expect(measure([2, 3], [3, 2]).ndcg10).toBeLessThan(1)
  expect(measure([2, 3], [3, 2]).ndcg10).toBeGreaterThan(0.7)
})
