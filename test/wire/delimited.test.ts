import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDelimited } from '../../src/wire/delimited.ts'

const rowsOf = (text: string) => [...readDelimited(text)].map(({ cells }) => cells)

test('tabs, commas and semicolons part the cells, whichever stand in the first line', () => {
  for (const separator of ['\t', ',', ';'])
    expect(rowsOf(`a${separator}b\r\n1${separator}2\n\n3${separator}`)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', ''],
    ])
})

test('a quoted cell may hold the separator, line ends and quotes; a quote inside a cell is a sign', () => {
  expect(rowsOf('\ufefftitle,pages\n"数学, ""分析""\n下",12\n5" 软盘,3')).toEqual([
    ['title', 'pages'],
    ['数学, "分析"\n下', '12'],
    ['5" 软盘', '3'],
  ])
})

test('a row says on which line of the text it begins, empty lines and lines in quotes counted', () => {
  const text = '\ufeffa,b\r\n\r\n"one\r\ntwo",2\n\n\n3,"x""\ny"\r4,5'
  expect([...readDelimited(text)].map(({ line, cells }) => [line, cells[0]])).toEqual([
    [1, 'a'],
    [3, 'one\r\ntwo'],
    [7, '3'],
    [9, '4'],
  ])
})

test('whatever rows are written, they are read back', () => {
  const cells = fc.array(fc.string({ maxLength: 12 }), { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 8 }), (rows) => {
      const heads = ['一', '二']
      const all = [heads, ...rows]
      const written = all
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\n')
      expect(rowsOf(written)).toEqual(all)
    }),
  )
})

test('two million signs are read in a moment, whatever they are', { timeout: 30_000 }, () => {
  const count = 2_000_000
  for (const piece of ['\n', ',', '"', ',"', '"a\n', '"""x\n', '""x,']) {
    const text = piece.repeat(count / piece.length)
    const begun = performance.now()
    rowsOf(text)
    expect([piece, performance.now() - begun < 2_000]).toEqual([piece, true])
  }
})

test('a row has 200 cells at most', () => {
  expect(rowsOf(`a${',b'.repeat(1000)}`)[0]).toHaveLength(200)
})

test('a quote that never ends, and anything else, is read at once', () => {
  expect(rowsOf(`a,b\n"${'x'.repeat(100_000)}`)).toHaveLength(2)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      for (const row of rowsOf(text)) expect(row.length).toBeGreaterThan(0)
    }),
  )
})
