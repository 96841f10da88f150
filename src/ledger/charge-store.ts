import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { LedgerWhat } from './what.ts'

/** A charge on a reader's account with what is still open of it. */
export interface OpenCharge {
  id: number
  what: LedgerWhat
  requestId: number | null
  readerId: number
  libraryId: number
  /** The library that the money is for, where it is not her own. */
  counterLibraryId: number | null
  at: Temporal.Instant
  amountFen: number
  /** What is not yet paid, waived or taken back. */
  outstandingFen: number
  ruleId: string | null
  working: Record<string, unknown>
}

const charges = sql`
  select t.id, t.what, t.request_id as "requestId", t.reader_id as "readerId", t.library_id as "libraryId",
         t.counter_library_id as "counterLibraryId", t.at, p.amount_fen as "amountFen", p.rule_id as "ruleId", t.working,
         (p.amount_fen + coalesce((
           select sum(sp.amount_fen) from ledger_transaction s
           join ledger_posting sp on sp.transaction_id = s.id and sp.account_id = p.account_id
           where s.settles = t.id), 0))::bigint as "outstandingFen"
  from ledger_transaction t
  join ledger_posting p on p.transaction_id = t.id
  join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'`

/** The charges of a reader that are not settled, oldest first. */
export async function openCharges(tx: Tx, readerId: number): Promise<OpenCharge[]> {
  const { rows } = await sql<OpenCharge>`
    select * from (${charges} where t.reader_id = ${readerId} and t.settles is null and p.amount_fen > 0) as charge
    where "outstandingFen" > 0 order by at, id`.execute(tx)
  return rows
}

/** One charge, settled or not; undefined where there is none or row security hides it. */
export async function chargeOf(tx: Tx, id: number): Promise<OpenCharge | undefined> {
  const { rows } = await sql<OpenCharge>`
    select * from (${charges} where t.id = ${id} and t.settles is null) as charge`.execute(tx)
  return rows[0]
}
