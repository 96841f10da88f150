import { type SqlBool, sql } from 'kysely'
import { plainBarcode } from '../../catalogue/standard-numbers.ts'
import type { Tx } from '../../shared/database.ts'
import { type LineRow, lines } from '../lists-store.ts'

/**
 * The request with this number, else those whose copy has this barcode, as far as the actor may see them: a barcode
 * spelt like a number does not stand in its way.
 */
export async function requestsOfCode(tx: Tx, code: string): Promise<LineRow[]> {
  const number = code.normalize('NFKC').trim()
  return lines(tx)
    .where(
      sql<SqlBool>`request.id in (
         with numbered as (select request_id from request_number where lower(number) = lower(${number}))
         select request_id from numbered
         union all
         select request_id from item
         where lower(barcode) = lower(${plainBarcode(code)}) and returned_at is null
           and not exists (select from numbered))`,
    )
    .orderBy('request.id')
    .limit(20)
    .execute()
}
