import { sql } from 'kysely'
import { specialDays } from '../calendar/store.ts'
import type { AccountQuestion, ListPart } from '../ledger/account/account-log-store.ts'
import { answering } from '../ledger/account/account-log-store.ts'
import { Working } from '../ledger/account/shapes.ts'
import { whyOf } from '../policy/store.ts'
import { whys } from '../policy/why.ts'
import { inHandStates } from '../requests/lifecycle.ts'
import { dayOf } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'
import { fineLine, type LateLoan } from './fine-log.ts'
import type { FineLine, FineLog } from './reader-shapes.ts'

/** Whose fines, and on which day those of books still out are reckoned. */
export interface WhoseFines {
  readerId: number
  libraryId: number
  at: Temporal.Instant
}

type Row = Omit<LateLoan, 'fine'> & {
  chargeId: number | null
  at: Temporal.Instant | null
  working: unknown
  amountFen: number
  paidFen: number
  offsetFen: number
  waivedFen: number
  takenBackFen: number
}

/**
 * Loans that came back late or are late now. The fixed fine's line is on the reader's own account; what was done about
 * it is added up beside it. A fine that was taken back stays in the log.
 */
const lateLoans = ({ readerId, at }: WhoseFines, question: AccountQuestion) => sql<Row>`
  select r.number, r.id as "requestId", r.title, l.short_zh as "lenderZh", l.short_en as "lenderEn", r.due_on as "dueOn", r.policy,
         t.id as "chargeId", t.at, t.working, coalesce(fixed.amount_fen, 0)::bigint as "amountFen",
         coalesce(done.paid, 0)::bigint as "paidFen", coalesce(done."offset", 0)::bigint as "offsetFen",
         coalesce(done.waived, 0)::bigint as "waivedFen", coalesce(done.taken_back, 0)::bigint as "takenBackFen"
  from request r
  join library l on l.id = r.supplying_library_id
  left join ledger_transaction t on t.request_id = r.id and t.what = 'overdueFine'
  left join lateral (
    select p.amount_fen, p.account_id from ledger_posting p
    join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
    where p.transaction_id = t.id) fixed on true
  left join lateral (
    select -sum(p.amount_fen) filter (where coalesce(undone.what, s.what) in ('payment', 'refund')) as paid,
           -sum(p.amount_fen) filter (where coalesce(undone.what, s.what) = 'depositOffset') as "offset",
           -sum(p.amount_fen) filter (where coalesce(undone.what, s.what) = 'waiver') as waived,
           -sum(p.amount_fen) filter (where s.reverses = t.id) as taken_back
    from ledger_transaction s
    join ledger_posting p on p.transaction_id = s.id and p.account_id = fixed.account_id
    left join ledger_transaction undone on undone.id = s.reverses
    where s.settles = t.id) done on true
  where r.reader_id = ${readerId} and r.due_on is not null
    and (t.id is not null or (r.state = any(${sql.val(inHandStates)}::text[]) and r.due_on < ${dayOf(at)}))
    and ${answering(question, sql`coalesce(t.at, ${at}::timestamptz)`)}
  order by t.at desc nulls first, r.due_on desc, r.id desc`

/** 罚款日志 of a reader (S3): books that are late now first, with what they have cost until today. */
export async function fineLog(
  tx: Tx,
  whose: WhoseFines,
  { limit, offset, ...question }: AccountQuestion & ListPart,
): Promise<FineLog> {
  const { rows } = await lateLoans(whose, question).execute(tx)
  const today = dayOf(whose.at)
  const due = rows.map(({ dueOn }) => dueOn).sort(Temporal.PlainDate.compare)
  const special = await specialDays(tx, whose.libraryId, due[0] ?? today, today)
  const lines = rows.map((row) => fineLine(loanOf(row), today, special))
  const sum = (of: (line: (typeof lines)[number]) => number) =>
    lines.reduce((total, line) => total + of(line), 0)
  const accruing = (line: (typeof lines)[number]) => line.state === 'accruing'
  return {
    lines: await explained(tx, lines.slice(offset, offset + limit)),
    total: lines.length,
    accruingFen: sum((line) => (accruing(line) ? line.amountFen : 0)),
    openFen: sum((line) => (accruing(line) ? 0 : line.openFen)),
  }
}

/** Each line with the sentences of its tariff. */
async function explained(tx: Tx, lines: ReturnType<typeof fineLine>[]): Promise<FineLine[]> {
  const sentences = await whyOf(
    tx,
    lines.flatMap(({ ruleIds }) => ruleIds),
  )
  return lines.map(({ ruleIds, ...line }) => ({ ...line, why: whys(ruleIds, sentences) }))
}

const loanOf = ({ chargeId, at, working, ...row }: Row): LateLoan => ({
  ...row,
  fine:
    chargeId === null || at === null
      ? null
      : {
          fixedOn: dayOf(at),
          working: Working.catch({}).parse(working),
          amountFen: row.amountFen,
          paidFen: row.paidFen,
          offsetFen: row.offsetFen,
          waivedFen: row.waivedFen,
          takenBackFen: row.takenBackFen,
        },
})
