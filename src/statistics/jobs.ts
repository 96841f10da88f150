import { createHmac } from 'node:crypto'
import { catalogueRules } from '../catalogue/rules-store.ts'
import { system } from '../shared/actor.ts'
import { dayOf, startOfDay } from '../shared/clock.ts'
import { asActor } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { countedUntil, marginFrom, type Pair, shownEdges } from './co-borrowing.ts'
import { pairsBorrowed, replaceEdges } from './co-borrowing-store.ts'

/** The margin of every pair, as this house's secret draws it. */
export const marginsOf =
  (secret: Uint8Array) =>
  ({ recordId, otherRecordId }: Pair): number => {
    const named = `co-borrowing ${recordId} ${otherRecordId}`
    return marginFrom(createHmac('sha256', secret).update(named).digest().readUInt32BE())
  }

/** Makes 借阅关系图 anew from all loans of months that are over; answers how many lines it has. */
export async function drawCoBorrowing(house: House): Promise<number> {
  const { coBorrowingReadersMin: readersMin } = await catalogueRules(house)
  const before = startOfDay(countedUntil(dayOf(house.clock.now())))
  return asActor(house.db, system, async (tx) => {
    const pairs = await pairsBorrowed(tx, { before, readersMin })
    const edges = shownEdges(pairs, { readersMin, marginOf: marginsOf(house.secret) })
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
