import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { Outcome } from '../live/shapes.ts'
import { Credentials, SourceProfile } from '../sources/profile.ts'
import type { Breaker } from './breaker.ts'

/** A source that can be asked: everything needed for it, the way in included. */
export interface Target {
  id: number
  libraryId: number
  libraryCode: string
  short: { zh: string; en: string }
  name: { zh: string; en: string }
  protocol: 'z3950' | 'sru'
  address: string
  profile: SourceProfile
  credentials: Credentials | null
  internal_address_entered_by: number | null
  internal_address_approved_by: number | null
  internal_address_approved: string | null
  searched: boolean
  askedForAvailability: boolean
}

const targets = (tx: Tx) =>
  tx
    .selectFrom('source')
    .innerJoin('library', 'library.id', 'source.library_id')
    .select([
      'source.id',
      'library_id',
      'code',
      'short_zh',
      'short_en',
      'source.name_zh',
      'source.name_en',
      'protocol',
      'address',
      'profile',
      'credentials',
      'is_searched_live',
      'is_asked_for_availability',
      'internal_address_entered_by',
      'internal_address_approved_by',
      'internal_address_approved',
    ])
    .where('protocol', 'in', ['z3950', 'sru'])
    .where('removed_at', 'is', null)
    .orderBy('source.id')

type Row = Awaited<ReturnType<ReturnType<typeof targets>['execute']>>[number]

/** Every target there is, in the order they came. Read as the system or the centre: it holds the ways in. */
export const allTargets = async (tx: Tx): Promise<Target[]> =>
  (await targets(tx).execute()).map(toTarget)

/** One target; undefined when there is none. */
export async function targetById(tx: Tx, id: number): Promise<Target | undefined> {
  const row = await targets(tx).where('source.id', '=', id).executeTakeFirst()
  return row && toTarget(row)
}

/** The members on a day that have a target for live search, by code. */
export const searchedLibraries = (tx: Tx, on: Temporal.PlainDate) =>
  tx
    .selectFrom('library')
    .select(['code', 'short_zh', 'short_en'])
    .where('kind', '=', 'member')
    .where((where) => where.or([where('left_on', 'is', null), where('left_on', '>', on)]))
    .where('id', 'in', (from) =>
      from
        .selectFrom('source')
        .select('library_id')
        .where('is_searched_live', '=', true)
        .where('protocol', 'in', ['z3950', 'sru'])
        .where('removed_at', 'is', null),
    )
    .orderBy('code')
    .execute()

/** The targets of these libraries that live search asks. */
export const searchedTargets = async (tx: Tx, codes: readonly string[]): Promise<Target[]> =>
  (
    await targets(tx)
      .where('is_searched_live', '=', true)
      .where('code', 'in', [...codes, ''])
      .execute()
  ).map(toTarget)

/** The targets of these libraries that are asked about single copies. */
export const availabilityTargets = async (
  tx: Tx,
  libraryIds: readonly number[],
): Promise<Target[]> =>
  (
    await targets(tx)
      .where('is_asked_for_availability', '=', true)
      .where('library_id', 'in', [...libraryIds, 0])
      .execute()
  ).map(toTarget)

const toTarget = (row: Row): Target => ({
  id: row.id,
  libraryId: row.library_id,
  libraryCode: row.code,
  short: { zh: row.short_zh, en: row.short_en },
  name: { zh: row.name_zh, en: row.name_en },
  protocol: row.protocol as Target['protocol'],
  address: row.address,
  profile: SourceProfile.parse(row.profile),
  credentials: row.credentials === null ? null : Credentials.parse(row.credentials),
  internal_address_entered_by: row.internal_address_entered_by,
  internal_address_approved_by: row.internal_address_approved_by,
  internal_address_approved: row.internal_address_approved,
  searched: row.is_searched_live,
  askedForAvailability: row.is_asked_for_availability,
})

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
