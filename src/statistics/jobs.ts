import { catalogueRules } from '../catalogue/rules.ts'
import { system } from '../shared/actor.ts'
import { dayOf, startOfDay } from '../shared/clock.ts'
import { asActor } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { countedUntil, shownEdges } from './co-borrowing.ts'
import { pairsBorrowed, replaceEdges } from './co-borrowing-store.ts'

/** Makes 借阅关系图 anew from all loans of months that are over; answers how many lines it has. */
export async function drawCoBorrowing(house: House): Promise<number> {
  const { coBorrowingReadersMin: readersMin } = await catalogueRules(house)
  const before = startOfDay(countedUntil(dayOf(house.clock.now())))
  return asActor(house.db, system, async (tx) => {
    const pairs = await pairsBorrowed(tx, { before, readersMin })
    const edges = shownEdges(pairs, { readersMin, secret: house.secret })
    await replaceEdges(tx, edges)
    return edges.length
  })
}

/** Does the statistics' work every night, on one of however many servers there are. */
export async function startStatistics(house: House): Promise<void> {
  await house.jobs.work('statistics', async () => {
    await drawCoBorrowing(house)
  })
  await house.jobs.every('statistics', '17 3 * * *')
}
