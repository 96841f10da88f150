import type { Tx } from '../../shared/database.ts'
import type { Bibliographic } from '../bibliographic.ts'
import type { Outlook } from '../hits.ts'
import { titlesWith } from './electronic/database-store.ts'
import { readable } from './electronic/title-list.ts'
import { spansOf } from './holding-statement.ts'
import { statementsByMember } from './holding-statement-store.ts'
import { heldBy } from './part-held.ts'
import type { ElectronicAccess, Serial, SerialHolding, SerialIssue } from './shapes.ts'
import { type Point, pointNumber, type Span, yearsOf } from './span.ts'
import { type IssueRow, issuesOf } from './store.ts'

/** The numbers by which files of other people name a work. */
export const numbersOf = (work: Partial<Bibliographic>): string[] =>
  [...(work.issns ?? []), ...(work.isbns ?? [])].flatMap(({ normal }) => normal ?? [])

const issnsOf = (work: Partial<Bibliographic>): string[] =>
  (work.issns ?? []).flatMap(({ normal }) => normal ?? [])

/** What members hold of a serial by year, and the issues whose 目次 is known. */
export async function serialOf(
  tx: Tx,
  asked: { recordId: number; work: Partial<Bibliographic>; outlook: Outlook; year: number },
): Promise<Serial> {
  const { recordId, work, outlook, year } = asked
  return {
    holdings: await serialHoldings(tx, recordId, { outlook, year }),
    issues: (await issuesOf(tx, issnsOf(work))).map(toIssue),
  }
}

/** An issue as it crosses the wire. */
export const toIssue = (row: IssueRow): SerialIssue => ({
  id: row.id,
  issn: row.issn,
  year: row.published_year,
  volume: row.volume,
  issue: row.issue,
  articles: row.articles,
})

/** What each member holds of a serial, and which years that is. 本馆 first, then those that lend. */
async function serialHoldings(
  tx: Tx,
  recordId: number,
  { outlook, year }: { outlook: Outlook; year: number },
): Promise<SerialHolding[]> {
  const rows = await statementsByMember(tx, recordId, outlook)
  return rows.map(({ code, short_zh, short_en, lendable, statements }) => ({
    code,
    short: { zh: short_zh, en: short_en },
    statements,
    years: yearsOf(statements.flatMap(spansOf), year),
    lendable,
  }))
}

/** The holdings that cover an issue. */
export const holdersOf = (holdings: readonly SerialHolding[], point: Point): SerialHolding[] =>
  holdings.filter(({ statements }) => heldBy(statements, point) === 'held')

/** An issue as a point in the run of its serial. */
export const pointOf = ({ year, volume, issue }: SerialIssue): Point => ({
  year,
  volume: pointNumber(volume),
  issue: pointNumber(issue),
})

/** Where the work can be read at once, 本馆 first: each library's databases as their lists have them. */
export async function electronicAccess(
  tx: Tx,
  asked: {
    work: Partial<Bibliographic>
    members: readonly Member[]
    outlook: Outlook
    on: Temporal.PlainDate
  },
): Promise<ElectronicAccess[]> {
  const { work, members, outlook, on } = asked
  const numbers = numbersOf(work)
  if (numbers.length === 0) return []
  const found = await titlesWith(tx, numbers, outlook.libraryIds)
  const byId = new Map(members.map((member) => [member.id, member]))
  return found
    .flatMap((row) => {
      const member = byId.get(row.library_id)
      if (!member) return []
      const span = row.span as Span
      const { until, since } = readable(row.embargo, on)
      return [
        {
          library: { code: member.code, short: { zh: member.short_zh, en: member.short_en } },
          own: member.id === outlook.ownLibraryId,
          database: row.name,
          title: row.title,
          url: row.url,
          from: written(span.from),
          to: span.isOpen ? '' : written(span.to),
          until: until?.toString() ?? '',
          since: since?.toString() ?? '',
        },
      ]
    })
    .sort((a, b) => Number(b.own) - Number(a.own))
}

type Member = { id: number; code: string; short_zh: string; short_en: string }

/** 1983 v.11 no.1: as catalogues write it in any language. */
const written = ({ year, volume, issue }: Point): string =>
  [year ?? '', volume === null ? '' : `v.${volume}`, issue === null ? '' : `no.${issue}`]
    .filter(Boolean)
    .join(' ')
