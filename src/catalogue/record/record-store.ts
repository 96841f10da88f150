import { sql } from 'kysely'
import type { Database, Tx } from '../../shared/database.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import type { Described, Outlook } from '../hits.ts'
import type { HoldingStatus } from '../shapes.ts'

/**
 * Adds one to 浏览次数; false when there is no such record, or another is shown in its place: that one counts. A page does
 * not wait for the disk: of the views counted in the last moment before a crash nobody asks.
 */
export async function countView(db: Database, recordId: number): Promise<boolean> {
  const { rows } = await sql`
    with quickly as materialized (select set_config('synchronous_commit', 'off', true) as set)
    update record set view_count = view_count + 1 from quickly
    where record.id = ${recordId} and merged_into is null and quickly.set = 'off'
    returning record.id`.execute(db)
  return rows.length > 0
}

/** What the page of a record says beside its copies; none when there is no such record. */
export async function describedRecord(tx: Tx, recordId: number) {
  const row = await tx
    .selectFrom('record')
    .select(['title', 'description', 'marc_status', 'view_count', 'loan_count'])
    .where('id', '=', recordId)
    .executeTakeFirst()
  return row && { ...row, work: row.description as Described }
}

/** What several records say, in the order of `ids`, without those that are gone. */
export async function describedRecords(
  tx: Tx,
  ids: readonly number[],
): Promise<{ id: number; work: Described }[]> {
  const rows = await tx
    .selectFrom('record')
    .select(['id', 'description'])
    .where('id', 'in', ids)
    .execute()
  const byId = new Map(rows.map(({ id, description }) => [id, description as Described]))
  return ids.flatMap((id) => (byId.has(id) ? [{ id, work: byId.get(id)! }] : []))
}

/** The libraries that hold a copy of a record. */
export async function holdingLibraries(tx: Tx, recordId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('holding')
    .select('library_id')
    .distinct()
    .where('record_id', '=', recordId)
    .execute()
  return rows.map(({ library_id }) => library_id)
}

/** The libraries whose own record of a work is here. */
export async function sourceLibraries(tx: Tx, recordId: number) {
  const rows = await tx
    .selectFrom('source_record')
    .innerJoin('library', 'library.id', 'source_record.library_id')
    .select(['code', 'name_zh', 'name_en'])
    .distinct()
    .where('record_id', '=', recordId)
    .orderBy('code')
    .execute()
  return rows.map(({ code, name_zh, name_en }) => ({ code, name: { zh: name_zh, en: name_en } }))
}

export interface SourceRow {
  format: 'cnmarc' | 'marc21'
  marc: Partial<MarcRecord>
  name_zh: string
  name_en: string
}

/** The record as a library sent it: that of `ownLibraryId` if it has one, else the first that came. */
export async function sourceOf(
  tx: Tx,
  recordId: number,
  ownLibraryId: number | null,
): Promise<SourceRow | undefined> {
  const { rows } = await sql<SourceRow>`
    select format, marc, name_zh, name_en
    from source_record join library on library.id = source_record.library_id
    where record_id = ${recordId}
    order by library_id is not distinct from ${ownLibraryId} desc, source_record.id
    limit 1`.execute(tx)
  return rows[0]
}

export interface CopyRow {
  id: number
  library_id: number
  call_number: string
  barcode: string
  volume: string
  location: string
  status: HoldingStatus
  status_at: Temporal.Instant | null
  lendable: boolean
  code: string
  short_zh: string
  short_en: string
  name_zh: string
  name_en: string
}

/**
 * Every copy that counts, library by library: 本馆 first, then those that can lend one now, then by code;
 * within a library what can be lent first.
 */
export async function copiesOf(
  tx: Tx,
  recordId: number,
  { libraryIds, closedIds, ownLibraryId }: Outlook,
): Promise<CopyRow[]> {
  const { rows } = await sql<CopyRow>`
    with copy as (
      select id, library_id, call_number, barcode, volume, location, status, status_at,
             lendable and status = 'available' and library_id <> all(${closedIds}) as lendable
      from holding
      where record_id = ${recordId} and library_id = any(${libraryIds}))
    select copy.*, code, short_zh, short_en, name_zh, name_en
    from copy join library on library.id = copy.library_id
    order by library_id is not distinct from ${ownLibraryId} desc,
             bool_or(lendable) over (partition by library_id) desc, code collate "C",
             lendable desc, volume collate "C", call_number collate "C", copy.id`.execute(tx)
  return rows
}
