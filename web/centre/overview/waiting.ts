import type { Views } from '../../../src/pages/views.ts'

export type WaitingLibrary = Views['centre/overview']['queues'][number]

/** From when on a wait is the centre's to look at: a reader was promised three days (mock/centre.html). */
export const lateAfterDays = 3

const dayMs = 86_400_000

/** Whether the oldest request of a library has waited too long at the instant `now`. */
export const isLate = ({ oldest }: WaitingLibrary, now: string): boolean =>
  oldest !== null && Date.parse(now) - Date.parse(oldest) >= lateAfterDays * dayMs

/** Libraries with something waiting, the longest wait first. */
export const byWait = (queues: readonly WaitingLibrary[]): WaitingLibrary[] =>
  queues
    .filter(({ waiting }) => waiting > 0)
    .toSorted((a, b) => (a.oldest ?? '9').localeCompare(b.oldest ?? '9') || b.waiting - a.waiting)

/** Mean, greatest and its day of a row of daily counts; null while there is nothing to say. */
export function dailyFinding(daily: readonly { day: string; count: number }[]) {
  const total = daily.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const most = daily.reduce((best, each) => (each.count > best.count ? each : best))
  return { mean: Math.round(total / daily.length), most: most.count, day: most.day }
}
