import { sql } from 'kysely'
import type { LedgerWhat } from '../../ledger/what.ts'
import type { Tx } from '../../shared/database.ts'

/** A transaction that settles a charge and stands. */
export interface Settling {
  id: number
  what: LedgerWhat
  /** What it did to what is owed: below 0 it was paid, above 0 given back. */
  amountFen: number
}

/** What stands against a charge: payments, waivers, offsets, refunds that have not been reversed. */
export async function settlingsOf(tx: Tx, chargeId: number): Promise<Settling[]> {
  const { rows } = await sql<Settling>`
    select s.id, s.what, sp.amount_fen as "amountFen"
    from ledger_transaction s
    join ledger_posting sp on sp.transaction_id = s.id
    join ledger_account a on a.id = sp.account_id and a.kind = 'readerReceivable'
    where s.settles = ${chargeId} and s.reverses is null
      and not exists (select from ledger_transaction back where back.reverses = s.id)
    order by s.id`.execute(tx)
  return rows
}

/** How many transactions have ever settled a charge, its reversals too: the number of the next one. */
export async function settlingCount(tx: Tx, chargeId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ledger_transaction where settles = ${chargeId}`.execute(tx)
  return rows[0]!.count
}

/** Whether a transaction has been taken back. */
export async function isTakenBack(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql`select from ledger_transaction where reverses = ${id}`.execute(tx)
  return rows.length > 0
}

/** A receipt of the librarian's own library. */
export interface ReceiptRow {
  id: number
  readerId: number
  direction: 'taken' | 'paidOut'
  method: 'cash' | 'card'
  amountFen: number
  at: Temporal.Instant
}

/** One receipt as row security lets the librarian see it. */
export async function receiptRow(tx: Tx, id: number): Promise<ReceiptRow | undefined> {
  const { rows } = await sql<ReceiptRow>`
    select id, reader_id as "readerId", direction, method, amount_fen as "amountFen", at
    from receipt where id = ${id}`.execute(tx)
  return rows[0]
}

/** What stands on a receipt: each transaction, the charge it is about, and whether that has been taken back. */
export interface OnReceipt {
  id: number
  what: LedgerWhat
  isTakenBack: boolean
  isChargeTakenBack: boolean
  /** What of it a deposit account got, in fen. */
  depositFen: number
}

/** The transactions of a receipt, in order. */
export async function onReceipt(tx: Tx, receiptId: number): Promise<OnReceipt[]> {
  const { rows } = await sql<OnReceipt>`
    select t.id, t.what,
           exists (select from ledger_transaction back where back.reverses = t.id) as "isTakenBack",
           exists (select from ledger_transaction back where back.reverses = t.settles) as "isChargeTakenBack",
           coalesce((select -sum(p.amount_fen) from ledger_posting p
             join ledger_account a on a.id = p.account_id and a.kind = 'readerDeposit'
             where p.transaction_id = t.id), 0)::bigint as "depositFen"
    from ledger_transaction t
    where t.receipt_id = ${receiptId}
    order by t.id`.execute(tx)
  return rows
}
