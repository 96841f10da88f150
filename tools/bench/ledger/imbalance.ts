import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../src/shared/tables.ts'

/** What the books are off by, in fen: altogether, in any transaction, and in any balance that an account carries. */
export async function imbalanceOf(owner: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    select ((select abs(coalesce(sum(amount_fen), 0)) from ledger_posting)
      + (select coalesce(sum(abs(fen)), 0) from (select sum(amount_fen) as fen from ledger_posting group by transaction_id) each)
      + (select coalesce(sum(abs(a.balance_fen - coalesce(p.fen, 0))), 0) from ledger_account a
         left join (select account_id, sum(amount_fen) as fen from ledger_posting group by account_id) p on p.account_id = a.id
         where a.balance_fen is not null))::bigint as fen`.execute(owner)
  return rows[0]!.fen
}
