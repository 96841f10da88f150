import { sql } from 'kysely'
import type { HoldingStatus } from '../catalogue/shapes.ts'
import type { Tx } from '../shared/database.ts'

/** A copy as anybody may know of it. */
export interface PublicCopy {
  /** Of the library. */
  code: string
  shortZh: string
  callNumber: string
  barcode: string
  volume: string
  location: string
  status: HoldingStatus
}

/** The copies that these libraries have of each of these records, in the order of libraries. */
export async function copiesOf(
  tx: Tx,
  recordIds: readonly number[],
  libraryIds: readonly number[],
): Promise<Map<number, PublicCopy[]>> {
  const { rows } = await sql<PublicCopy & { recordId: number }>`
    select record_id as "recordId", code, short_zh as "shortZh", call_number as "callNumber", barcode, volume,
           location, status
    from holding join library on library.id = holding.library_id
    where holding.record_id = any(${recordIds}) and holding.library_id = any(${libraryIds})
    order by code collate "C", holding.id`.execute(tx)
  return Map.groupBy(rows, ({ recordId }) => recordId)
}
