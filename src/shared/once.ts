import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, accountOf } from './actor.ts'
import { asActor, become, type Database, settingsOf, type Tx } from './database.ts'
import { ok, type Refusal, type Result, refuse } from './result.ts'

/** Rolls the transaction back and carries the refusal out. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Runs `work` as `actor` in one transaction; a refusal leaves nothing behind. */
export const attempt = <T>(
  db: Database,
  actor: Actor,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> =>
  allOrNothing(db, async (tx) => {
    await become(tx, actor)
    return work(tx)
  })

/** One transaction, rolled back when `work` refuses. */
async function allOrNothing<T>(
  db: Database,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new Refused(result.refusal)
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** What makes two calls the same call (architecture decision 13). */
export interface Once {
  actor: Actor
  /** The route, e.g. `POST /api/requests/:id/actions`. */
  route: string
  /** The caller's Idempotency-Key, at most 255 characters. */
  key: string
  /** What was asked, compared by hash. */
  body: unknown
  at: Temporal.Instant
}

/**
 * Like `attempt`, but the same call has its effect once: a repeat answers what the first stored, a copy in
 * flight is refused `inFlight` at once, the same key with another body `keyReused`. `T` must be JSON:
 * ids from which the route rebuilds its answer.
 */
export async function once<T>(
  db: Database,
  call: Once,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  let refused: Result<T>
  try {
    refused = await keyed(db, call, work)
    if (refused.ok || refused.refusal.code === 'inFlight') return refused
  } catch (error) {
    const earlier = await answered<T>(db, call)
    if (earlier) return earlier
    throw error
  }
  return (await answered<T>(db, call)) ?? refused
}

/**
 * What the same call has been answered by now. A copy may commit between our snapshot and our lock: then we did
 * not see its row, met what it had done, and were refused for it. Nothing of ours stands, and its answer is ours.
 */
const answered = <T>(db: Database, call: Once): Promise<Result<T> | null> =>
  asActor(db, call.actor, async (tx) => {
    const { actor, route, key } = nameOf(call)
    const earlier = await tx
      .selectFrom('idempotency_key')
      .select(['body_hash', 'result'])
      .where('actor', '=', actor)
      .where('route', '=', route)
      .where('key', '=', key)
      .executeTakeFirst()
    return earlier ? replay<T>(call, earlier) : null
  })

const nameOf = ({ actor, route, key }: Once) => ({
  actor: `${actor.kind}:${accountOf(actor) ?? ''}`,
  route,
  key,
})

const hashOf = ({ body }: Once): Buffer =>
  createHash('sha256').update(JSON.stringify(body)).digest()

const replay = <T>(call: Once, earlier: { body_hash: Buffer; result: unknown }): Result<T> =>
  hashOf(call).equals(earlier.body_hash)
    ? ok(earlier.result as T)
    : refuse('keyReused', { field: 'Idempotency-Key' })

/** Whether a database error is the violation of the named constraint or unique index. */
export const violates = (error: unknown, constraint: string): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === constraint

const keyed = <T>(db: Database, call: Once, work: (tx: Tx) => Promise<Result<T>>) =>
  allOrNothing(db, async (tx) => {
    const name = nameOf(call)
    const { claimed, body_hash, result: before } = await claim(tx, call.actor, name)
    if (!claimed) return refuse('inFlight')
    if (body_hash) return replay<T>(call, { body_hash, result: before })
    const result = await work(tx)
    if (!result.ok) return result
    await tx
      .insertInto('idempotency_key')
      .values({
        ...name,
        body_hash: hashOf(call),
        result: JSON.stringify(result.value ?? null),
        created_at: call.at,
      })
      .execute()
    return result
  })

interface Earlier {
  claimed: boolean
  body_hash: Buffer | null
  result: unknown
}

/**
 * Becomes the actor, takes the key for this transaction if nobody else has it in flight, and reads what it did
 * before: one statement, because every keyed call begins with it. The row is looked up only once the lock is there.
 */
async function claim(
  tx: Tx,
  actor: Actor,
  name: { actor: string; route: string; key: string },
): Promise<Earlier> {
  const lock = createHash('sha256').update(JSON.stringify(name)).digest().readBigInt64BE()
  const { rows } = await sql<Earlier>`
    with actor as materialized (select ${settingsOf(actor)}),
    lock as materialized (select pg_try_advisory_xact_lock(${String(lock)}::bigint) as claimed from actor)
    select lock.claimed, k.body_hash, k.result
    from lock left join lateral (
      select body_hash, result from idempotency_key
      where lock.claimed and actor = ${name.actor} and route = ${name.route} and key = ${name.key}
    ) k on true`.execute(tx)
  return rows[0]!
}
