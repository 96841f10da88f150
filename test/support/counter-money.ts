import { compensationCharged } from '../../src/charges/reader-charges.ts'
import { takeMoney } from '../../src/counter/taking/take.ts'
import { closeTill } from '../../src/counter/till/close.ts'
import { waive } from '../../src/counter/waivers/waive.ts'
import { closeDay } from '../../src/ledger/day-store.ts'
import { post } from '../../src/ledger/post.ts'
import { system } from '../../src/shared/actor.ts'
import { dayOf } from '../../src/shared/clock.ts'
import { asActor, type Tx } from '../../src/shared/database.ts'
import { attempt } from '../../src/shared/once.ts'
import type { Result } from '../../src/shared/result.ts'
import { type Consortium, layReader } from './consortium.ts'

/** Ids of what lies at 北邮's counter. */
export interface CounterMoney {
  charge: number
  /** A charge that should not be. */
  mistaken: number
  receipt: number
  waiver: number
  closing: number
}

/** A reader of 北邮 who paid one charge, hopes to be let off another, a till that was counted, and the books of that day closed. */
export async function layCounterMoney(place: Consortium): Promise<CounterMoney> {
  const { house, libraries } = place
  const actor = place.staff.bupt
  const cashier = { actor, at: place.clock.now() }
  const { readerId } = await layReader(place, libraries.bupt, 'counter')
  const home = { readerId, libraryId: libraries.bupt }
  const charged = (cause: string, amountFen: number) =>
    asActor(house.db, system, async (tx) => {
      const entry = { cause, operatorCode: 'bh03', at: cashier.at }
      const due = { home, lenderId: libraries.buaa, entry }
      return (await post(tx, compensationCharged(due, { what: 'damageCompensation', amountFen })))!
    })
  const done = async <T>(work: (tx: Tx) => Promise<Result<T>>): Promise<T> => {
    const result = await attempt(house.db, actor, work)
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    return result.value
  }
  const [paid, charge] = [await charged('laid paid', 500), await charged('laid open', 3000)]
  const mistaken = await charged('laid mistaken', 200)
  const taking = { charges: [{ id: paid, amountFen: 500 }], depositFen: 0, method: 'cash' } as const
  const receipt = await done((tx) =>
    takeMoney(tx, cashier, { readerId, form: { ...taking, charges: [...taking.charges] } }),
  )
  const form = { amountFen: 3000, reason: '住院' }
  const waiver = await done((tx) => waive(tx, cashier, { chargeId: charge, form }))
  const count = { position: 1, expectedFen: 500, countedFen: 500, bankedFen: 0, note: '' }
  const closing = await done((tx) => closeTill(tx, cashier, count))
  await asActor(house.db, system, (tx) =>
    closeDay(tx, dayOf(cashier.at), cashier.at.add({ hours: 24 })),
  )
  return { charge, mistaken, receipt: receipt.receiptId, waiver: waiver.id, closing: closing.id }
}
