import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { CounterMethod } from '../shapes.ts'
import { type AccountQuestion, answering, type ListPart } from './account-log-store.ts'
import type { PaymentLine, PaymentLog } from './shapes.ts'

/** What stands in 缴费日志: money over the counter, deposits, and what settles a charge without money. */
const moves = [
  'payment',
  'refund',
  'depositTaken',
  'depositRefunded',
  'depositOffset',
  'waiver',
] as const

type Row = Omit<PaymentLine, 'at' | 'receipt' | 'method'> & {
  at: Temporal.Instant
  receiptId: number | null
  receiptNumber: string | null
  method: CounterMethod | null
}

/** A line's amount is what it did to what she owes, or to her deposit, turned so that money handed over is above 0. */
const lines = (readerId: number, question: AccountQuestion) => sql`
  select t.id, t.what, coalesce(undone.what, charged.what) as of, coalesce(undone.what, t.what) as kind,
         coalesce(r.number, '') as number, r.id as "requestId", coalesce(r.title, '') as title, coalesce(r.author, '') as author,
         moved.fen as "amountFen", receipt.method, receipt.id as "receiptId", receipt.number as "receiptNumber",
         t.operator_code as "operatorCode", t.at, t.note
  from ledger_transaction t
  left join ledger_transaction undone on undone.id = t.reverses
  left join ledger_transaction charged on charged.id = t.settles
  left join receipt on receipt.id = t.receipt_id
  left join request r on r.id = t.request_id
  cross join lateral (
    select -coalesce(sum(p.amount_fen) filter (where a.kind = 'readerReceivable'),
                     sum(p.amount_fen) filter (where a.kind = 'readerDeposit'), 0)::bigint as fen
    from ledger_posting p join ledger_account a on a.id = p.account_id
    where p.transaction_id = t.id) moved
  where t.reader_id = ${readerId} and coalesce(undone.what, t.what) = any(${sql.val([...moves])}::text[])
    and ${answering(question)}`

/** 交费帐务 of a reader, newest first, and what she has paid for charges in all of it. */
export async function paymentLog(
  tx: Tx,
  readerId: number,
  { limit, offset, ...question }: AccountQuestion & ListPart,
): Promise<PaymentLog> {
  const { rows } = await sql<Row>`
    select * from (${lines(readerId, question)}) line order by at desc, id desc limit ${limit} offset ${offset}`.execute(
    tx,
  )
  const sums = await sql<{ total: number; paidFen: number }>`
    select count(*)::int as total,
           coalesce(sum("amountFen") filter (where kind in ('payment', 'refund')), 0)::bigint as "paidFen"
    from (${lines(readerId, question)}) line`.execute(tx)
  return { lines: rows.map(shown), ...sums.rows[0]! }
}

const shown = (row: Row): PaymentLine => ({
  id: row.id,
  what: row.what,
  of: row.of,
  number: row.number,
  requestId: row.requestId,
  title: row.title,
  author: row.author,
  amountFen: row.amountFen,
  method: row.method,
  receipt: row.receiptId === null ? null : { id: row.receiptId, number: row.receiptNumber ?? '' },
  operatorCode: row.operatorCode,
  at: row.at.toString(),
  note: row.note,
})
