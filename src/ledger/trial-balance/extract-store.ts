import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { Bilingual } from '../../shared/shapes.ts'
import type { LedgerAccountKind } from '../accounts.ts'
import type { LedgerExtract, LedgerLine } from './shapes.ts'

/** Which accounts are looked into, and between which days; both days count. */
export interface ExtractQuestion {
  kind: LedgerAccountKind
  /** 0: those of nobody in particular. */
  libraryId: number
  from: Temporal.PlainDate | null
  to: Temporal.PlainDate
  page: number
}

/** Lines of a page. */
const pageSize = 50

const ofAccounts = ({ kind, libraryId }: ExtractQuestion) => sql`
  ledger_posting p join ledger_account a on a.id = p.account_id and a.kind = ${kind}
    and coalesce(a.library_id, 0) = ${libraryId}`

/** The postings of accounts between two days, as whoever asks may see them, newest first. */
export async function ledgerExtract(tx: Tx, question: ExtractQuestion): Promise<LedgerExtract> {
  const { total, ...sums } = await sumsOf(tx, question)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(question.page, pages)
  return {
    kind: question.kind,
    libraryId: question.libraryId || null,
    library: await libraryName(tx, question.libraryId),
    from: question.from?.toString() ?? null,
    to: question.to.toString(),
    ...sums,
    closingFen: sums.openingFen + sums.debitFen - sums.creditFen,
    total,
    page,
    pages,
    lines: await linesOf(tx, { ...question, page }),
  }
}

async function sumsOf(tx: Tx, question: ExtractQuestion) {
  const { from, to } = question
  const since = sql`p.booked_on >= coalesce(${from}::date, '-infinity')`
  const { rows } = await sql<{
    openingFen: number
    debitFen: number
    creditFen: number
    total: number
  }>`
    select coalesce(sum(p.amount_fen) filter (where not (${since})), 0)::bigint as "openingFen",
           coalesce(sum(p.amount_fen) filter (where ${since} and p.amount_fen > 0), 0)::bigint as "debitFen",
           coalesce(-sum(p.amount_fen) filter (where ${since} and p.amount_fen < 0), 0)::bigint as "creditFen",
           count(*) filter (where ${since})::int as total
    from ${ofAccounts(question)} where p.booked_on <= ${to}`.execute(tx)
  return rows[0]!
}

type Row = Omit<LedgerLine, 'bookedOn' | 'at'> & {
  bookedOn: Temporal.PlainDate
  at: Temporal.Instant
}

/** What a transaction moved between which accounts, debits first. */
const sides = sql`(
  select json_agg(json_build_object('kind', side.kind, 'amountFen', moved.amount_fen, 'library',
    case when library.id is not null then json_build_object('zh', library.short_zh, 'en', library.short_en) end)
    order by moved.amount_fen desc, side.kind)
  from ledger_posting moved join ledger_account side on side.id = moved.account_id
  left join library on library.id = side.library_id
  where moved.transaction_id = t.id)`

async function linesOf(tx: Tx, question: ExtractQuestion): Promise<LedgerLine[]> {
  const { from, to, page } = question
  const { rows } = await sql<Row>`
    select p.transaction_id as "transactionId", p.booked_on as "bookedOn", t.at, t.what, coalesce(undone.what, charged.what) as of, t.cause, t.request_id as "requestId",
           coalesce(request.number, '') as number, coalesce(request.title, '') as title,
           coalesce(receipt.number, '') as receipt, t.note, t.working as how, ${sides} as sides, t.operator_code as "operatorCode", p.amount_fen as "amountFen",
           coalesce(p.rule_id, '') as "ruleId",
           case when rule.id is not null then json_build_object('zh', rule.why_zh, 'en', rule.why_en) end as why
    from ${ofAccounts(question)}
    join ledger_transaction t on t.id = p.transaction_id
    left join ledger_transaction undone on undone.id = t.reverses
    left join ledger_transaction charged on charged.id = t.settles
    left join request on request.id = t.request_id
    left join receipt on receipt.id = t.receipt_id
    left join policy_rule rule on rule.id = p.rule_id
    where p.booked_on >= coalesce(${from}::date, '-infinity') and p.booked_on <= ${to}
    order by p.booked_on desc, p.transaction_id desc, p.account_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx)
  return rows.map((row) => ({ ...row, bookedOn: row.bookedOn.toString(), at: row.at.toString() }))
}

async function libraryName(tx: Tx, id: number): Promise<Bilingual | null> {
  const row = await tx
    .selectFrom('library')
    .select(['name_zh as zh', 'name_en as en'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
