import type { SpecialDays } from '../../../src/calendar/working-days.ts'
import { readerBalances } from '../../../src/ledger/balance-store.ts'
import { dayOf, startOfDay } from '../../../src/shared/clock.ts'
import type { Tx } from '../../../src/shared/database.ts'
import { momentBefore } from '../hours.ts'
import type { Step } from '../lives.ts'
import { DESK_LIBRARIES, type PlannedLife } from '../plan.ts'
import type { SeededRandom } from '../random.ts'
import type { ActiveReader, People, Staff } from './accounts.ts'
import {
  closeTill,
  payCharges,
  paysBy,
  refundDeposit,
  type Visit,
  waiveCharges,
} from './counter.ts'

/** What happens at a counter, at its own time. */
export type CounterEvent = { at: Temporal.Instant; happen(tx: Tx): Promise<void> }

export type Counters = {
  now: Temporal.Instant
  special: SpecialDays
  random: SeededRandom
  people: People
  ids: ReadonlyMap<string, number>
}

/** Who has taken which step of whose loan. */
export type Taken = {
  life: PlannedLife
  reader: ActiveReader
  requestId: number
  step: Step
  at: Temporal.Instant
}

/** Of ten deposits that are free, so many are asked for at once; the others lie until the next book. */
const refundedAtOnce = 0.6
const waiverReason = '读者住院，有证明'

/** The steps at which she stands at the counter herself; of the others she hears, and comes. */
const inPerson = ['handOver', 'takeBack', 'reportFound']
const owingSteps = [...inPerson, 'reportLost', 'settleLoss', 'checkInDamaged']

/**
 * Readers at the counters of their libraries: what they pay, are let off and get back, and the counts of the tills.
 * `owing` are those whom a debt keeps from asking for another book (M1).
 */
export function countersOf(setting: Counters) {
  const { random, people } = setting
  const waiting: CounterEvent[] = closings(setting)
  const owing = new Set<ActiveReader>()

  const staffAt = (libraryId: number): Staff => random.pick(people.staff.get(libraryId)!)

  /** After a step: she settles what it has brought, now or when she next comes. */
  async function afterStep(tx: Tx, taken: Taken): Promise<void> {
    if (!owingSteps.includes(taken.step.action)) return
    const { actor } = taken.reader
    const now = inPerson.includes(taken.step.action)
    const visit = visitOf(taken, staffAt(actor.libraryId), now ? taken.at : whenSheComes(taken.at))
    if (now) return settle(tx, taken, visit)
    await noteDebt(tx, taken.reader)
    waiting.push({ at: visit.at, happen: (later) => settle(later, taken, visit) })
  }

  function whenSheComes(at: Temporal.Instant): Temporal.Instant {
    const open = momentBefore(at.add({ minutes: random.int(26 * 60, 70 * 60) }), 'library', setting)
    return Temporal.Instant.compare(open, at) > 0 ? open : at
  }

  async function settle(tx: Tx, { life, reader, step }: Taken, visit: Visit): Promise<void> {
    const { settlement } = life
    if (settlement === undefined || step.action === 'handOver') await payCharges(tx, visit)
    else if (settlement !== 'unpaid') await waiveCharges(tx, visit, waiverReason)
    if (step.action !== 'handOver' && random.chance(refundedAtOnce)) await refundDeposit(tx, visit)
    await noteDebt(tx, reader)
  }

  async function noteDebt(tx: Tx, reader: ActiveReader): Promise<void> {
    const { owedFen } = await readerBalances(tx, reader.actor.readerId)
    if (owedFen > 0) owing.add(reader)
    else owing.delete(reader)
  }

  /** What happens next at any counter. */
  const next = (): CounterEvent | null =>
    waiting.reduce<CounterEvent | null>(
      (first, event) =>
        first && Temporal.Instant.compare(first.at, event.at) <= 0 ? first : event,
      null,
    )

  async function happen(tx: Tx, event: CounterEvent): Promise<void> {
    waiting.splice(waiting.indexOf(event), 1)
    await event.happen(tx)
  }

  return { afterStep, next, happen, owes: (reader: ActiveReader) => owing.has(reader) }
}

const visitOf = ({ reader, requestId }: Taken, staff: Staff, at: Temporal.Instant): Visit => ({
  home: { readerId: reader.actor.readerId, libraryId: reader.actor.libraryId },
  requestId,
  staff,
  at,
  method: paysBy(reader.actor.readerId),
})

/** The tills of the doors were counted so many days ago, once with a yuan missing; the last days are still to be. */
const countedDaysAgo = [34, 27, 20, 13, 6]
const missing = { atCount: 4, fen: -100, note: '找零差 1 元' }

function closings(setting: Counters): CounterEvent[] {
  return DESK_LIBRARIES.flatMap((code) => {
    const [staff] = setting.people.staff.get(setting.ids.get(code)!)!
    return countedDaysAgo.map((days, count) => {
      const evening = startOfDay(dayOf(setting.now).subtract({ days })).add({
        hours: 16,
        minutes: 20,
      })
      const at = momentBefore(evening, 'library', setting)
      const differenceFen = count === missing.atCount ? missing.fen : 0
      const counted = { staff: staff!, at, differenceFen, note: missing.note }
      return { at, happen: (tx: Tx) => closeTill(tx, counted) }
    })
  })
}
