import { readIssns } from '../standard-numbers.ts'
import {
  type Heads,
  type RejectedRow,
  type Row,
  readTable,
  type TableReading,
} from './table-file.ts'

/** One article as a table of contents has it. */
export interface ContentsArticle {
  title: string
  responsibility: string
  pages: string
}

/** One issue of a serial with its articles, in the order of the file. */
export interface ContentsIssue {
  issn: string
  /** The journal's title as the file has it, for an ISSN the catalogue does not know. */
  serialTitle: string
  year: number
  volume: string
  issue: string
  articles: ContentsArticle[]
}

type Column = 'issn' | 'serialTitle' | 'year' | 'volume' | 'issue' | 'title' | 'authors' | 'pages'

// biome-ignore format: a table
const heads: Heads<Column> = {
  issn: ['issn'],
  serialTitle: ['journal', 'journaltitle', '刊名', '期刊'],
  year: ['year', '年', '年份', '出版年'],
  volume: ['volume', 'vol', '卷'],
  issue: ['issue', 'number', 'no', '期', '期号'],
  title: ['title', 'articletitle', '篇名', '题名', '文章题名'],
  authors: ['authors', 'author', '作者', '责任者'],
  pages: ['pages', 'page', '页码', '起止页', '页'],
}

export type ContentsReject = 'noTitle' | 'noNumber' | 'noYear'

export interface ContentsReading {
  issues: ContentsIssue[]
  rejected: RejectedRow<ContentsReject>[]
}

const titleCharactersMax = 1000

/** The rows of a table with one article a row, the heads in either language. Needs ISSN, year and title. */
export const contentsTable = (text: string): TableReading<Column> =>
  readTable(text, heads, ['issn', 'year', 'title'])

/** 目次 that rows of such a table say. */
export function contentsIn(rows: Iterable<Row<Column>>): ContentsReading {
  const issues = new Map<string, ContentsIssue>()
  const rejected: ContentsReading['rejected'] = []
  for (const { line, cells } of rows) {
    const taken = issueOf(cells)
    if (typeof taken === 'string')
      rejected.push({ line, reason: taken, cell: cells.title || cells.issn })
    else addTo(issues, taken)
  }
  return { issues: [...issues.values()], rejected }
}

/** 目次 of a whole file. */
export function readContents(
  text: string,
): { ok: true; reading: ContentsReading } | { ok: false; missing: string[] } {
  const table = contentsTable(text)
  return table.ok ? { ok: true, reading: contentsIn(table.rows) } : table
}

/** What several parts of one table say, as if it had been read at once. */
export function contentsTogether(parts: readonly ContentsReading[]): ContentsReading {
  const issues = new Map<string, ContentsIssue>()
  for (const part of parts) for (const issue of part.issues) addTo(issues, issue)
  return { issues: [...issues.values()], rejected: parts.flatMap(({ rejected }) => rejected) }
}

/** An issue that is known already gets more articles. */
function addTo(issues: Map<string, ContentsIssue>, issue: ContentsIssue): void {
  const key = [issue.issn, issue.year, issue.volume, issue.issue].join('|')
  const known = issues.get(key)
  if (known) for (const article of issue.articles) known.articles.push(article)
  else issues.set(key, issue)
}

/** The issue that a row is of, with its article. */
function issueOf(cells: Record<Column, string>): ContentsIssue | ContentsReject {
  const issn = readIssns(cells.issn).find(({ normal }) => normal !== null)?.normal
  const year = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(cells.year.normalize('NFKC'))?.[0]
  if (cells.title === '') return 'noTitle'
  if (!issn) return 'noNumber'
  if (!year) return 'noYear'
  return {
    issn,
    serialTitle: cells.serialTitle,
    year: Number(year),
    volume: plain(cells.volume).slice(0, 20),
    issue: plain(cells.issue).slice(0, 20),
    articles: [
      {
        title: cells.title.slice(0, titleCharactersMax),
        responsibility: cells.authors.slice(0, titleCharactersMax),
        pages: cells.pages.slice(0, 50),
      },
    ],
  }
}

/** 第38卷, vol. 38 and 38 are one volume. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^(第|vol\.?|no\.?|v\.)\s*/i, '')
    .replace(/[卷期]$/, '')
