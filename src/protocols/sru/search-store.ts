import { sql } from 'kysely'
import { fold } from '../../catalogue/fold.ts'
import {
  type Counts,
  type Filters,
  noFilters,
  type Wanted,
} from '../../catalogue/search/catalogue-search.ts'
import { postgresSearch } from '../../catalogue/search/postgres/search.ts'
import { membersOn } from '../../libraries/store.ts'
import type { Tx } from '../../shared/database.ts'
import { copiesOf, type PublicCopy } from '../copy-store.ts'
import { type PublicRecord, publicRecords } from '../record-store.ts'
import type { AskedQuestion } from './question.ts'

/** A record that was found; copies where they were asked for. */
export interface FoundRecord extends PublicRecord {
  copies: PublicCopy[]
}

/** Which part of an answer is wanted: `startRecord` from 1. */
export interface Part {
  startRecord: number
  count: number
  /** Whether the copies are wanted too. */
  copies: boolean
  /** Whether values of the facets are counted. */
  facets: boolean
}

export interface Found {
  total: number
  approximate: boolean
  records: FoundRecord[]
  facets: Counts['facets']
}

/** A part of what a question finds among what the members hold, with how much there is. */
export async function findPart(
  tx: Tx,
  question: AskedQuestion,
  { on, ...part }: Part & { on: Temporal.PlainDate },
): Promise<Found> {
  if (question.recordId !== null) return oneRecord(tx, question.recordId, { ...part, on })
  const { startRecord, count, facets } = part
  const wanted = await wantedBy(tx, question, on)
  if (!wanted) return { total: 0, approximate: false, records: [], facets: null }
  const counts = await postgresSearch.counts(tx, { ...wanted, libraryIds: [], facets })
  const { count: total, approximate } = counts.total
  const ids =
    count === 0 || startRecord > total
      ? []
      : await idsOf(tx, { ...wanted, ...question }, { startRecord, count })
  const { libraryIds } = wanted.filters
  const records = await foundRecords(tx, ids, part.copies ? libraryIds : [])
  return { total, approximate, records, facets: counts.facets }
}

/** The records with these ids, each with the copies that these libraries have of it. */
async function foundRecords(
  tx: Tx,
  ids: readonly number[],
  libraryIds: readonly number[],
): Promise<FoundRecord[]> {
  const copies = await copiesOf(tx, ids, libraryIds)
  const records = await publicRecords(tx, ids, null)
  return records.map((record) => ({ ...record, copies: copies.get(record.id) ?? [] }))
}

async function oneRecord(
  tx: Tx,
  id: number,
  { startRecord, count, copies, on }: Part & { on: Temporal.PlainDate },
) {
  const members = copies ? await membersOn(tx, on) : []
  const found = await foundRecords(
    tx,
    [id],
    members.map((member) => member.id),
  )
  const held = found.filter(({ libraryCodes }) => libraryCodes.length > 0)
  const records = startRecord === 1 && count > 0 ? held : []
  return { total: held.length, approximate: false, records, facets: null }
}

/** Null: nothing can be found, for it is asked in a library that is no member. */
async function wantedBy(
  tx: Tx,
  { condition, narrowed, text }: AskedQuestion,
  on: Temporal.PlainDate,
): Promise<Wanted | null> {
  const { libraryCode, ...rest } = narrowed
  const members = await membersOn(tx, on)
  const held = members.filter(({ code }) => libraryCode === undefined || code === libraryCode)
  if (held.length === 0) return null
  const filters: Filters = { ...noFilters, ...rest, libraryIds: held.map(({ id }) => id) }
  return { query: condition && { condition, asTitle: fold(text) }, filters }
}

/** A part may begin anywhere; the engine turns pages of one size. */
async function idsOf(
  tx: Tx,
  wanted: Wanted & Pick<AskedQuestion, 'sort'>,
  { startRecord, count }: Pick<Part, 'startRecord' | 'count'>,
): Promise<number[]> {
  const { query, filters, sort } = wanted
  const skipped = (startRecord - 1) % count
  const page = Math.floor((startRecord - 1) / count) + 1
  const pages = skipped === 0 ? [page] : [page, page + 1]
  const ids: number[] = []
  for (const each of pages)
    ids.push(
      ...(await postgresSearch.page(tx, { query, filters, sort, page: each, perPage: count })),
    )
  return ids.slice(skipped, skipped + count)
}

/** How many records anybody can find. */
export async function recordsInAll(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select greatest(reltuples, 0)::int as count from pg_class where oid = 'record'::regclass`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
