import { sql } from 'kysely'
import { timeZone } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'
import type { HomeReader } from './accounts.ts'
import type { CounterMethod } from './shapes.ts'

/** Money that crosses a counter, about to be signed for. */
export interface ReceiptForm {
  home: HomeReader
  direction: 'taken' | 'paidOut'
  method: CounterMethod
  /** Whole fen, above 0. */
  amountFen: number
  operatorCode: string
  accountId: number
  at: Temporal.Instant
}

/** The number and id of a receipt. */
export interface ReceiptTaken {
  id: number
  number: string
}

/**
 * Writes a receipt and draws its number, `2026-000123`: without gaps within a library's year, for the number is drawn
 * in the transaction of the money. Runs as the system.
 */
export async function takeReceipt(tx: Tx, form: ReceiptForm): Promise<ReceiptTaken> {
  const { year } = form.at.toZonedDateTimeISO(timeZone)
  const { readerId, libraryId } = form.home
  const { rows } = await sql<ReceiptTaken>`
    with drawn as (
      insert into receipt_counter as c (library_id, year, last_number) values (${libraryId}, ${year}, 1)
      on conflict (library_id, year) do update set last_number = c.last_number + 1
      returning last_number
    )
    insert into receipt (library_id, number, reader_id, direction, method, amount_fen, operator_code, account_id, at)
    select ${libraryId}, ${String(year)} || '-' || lpad(last_number::text, greatest(6, length(last_number::text)), '0'),
           ${readerId}, ${form.direction}, ${form.method}, ${form.amountFen}, ${form.operatorCode}, ${form.accountId}, ${form.at}
    from drawn
    returning id, number`.execute(tx)
  return rows[0]!
}
