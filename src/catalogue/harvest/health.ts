import type { Health } from './shapes.ts'

interface Harvested {
  everyMinutes: number | null
  lastGoodAt: Temporal.Instant | null
  /** The last run that ended has failed. */
  lastFailed: boolean
  at: Temporal.Instant
}

/** How the harvest of a source is: late when two of its turns have passed without a good run. */
export function healthOf({ everyMinutes, lastGoodAt, lastFailed, at }: Harvested): Health {
  if (lastFailed) return 'failing'
  if (lastGoodAt === null) return 'never'
  const late =
    everyMinutes !== null &&
    Temporal.Instant.compare(lastGoodAt.add({ minutes: 2 * everyMinutes }), at) < 0
  return late ? 'late' : 'well'
}
