import { sql } from 'kysely'
import type { HoldingStatus } from '../../catalogue/shapes.ts'
import type { Tx } from '../../shared/database.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'

/** A work as one library described it, with the copies of all members. */
export interface ShownRecord {
  id: number
  format: 'cnmarc' | 'marc21'
  marc: MarcRecord
  copies: ShownCopy[]
}

export interface ShownCopy {
  code: string
  shortZh: string
  callNumber: string
  barcode: string
  volume: string
  location: string
  status: HoldingStatus
}

/**
 * The records with these ids, in this order, as stored: in `preferred` where a library sent them so, else as the first
 * that came. An id whose record is gone is null.
 */
export async function shownRecords(
  tx: Tx,
  recordIds: readonly number[],
  {
    preferred,
    libraryIds,
  }: { preferred: ShownRecord['format'] | null; libraryIds: readonly number[] },
): Promise<(ShownRecord | null)[]> {
  const { rows } = await sql<ShownRecord>`
    select distinct on (source_record.record_id)
           source_record.record_id as id, format, marc,
           coalesce((
             select jsonb_agg(jsonb_build_object(
                      'code', code, 'shortZh', short_zh, 'callNumber', call_number, 'barcode', barcode,
                      'volume', volume, 'location', location, 'status', status)
                    order by code collate "C", holding.id)
             from holding join library on library.id = holding.library_id
             where holding.record_id = source_record.record_id
               and holding.library_id = any(${libraryIds})), '[]') as copies
    from source_record
    where source_record.record_id = any(${recordIds})
    order by source_record.record_id, format is not distinct from ${preferred} desc, source_record.id`.execute(
    tx,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return recordIds.map((id) => byId.get(id) ?? null)
}
