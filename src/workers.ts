import { startSearchUpkeep } from './catalogue/search/upkeep-jobs.ts'
import { startNotices } from './notices/jobs.ts'
import { startClockwork } from './requests/clockwork.ts'
import type { House } from './shared/house.ts'
import { startStatistics } from './statistics/jobs.ts'

/** Starts whatever works without being called: telling people, the search index, the clock, the statistics. They stop with `house.jobs`. */
export async function startWorkers(house: House, { smtpUrl }: { smtpUrl?: string }): Promise<void> {
  await startNotices(house, { smtpUrl })
  await startSearchUpkeep(house)
  await startClockwork(house)
  await startStatistics(house)
}
