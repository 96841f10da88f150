import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import { type Bibliographic, describe } from '../bibliographic.ts'
import type { MatchFacts } from './facts/match-facts.ts'
import { beginAgain } from './moves-store.ts'
import { type HashedKey, hashedKeysOf } from './rules/key-hash.ts'
import { descriptionColumns } from './works.ts'

/** So many new ids, in order. */
export async function newRecordIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return []
  const { rows } = await sql<{ id: number }>`
    select nextval('record_id_seq')::int as id from generate_series(1, ${count})`.execute(tx)
  return rows.map(({ id }) => id).toSorted((a, b) => a - b)
}

/** A description and the record that it speaks for. */
export interface Described {
  recordId: number
  work: Bibliographic
}

/** Records to be made, with the works that describe them. */
export const describedBy = (
  made: readonly { recordId: number; controlNumber: string }[],
  workOf: ReadonlyMap<string, Bibliographic>,
): Described[] =>
  made.map(({ recordId, controlNumber }) => ({ recordId, work: workOf.get(controlNumber)! }))

/** The columns of `record` that a description fills. */
const columns = sql`
  id int, title text, subtitle text, responsibility text, publisher text, published_year text,
  material_type text, language text, isbn text, call_number text, description jsonb`

/** Adds records with their descriptions. */
export async function addRecords(
  tx: Tx,
  described: readonly Described[],
  at: Temporal.Instant,
): Promise<void> {
  if (described.length === 0) return
  await sql`
    insert into record (id, title, subtitle, responsibility, publisher, published_year, material_type, language,
                        isbn, call_number, description, changed_at, arrived_at)
    overriding system value
    select new.*, ${at}::timestamptz, ${at}::timestamptz from jsonb_to_recordset(${rowsOf(described)}::jsonb) as new(${columns})
    order by id`.execute(tx)
}

/** Writes what records say now. */
async function describeRecords(
  tx: Tx,
  described: readonly Described[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update record
    set title = new.title, subtitle = new.subtitle, responsibility = new.responsibility,
        publisher = new.publisher, published_year = new.published_year,
        material_type = new.material_type, language = new.language, isbn = new.isbn,
        call_number = new.call_number, description = new.description, changed_at = ${at}
    from jsonb_to_recordset(${rowsOf(described)}::jsonb) as new(${columns})
    where record.id = new.id`.execute(tx)
}

function rowsOf(described: readonly Described[]): string {
  return JSON.stringify(
    described.map(({ recordId, work }) => ({
      id: recordId,
      ...descriptionColumns(work),
      description: work,
    })),
  )
}

/** Adds `keys` to those of a record. */
export async function addKeys(
  tx: Tx,
  given: readonly { recordId: number; keys: readonly HashedKey[] }[],
): Promise<void> {
  const rows = given.flatMap(({ recordId, keys }) =>
    keys.map(({ hash, letter }) => [hash, recordId, letter] as const),
  )
  await sql`
    insert into record_key (key, record_id, kind)
    select * from unnest(${rows.map(([key]) => key)}::bigint[], ${rows.map(([, id]) => id)}::int[],
                         ${rows.map(([, , kind]) => kind)}::text[])
    on conflict do nothing`.execute(tx)
}

interface SourceRow {
  record_id: number
  match_facts: MatchFacts | null
  /** Of the lead only. */
  marc: MarcRecord | null
  is_lead: boolean
}

/**
 * Makes records again from the source records that they have now: the fullest description speaks, the keys are those
 * of all. A record without source records keeps what it said.
 */
export async function rebuildRecords(
  tx: Tx,
  recordIds: readonly number[],
  at: Temporal.Instant,
): Promise<void> {
  if (recordIds.length === 0) return
  await beginAgain(tx, recordIds)
  const { rows } = await sql<SourceRow>`
    select record_id, match_facts, case when number = 1 then marc end as marc, number = 1 as is_lead
    from (select record_id, match_facts, library_id, control_number, marc,
                 row_number() over (partition by record_id
                   order by (match_facts ->> 'completeness')::int desc nulls last, library_id,
                            control_number collate "C") as number
          from source_record where record_id = any(${recordIds})) as source`.execute(tx)
  const leads = rows.filter(({ is_lead, marc }) => is_lead && marc?.fields)
  const described = leads.map(({ record_id, marc }) => ({
    recordId: record_id,
    work: describe(marc!),
  }))
  await describeRecords(tx, described, at)
  const withSources = rows.map(({ record_id }) => record_id)
  await sql`delete from record_key where record_id = any(${withSources})`.execute(tx)
  const keys = rows.flatMap(({ record_id, match_facts }) =>
    match_facts ? [{ recordId: record_id, keys: hashedKeysOf(match_facts) }] : [],
  )
  await addKeys(tx, keys)
}
