import { sql } from 'kysely'
import type { LedgerWhat } from '../../ledger/what.ts'
import type { Tx } from '../../shared/database.ts'
import type { CounterCharge } from '../shapes.ts'

/** How many settled charges the counter shows: what is given back is mostly of these days. */
const settledShown = 8

interface Row extends Omit<CounterCharge, 'at' | 'book' | 'lender' | 'why'> {
  at: Temporal.Instant
  requestId: number | null
  number: string | null
  title: string | null
  lenderZh: string | null
  lenderEn: string | null
  whyZh: string | null
  whyEn: string | null
}

/** What stands against a charge, by what it was: a reversal counts with what it reverses. */
const settled = (whats: readonly LedgerWhat[]) =>
  sql`coalesce(-sum(sp.amount_fen) filter (where coalesce(reversed.what, s.what) = any(${sql.val(whats)}::text[])), 0)`

const charges = sql`
  select t.id, t.what, t.at, t.note, t.working, t.operator_code as "operatorCode", p.amount_fen as "amountFen",
         (p.amount_fen - against.fen)::bigint as "outstandingFen", against.paid::bigint as "paidFen",
         against.waived::bigint as "waivedFen", against."takenBack",
         coalesce(last.state = 'proposed', false) as "waiverWaits",
         case when last.state = 'declined' and last.decided_by <> last.proposed_by then jsonb_build_object(
           'kind', last.kind, 'amountFen', last.amount_fen, 'note', last.decision_note, 'decidedCode', last.decided_code)
         end as declined,
         request.id as "requestId", request.number, request.title,
         lender.short_zh as "lenderZh", lender.short_en as "lenderEn", rule.why_zh as "whyZh", rule.why_en as "whyEn"
  from ledger_transaction t
  join ledger_posting p on p.transaction_id = t.id
  join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
  cross join lateral (
    select coalesce(-sum(sp.amount_fen), 0) as fen, ${settled(['payment', 'refund', 'depositOffset'])} as paid,
           ${settled(['waiver'])} as waived, coalesce(bool_or(s.reverses = t.id), false) as "takenBack"
    from ledger_transaction s
    join ledger_posting sp on sp.transaction_id = s.id and sp.account_id = p.account_id
    left join ledger_transaction reversed on reversed.id = s.reverses
    where s.settles = t.id) against
  left join lateral (select * from waiver w where w.charge_id = t.id order by w.id desc limit 1) last on true
  left join request on request.id = t.request_id
  left join library lender on lender.id = t.counter_library_id
  left join policy_rule rule on rule.id = p.rule_id`

/** The charges of a reader that are open, oldest first, and the newest that are settled. A 0 is no charge here. */
export async function chargesOf(
  tx: Tx,
  readerId: number,
): Promise<{ open: CounterCharge[]; settled: CounterCharge[] }> {
  const { rows } = await sql<Row>`
    with mine as (${charges} where t.reader_id = ${readerId} and t.settles is null and p.amount_fen > 0)
    (select * from mine where "outstandingFen" > 0)
    union all
    (select * from mine where "outstandingFen" <= 0 order by id desc limit ${settledShown})`.execute(
    tx,
  )
  const oldestFirst = rows.map(shown).sort((left, right) => left.id - right.id)
  return {
    open: oldestFirst.filter(({ outstandingFen }) => outstandingFen > 0),
    settled: oldestFirst.filter(({ outstandingFen }) => outstandingFen <= 0).reverse(),
  }
}

const shown = ({ requestId, number, title, lenderZh, lenderEn, whyZh, whyEn, ...row }: Row) => ({
  ...row,
  at: row.at.toString(),
  book: requestId === null ? null : { requestId, number: number ?? '', title: title ?? '' },
  lender: lenderZh === null ? null : { zh: lenderZh, en: lenderEn ?? '' },
  why: whyZh === null ? null : { zh: whyZh, en: whyEn ?? '' },
})

/** What of the free deposit's counterpart is bound, and for which book. */
export async function heldDeposits(tx: Tx, readerId: number): Promise<HeldDeposit[]> {
  const { rows } = await sql<HeldDeposit['book'] & { amountFen: number }>`
    select request.id as "requestId", request.number, request.title, (-sum(p.amount_fen))::bigint as "amountFen"
    from ledger_transaction t
    join ledger_posting p on p.transaction_id = t.id
    join ledger_account a on a.id = p.account_id and a.kind = 'readerDepositHeld'
    join request on request.id = t.request_id
    where t.reader_id = ${readerId}
    group by request.id having sum(p.amount_fen) < 0
    order by request.id`.execute(tx)
  return rows.map(({ amountFen, ...book }) => ({ book, amountFen }))
}

interface HeldDeposit {
  book: { requestId: number; number: string; title: string }
  amountFen: number
}
