import { expect, test } from 'vitest'
import { parseQuery, squeezedCallNumber } from '../../src/catalogue/query.ts'

const ways = (q: string, field: Parameters<typeof parseQuery>[0]['field'] = 'any') =>
  parseQuery({ q, field }).alternatives

test('nothing typed, or nothing but signs, asks for nothing', () => {
  for (const q of ['', '   ', '%', '_', '…！《》', '\\']) expect(ways(q), q).toEqual([])
})

test('Chinese is asked for by pairs, one character by itself', () => {
  expect(ways('数')).toEqual([{ by: 'words', words: ['数'], phrases: [] }])
  expect(ways('高等数学')).toEqual([{ by: 'words', words: ['高等', '等数', '数学'], phrases: [] }])
  expect(ways('数 据结构')).toMatchObject([{ words: ['数', '据结', '结构'] }])
})

test('in the title three characters and more must stand in a row', () => {
  expect(ways('高等数学', 'title')).toEqual([
    {
      by: 'words',
      words: ['t:高等', 't:等数', 't:数学'],
      phrases: [{ whole: '高等数学', pairs: ['高等', '等数', '数学'] }],
    },
  ])
})

test('letters alone may be pinyin initials, in the title or anywhere, in any case and width', () => {
  for (const q of ['gdsx', 'GDSX', 'ｇｄｓｘ'])
    expect(ways(q)).toContainEqual({ by: 'initials', start: 'gdsx' })
  expect(ways('gdsx', 'title')).toContainEqual({ by: 'initials', start: 'gdsx' })
  expect(ways('gdsx', 'publisher').map(({ by }) => by)).toEqual(['words'])
  for (const q of ['g', 'gd sx', 'gd2', '数xx'])
    expect(ways(q).map(({ by }) => by)).not.toContain('initials')
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
    expect(ways(q, 'isbn'), q).toContainEqual({
      by: 'words',
      words: ['i:9787115143211'],
      phrases: [],
    })
  expect(ways('1000-0135', 'isbn')).toContainEqual({
    by: 'words',
    words: ['i:1000-0135'],
    phrases: [],
  })
})

test('a call number is asked for by its beginning, without blanks and case', () => {
  expect(squeezedCallNumber(' tp312ja / 840 ')).toBe('TP312JA/840')
  expect(squeezedCallNumber('ＴＰ３１２')).toBe('TP312')
  expect(ways('tp312', 'callNumber')).toContainEqual({ by: 'callNumber', start: 'TP312' })
})
