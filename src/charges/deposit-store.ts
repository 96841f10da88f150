import { sql } from 'kysely'
import type { HomeReader } from '../ledger/accounts.ts'
import type { Tx } from '../shared/database.ts'

/** What is held for one request, or with `null` for all requests of a reader together, in fen. */
export async function heldFor(
  tx: Tx,
  { readerId }: HomeReader,
  requestId: number | null,
): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(-sum(p.amount_fen), 0)::bigint as fen
    from ledger_transaction t
    join ledger_posting p on p.transaction_id = t.id
    join ledger_account a on a.id = p.account_id and a.kind = 'readerDepositHeld'
    where t.reader_id = ${readerId} and t.request_id is not null
      and (${requestId}::int is null or t.request_id = ${requestId})`.execute(tx)
  return rows[0]!.fen
}
