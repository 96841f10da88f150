import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { ReceiptLine, ReceiptList, ReceiptView } from './shapes.ts'

/** Which receipts are asked for, and which part of the list. */
export interface ReceiptQuestion {
  readerId?: number
  /** Part of a request number, of a title, or of the receipt's own number. */
  q?: string
  from?: Temporal.PlainDate
  to?: Temporal.PlainDate
  limit: number
  offset: number
}

type Row = Omit<ReceiptView, 'library' | 'at' | 'lines' | 'readerName'> & {
  nameZh: string
  nameEn: string
  readerName: string | null
  at: Temporal.Instant
  lines: ReceiptLine[]
  total: number
}

/**
 * What each line's money did to the reader's own accounts, without its sign. Money of a till is not the reader's to see;
 * row security would hide those postings from her.
 */
const receipts = sql`
  select r.id, r.number, l.name_zh as "nameZh", l.name_en as "nameEn", person.name as "readerName",
         coalesce(reader.barcode, '') as "readerBarcode", r.direction, r.method, r.amount_fen as "amountFen",
         r.operator_code as "operatorCode", r.at, lines.lines, lines."takenBack"
  from receipt r
  join library l on l.id = r.library_id
  left join reader on reader.id = r.reader_id
  left join reader_person person on person.reader_id = r.reader_id
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object(
             'what', t.what, 'of', coalesce(charged.what, reversed.what), 'number', coalesce(request.number, ''),
             'requestId', request.id, 'title', coalesce(request.title, ''), 'amountFen', abs(moved.fen)) order by t.id), '[]') as lines,
           coalesce(bool_and(exists (select from ledger_transaction back where back.reverses = t.id)), false) as "takenBack"
    from ledger_transaction t
    left join ledger_transaction charged on charged.id = t.settles
    left join ledger_transaction reversed on reversed.id = t.reverses
    left join request on request.id = t.request_id
    cross join lateral (
      select coalesce(sum(p.amount_fen), 0)::bigint as fen from ledger_posting p
      where p.transaction_id = t.id and p.reader_id is not null) moved
    where t.receipt_id = r.id
  ) lines`

/** One receipt, as whoever asks may see it; undefined where there is none or row security hides it. */
export async function receiptView(tx: Tx, id: number): Promise<ReceiptView | undefined> {
  const { rows } = await sql<Row>`${receipts} where r.id = ${id}`.execute(tx)
  return rows[0] && shown(rows[0])
}

/** Receipts that whoever asks may see, newest first (缴费日志). */
export async function receiptList(tx: Tx, question: ReceiptQuestion): Promise<ReceiptList> {
  const { readerId = null, q = '', from = null, to = null, limit, offset } = question
  const part = `%${q
    .normalize('NFKC')
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Row>`
    select *, count(*) over ()::int as total from (${receipts}
      where (${readerId}::int is null or r.reader_id = ${readerId})
        and (${from}::date is null or (r.at at time zone 'Asia/Shanghai')::date >= ${from}::date)
        and (${to}::date is null or (r.at at time zone 'Asia/Shanghai')::date <= ${to}::date)) receipt
    where number ilike ${part} or exists (select from jsonb_array_elements(lines) line
      where line ->> 'number' ilike ${part} or line ->> 'title' ilike ${part})
    order by at desc, id desc limit ${limit} offset ${offset}`.execute(tx)
  return { receipts: rows.map(shown), total: rows[0]?.total ?? 0 }
}

const shown = ({ nameZh, nameEn, readerName, total: _, ...row }: Row): ReceiptView => ({
  ...row,
  library: { zh: nameZh, en: nameEn },
  ...(readerName !== null && { readerName }),
  at: row.at.toString(),
})
