import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { lockMatching } from '../merging/matching-store.ts'
import { refreshSearch } from '../merging/search-store.ts'
import { rebuildRecords } from '../merging/works-store.ts'
import { holdersOf, noteHolders } from '../withdrawals-store.ts'

/** Remembers under which identifier a source sent which of the library's records. */
export async function rememberIdentifiers(
  tx: Tx,
  sourceId: number,
  controlNumbers: ReadonlyMap<string, string>,
): Promise<void> {
  if (controlNumbers.size === 0) return
  const rows = [...controlNumbers].map(([identifier, control_number]) => ({
    identifier: identifier.toWellFormed().replaceAll('\0', ''),
    control_number,
  }))
  await sql`
    insert into harvest_identifier (source_id, identifier, control_number)
    select distinct on (identifier) ${sourceId}, identifier, control_number
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new(identifier text, control_number text)
    order by identifier
    on conflict (source_id, identifier) do update set control_number = excluded.control_number
    where harvest_identifier.control_number <> excluded.control_number`.execute(tx)
}

/**
 * Takes away the library's records that came under `identifiers`, and with them their copies; answers how many there
 * were. The work stays for those who hold it too, and for those who once asked for it: it speaks from now on with the
 * records that are left, and those who harvest us are told who does not hold it any more.
 */
export async function deleteByIdentifier(
  tx: Tx,
  { sourceId, libraryId, at }: { sourceId: number; libraryId: number; at: Temporal.Instant },
  identifiers: readonly string[],
): Promise<number> {
  if (identifiers.length === 0) return 0
  await lockMatching(tx)
  const { rows } = await sql<{ id: number }>`
    with gone as (
      delete from harvest_identifier
      where source_id = ${sourceId} and identifier = any(${identifiers})
      returning control_number)
    select id from source_record
    where library_id = ${libraryId} and control_number in (select control_number from gone)`.execute(
    tx,
  )
  return takeAway(
    tx,
    rows.map(({ id }) => id),
    at,
  )
}

/**
 * Takes source records away, and with them their copies; answers how many there were. The works they belonged to speak
 * from now on with what is left to them, and are found by it.
 */
export async function takeAway(
  tx: Tx,
  sourceRecordIds: readonly number[],
  at: Temporal.Instant,
): Promise<number> {
  if (sourceRecordIds.length === 0) return 0
  await lockMatching(tx)
  const { rows: of } = await sql<{ record_id: number }>`
    select distinct record_id from source_record where id = any(${sourceRecordIds})`.execute(tx)
  const touched = of.map(({ record_id }) => record_id)
  const before = await holdersOf(tx, touched)
  const { rows } = await sql`
    delete from source_record where id = any(${sourceRecordIds}) returning id`.execute(tx)
  await rebuildRecords(tx, touched, at)
  await noteHolders(tx, { recordIds: touched, before }, at)
  await refreshSearch(tx, touched)
  return rows.length
}
