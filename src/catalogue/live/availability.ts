import { system } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { askTarget } from '../targets/ask-target.ts'
import { type TargetNow, withBreakers } from '../targets/health-store.ts'
import { whenEnded } from '../targets/outcome.ts'
import { availabilityTargets } from '../targets/target-store.ts'
import { type HeldWork, heldWorks, learnCopies } from './availability-store.ts'
import { learntCopies, ourRecord, questionOf } from './learnt.ts'
import { type LiveRules, liveRules } from './rules.ts'
import type { Outcome } from './shapes.ts'

/** What came of asking one library about one work. */
export interface Checked {
  recordId: number
  libraryId: number
  /** `answered` also where it said nothing of copies; then nothing here has changed. */
  outcome: Outcome
}

interface Inquiry extends TargetNow {
  held: HeldWork
}

/** Several editions or volumes may share a number. */
const recordsLookedAt = 10

/**
 * Asks the libraries that can be asked whether their copies of these works are in, and keeps what they say; those
 * asked within the rule's minutes are not asked again. Never longer than the rule's wait (2 s at most): who is slower
 * is as the table of holdings has it.
 */
export async function checkAvailability(
  house: House,
  recordIds: readonly number[],
  asker: string,
): Promise<Checked[]> {
  if (recordIds.length === 0) return []
  const { inquiries, rules } = await inquiriesFor(house, recordIds)
  if (inquiries.length === 0) return []
  const over = AbortSignal.timeout(rules.availability.waitMs)
  return Promise.all(inquiries.map((inquiry) => inquire(house, inquiry, { rules, asker, over })))
}

const inquiriesFor = (house: House, recordIds: readonly number[]) =>
  asActor(house.db, system, async (tx) => {
    const at = house.clock.now()
    const rules = await liveRules(tx, dayOf(at))
    const fresh = at.subtract({ minutes: rules.availability.keptMinutes })
    const held = (await heldWorks(tx, recordIds)).filter(
      ({ statusAt }) => statusAt === null || Temporal.Instant.compare(statusAt, fresh) < 0,
    )
    const targets = await availabilityTargets(
      tx,
      held.map(({ libraryId }) => libraryId),
    )
    const known = await withBreakers(tx, targets)
    const inquiries = held.flatMap((work): Inquiry[] => {
      const asked = known.find(({ target }) => target.libraryId === work.libraryId)
      return asked ? [{ held: work, ...asked }] : []
    })
    return { inquiries, rules }
  })

interface Circumstances {
  rules: LiveRules
  asker: string
  over: AbortSignal
}

async function inquire(
  house: House,
  { held, target, breaker }: Inquiry,
  { rules, asker, over }: Circumstances,
): Promise<Checked> {
  const { recordId, libraryId } = held
  const answer = await Promise.race([
    whenEnded(over, () => 'timedOut'),
    askTarget(house, {
      target,
      breaker,
      question: questionOf(held),
      count: recordsLookedAt,
      withinMs: rules.availability.waitMs,
      rules,
      asker,
      leaving: over,
    }),
  ])
  if (typeof answer === 'string') return { recordId, libraryId, outcome: answer }
  const found = ourRecord(answer.records, held)
  const copies = found ? learntCopies(found, target.profile) : []
  if (copies.length > 0) {
    const at = house.clock.now()
    await asActor(house.db, system, (tx) => learnCopies(tx, { libraryId, recordId, copies, at }))
  }
  return { recordId, libraryId, outcome: answer.outcome }
}
