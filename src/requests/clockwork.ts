import { specialDays } from '../calendar/store.ts'
import { sweepHarvests } from '../catalogue/harvest/due.ts'
import { closeYesterday } from '../ledger/closing-jobs.ts'
import { system } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { asActor } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { attempt } from '../shared/once.ts'
import { act } from './acting/act.ts'
import { wish } from './acting/wish.ts'
import { checkBeforeNextOffer } from './asking/before-offer.ts'
import { factsOf } from './facts.ts'
import { saveRequest } from './store.ts'
import { nextTimer } from './timers.ts'

const batch = 200

/**
 * Does what the clock demands of every request that is due; answers how many moved. Many may sweep at once. One that
 * fails is said aloud and does not hold up the others.
 */
export async function sweepTimers(house: House): Promise<number> {
  let moved = 0
  for (let last = 0; ; ) {
    const due = await dueRequests(house, last)
    for (const id of due) {
      await checkBeforeNextOffer(house, id).catch(sayAloud(id))
      moved += await sweepOne(house, id).catch(sayAloud(id))
    }
    if (due.length < batch) return moved
    last = due.at(-1) ?? last
  }
}

const sayAloud = (id: number) => (error: Error) => {
  console.error(`the clock could not move request ${id}: ${error.message}`)
  return 0
}

const dueRequests = async (house: House, after: number): Promise<number[]> => {
  const rows = await asActor(house.db, system, (tx) =>
    tx
      .selectFrom('request')
      .select('id')
      .where('next_due_at', '<=', house.clock.now())
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute(),
  )
  return rows.map((row) => row.id)
}

/** One request in one transaction: what was due when it was found may have been done by somebody meanwhile. */
async function sweepOne(house: House, id: number): Promise<number> {
  const result = await attempt(house.db, system, async (tx) => {
    const row = await tx
      .selectFrom('request')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    const at = house.clock.now()
    if (!row?.next_due_at || Temporal.Instant.compare(row.next_due_at, at) > 0)
      return { ok: true as const, value: 0 }
    const facts = factsOf(row)
    const timer = nextTimer(
      facts,
      await specialDays(tx, row.supplying_library_id, dayOf(facts.stateSince)),
    )
    if (!timer || Temporal.Instant.compare(timer.at, at) > 0) {
      await saveRequest(tx, id, { next_due_at: timer?.at ?? null })
      return { ok: true as const, value: 0 }
    }
    const done = await act(tx, house, system, id, wish(timer.action))
    return done.ok ? { ok: true as const, value: 1 } : done
  })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/** Sweeps every minute what is due, requests, sources and books, on one of however many servers there are. */
export async function startClockwork(house: House): Promise<void> {
  await house.jobs.work('timers', async () => {
    await sweepTimers(house)
    await sweepHarvests(house)
    await closeYesterday(house)
  })
  await house.jobs.every('timers', '* * * * *')
}
