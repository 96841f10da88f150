import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { postgresSearch } from '../search/postgres/search.ts'

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
 * were. The work stays for those who hold it too, and for those who once asked for it.
 */
export async function deleteByIdentifier(
  tx: Tx,
  { sourceId, libraryId }: { sourceId: number; libraryId: number },
  identifiers: readonly string[],
): Promise<number> {
  if (identifiers.length === 0) return 0
  const { rows } = await sql<{ record_id: number }>`
    with gone as (
      delete from harvest_identifier
      where source_id = ${sourceId} and identifier = any(${identifiers})
      returning control_number)
    delete from source_record
    where library_id = ${libraryId} and control_number in (select control_number from gone)
    returning record_id`.execute(tx)
  const recordIds = rows.map(({ record_id }) => record_id)
  await postgresSearch.refresh(tx, recordIds)
  return recordIds.length
}
