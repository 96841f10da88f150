import { readIsbns, readIssns } from '../../standard-numbers.ts'
import type { Point, Span } from '../span.ts'
import {
  type Heads,
  type RejectedRow,
  type Row,
  readTable,
  type TableReading,
} from '../table-file.ts'

/** One title of a database: what of it can be read, and where. */
export interface ElectronicTitle {
  title: string
  kind: 'serial' | 'book'
  /** ISSNs and ISBN-13s, normal forms, each once. */
  numbers: string[]
  span: Span
  /** Days, months or years that the newest issues are kept back, as KBART writes it: P1Y, R6M. */
  embargo: string
  coverage: string
  /** Where it can be read; https or http, else empty. */
  url: string
}

type Column =
  | 'title'
  | 'printNumber'
  | 'onlineNumber'
  | 'firstDate'
  | 'firstVolume'
  | 'firstIssue'
  | 'lastDate'
  | 'lastVolume'
  | 'lastIssue'
  | 'url'
  | 'embargo'
  | 'coverage'
  | 'type'

/** The columns of KBART (NISO RP-9-2014, §6.6) and of the plain lists libraries keep. */
// biome-ignore format: a table
const heads: Heads<Column> = {
  title: ['publicationtitle', 'title', '题名', '刊名', '书名'],
  printNumber: ['printidentifier', 'issn', 'isbn', '标准号', 'pissn'],
  onlineNumber: ['onlineidentifier', 'eissn', 'eisbn', '电子标准号'],
  firstDate: ['datefirstissueonline', 'from', 'startyear', '起始年', '起年'],
  firstVolume: ['numfirstvolonline', '起始卷'],
  firstIssue: ['numfirstissueonline', '起始期'],
  lastDate: ['datelastissueonline', 'to', 'endyear', '截止年', '止年'],
  lastVolume: ['numlastvolonline', '截止卷'],
  lastIssue: ['numlastissueonline', '截止期'],
  url: ['titleurl', 'url', '网址', '链接'],
  embargo: ['embargoinfo', 'embargo', '时滞'],
  coverage: ['coveragedepth', 'coverage', '收录范围'],
  type: ['publicationtype', 'type', '类型'],
}

export type TitleReject = 'noTitle' | 'noNumber'

export interface TitleList {
  titles: ElectronicTitle[]
  rejected: RejectedRow<TitleReject>[]
}

/** The rows of a KBART file or a plain list; `missing` where its first line does not name a title column. */
export const titleTable = (text: string): TableReading<Column> => readTable(text, heads, ['title'])

/**
 * The titles that rows of such a file say (a title and an ISSN or ISBN will do). A title without any true number is
 * rejected: it could not be recognised.
 */
export function titlesIn(rows: Iterable<Row<Column>>): TitleList {
  const list: TitleList = { titles: [], rejected: [] }
  for (const { line, cells } of rows) {
    const taken = titleOf(cells)
    if (typeof taken === 'string') list.rejected.push({ line, reason: taken, cell: cells.title })
    else list.titles.push(taken)
  }
  return list
}

/** The titles of a whole file. */
export function readTitleList(
  text: string,
): { ok: true; list: TitleList } | { ok: false; missing: string[] } {
  const table = titleTable(text)
  return table.ok ? { ok: true, list: titlesIn(table.rows) } : table
}

function titleOf(cells: Record<Column, string>): ElectronicTitle | TitleReject {
  if (cells.title === '') return 'noTitle'
  const written = `${cells.printNumber} ${cells.onlineNumber}`
  const issns = readIssns(written).flatMap(({ normal }) => normal ?? [])
  const isbns = readIsbns(written).flatMap(({ normal }) => normal ?? [])
  if (issns.length + isbns.length === 0) return 'noNumber'
  const kind = /mono|book|图书/i.test(cells.type) || issns.length === 0 ? 'book' : 'serial'
  const from = point(cells.firstDate, cells.firstVolume, cells.firstIssue)
  const to = point(cells.lastDate, cells.lastVolume, cells.lastIssue)
  return {
    title: cells.title,
    kind,
    numbers: [...new Set(kind === 'book' ? [...isbns, ...issns] : [...issns, ...isbns])],
    // KBART: an empty last date is up to now.
    span: { from, to, isOpen: to.year === null && to.volume === null },
    embargo: /^([PR]\d{1,4}[DMY];?){1,2}$/i.test(cells.embargo) ? cells.embargo.toUpperCase() : '',
    coverage: cells.coverage,
    url: isWebAddress(cells.url) ? cells.url : '',
  }
}

function point(date: string, volume: string, issue: string): Point {
  const number = (text: string) => {
    const digits = /\d{1,4}/.exec(text)?.[0]
    return digits === undefined ? null : Number(digits)
  }
  const year = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(date)?.[0]
  return { year: year ? Number(year) : null, volume: number(volume), issue: number(issue) }
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && text.length <= 2000

/**
 * The last day and the first day whose issues can be read, seen from `on`; null where nothing is kept back. P1Y: not the
 * last year. R10Y: only the last ten (NISO RP-9-2014, §6.6.16; the length is an ISO 8601 duration).
 */
export function readable(embargo: string, on: Temporal.PlainDate) {
  const back = (kind: 'P' | 'R') => {
    const length = new RegExp(`(?:^|;)${kind}(\\d{1,4}[DMY])`).exec(embargo)?.[1]
    return length ? on.subtract(Temporal.Duration.from(`P${length}`)) : null
  }
  return { until: back('P'), since: back('R') }
}
