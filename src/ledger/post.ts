import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import { invariant } from '../shared/invariant.ts'
import type { LedgerAccount } from './accounts.ts'
import type { LedgerWhat } from './what.ts'

/** So many fen on one side of a transaction at most: more is a slip of the pen, and sums stay exact. */
const amountMaxFen = 1_000_000_000_00

/** One side of a transaction: above 0 a debit, below 0 a credit; 0 leaves its line all the same (S2). */
export interface Posting {
  account: LedgerAccount
  amountFen: number
  /** The rule that set the amount. */
  ruleId?: string | null
}

/** Why money moves, for whom, and by whom. */
export interface Entry {
  /** What caused it, e.g. `request 61 handOver`; the same cause posts once (promise R12). */
  cause: string
  what: LedgerWhat
  requestId?: number | null
  readerId?: number | null
  /** The library whose business it is, and one more that may see it: the lender of a fine. */
  libraryId?: number | null
  counterLibraryId?: number | null
  operatorCode: string
  at: Temporal.Instant
  note?: string
  /** How the amount was worked out: days and rate, gross and who bears what. */
  working?: Record<string, unknown>
  /** The charge that it pays, waives, offsets or takes back. */
  settles?: number | null
  receiptId?: number | null
}

/** A transaction about to be written: what src/charges/ answers, and `post` writes. */
export interface Transaction extends Entry {
  postings: readonly Posting[]
}

/**
 * Posts one transaction; a cause that has been posted already changes nothing. Answers its id, or null for a cause
 * that was there. Runs as the system. What does not balance, sinks a balance below its floor or settles more than a
 * charge is, the database refuses, whoever writes it (migrations/0033, `ledger_written`): it throws.
 */
export async function post(tx: Tx, { postings, ...entry }: Transaction): Promise<number | null> {
  check(postings)
  const { rows } = await sql<{ id: number | null }>`
    with entry as (
      insert into ledger_transaction (cause, what, request_id, reader_id, library_id, counter_library_id,
                                      operator_code, at, note, working, settles, receipt_id)
      values (${entry.cause}, ${entry.what}, ${entry.requestId ?? null}, ${entry.readerId ?? null},
              ${entry.libraryId ?? null}, ${entry.counterLibraryId ?? null}, ${entry.operatorCode}, ${entry.at},
              ${entry.note ?? ''}, ${JSON.stringify(entry.working ?? {})}, ${entry.settles ?? null}, ${entry.receiptId ?? null})
      on conflict (cause) do nothing
      returning id, ledger_open_day(at) as booked_on
    ), written as (
      insert into ledger_posting (transaction_id, account_id, reader_id, library_id, amount_fen, rule_id, booked_on)
      select entry.id, ledger_account_of(side.kind, side.reader_id, side.library_id), side.reader_id, side.library_id,
             side.amount_fen, side.rule_id, entry.booked_on
      from entry, ${sides(postings)}
    )
    select id from entry`.execute(tx)
  return rows[0]?.id ?? null
}

const keyOf = ({ account }: Posting) =>
  `${account.kind} ${account.readerId ?? ''} ${account.libraryId ?? ''}`

const rankOf = ({ account }: Posting) => (account.readerId === undefined ? 1 : 0)

function check(postings: readonly Posting[]): void {
  invariant(
    postings.every(
      ({ amountFen }) => Number.isSafeInteger(amountFen) && Math.abs(amountFen) <= amountMaxFen,
    ),
    'amounts are whole fen',
  )
  invariant(postings.length >= 2, 'money moves between two accounts at least')
  invariant(
    new Set(postings.map(keyOf)).size === postings.length,
    'an account stands once in a transaction',
  )
}

/** The sides of a transaction as rows; a reader's first, who is locked before what many share (`ledger_account_of`). */
function sides(unordered: readonly Posting[]) {
  const postings = unordered.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1),
  )
  const accounts = postings.map(({ account }) => account)
  return sql`unnest(
    ${accounts.map(({ kind }) => kind)}::text[], ${accounts.map(({ readerId }) => readerId ?? null)}::int[],
    ${accounts.map(({ libraryId }) => libraryId ?? null)}::int[],
    ${postings.map(({ amountFen }) => amountFen)}::bigint[], ${postings.map(({ ruleId }) => ruleId ?? null)}::text[]
  ) as side (kind, reader_id, library_id, amount_fen, rule_id)`
}

/** What both sides of a movement are called where there are two: `from` is credited, `to` debited. */
export const movement = (
  { from, to }: { from: LedgerAccount; to: LedgerAccount },
  amountFen: number,
  ruleId?: string | null,
): Posting[] => [
  { account: from, amountFen: 0 - amountFen, ruleId },
  { account: to, amountFen, ruleId },
]
