import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { Outcome } from '../live/shapes.ts'
import { type Breaker, untried } from './breaker.ts'
import type { Target } from './target-store.ts'

/** The breakers of these targets; one that nobody has asked has none. */
export async function breakersOf(tx: Tx, ids: readonly number[]): Promise<Map<number, Breaker>> {
  const rows = await tx
    .selectFrom('target_breaker')
    .selectAll()
    .where('source_id', 'in', [...ids, 0])
    .execute()
  return new Map(
    rows.map((row) => [
      row.source_id,
      {
        failuresInRow: row.failures_in_row,
        openUntil: row.open_until,
        probingUntil: row.probing_until,
      },
    ]),
  )
}

/** Targets with the breaker that each has now. */
export async function withBreakers(tx: Tx, targets: readonly Target[]): Promise<TargetNow[]> {
  const breakers = await breakersOf(
    tx,
    targets.map(({ id }) => id),
  )
  return targets.map((target) => ({ target, breaker: breakers.get(target.id) ?? untried }))
}

/** A target, and whether it is spared. */
export interface TargetNow {
  target: Target
  breaker: Breaker
}

/** Claims the one try of a half-open breaker until `until`; false when somebody else has it. */
export async function claimProbe(
  tx: Tx,
  sourceId: number,
  { at, until }: { at: Temporal.Instant; until: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql<{ source_id: number }>`
    update target_breaker set probing_until = ${until}
    where source_id = ${sourceId} and open_until <= ${at}
      and (probing_until is null or probing_until <= ${at})
    returning source_id`.execute(tx)
  return rows.length > 0
}

/** The breaker of a target, locked until the transaction ends, so that two outcomes are counted as two. */
export async function lockBreaker(tx: Tx, sourceId: number): Promise<Breaker> {
  await tx
    .insertInto('target_breaker')
    .values({ source_id: sourceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('target_breaker')
    .selectAll()
    .where('source_id', '=', sourceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return {
    failuresInRow: row.failures_in_row,
    openUntil: row.open_until,
    probingUntil: row.probing_until,
  }
}

/** Keeps a breaker as it has become. */
export const saveBreaker = (tx: Tx, sourceId: number, breaker: Breaker) =>
  tx
    .updateTable('target_breaker')
    .set({
      failures_in_row: breaker.failuresInRow,
      open_until: breaker.openUntil,
      probing_until: breaker.probingUntil,
    })
    .where('source_id', '=', sourceId)
    .execute()

export interface Tally {
  sourceId: number
  at: Temporal.Instant
  outcome: Outcome
  withinMs: number
}

/** Counts one ask into its minute. */
export const countAsk = (tx: Tx, { sourceId, at, outcome, withinMs }: Tally) =>
  sql`
  insert into target_health (source_id, minute, outcome, within_ms, asked)
  values (${sourceId}, date_trunc('minute', ${at}::timestamptz), ${outcome}, ${withinMs}, 1)
  on conflict (source_id, minute, outcome, within_ms) do update
  set asked = target_health.asked + 1`.execute(tx)

/** Forgets what is older than `before`. */
export const forgetHealth = (tx: Tx, sourceId: number, before: Temporal.Instant) =>
  tx
    .deleteFrom('target_health')
    .where('source_id', '=', sourceId)
    .where('minute', '<', before)
    .execute()

export interface HealthRow {
  sourceId: number
  /** Beginning of the hour. */
  hour: Temporal.Instant
  outcome: Outcome
  withinMs: number
  asked: number
}

/** How targets answered since an instant, by the hour. */
export async function healthSince(
  tx: Tx,
  ids: readonly number[],
  since: Temporal.Instant,
): Promise<HealthRow[]> {
  const { rows } = await sql<HealthRow>`
    select source_id as "sourceId", date_trunc('hour', minute) as hour, outcome, within_ms as "withinMs",
           sum(asked)::int as asked
    from target_health where source_id = any(${[...ids]}) and minute >= ${since}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx)
  return rows
}
