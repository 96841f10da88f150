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
import { type PublicRecord, publicRecords } from '../record-store.ts'
import type { AskedQuestion } from './question.ts'

/** Which part of an answer is wanted: `startRecord` from 1. */
export interface Part {
  startRecord: number
  count: number
  /** Whether values of the facets are counted. */
  facets: boolean
}

export interface Found {
  total: number
  approximate: boolean
  records: PublicRecord[]
  facets: Counts['facets']
}

/** A part of what a question finds among what the members hold, with how much there is. */
export async function findPart(
  tx: Tx,
  question: AskedQuestion,
  { startRecord, count, facets, on }: Part & { on: Temporal.PlainDate },
): Promise<Found> {
  if (question.recordId !== null) return oneRecord(tx, question.recordId, { startRecord, count })
  const wanted = await wantedBy(tx, question, on)
  if (!wanted) return { total: 0, approximate: false, records: [], facets: null }
  const counts = await postgresSearch.counts(tx, { ...wanted, libraryIds: [], facets })
  const { count: total, approximate } = counts.total
  const ids =
    count === 0 || startRecord > total
      ? []
      : await idsOf(tx, { ...wanted, ...question }, { startRecord, count })
  return { total, approximate, records: await publicRecords(tx, ids, null), facets: counts.facets }
}

async function oneRecord(tx: Tx, id: number, { startRecord, count }: Omit<Part, 'facets'>) {
  const found = await publicRecords(tx, [id], null)
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
  { startRecord, count }: Omit<Part, 'facets'>,
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
