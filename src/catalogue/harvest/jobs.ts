import type { House } from '../../shared/house.ts'
import { sweepHarvests } from './due.ts'
import { workRun } from './work.ts'

/**
 * Starts the workers of harvests and takes up what was left by those before; answers how to end them: each stops after
 * the step it is at, and its run is gone on with at the next start.
 */
export async function startHarvesting(house: House): Promise<() => void> {
  const stopping = new AbortController()
  await house.jobs.work('harvest', (payload) =>
    workRun(house, Number(payload.runId), { signal: stopping.signal }),
  )
  await sweepHarvests(house, 0)
  return () => stopping.abort()
}
