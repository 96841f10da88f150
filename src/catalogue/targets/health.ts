import type { HealthRow } from './health-store.ts'
import { againstTarget, percentile } from './outcome.ts'
import type { Health, TargetLine, TargetState } from './shapes.ts'

/** Hours that a health looks back on. */
export const healthHours = 48

/** The beginning of the hour in which `at` lies, UTC. */
const hourOf = (at: Temporal.Instant): Temporal.Instant =>
  at.round({ smallestUnit: 'hour', roundingMode: 'floor' })

/** When the first of the hours looked at begins. */
export const healthBegins = (at: Temporal.Instant): Temporal.Instant =>
  hourOf(at).subtract({ hours: healthHours - 1 })

/** What the rows of one target say: asks that say nothing about it are left out. */
export function healthOf(rows: readonly HealthRow[], at: Temporal.Instant): Health {
  const telling = rows.filter(({ outcome }) => againstTarget[outcome] !== null)
  const answers = telling.filter(({ outcome }) => outcome === 'answered')
  const failures = telling.filter(({ outcome }) => outcome !== 'answered')
  const byOutcome = [...Map.groupBy(failures, ({ outcome }) => outcome)]
  const begins = healthBegins(at)
  return {
    asked: sum(telling),
    answered: sum(answers),
    failed: byOutcome
      .map(([outcome, of]) => ({ outcome, asked: sum(of) }))
      .sort((a, b) => b.asked - a.asked),
    p50Ms: percentile(answers, 0.5),
    p95Ms: percentile(answers, 0.95),
    hours: Array.from({ length: healthHours }, (_, n) => {
      const hour = begins.add({ hours: n })
      const within = (row: HealthRow) => row.hour.equals(hour)
      return {
        hour: hour.toString(),
        answered: sum(answers.filter(within)),
        failed: sum(failures.filter(within)),
      }
    }),
  }
}

/** What is known of a target when its state is to be said. */
export interface Known {
  breaker: TargetLine['breaker']
  /** Asks that showed it alive: answers and objections. */
  heard: number
  /** Asks that it left without any. */
  unheard: number
  /** Of these, those in the hours after the last that showed it alive. */
  silentInRow: number
  /** As many silent asks in a row spare a target (rule `breakerFailures`). */
  failuresMax: number
}

/** A target that leaves a tenth of the asks without an answer keeps readers waiting every day: it is not well. */
const unheardShareMax = 0.1

/** What may be said of a target; the first that is true is said. */
export const targetStates: readonly (readonly [TargetState, (known: Known) => boolean])[] = [
  ['paused', ({ breaker }) => breaker === 'open'],
  ['neverAsked', ({ heard, unheard }) => heard + unheard === 0],
  ['silent', ({ heard }) => heard === 0],
  ['silent', ({ silentInRow, failuresMax }) => silentInRow >= failuresMax],
  ['tried', ({ breaker }) => breaker === 'halfOpen'],
  ['unsteady', ({ heard, unheard }) => unheard / (heard + unheard) >= unheardShareMax],
  ['well', () => true],
]

/** The state of a target from what is known of it. */
export const stateOf = (known: Known): TargetState =>
  targetStates.find(([, isSo]) => isSo(known))![0]

/** Counted from the rows of one target: who was heard, who not, and how long it has been silent now. */
export function heardOf(rows: readonly HealthRow[]) {
  const alive = rows.filter(({ outcome }) => againstTarget[outcome] === false)
  const unheard = rows.filter(({ outcome }) => againstTarget[outcome] === true)
  const lastMs = Math.max(...alive.map(({ hour }) => hour.epochMilliseconds))
  // Of the hour of the last answer it is not known what came first.
  const since = unheard.filter(({ hour }) => hour.epochMilliseconds > lastMs)
  const begins = since.map(({ hour }) => hour).sort(Temporal.Instant.compare)[0]
  return {
    heard: sum(alive),
    unheard: sum(unheard),
    silentInRow: sum(since),
    /** The hour of the first silent ask of this row; null: none, or nothing was heard in all the time. */
    silentSince: alive.length > 0 ? (begins ?? null) : null,
  }
}

const sum = (rows: readonly { asked: number }[]): number =>
  rows.reduce((total, { asked }) => total + asked, 0)
