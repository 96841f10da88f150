import { system } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { keepIndex, settleIndex } from './postgres/upkeep-store.ts'

/** Looks after the search index: now, and every five minutes on one of however many servers there are. */
export async function startSearchUpkeep(house: House): Promise<void> {
  await settleIndex(house.db)
  await house.jobs.work('searchEdition', async () => {
    await keepIndex(house)
  })
  await house.jobs.every('searchEdition', '*/5 * * * *')
  await asActor(house.db, system, (tx) => house.jobs.enqueue(tx, 'searchEdition', {}))
}
