import type { HealthRow } from './health-store.ts'
import { againstTarget, percentile } from './outcome.ts'
import type { Health } from './shapes.ts'

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

const sum = (rows: readonly { asked: number }[]): number =>
  rows.reduce((total, { asked }) => total + asked, 0)
