import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'

/** The same number as in migrations/0033 `ledger_open_day`. */
const lockOfTheBooks = 20071101

/**
 * Closes the books of every day up to `on`: no posting is booked on them any more, and the balance of each account that
 * moved since the last closing is kept, so that later questions need not add up from the beginning. Waits for whoever
 * is posting. Answers how many snapshots were taken; 0 where the day is closed already. Runs as the system.
 */
export async function closeDay(
  tx: Tx,
  on: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(${lockOfTheBooks})`.execute(tx)
  const { rows } = await sql<{ before: Temporal.PlainDate | null }>`
    select max(closed_on) as before from ledger_day`.execute(tx)
  const before = rows[0]!.before
  if (before && Temporal.PlainDate.compare(before, on) >= 0) return 0
  await sql`insert into ledger_day (closed_on, closed_at) values (${on}, ${at})`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into ledger_snapshot (account_id, closed_on, reader_id, library_id, balance_fen)
    select a.id, ${on}, a.reader_id, a.library_id, moved.fen + coalesce((
      select s.balance_fen from ledger_snapshot s where s.account_id = a.id order by s.closed_on desc limit 1), 0)
    from (select account_id, sum(amount_fen) as fen from ledger_posting
          where booked_on <= ${on} and booked_on > coalesce(${before}::date, '-infinity') group by account_id) moved
    join ledger_account a on a.id = moved.account_id`.execute(tx)
  return Number(numAffectedRows)
}

/** Whether the books of a day are closed. */
export async function isClosed(tx: Tx, on: Temporal.PlainDate): Promise<boolean> {
  const row = await tx
    .selectFrom('ledger_day')
    .select('closed_on')
    .where('closed_on', '>=', on)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** So long whoever posts may have to wait for a closing that waits for others; less than PostgreSQL's deadlock_timeout. */
const patienceMs = 500

/** As `closeDay`, but gives up where somebody posts all the time: it throws `55P03`, and nobody has waited long. */
export async function closeDaySoon(
  tx: Tx,
  on: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<number> {
  await sql`select set_config('lock_timeout', ${`${patienceMs}ms`}, true)`.execute(tx)
  return closeDay(tx, on, at)
}
