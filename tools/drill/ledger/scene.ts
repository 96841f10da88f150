import type { HomeReader } from '../../../src/ledger/accounts.ts'
import type { Transaction } from '../../../src/ledger/post.ts'
import { chargesIn, type Kept, openOf, type Reference } from './reference.ts'

/** Dice of one operation: whole numbers from 0 on, each read as the how-many-th of what there is. */
export interface Dice {
  operation: number
  which: number
  who: number
  amount: number
}

/** Where operations happen: a library with its readers, and another that lends to them. */
export interface Counter {
  readers: readonly HomeReader[]
  libraryId: number
  lenderId: number
}

/** What an operation is made of. */
export interface Scene {
  counter: Counter
  books: Reference
  cause: string
  at: Temporal.Instant
}

/** What is done next. `closeDay` ends the day; `late` books are of the day before. */
export type Operation =
  | { does: 'post'; transaction: Transaction }
  | { does: 'reverse'; kept: Kept }
  | { does: 'closeDay' }

/** An operation that posts. */
export const postOf = (transaction: Transaction): Operation => ({ does: 'post', transaction })
/** The how-many-th of a list, from its beginning again. */
export const nth = <T>(list: readonly T[], which: number): T | undefined =>
  list[which % list.length]

export const readerOf = ({ counter }: Scene, dice: Dice) => nth(counter.readers, dice.who)!
export const entryOf = ({ cause, at }: Scene) => ({ cause, operatorCode: 'by01', at })
export const methodOf = ({ which }: Dice) => (which % 3 === 0 ? 'card' : 'cash')

/** A charge of the counter, and so much of it: mostly a part or the whole, sometimes more than is open. */
function settling(scene: Scene, dice: Dice) {
  const one = nth(chargesIn(scene.books), dice.which)
  if (!one) return undefined
  const home = scene.counter.readers.find(({ readerId }) =>
    one.sides.has(`readerReceivable ${readerId} ${scene.counter.libraryId}`),
  )!
  const open = openOf(scene.books, one)
  const amountFen = nth([open, Math.floor(open / 2), open + 1, dice.amount % 3000, 1], dice.amount)!
  return { home, chargeId: one.id, amountFen, entry: entryOf(scene) }
}
type Settled = NonNullable<ReturnType<typeof settling>>
/** An operation that settles a charge, where there is one. */
export const settles =
  (make: (settled: Settled, dice: Dice) => Transaction) => (scene: Scene, dice: Dice) => {
    const settled = settling(scene, dice)
    return settled && postOf(make(settled, dice))
  }
