import { expect, test } from 'vitest'
import { parseQuery, squeezedCallNumber } from '../../src/catalogue/query.ts'
import type { Condition } from '../../src/catalogue/search/condition.ts'

type Field = Parameters<typeof parseQuery>[0]['field']
const ways = (q: string, field: Field = 'any'): Condition[] => {
  const { condition } = parseQuery({ q, field })
  if (!condition) return []
  return condition.by === 'any' ? condition.of : [condition]
}

test('nothing typed, or nothing but signs, asks for nothing', () => {
  for (const q of ['', '   ', '%', '_', '…！《》', '\\']) expect(ways(q), q).toEqual([])
})

test('Chinese is asked for by pairs, one character by itself', () => {
  expect(ways('数')).toEqual([{ by: 'words', field: 'any', words: ['数'] }])
  expect(ways('高等数学')).toEqual([{ by: 'words', field: 'any', words: ['高等', '等数', '数学'] }])
  expect(ways('数 据结构')).toMatchObject([{ words: ['数', '据结', '结构'] }])
})

test('in the title three characters and more must stand in a row', () => {
  const words = ['高等', '等数', '数学']
  expect(ways('高等数学', 'title')).toEqual([
    {
      by: 'all',
      of: [
        { by: 'words', field: 'title', words },
        { by: 'phrase', field: 'title', text: '高等数学', words },
      ],
    },
  ])
})

test('letters alone may be pinyin initials, in the title or anywhere, in any case and width', () => {
  for (const q of ['gdsx', 'GDSX', 'ｇｄｓｘ'])
    expect(ways(q)).toContainEqual({ by: 'begins', what: 'initials', text: 'gdsx' })
  expect(ways('gdsx', 'title')).toContainEqual({ by: 'begins', what: 'initials', text: 'gdsx' })
  expect(ways('gdsx', 'publisher').map(({ by }) => by)).toEqual(['words'])
  for (const q of ['g', 'gd sx', 'gd2', '数xx'])
    expect(ways(q).map(({ by }) => by)).not.toContain('begins')
})

test('an ISBN is one number in every spelling', () => {
  const spellings = [
    '7115143218',
    '7-115-14321-8',
    '978-7-115-14321-1',
    '9787115143211',
    'ISBN 978 7 115 14321 1',
    '９７８－７－１１５－１４３２１－１',
  ]
  for (const q of spellings)
    expect(ways(q, 'isbn'), q).toContainEqual({ by: 'number', numbers: ['9787115143211'] })
  expect(ways('1000-0135', 'isbn')).toContainEqual({ by: 'number', numbers: ['1000-0135'] })
})

test('a call number is asked for by its beginning, without blanks and case', () => {
  expect(squeezedCallNumber(' tp312ja / 840 ')).toBe('TP312JA/840')
  expect(squeezedCallNumber('ＴＰ３１２')).toBe('TP312')
  expect(ways('tp312', 'callNumber')).toContainEqual({
    by: 'begins',
    what: 'callNumber',
    text: 'TP312',
  })
})
