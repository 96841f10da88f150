import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import { copiesOf, type PublicCopy } from '../copy-store.ts'

/** A work as one library described it, with the copies of all members. */
export interface ShownRecord {
  id: number
  format: 'cnmarc' | 'marc21'
  marc: MarcRecord
  copies: PublicCopy[]
}

interface Wanted {
  /** Null: whichever there is. */
  preferred: ShownRecord['format'] | null
  libraryIds: readonly number[]
}

/**
 * The records with these ids, in this order, as stored: in `preferred` where a library sent them so, else as the first
 * that came. An id whose record is gone is null.
 */
export async function shownRecords(
  tx: Tx,
  recordIds: readonly number[],
  { preferred, libraryIds }: Wanted,
): Promise<(ShownRecord | null)[]> {
  const { rows } = await sql<Omit<ShownRecord, 'copies'>>`
    select distinct on (record_id) record_id as id, format, marc
    from source_record
    where record_id = any(${recordIds})
    order by record_id, format is not distinct from ${preferred} desc, source_record.id`.execute(tx)
  const copies = await copiesOf(tx, recordIds, libraryIds)
  const byId = new Map(rows.map((row) => [row.id, { ...row, copies: copies.get(row.id) ?? [] }]))
  return recordIds.map((id) => byId.get(id) ?? null)
}
