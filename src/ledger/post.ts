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
export async function post(tx: Tx, entry: LedgerEntry, posting: Posting): Promise<void> {
  invariant(
    Number.isSafeInteger(posting.amountFen) && posting.amountFen >= 0,
    'amounts are whole fen, never negative',
  )
  const from = await accountId(tx, posting.from)
  const to = await accountId(tx, posting.to)
  await sql`
    with entry as (
      insert into ledger_transaction (cause, request_id, reader_id, library_id, operator_code, description, at)
      values (${entry.cause}, ${entry.requestId}, ${entry.readerId}, ${entry.libraryId}, ${entry.operatorCode},
              ${entry.description}, ${entry.at})
      on conflict (cause) do nothing
      returning id
    )
    insert into ledger_posting (transaction_id, account_id, reader_id, library_id, amount_fen, rule_id)
    select entry.id, side.account_id, side.reader_id, side.library_id, side.amount_fen, ${posting.ruleId}
    from entry, (values
      (${from}::int, ${posting.from.readerId ?? null}::int, ${posting.from.libraryId ?? null}::int, ${-posting.amountFen}::bigint),
      (${to}::int, ${posting.to.readerId ?? null}::int, ${posting.to.libraryId ?? null}::int, ${posting.amountFen}::bigint)
    ) as side (account_id, reader_id, library_id, amount_fen)`.execute(tx)
}

/** The account of a kind and owner, opened when it is first needed. */
async function accountId(tx: Tx, account: LedgerAccount): Promise<number> {
  const [reader, library] = [account.readerId ?? null, account.libraryId ?? null]
  const { rows } = await sql<{ id: number }>`
    with known as (
      select id from ledger_account
      where kind = ${account.kind} and reader_id is not distinct from ${reader}::int
        and library_id is not distinct from ${library}::int and currency = 'CNY'
    ), opened as (
      insert into ledger_account (kind, reader_id, library_id)
      select ${account.kind}, ${reader}::int, ${library}::int where not exists (select from known)
      on conflict (kind, reader_id, library_id, currency) do update set kind = excluded.kind
      returning id
    )
    select id from known union all select id from opened`.execute(tx)
  return rows[0]!.id
}
