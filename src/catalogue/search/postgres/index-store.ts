import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import type { Term } from '../terms.ts'
import type { Posting } from './places/bits.ts'
import type { LookUp } from './places/plan.ts'
import { type Columns, columnNames, type Dictionaries, type Placed } from './segment.ts'

/** A change that whoever asked did not know. */
export interface Change extends Omit<Placed, 'arrivals' | 'titleOrder'> {
  is_gone: boolean
  revision: number
  arrived_at: Temporal.Instant | null
}

export interface State {
  edition: { id: number; snapshot: string; records: number } | null
  /** What this transaction sees: the answer holds everything up to it. */
  snapshot: string
  changes: Change[]
}

/** Before the first transaction: nothing is known. */
export const nothingKnown = '1:1:'

/**
 * The edition in use and what has changed since `known`, seen in one statement and so in one moment. No changes are told
 * where another edition than `editionId` is in use: it has to be read first, and holds nearly all of them.
 */
export async function stateOf(
  tx: Tx,
  { editionId, known }: { editionId: number | null; known: string },
): Promise<State> {
  const { rows } = await sql<
    {
      edition: State['edition']
      snapshot: string
      change: number | null
    } & Change
  >`
    with current as materialized (
      select (select jsonb_build_object('id', id, 'snapshot', snapshot::text, 'records', records)
              from search_edition where state = 'current') as edition,
             pg_current_snapshot()::text as snapshot),
    since as materialized (
      select case when (edition ->> 'id')::int is not distinct from ${editionId}::int
                  then ${known}::pg_snapshot else snapshot::pg_snapshot end as known
      from current)
    select current.edition, current.snapshot, record_id, is_gone, static_rank, terms, library_ids, published_year,
           material_type, language, clc, sort_title, revision, arrived_at
    from current cross join since left join search_changes(since.known) on true`.execute(tx)
  const { edition, snapshot } = rows[0]!
  return { edition, snapshot, changes: rows.filter(({ record_id }) => record_id !== null) }
}

export interface StoredSegment {
  size: number
  dictionaries: Dictionaries
  columns: Columns
}

/** The segments of an edition, the best first. */
export async function segmentsOf(tx: Tx, editionId: number): Promise<StoredSegment[]> {
  const segments: StoredSegment[] = []
  for (;;) {
    const { rows } = await sql<{ records: number; dictionaries: Dictionaries; columns: Buffer }>`
      select records, dictionaries, columns from search_segment
      where edition_id = ${editionId} and segment = ${segments.length}`.execute(tx)
    const row = rows[0]
    if (!row) return segments
    segments.push({
      size: row.records,
      dictionaries: row.dictionaries,
      columns: unpackColumns(row.columns, row.records),
    })
  }
}

/** Columns one behind the other; those of a place have 4 bytes each, the libraries are the rest. */
export function packColumns(columns: Columns): Buffer {
  return Buffer.concat(
    columnNames.map((name) => {
      const { buffer, byteOffset, byteLength } = columns[name]
      return new Uint8Array(buffer, byteOffset, byteLength)
    }),
  )
}

function unpackColumns(bytes: Buffer, size: number): Columns {
  const numbers = numbersIn(bytes)
  const lengths: Partial<Record<keyof Columns, number>> = { libraryStarts: size + 1 }
  let at = 0
  const column = (name: keyof Columns): Uint32Array => {
    const from = at
    at += name === 'libraries' ? numbers.length - from : (lengths[name] ?? size)
    return numbers.subarray(from, at)
  }
  const columns = Object.fromEntries(
    columnNames.map((name) => [name, column(name)]),
  ) as unknown as Columns
  return { ...columns, ranks: new Int32Array(columns.ranks.buffer, columns.ranks.byteOffset, size) }
}

/** Bytes as numbers of 32 bits, wherever in memory they came. */
function numbersIn(bytes: Buffer): Uint32Array {
  if (bytes.byteOffset % 4 === 0)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  return new Uint32Array(Uint8Array.from(bytes).buffer)
}

/** The postings of `terms` in an edition, segment by segment; a term that it has not is left out. */
export async function postingsOf(
  tx: Tx,
  editionId: number,
  terms: readonly Term[],
): Promise<Map<Term, (Posting | undefined)[]>> {
  const { rows } = await sql<{ term: number; segment: number; places: Buffer }>`
    select term, segment, places from search_posting
    where edition_id = ${editionId} and term = any(${terms}::bigint[])`.execute(tx)
  const found = new Map<Term, (Posting | undefined)[]>()
  for (const { term, segment, places } of rows) {
    const postings = found.get(term) ?? []
    postings[segment] = numbersIn(places)
    found.set(term, postings)
  }
  return found
}

/** More records of one beginning are not listed: a shorter one is a term, and the texts say the rest. */
const begunMax = 2_000
/** As many records have one number in no catalogue. */
const numberedMax = 20_000

/** The records of a look-up as they are at this moment; null where they are too many. */
export async function recordsOf(tx: Tx, lookUp: LookUp): Promise<number[] | null> {
  const { rows } = await (lookUp.by === 'number'
    ? sql<{ record_id: number }>`
        select record_id from search_number where number = any(${lookUp.numbers})
        limit ${numberedMax}`
    : beginning[lookUp.what](lookUp.text)
  ).execute(tx)
  return lookUp.by === 'begins' && rows.length > begunMax
    ? null
    : rows.map(({ record_id }) => record_id)
}

const after = (text: string) => `${text}\u{10ffff}`

const range = (column: 'title' | 'initials' | 'pinyin') => (text: string) =>
  sql<{ record_id: number }>`
    select record_id from search_entry
    where ${sql.ref(column)} collate "C" >= ${text} and ${sql.ref(column)} collate "C" < ${after(text)} and not is_gone
    order by ${sql.ref(column)} collate "C" limit ${begunMax + 1}`

const beginning = {
  title: range('title'),
  initials: range('initials'),
  pinyin: range('pinyin'),
  clc: range('title'),
  // Compared letter by letter and not by LIKE, whose beginning a prepared statement does not know.
  callNumber: (text: string) => {
    const begins = sql`call_number_key(call_number) ~>=~ ${text}
                       and call_number_key(call_number) ~<~ ${after(text)}`
    return sql<{ record_id: number }>`
      (select id as record_id from record where ${begins} limit ${begunMax + 1})
      union
      (select record_id from holding where ${begins} limit ${begunMax + 1})`
  },
} as const
