import { sql } from 'kysely'
import { charges } from '../../policy/prices.ts'
import { whyOf } from '../../policy/store.ts'
import { whys } from '../../policy/why.ts'
import type { Tx } from '../../shared/database.ts'
import { openOf, type Settled, stateOf } from './charge-state.ts'
import { type AccountLine, type AccountLog, Working } from './shapes.ts'

/** Which lines of 帐务日志 are asked for (domain.md §2.8). */
export interface AccountQuestion {
  /** Part of a request number, of a title or an author. */
  q?: string
  from?: Temporal.PlainDate
  to?: Temporal.PlainDate
}

/** Which page of a list. */
export interface ListPart {
  limit: number
  offset: number
}

/** A charge of a reader, on her own account or borne by others, as it stands in the books. */
export interface ChargeRow extends Settled {
  id: number
  what: string
  of: string | null
  number: string | null
  requestId: number | null
  requestState: string | null
  title: string | null
  author: string | null
  /** Whether her own account has a line of it. */
  onAccount: boolean
  operatorCode: string
  at: Temporal.Instant
  note: string
  working: Record<string, unknown>
  ruleId: string | null
}

/** What is a charge; everything else in the books is money that moves. */
const chargeWhats = [
  ...Object.keys(charges),
  'loanService',
  'overdueFine',
  'lossCompensation',
  'damageCompensation',
]

const likeOf = (typed: string) =>
  `%${typed
    .normalize('NFKC')
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`

/** Whether a line of the books (request r, written `at`) answers a question. */
export const answering = ({ q = '', from, to }: AccountQuestion, at = sql`t.at`) => sql`
  (${q.trim()} = '' or r.number ilike ${likeOf(q)} or r.title ilike ${likeOf(q)} or r.author ilike ${likeOf(q)}
    or exists (select from request_number n where n.request_id = r.id and n.number ilike ${likeOf(q)}))
  and (${from ?? null}::date is null or ${at} >= ${from ?? null}::date::timestamp at time zone 'Asia/Shanghai')
  and (${to ?? null}::date is null or ${at} < (${to ?? null}::date + 1)::timestamp at time zone 'Asia/Shanghai')`

/** Every charge of a reader and every reversal of one, with what was done about it on her account. */
const chargeRows = (readerId: number, question: AccountQuestion) => sql`
  with account as (
    select id from ledger_account where kind = 'readerReceivable' and reader_id = ${readerId}
  ), settled as (
    select s.settles as charge_id,
           coalesce(-sum(p.amount_fen) filter (where coalesce(undone.what, s.what) in ('payment', 'refund')), 0) as paid,
           coalesce(-sum(p.amount_fen) filter (where coalesce(undone.what, s.what) = 'depositOffset'), 0) as "offset",
           coalesce(-sum(p.amount_fen) filter (where coalesce(undone.what, s.what) = 'waiver'), 0) as waived,
           coalesce(-sum(p.amount_fen) filter (where s.reverses = s.settles), 0) as taken_back
    from ledger_transaction s
    join ledger_posting p on p.transaction_id = s.id and p.account_id in (select id from account)
    left join ledger_transaction undone on undone.id = s.reverses
    where s.reader_id = ${readerId} and s.settles is not null
    group by s.settles
  )
  select t.id, t.what, undone.what as of, r.number, r.id as "requestId", r.state as "requestState", r.title, r.author,
         p.amount_fen is not null as "onAccount", coalesce(p.amount_fen, 0)::bigint as "amountFen",
         t.operator_code as "operatorCode", t.at, t.note, coalesce(undone.working, t.working) as working, p.rule_id as "ruleId",
         coalesce(s.paid, 0)::bigint as "paidFen", coalesce(s."offset", 0)::bigint as "offsetFen",
         coalesce(s.waived, 0)::bigint as "waivedFen", coalesce(s.taken_back, 0)::bigint as "takenBackFen"
  from ledger_transaction t
  left join ledger_transaction undone on undone.id = t.reverses
  left join ledger_posting p on p.transaction_id = t.id and p.account_id in (select id from account)
  left join settled s on s.charge_id = t.id
  left join request r on r.id = t.request_id
  where t.reader_id = ${readerId} and coalesce(undone.what, t.what) = any(${sql.val(chargeWhats)}::text[])
    and ${answering(question)}`

/** All charges of a reader that answer a question, borne by whomever, oldest first. */
export async function chargesOf(
  tx: Tx,
  readerId: number,
  question: AccountQuestion,
): Promise<ChargeRow[]> {
  const { rows } = await sql<ChargeRow>`
    select * from (${chargeRows(readerId, question)}) charge order by at, id`.execute(tx)
  return rows
}

type Sums = { total: number; totalFen: number; waivedFen: number; openFen: number }

/** 事务费用 of a reader: the lines on her account, a 0 too, newest first, and the sums of all of them (S2). */
export async function accountLog(
  tx: Tx,
  readerId: number,
  { limit, offset, ...question }: AccountQuestion & ListPart,
): Promise<AccountLog> {
  const onAccount = sql`select * from (${chargeRows(readerId, question)}) charge where "onAccount"`
  const { rows } = await sql<ChargeRow>`
    ${onAccount} order by at desc, id desc limit ${limit} offset ${offset}`.execute(tx)
  const sums = await sql<Sums>`
    select count(*)::int as total, coalesce(sum("amountFen"), 0)::bigint as "totalFen",
           coalesce(sum("waivedFen"), 0)::bigint as "waivedFen",
           coalesce(sum("amountFen" - "paidFen" - "offsetFen" - "waivedFen" - "takenBackFen") filter (where of is null), 0)::bigint as "openFen"
    from (${onAccount}) line`.execute(tx)
  return { lines: await linesOf(tx, rows), ...sums.rows[0]! }
}

/** Charges as they are shown: how each came about, by which rules, and what is open of it. */
export async function linesOf(tx: Tx, rows: readonly ChargeRow[]): Promise<AccountLine[]> {
  const sentences = await whyOf(tx, rows.flatMap(rulesOf))
  return rows.map((row) => ({
    id: row.id,
    what: row.what,
    of: row.of,
    number: row.number ?? '',
    requestId: row.requestId,
    title: row.title ?? '',
    author: row.author ?? '',
    amountFen: row.amountFen,
    operatorCode: row.operatorCode,
    at: row.at.toString(),
    note: row.note,
    state: row.of ? 'takenBack' : stateOf(row),
    openFen: row.of ? 0 : openOf(row),
    how: Working.catch({}).parse(row.working),
    why: whys(rulesOf(row), sentences),
  }))
}

/** The rules that made an amount: of a charge its price and who pays, of a fine its tariff. */
const rulesOf = ({ working, ruleId }: ChargeRow): string[] => {
  const { rules } = working as { rules?: string[] }
  return rules ?? (ruleId ? [ruleId] : [])
}
