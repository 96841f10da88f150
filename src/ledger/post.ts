import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import { invariant } from '../shared/invariant.ts'

export type LedgerAccountKind =
  | 'readerPays'
  | 'readerDeposit'
  | 'libraryPays'
  | 'centrePays'
  | 'courier'
  | 'supplier'

/** Who an account belongs to; the centre's and the courier's belong to nobody in particular. */
export interface LedgerAccount {
  kind: LedgerAccountKind
  readerId?: number
  libraryId?: number
}

/** A whole amount of fen from one account to another; 0 leaves its line all the same (S2). */
export interface Posting {
  from: LedgerAccount
  to: LedgerAccount
  amountFen: number
  ruleId: string
}

export interface LedgerEntry {
  /** What caused it, e.g. `request 61 handOver 3`; the same cause posts once (promise R12). */
  cause: string
  description: string
  requestId: number
  readerId: number | null
  libraryId: number
  operatorCode: string
  at: Temporal.Instant
}

/** Posts one transaction of one movement; a cause that has been posted already changes nothing. */
export async function post(
  tx: Tx,
  entry: LedgerEntry,
  { from, to, amountFen, ruleId }: Posting,
): Promise<void> {
  invariant(
    Number.isSafeInteger(amountFen) && amountFen >= 0,
    'amounts are whole fen, never negative',
  )
  await sql`
    with entry as (
      insert into ledger_transaction (cause, request_id, reader_id, library_id, operator_code, description, at)
      values (${entry.cause}, ${entry.requestId}, ${entry.readerId}, ${entry.libraryId}, ${entry.operatorCode},
              ${entry.description}, ${entry.at})
      on conflict (cause) do nothing
      returning id
    )
    insert into ledger_posting (transaction_id, account_id, reader_id, library_id, amount_fen, rule_id)
    select entry.id, ledger_account_of(side.kind, side.reader_id, side.library_id), side.reader_id, side.library_id,
           side.amount_fen, ${ruleId}
    from entry, (values
      (${from.kind}, ${from.readerId ?? null}::int, ${from.libraryId ?? null}::int, ${-amountFen}::bigint),
      (${to.kind}, ${to.readerId ?? null}::int, ${to.libraryId ?? null}::int, ${amountFen}::bigint)
    ) as side (kind, reader_id, library_id, amount_fen)`.execute(tx)
}
