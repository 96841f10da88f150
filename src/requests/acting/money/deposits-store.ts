import { sql } from 'kysely'
import { type HomeReader, readerDeposit } from '../../../ledger/accounts.ts'
import { balanceNow } from '../../../ledger/balance-store.ts'
import type { Resolved } from '../../../policy/parameters.ts'
import type { Tx } from '../../../shared/database.ts'
import { depositOf } from '../../asking/price.ts'
import { inHandStates, type State } from '../../lifecycle.ts'
import type { RequestRow } from '../../store.ts'

/** Where a book is, or should be, in the reader's hands: what a deposit stands for. */
const standsOnDeposit: readonly State[] = [...inHandStates, 'lost']

/** How many other loans of the reader stand on her one deposit. */
export async function otherLoansOnDeposit(tx: Tx, request: RequestRow): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from request
    where reader_id = ${request.reader_id} and id <> ${request.id} and state = any(${sql.val(standsOnDeposit)}::text[])
      and policy -> 'depositMode' ->> 'value' = 'reader'`.execute(tx)
  return rows[0]!.count
}

/**
 * What is held of a reader's one deposit for all loans, in fen. A loan under another rule has a deposit of its own,
 * which is not this one's to count or to free.
 */
export async function heldForAll(tx: Tx, readerId: number): Promise<number> {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(-sum(p.amount_fen), 0)::bigint as fen
    from ledger_transaction t
    join ledger_posting p on p.transaction_id = t.id
    join ledger_account a on a.id = p.account_id and a.kind = 'readerDepositHeld'
    join request r on r.id = t.request_id
    where t.reader_id = ${readerId} and r.policy -> 'depositMode' ->> 'value' = 'reader'`.execute(
    tx,
  )
  return rows[0]!.fen
}

/**
 * What a loan binds when the reader gets the book, by the rules it keeps, in fen (R20). With one deposit for all loans
 * (domain.md §9.9) only what is not yet held is asked for.
 */
export async function wantedDeposit(tx: Tx, home: HomeReader, policy: Resolved): Promise<number> {
  const heldFen = policy.depositMode.value === 'reader' ? await heldForAll(tx, home.readerId) : 0
  return Math.max(0, depositOf(policy) - heldFen)
}

/** What of a wanted deposit must still be paid: what lies free with the library counts first. */
export const missingOf = ({ wantedFen, freeFen }: { wantedFen: number; freeFen: number }) =>
  Math.max(0, wantedFen - freeFen)

/** What a reader must still pay before she gets this book, as it stands now and whoever asks may see it, in fen. */
export async function depositMissing(tx: Tx, home: HomeReader, policy: Resolved): Promise<number> {
  const wantedFen = await wantedDeposit(tx, home, policy)
  if (wantedFen === 0) return 0
  const freeFen = 0 - (await balanceNow(tx, readerDeposit(home)))
  return missingOf({ wantedFen, freeFen })
}
