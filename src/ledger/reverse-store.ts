import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Entry } from './post.ts'

/**
 * Takes a transaction back by its mirror image (decision 14: no edit, no deletion); answers the new id, or null where
 * it has been taken back already, is itself a reversal, or does not exist. Runs as the system.
 */
export async function reverse(
  tx: Tx,
  transactionId: number,
  by: Pick<Entry, 'operatorCode' | 'at' | 'note' | 'receiptId'>,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    with entry as (
      insert into ledger_transaction (cause, what, request_id, reader_id, library_id, counter_library_id,
                                      operator_code, at, note, settles, reverses, receipt_id)
      select 'reversal ' || id, 'reversal', request_id, reader_id, library_id, counter_library_id,
             ${by.operatorCode}, ${by.at}, ${by.note ?? ''}, coalesce(settles, id), id, ${by.receiptId ?? null}
      from ledger_transaction where id = ${transactionId} and reverses is null
      on conflict (cause) do nothing
      returning id, reverses, ledger_open_day(at) as booked_on
    ), written as (
      insert into ledger_posting (transaction_id, account_id, reader_id, library_id, amount_fen, rule_id, booked_on)
      select entry.id, p.account_id, p.reader_id, p.library_id, -p.amount_fen, p.rule_id, entry.booked_on
      from entry join ledger_posting p on p.transaction_id = entry.reverses
    )
    select id from entry`.execute(tx)
  return rows[0]?.id ?? null
}
