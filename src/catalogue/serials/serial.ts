import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { Bibliographic } from '../bibliographic.ts'
import type { Outlook } from '../hits.ts'
import { titlesWith } from './electronic/database-store.ts'
import { readable } from './electronic/title-list.ts'
import { spansOf } from './holding-statement.ts'
import { heldBy } from './part-held.ts'
import type { ElectronicAccess, Serial, SerialHolding, SerialIssue } from './shapes.ts'
import { type Point, pointNumber, type Span, yearsOf } from './span.ts'
import { type IssueRow, issuesOf } from './store.ts'

/** The numbers by which files of other people name a work. */
export const numbersOf = (work: Partial<Bibliographic>): string[] =>
  [...(work.issns ?? []), ...(work.isbns ?? [])].flatMap(({ normal }) => normal ?? [])

export const issnsOf = (work: Partial<Bibliographic>): string[] =>
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

export const toIssue = (row: IssueRow): SerialIssue => ({
  id: row.id,
  issn: row.issn,
  year: row.published_year,
  volume: row.volume,
  issue: row.issue,
  articles: row.articles,
})

interface StatementRow {
  library_id: number
  code: string
  short_zh: string
  short_en: string
  lendable: boolean
  statements: string[]
}

/**
 * What each member's records say they hold: 866 and 867 of its record (textual holdings of MARC 21), and the 年卷期 of
 * its copies. 本馆 first, then those that lend.
 */
async function serialHoldings(
  tx: Tx,
  recordId: number,
  { outlook, year }: { outlook: Outlook; year: number },
): Promise<SerialHolding[]> {
  const { libraryIds, closedIds, ownLibraryId } = outlook
  const { rows } = await sql<StatementRow>`
    with said as (
      select library_id, 0 as rank, subfield ->> 'value' as statement
      from source_record,
           jsonb_path_query(marc, '$.fields[*] ? (@.tag == "866" || @.tag == "867").subfields[*] ? (@.code == "a")') as subfield
      where record_id = ${recordId}
      union all
      select library_id, 1, volume from holding where record_id = ${recordId}),
    kept as (
      select library_id, array_agg(distinct statement) filter (where statement <> '' and rank = 0) as whole,
             array_agg(distinct statement) filter (where statement <> '') as every
      from said where library_id = any(${libraryIds}) group by library_id),
    lends as (
      select library_id, bool_or(lendable and status = 'available' and library_id <> all(${closedIds})) as lendable
      from holding where record_id = ${recordId} group by library_id)
    select library.id as library_id, code, short_zh, short_en, coalesce(lends.lendable, false) as lendable,
           coalesce(whole, every, '{}') as statements
    from kept join library on library.id = kept.library_id
    left join lends on lends.library_id = kept.library_id
    order by library.id is not distinct from ${ownLibraryId} desc, 5 desc, code collate "C"`.execute(
    tx,
  )
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
