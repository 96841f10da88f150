import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { accountKinds, type LedgerAccountKind } from '../accounts.ts'
import type { KindBalance, OwnerBalance, TrialBalance } from './shapes.ts'

/** Every account with its balance at the end of a day: its newest snapshot, and what was booked since the last closing. */
const balances = (on: Temporal.PlainDate) => sql`
  closed as (select max(closed_on) as day from ledger_day where closed_on <= ${on}::date),
  kept as (
    select distinct on (account_id) account_id, balance_fen from ledger_snapshot
    where closed_on <= ${on} order by account_id, closed_on desc),
  moved as (
    select account_id, sum(amount_fen) as fen from ledger_posting
    where booked_on <= ${on} and booked_on > coalesce((select day from closed), '-infinity') group by account_id),
  balances as (
    select a.kind, a.library_id, (coalesce(kept.balance_fen, 0) + coalesce(moved.fen, 0))::bigint as fen
    from ledger_account a left join kept on kept.account_id = a.id left join moved on moved.account_id = a.id)`

const sides = sql`
  count(*) filter (where fen <> 0)::int as accounts, coalesce(sum(fen) filter (where fen > 0), 0)::bigint as "debitFen",
  coalesce(-sum(fen) filter (where fen < 0), 0)::bigint as "creditFen"`

/** The trial balance as of a day, as whoever asks may see the accounts; one kind opened into whose its accounts are. */
export async function trialBalance(
  tx: Tx,
  { on, kind }: { on: Temporal.PlainDate; kind: LedgerAccountKind | null },
): Promise<TrialBalance> {
  const { rows } = await sql<KindBalance>`
    with ${balances(on)} select kind, ${sides} from balances group by kind`.execute(tx)
  const kinds = (Object.keys(accountKinds) as LedgerAccountKind[]).map(
    (each) =>
      rows.find((row) => row.kind === each) ?? {
        kind: each,
        accounts: 0,
        debitFen: 0,
        creditFen: 0,
      },
  )
  const debitFen = kinds.reduce((sum, each) => sum + each.debitFen, 0)
  const creditFen = kinds.reduce((sum, each) => sum + each.creditFen, 0)
  return {
    on: on.toString(),
    kinds,
    debitFen,
    creditFen,
    differenceFen: debitFen - creditFen,
    closedOn: await lastClosed(tx),
    opened: kind && { kind, owners: await ownersOf(tx, on, kind) },
  }
}

/** Whose the accounts of a kind are, as of a day: a line for each library, or one for nobody's. */
export async function ownersOf(
  tx: Tx,
  on: Temporal.PlainDate,
  kind: LedgerAccountKind,
): Promise<OwnerBalance[]> {
  const { rows } = await sql<OwnerBalance>`
    with ${balances(on)}
    select b.library_id as "libraryId", ${sides},
           case when l.id is not null then json_build_object('zh', l.name_zh, 'en', l.name_en) end as library
    from balances b left join library l on l.id = b.library_id
    where b.kind = ${kind}
    group by b.library_id, l.id
    having count(*) filter (where fen <> 0) > 0
    order by sum(abs(fen)) desc, b.library_id`.execute(tx)
  return rows
}

async function lastClosed(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
    select max(closed_on) as day from ledger_day`.execute(tx)
  return rows[0]?.day?.toString() ?? null
}
