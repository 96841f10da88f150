import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContents } from '../../../src/catalogue/serials/contents-file.ts'
import { readable, readTitleList } from '../../../src/catalogue/serials/electronic/title-list.ts'

const kbart = [
  'publication_title\tprint_identifier\tonline_identifier\tdate_first_issue_online\tnum_first_vol_online\tnum_first_issue_online\tdate_last_issue_online\tnum_last_vol_online\tnum_last_issue_online\ttitle_url\tembargo_info\tcoverage_depth\tpublication_type',
  'Journal of Interlending\t0264-1615\t2054-1597\t1983-01\t11\t1\t\t\t\thttps://journals.example/ji\tP1Y\tfulltext\tserial',
  '情报学报\t1000-0135\t\t1982\t1\t\t2020-12\t39\t12\tjavascript:alert(1)\t\tfulltext\tserial',
  'A History of Reading\t978-7-100-02930-8\t\t\t\t\t\t\t\thttps://books.example/7\t\tfulltext\tmonograph',
  'Wrong\t1234-5678\t\t\t\t\t\t\t\t\t\t\tserial',
  '\t1000-0135',
].join('\r\n')

function titles(text: string) {
  const read = readTitleList(text)
  if (!read.ok) throw new Error(read.missing.join())
  return read.list
}

test('a KBART file says what of each title can be read, and from when', () => {
  const { titles: found, rejected } = titles(kbart)
  expect(found.map(({ title, kind, numbers }) => [title, kind, numbers])).toEqual([
    ['Journal of Interlending', 'serial', ['0264-1615', '2054-1597']],
    ['情报学报', 'serial', ['1000-0135']],
    ['A History of Reading', 'book', ['9787100029308']],
  ])
  expect(found[0]?.span).toEqual({
    from: { year: 1983, volume: 11, issue: 1 },
    to: { year: null, volume: null, issue: null },
    isOpen: true,
  })
  expect(found[1]?.span).toMatchObject({ to: { year: 2020, volume: 39, issue: 12 }, isOpen: false })
  expect(rejected).toEqual([
    { line: 5, reason: 'noNumber', cell: 'Wrong' },
    { line: 6, reason: 'noTitle', cell: '' },
  ])
})

test('only an address of the web is one', () => {
  expect(titles(kbart).titles.map(({ url }) => url)).toEqual([
    'https://journals.example/ji',
    '',
    'https://books.example/7',
  ])
})

test('a plain list with a title and a number will do, and without a title column it is said', () => {
  expect(titles('刊名,ISSN\n情报学报,１０００－０１３５').titles).toMatchObject([
    { title: '情报学报', numbers: ['1000-0135'], kind: 'serial' },
  ])
  expect(readTitleList('ISSN\n1000-0135')).toEqual({ ok: false, missing: ['title'] })
})

test('a rejected row is named by its line in the file, also behind empty lines', () => {
  expect(titles('\n刊名,ISSN\n\n情报学报,1000-0135\n\n\n没有号,').rejected).toEqual([
    { line: 7, reason: 'noNumber', cell: '没有号' },
  ])
})

test('an embargo keeps back the newest, a moving wall the oldest', () => {
  const on = Temporal.PlainDate.from('2026-11-25')
  const said = (embargo: string) => {
    const { until, since } = readable(embargo, on)
    return [until?.toString() ?? '', since?.toString() ?? '']
  }
  expect(said('P1Y')).toEqual(['2025-11-25', ''])
  expect(said('P6M')).toEqual(['2026-05-25', ''])
  expect(said('R10Y;P30D')).toEqual(['2026-10-26', '2016-11-25'])
  expect(said('')).toEqual(['', ''])
})

test('目次 gather into issues, in the order of the file', () => {
  const read = readContents(
    [
      'ISSN,刊名,年,卷,期,篇名,作者,页码',
      '1000-0135,情报学报,2019,第38卷,第5期,馆际互借的规则,甲；乙,1-9',
      '1000-0135,情报学报,2019,38,5,"原文传递, 再论",丙,10-19',
      '1000-0135,情报学报,2019,38,6,目录合并,丁,1-7',
      '1000-0135,情报学报,,38,6,没有年,丁,1-7',
      ',情报学报,2019,38,6,没有号,丁,1-7',
    ].join('\n'),
  )
  if (!read.ok) throw new Error(read.missing.join())
  expect(read.reading.issues.map(({ issue, articles }) => [issue, articles.length])).toEqual([
    ['5', 2],
    ['6', 1],
  ])
  expect(read.reading.issues[0]?.articles[1]).toEqual({
    title: '原文传递, 再论',
    responsibility: '丙',
    pages: '10-19',
  })
  expect(read.reading.rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [5, 'noYear'],
    [6, 'noNumber'],
  ])
})

test('whatever stands in such a file, it is read or rejected line by line', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 20 })
  const row = fc.array(cell, { minLength: 1, maxLength: 9 }).map((cells) => cells.join('\t'))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 10 }), (rows) => {
      const { titles: found, rejected } = titles([kbart.split('\r\n')[0], ...rows].join('\n'))
      for (const { numbers } of found) expect(numbers.length).toBeGreaterThan(0)
      for (const { line } of rejected) expect(line).toBeGreaterThan(1)
    }),
    { numRuns: 200 },
  )
})
