import { system } from '../shared/actor.ts'
import { dayOf, startOfDay } from '../shared/clock.ts'
import { asActor, readingAs } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { closeDaySoon, isClosed } from './day-store.ts'

/** What still happened before midnight may be posted until then. */
const minutesAfterMidnight = 5

/**
 * Closes the books of yesterday, and of days before it that were left open, some minutes after midnight in Beijing;
 * answers how many snapshots were taken. However many servers ask, it is done once; where somebody posts all the time it
 * is left for the next minute.
 */
export async function closeYesterday({ db, clock }: Pick<House, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  const today = dayOf(at)
  const due = startOfDay(today).add({ minutes: minutesAfterMidnight })
  if (Temporal.Instant.compare(at, due) < 0) return 0
  const on = today.subtract({ days: 1 })
  if (await readingAs(db, system, (tx) => isClosed(tx, on))) return 0
  return asActor(db, system, (tx) => closeDaySoon(tx, on, at)).catch(nextTime)
}

function nextTime(error: { code?: string }): number {
  if (error.code !== '55P03') throw error // lock_not_available
  return 0
}
