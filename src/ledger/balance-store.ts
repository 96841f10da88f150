import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { LedgerAccount, LedgerAccountKind } from './accounts.ts'

/**
 * The balance of an account at the end of a day, in fen: its newest snapshot until then and what was booked since.
 * 0 for an account that nobody has opened, or that row security hides.
 */
export async function balanceOn(
  tx: Tx,
  account: LedgerAccount,
  on: Temporal.PlainDate,
): Promise<number> {
  const { rows } = await sql<{ balance_fen: number }>`
    select coalesce(s.balance_fen, 0) + coalesce((
      select sum(p.amount_fen) from ledger_posting p
      where p.account_id = a.id and p.booked_on <= ${on} and p.booked_on > coalesce(s.closed_on, '-infinity')), 0)::bigint
      as balance_fen
    from ledger_account a
    left join lateral (select balance_fen, closed_on from ledger_snapshot
      where account_id = a.id and closed_on <= ${on} order by closed_on desc limit 1) s on true
    where a.kind = ${account.kind} and coalesce(a.reader_id, 0) = ${account.readerId ?? 0}
      and coalesce(a.library_id, 0) = ${account.libraryId ?? 0} and a.currency = 'CNY'`.execute(tx)
  return rows[0]?.balance_fen ?? 0
}

/**
 * What an account with a floor holds now, in fen; 0 where nobody has opened it. Its owner's row is locked until the
 * transaction ends: whoever decides by the answer is alone with it. (The account's own row cannot be locked by who may
 * not change it.) Runs as the system.
 */
export async function lockedBalance(tx: Tx, account: LedgerAccount): Promise<number> {
  const [owner, id] = account.readerId
    ? (['reader', account.readerId] as const)
    : (['library', account.libraryId ?? 0] as const)
  await tx.selectFrom(owner).select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return balanceNow(tx, account)
}

/** What an account with a floor holds now, in fen, as whoever asks may see it; 0 where nobody has opened it. */
export async function balanceNow(tx: Tx, account: LedgerAccount): Promise<number> {
  const row = await tx
    .selectFrom('ledger_account')
    .select('balance_fen')
    .where('kind', '=', account.kind)
    .where(sql`coalesce(reader_id, 0)`, '=', account.readerId ?? 0)
    .where(sql`coalesce(library_id, 0)`, '=', account.libraryId ?? 0)
    .executeTakeFirst()
  return row?.balance_fen ?? 0
}

/** What a reader owes and what lies with her library as deposit, as whoever asks may see it. Whole fen, never negative. */
export interface ReaderBalances {
  owedFen: number
  depositFreeFen: number
  depositHeldFen: number
}

/** The balances of a reader now. */
export async function readerBalances(tx: Tx, readerId: number): Promise<ReaderBalances> {
  const rows = await tx
    .selectFrom('ledger_account')
    .select(['kind', 'balance_fen'])
    .where('reader_id', '=', readerId)
    .execute()
  const of = (kind: LedgerAccountKind) =>
    rows.reduce((sum, row) => sum + (row.kind === kind ? (row.balance_fen ?? 0) : 0), 0)
  return {
    owedFen: of('readerReceivable'),
    depositFreeFen: 0 - of('readerDeposit'),
    depositHeldFen: 0 - of('readerDepositHeld'),
  }
}
