import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Condition } from '../../src/catalogue/search/condition.ts'
import { parseQuery } from '../../src/catalogue/search/parse.ts'
import { takeApart } from '../../src/catalogue/search/question/boolean.ts'
import { squeezedCallNumber } from '../../src/catalogue/search/question/call-number.ts'
import { wordsAsked } from '../../src/catalogue/search/question/most-words.ts'
import { type SearchField, searchFields } from '../../src/catalogue/shapes.ts'
import { en } from '../../texts/en/index.ts'
import { zh } from '../../texts/zh/index.ts'

const parsed = (q: string, field: SearchField = 'any') => parseQuery({ q, field }).condition

/** The condition and, where it is one of several ways to read the question, each of them. */
const ways = (q: string, field: SearchField = 'any'): Condition[] => {
  const condition = parsed(q, field)
  if (!condition) return []
  return condition.by === 'any' ? condition.of : [condition]
}

const words = (...words: string[]): Condition => ({ by: 'words', field: 'any', words })
const begins = (what: 'initials' | 'pinyin' | 'clc' | 'callNumber', text: string): Condition => ({
  by: 'begins',
  what,
  text,
})

test('nothing typed, or nothing but signs, asks for nothing', () => {
  for (const q of ['', '   ', '%', '_', '…！《》', '\\', '""', '()', '+ -'])
    expect(parsed(q), q).toBeNull()
})

test('Chinese is asked for by pairs, one character by itself', () => {
  expect(ways('数')).toEqual([words('数')])
  expect(ways('数学分析')).toContainEqual(words('数学', '学分', '分析'))
  expect(ways('数 据结构')).toContainEqual(words('数', '据结', '结构'))
})

test('in the title three characters and more must stand in a row', () => {
  expect(parsed('高等数学', 'title')).toEqual({
    by: 'phrase',
    field: 'title',
    text: '高等数学',
    words: ['高等', '等数', '数学'],
  })
})

test('an article may be typed or left out, and one stands for many', () => {
  expect(ways('the algorithms')).toContainEqual(words('algorithm'))
  expect(ways('The')).toContainEqual(words('the'))
  expect(ways('C++')).toContainEqual(words('c++'))
})

test('letters alone may be pinyin initials, in the title or anywhere, in any case and width', () => {
  for (const q of ['gdsx', 'GDSX', 'ｇｄｓｘ'])
    expect(ways(q)).toContainEqual(begins('initials', 'gdsx'))
  expect(ways('gdsx', 'title')).toContainEqual(begins('initials', 'gdsx'))
  expect(ways('gdsx', 'publisher').map(({ by }) => by)).toEqual(['words'])
  for (const q of ['g', 'gd sx', '数xx'])
    expect(ways(q).map(({ by }) => by)).not.toContain('begins')
})

test('letters that are syllables may be pinyin, with or without blanks, of a title or of a person', () => {
  for (const q of ['shuxuefenxi', 'shu xue fen xi', 'Shuxue Fenxi'])
    expect(ways(q), q).toContainEqual(begins('pinyin', 'shuxuefenxi'))
  expect(ways('algorithm')).not.toContainEqual(begins('pinyin', 'algorithm'))
  expect(ways('lu xun', 'responsibility')).toContainEqual({
    by: 'words',
    field: 'responsibility',
    words: ['luxun'],
  })
})

test('an ISBN is one number in every spelling', () => {
  const spellings = [
    '7115143218',
    '7-115-14321-8',
    '978-7-115-14321-1',
    '9787115143211',
    'ISBN 978 7 115 14321 1',
    'isbn: 9787115143211',
    '９７８－７－１１５－１４３２１－１',
  ]
  for (const q of spellings)
    for (const field of ['isbn', 'any'] as const)
      expect(parsed(q, field), q).toEqual({ by: 'number', numbers: ['9787115143211'] })
  expect(parsed('1000-0135')).toEqual({ by: 'number', numbers: ['1000-0135'] })
})

test('a year is a word and no number of a book', () => {
  expect(ways('高等数学 2014')).toContainEqual(words('高等', '等数', '数学', '2014'))
  expect(ways('1984').map(({ by }) => by)).not.toContain('number')
})

test('a call number or a class is asked for by its beginning, without blanks and case', () => {
  expect(squeezedCallNumber(' tp312ja / 840 ')).toBe('TP312JA/840')
  expect(squeezedCallNumber('ＴＰ３１２')).toBe('TP312')
  expect(ways('tp312', 'callNumber')).toContainEqual(begins('callNumber', 'TP312'))
  for (const q of ['TP312', 'O17', 'K248.307', 'I247.57', 'tp312ja'])
    expect(ways(q), q).toContainEqual(begins('clc', q.toUpperCase()))
  expect(ways('TP312JA/840')).toContainEqual(begins('callNumber', 'TP312JA/840'))
  expect(JSON.stringify(parsed('tp181 周志华'))).toContain('"clc","text":"TP181"')
})

test('a name may stand before or behind a title without a blank', () => {
  const byName = (name: string, title: string[]): Condition => ({
    by: 'all',
    of: [
      { by: 'words', field: 'responsibility', words: [`=${name}`] },
      { by: 'words', field: 'title', words: title },
    ],
  })
  expect(ways('余华活着')).toContainEqual(byName('余华', ['活着']))
  expect(ways('围城钱锺书')).toContainEqual(byName('钱钟书', ['围城']))
})

test('AND, OR, NOT, 与, 或, 非, + and - are operators as whole tokens only', () => {
  expect(parsed('数 AND 学')).toEqual({ by: 'all', of: [words('数'), words('学')] })
  for (const q of ['数 OR 学', '数 或 学'])
    expect(parsed(q), q).toEqual({ by: 'any', of: [words('数'), words('学')] })
  for (const q of ['数 NOT 学', '数 非 学', '数 -学', '+数 -学'])
    expect(parsed(q), q).toEqual({ by: 'without', wanted: words('数'), unwanted: words('学') })
  expect(ways('红与黑')).toContainEqual(words('红与', '与黑'))
  expect(ways('war and peace')).toContainEqual(words('war', 'peace'))
  expect(ways('x-ray')).toContainEqual(words('x', 'ray'))
})

test('parentheses group, and AND binds closer than OR', () => {
  const [a, b, c] = [words('甲'), words('乙'), words('丙')]
  expect(parsed('(甲 OR 乙) AND 丙')).toEqual({ by: 'all', of: [{ by: 'any', of: [a, b] }, c] })
  expect(parsed('甲 OR 乙 AND 丙')).toEqual({ by: 'any', of: [a, { by: 'all', of: [b, c] }] })
})

test('quotation marks of any kind make a phrase', () => {
  const phrase: Condition = {
    by: 'phrase',
    field: 'any',
    text: 'machine learning',
    words: ['machine', 'learning'],
  }
  for (const q of [
    '"machine learning"',
    '“Machine Learning”',
    '「machine learning」',
    '＂machine learning＂',
  ])
    expect(parsed(q), q).toEqual(phrase)
  expect(parsed('《时间简史》')).toMatchObject({ by: 'phrase', text: '时间简史' })
})

test('what cannot be an operator is read as if it were not there', () => {
  for (const q of ['AND 数', '数 OR', '(数', '数)', '"数', '数"', '((数))', 'OR AND 数', '数 NOT'])
    expect(parsed(q), q).toEqual(words('数'))
})

test('a question that only excludes asks for nothing', () => {
  for (const q of ['NOT 数', '-数', 'NOT (数 OR 学)']) expect(parsed(q), q).toBeNull()
  expect(parsed('学 OR NOT 数')).toEqual(words('学'))
})

test('a reader of Taiwan asks with her words, and the mainland’s are asked for, too', () => {
  expect(ways('軟體')).toEqual([words('软体'), words('软件')])
  expect(ways('資料庫')).toContainEqual(words('数据', '据库'))
  expect(ways('程式設計')).toContainEqual(words('程序', '序设', '设计'))
  expect(ways('人工智慧')).toContainEqual(words('人工', '工智', '智能'))
  expect(ways('程序')).toEqual([words('程序')])
})

test('whatever is typed is understood at once, and always in the same way', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'AND',
      'OR',
      'NOT',
      '与',
      '或',
      '非',
      '(',
      ')',
      '（',
      '"',
      '“',
      '”',
      '《',
      '》',
      '+',
      '-',
      ' ',
    ),
    fc.constantFrom(
      '数学',
      'gdsx',
      'shuxue',
      'TP312',
      '9787115143211',
      '軟體',
      '\u0000',
      '\ud800',
      'ﷺ',
      'e\u0301',
    ),
  )
  const typed = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''))
  const property = fc.property(typed, fc.constantFrom(...searchFields), (q, field) => {
    const began = performance.now()
    const query = parseQuery({ q, field })
    expect(performance.now() - began).toBeLessThan(250)
    expect(parseQuery({ q, field })).toEqual(query)
    const written = JSON.stringify(query)
    expect(written.length).toBeLessThan(60_000)
    expect(written).not.toContain('\\u0000')
    expect(query.condition === null || !hasNothing(query.condition)).toBe(true)
  })
  fc.assert(property, { numRuns: 2_000, seed: 3 })
})

/** A condition that says nothing would find everything. */
function hasNothing(condition: Condition): boolean {
  if (condition.by === 'words' || condition.by === 'phrase') return condition.words.length === 0
  if (condition.by === 'number') return condition.numbers.length === 0
  if (condition.by === 'begins') return condition.text === ''
  if (condition.by === 'without')
    return hasNothing(condition.wanted) || hasNothing(condition.unwanted)
  return condition.of.length < 2 || condition.of.some(hasNothing)
}

test('a Chinese name in pinyin is the same person with the forename first', () => {
  for (const q of ['Fei Xiaotong', 'Xiaotong Fei', 'Fei, Xiaotong', 'Xiao tong Fei'])
    for (const field of ['any', 'responsibility'] as const)
      expect(JSON.stringify(parseQuery({ q, field }).condition), `${q} in ${field}`).toContain(
        JSON.stringify({ by: 'words', field: 'responsibility', words: ['feixiaotong'] }),
      )
})

test('the name of a field before a colon asks in it, in either language, up to the next name or operator', () => {
  const asked = (q: string, field: SearchField = 'any') => parseQuery({ q, field }).condition
  for (const [names, field] of [
    [['题名', '书名', 'title', 'Title'], 'title'],
    [['作者', 'author'], 'responsibility'],
    [['主题', 'SUBJECT'], 'subject'],
    [['出版社', 'publisher'], 'publisher'],
  ] as const)
    for (const name of names)
      for (const colon of [':', '：', ': '])
        expect(asked(`${name}${colon}code`), name).toEqual(asked('code', field))
  expect(asked('书名：乡土中国')).toEqual(asked('乡土中国', 'title'))
  expect(asked('isbn:9787020002207')).toEqual(asked('9787020002207', 'isbn'))
  expect(asked('Call number: TP312')).toEqual(asked('TP312', 'callNumber'))
  expect(asked('title:"clean code"')).toEqual(asked('"clean code"', 'title'))
  expect(asked('title:(code OR java)')).toEqual(asked('code OR java', 'title'))
  expect(asked('author: Robert Martin title: clean')).toEqual({
    by: 'all',
    of: [asked('Robert Martin', 'responsibility'), asked('clean', 'title')],
  })
  for (const not of ['java -title:code', 'java NOT title:code'])
    expect(asked(not)).toEqual({
      by: 'without',
      wanted: asked('java'),
      unwanted: asked('code', 'title'),
    })
  expect(parseQuery({ q: '题名：乡土中国', field: 'any' }).asTitle).toBe('乡土中国')
})

test('every name of a field that the pages show is understood', () => {
  for (const { searchFields } of [zh.catalogue, en.catalogue])
    for (const [field, name] of Object.entries(searchFields))
      expect(parseQuery({ q: `${name}:9787020002207`, field: 'any' }).condition, name).toEqual(
        parseQuery({ q: '9787020002207', field: field as SearchField }).condition,
      )
})

test('a colon behind any other word is punctuation', () => {
  for (const q of [
    'C: a language',
    '3:1',
    'Clean code: a handbook',
    'subtitle:code',
    '红楼梦：校注',
    'http://a.b',
    'title:',
    ':code',
  ])
    expect(JSON.stringify(takeApart(q)), q).not.toContain('"in"')
  expect(wordsAsked('title:clean code', 'any')).toBeNull()
})
