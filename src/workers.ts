import { startHarvesting } from './catalogue/harvest/jobs.ts'
import { startSearchUpkeep } from './catalogue/search/upkeep-jobs.ts'
import { startNotices } from './notices/jobs.ts'
import { startClockwork } from './requests/clockwork.ts'
import type { House } from './shared/house.ts'
import { startStatistics } from './statistics/jobs.ts'

/**
 * Starts whatever works without being called: telling people, the search index, harvests, the clock, the statistics.
 * They stop with `house.jobs`; what is answered ends the steps of harvests that are under way.
 */
export async function startWorkers(
  house: House,
  { smtpUrl }: { smtpUrl?: string },
): Promise<() => void> {
  await startNotices(house, { smtpUrl })
  await startSearchUpkeep(house)
  await startClockwork(house)
  await startStatistics(house)
  return startHarvesting(house)
}
