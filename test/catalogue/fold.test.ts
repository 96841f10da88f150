import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, indexWords, readings, words } from '../../src/catalogue/fold.ts'

test('what readers type differently folds to one form', () => {
  const alike = [
    ['Ｊａｖａ　高级编程', 'java 高级编程'],
    ['圖書館學', '图书馆学'],
    ['Les Misérables', 'les miserables'],
    ['Photčhanānukrom', 'photchananukrom'],
    ['Pʻing-yao', 'ping yao'],
    ['Straße', 'strasse'],
    ['ВОЙНА и мир', 'война и мир'],
    ['Ёлка', 'елка'],
    ['《红楼梦》', '红楼梦'],
    ['C++/C#', 'c++ c#'],
  ]
  for (const [typed, folded] of alike) expect(fold(typed!)).toBe(folded)
})

test('letters that only look like accented ones stay themselves', () => {
  expect(fold('мой')).toBe('мой')
  expect(fold('が')).toBe('が')
  expect(fold('한글')).toBe('한글')
})

test('simplified text keeps its words: 程序 (program) is not taken for Taiwan’s 程序 (process)', () => {
  expect(fold('程序设计')).toBe('程序设计')
  expect(fold('智慧人生')).toBe('智慧人生')
})

test('folding twice changes nothing', () => {
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0x3400, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
      fc.constantFrom('軟體', 'ё', 'Å', 'ﬁ', '＋', '①', '㈱', 'İ', '裏', '乾'),
    ),
  )
  const twice = fc.property(text, (parts) => {
    const once = fold(parts.join(''))
    expect(fold(once)).toBe(once)
  })
  fc.assert(twice, { numRuns: 500, seed: 7 })
})

test('Chinese is found by one character, by two, and Latin by whole words', () => {
  expect(words('Java高级编程')).toEqual(['java', '高', '级', '编', '程', '高级', '级编', '编程'])
  expect(words('Война и мир')).toEqual(['война', 'и', 'мир'])
  expect(words('𠮷田')).toEqual(['𠮷', '田', '𠮷田'])
  expect(words('  …！')).toEqual([])
})

test('a book about C++ is found under C too', () => {
  expect(words('C++程序')).toEqual(['c++', 'c', '程', '序', '程序'])
})

test('every word of a title finds the title, in simplified and traditional alike', () => {
  const title = new Set(indexWords('數位圖書館'))
  for (const typed of ['數位', '数位', '圖書', '图书馆', '館'])
    expect(
      words(typed).every((word) => title.has(word)),
      typed,
    ).toBe(true)
})

test('a mainland reader finds 軟體工程 by 软件, and a Taiwan reader by 軟體', () => {
  const title = new Set(indexWords('軟體工程'))
  for (const typed of ['软件', '軟體', '软体工程'])
    expect(
      words(typed).every((word) => title.has(word)),
      typed,
    ).toBe(true)
})

test('Taiwan’s words are found by the mainland’s and the other way round, also those without a character of their own', () => {
  const pairs = [
    ['軟體', '软件'],
    ['資料庫', '数据库'],
    ['程式設計', '程序设计'],
    ['人工智慧', '人工智能'],
    ['物件導向', '面向对象'],
    ['演算法', '算法'],
    ['作業系統', '操作系统'],
  ]
  for (const [taiwan, mainland] of pairs) expect(readings(taiwan!), taiwan).toContain(mainland)
  expect(readings('程序设计')).toEqual(['程序设计'])
})

test('forms of Japan and variants of names are found as they are typed on the mainland', () => {
  const alike = [
    ['広辞苑', '广辞苑'],
    ['図書館学の発展', '图书馆学の发展'],
    ['钱锺书', '钱钟书'],
    ['錢鍾書', '钱钟书'],
    ['於崇华', '于崇华'],
  ]
  for (const [printed, typed] of alike) expect(fold(printed!), printed).toBe(fold(typed!))
})

test('what punctuation parts in a title may be typed in one', () => {
  const title = new Set(indexWords('就业、利息和货币通论'))
  for (const word of words('就业利息和货币通论')) expect(title, word).toContain(word)
})

test('one stands for many: a book on algorithms is found by algorithm', () => {
  expect(words('Algorithms')).toContain('algorithm')
  expect(words('Libraries')).toContain('library')
  for (const own of ['physics', 'analysis', 'corpus', 'gas', 'class'])
    expect(words(own)[0], own).toBe(own)
})
