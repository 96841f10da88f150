import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marksIn } from '../../src/catalogue/search/answer/marks.ts'
import { parseQuery } from '../../src/catalogue/search/parse.ts'

/** The title with what is marked in brackets. */
function marked(title: string, q: string): string {
  const marks = marksIn(title, parseQuery({ q, field: 'any' }).readings ?? [])
  const parts = marks.map(
    ({ from, to }, at) => `${title.slice(marks[at - 1]?.to ?? 0, from)}[${title.slice(from, to)}]`,
  )
  return parts.join('') + title.slice(marks.at(-1)?.to ?? 0)
}

test('what was typed is marked where it stands, whatever its case, width or script', () => {
  expect(marked('吉米多维奇数学分析习题集', '数学分析')).toBe('吉米多维奇[数学分析]习题集')
  expect(marked('軟體工程', '软体工程')).toBe('[軟體工程]')
  expect(marked('Effective Java', 'JAVA')).toBe('Effective [Java]')
  expect(marked('Ｊａｖａ编程', 'java')).toBe('[Ｊａｖａ]编程')
  expect(marked('Les misérables', 'miserables')).toBe('Les [misérables]')
  expect(marked('C++ primer', 'c++')).toBe('[C++] primer')
  expect(marked('就业、利息和货币通论', '就业利息')).toBe('[就业、利息]和货币通论')
})

test('initials and pinyin mark the characters that sound so, from the beginning', () => {
  expect(marked('数学分析', 'sxfx')).toBe('[数学分析]')
  expect(marked('数学分析原理', 'sxfx')).toBe('[数学分析]原理')
  expect(marked('数学分析原理', 'shuxuefenxi')).toBe('[数学分析]原理')
  expect(marked('数学分析原理', 'shu xue fen xi')).toBe('[数学分析]原理')
  expect(marked('高等数学', 'gaodengshux')).toBe('[高等数学]')
  expect(marked('重庆森林', 'cqsl')).toBe('[重庆森林]')
  expect(marked('Java高级编程', 'javagj')).toBe('[Java高级]编程')
  expect(marked('高等数学', 'gdsx 同济')).toBe('[高等数学]')
  expect(marked('数学分析', 'fx')).toBe('数学分析')
})

test('words apart are marked one by one, and articles are not', () => {
  expect(marked('Pattern recognition and machine learning', 'machine pattern')).toBe(
    '[Pattern] recognition and [machine] learning',
  )
  expect(marked('Introduction to algorithms', 'an algorithm')).toBe('Introduction to [algorithm]s')
  expect(marked('The art of war', 'the war')).toBe('The art of [war]')
  expect(marked('Smart cars', 'art')).toBe('Smart cars')
  expect(marked('围城', '钱锺书')).toBe('围城')
})

test('a single letter says nothing of a title, unless it is the question and a word of the title', () => {
  expect(marked('Clean code', 'Martin, Robert C.')).toBe('Clean code')
  expect(marked('C语言程序设计', 'C语言')).toBe('[C语言]程序设计')
  expect(marked('The C programming language', 'c')).toBe('The [C] programming language')
  expect(marked('Clean code', 'c')).toBe('Clean code')
})

test('whatever is asked, marks stand in their order within the title and do not meet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, q) => {
      let end = -1
      for (const { from, to } of marksIn(title, [q, title])) {
        expect(from).toBeGreaterThan(end)
        expect(to).toBeGreaterThan(from)
        end = to
      }
      expect(end).toBeLessThanOrEqual(title.length)
    }),
    { seed: 5, numRuns: 2_000 },
  )
})
