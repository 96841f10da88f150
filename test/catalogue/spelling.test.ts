import { expect, test } from 'vitest'
import { words } from '../../src/catalogue/fold.ts'
import { otherSpellings, spellingProbes } from '../../src/catalogue/search/slips/spelling.ts'

const titles = [
  '数学分析',
  '数学分析原理',
  '机器学习',
  '骆驼祥子',
  '万历十五年',
  '高等数学',
  'Introduction to algorithms',
  'Pattern recognition and machine learning',
  'Design patterns',
  'Преступление и наказание Достоевский',
]
const held = new Map<string, number>()
for (const title of titles)
  for (const word of words(title)) held.set(word, (held.get(word) ?? 0) + 1)

function suggested(typed: string): string[] {
  const counts = new Map(
    spellingProbes(typed).flatMap((word) =>
      held.has(word) ? [[word, held.get(word)!] as const] : [],
    ),
  )
  return otherSpellings(typed, counts)
}

test('a character that only sounds right is replaced by the one the catalogue has', () => {
  const typed = [
    ['数学分希', '数学分析'],
    ['數學分希', '数学分析'],
    ['机气学习', '机器学习'],
    ['骆陀祥子', '骆驼祥子'],
    ['万力十五年', '万历十五年'],
    // xu for xue
    ['高等数序', '高等数学'],
  ]
  for (const [wrong, right] of typed) expect(suggested(wrong!)[0], wrong).toBe(right)
})

test('two wrong characters are put right, too', () => {
  expect(suggested('树学分希')[0]).toBe('数学分析')
})

test('a word with a letter too few, too many, wrong or in the wrong place is put right', () => {
  const typed = [
    ['introducton to algorithms', 'introduction to algorithms'],
    ['patern recognition', 'pattern recognition'],
    ['desing patterns', 'design patterns'],
    ['machine lerning', 'machine learning'],
    ['достаевский', 'достоевский'],
  ]
  for (const [wrong, right] of typed) expect(suggested(wrong!)[0], wrong).toBe(right)
})

test('only what the catalogue has is proposed, and what it has is left alone', () => {
  expect(suggested('数学分析')).toEqual([])
  expect(suggested('design patterns')).toEqual([])
  expect(suggested('zzzzqqqq')).toEqual([])
  expect(suggested('')).toEqual([])
})

test('the longest question asks for some thousand words, not more', () => {
  expect(spellingProbes('是'.repeat(200)).length).toBeLessThan(20_000)
  expect(spellingProbes('abcdefghijklmnopqrst '.repeat(10)).length).toBeLessThan(20_000)
})
