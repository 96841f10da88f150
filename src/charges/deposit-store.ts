import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'

/** What is held for one request, in fen. */
export async function heldFor(tx: Tx, requestId: number): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(-sum(p.amount_fen), 0)::bigint as fen
    from ledger_transaction t
    join ledger_posting p on p.transaction_id = t.id
    join ledger_account a on a.id = p.account_id and a.kind = 'readerDepositHeld'
    where t.request_id = ${requestId}`.execute(tx)
  return rows[0]!.fen
}
