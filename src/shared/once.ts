import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, accountOf } from './actor.ts'
import { become, type Database, settingsOf, type Tx } from './database.ts'
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
  try {
    return await keyed(db, call, work)
  } catch (error) {
    // A rival committed between our snapshot and our lock: nothing of ours stands, the caller asks again.
    if (violates(error, 'idempotency_key_pkey')) return refuse('inFlight')
    throw error
  }
}

/** Whether a database error is the violation of the named constraint or unique index. */
export const violates = (error: unknown, constraint: string): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === constraint

const keyed = <T>(db: Database, call: Once, work: (tx: Tx) => Promise<Result<T>>) =>
  allOrNothing(db, async (tx) => {
    const name = {
      actor: `${call.actor.kind}:${accountOf(call.actor) ?? ''}`,
      route: call.route,
      key: call.key,
    }
    const hash = createHash('sha256').update(JSON.stringify(call.body)).digest()
    const earlier = await claim(tx, call.actor, name)
    if (!earlier.claimed) return refuse('inFlight')
    if (earlier.body_hash) {
      return hash.equals(earlier.body_hash)
        ? ok(earlier.result as T)
        : refuse('keyReused', { field: 'Idempotency-Key' })
    }
    const result = await work(tx)
    if (!result.ok) return result
    await tx
      .insertInto('idempotency_key')
      .values({
        ...name,
        body_hash: hash,
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
