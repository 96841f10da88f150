import { charge } from '../../../src/charges/charge.ts'
import {
  depositHeld,
  depositOffset,
  depositRefunded,
  depositReleased,
  depositTaken,
} from '../../../src/charges/deposit.ts'
import {
  compensationCharged,
  fineCharged,
  paid,
  refunded,
  waived,
} from '../../../src/charges/reader-charges.ts'
import { courier, libraryPays, readerReceivable, tillOf } from '../../../src/ledger/accounts.ts'
import { movement, type Transaction } from '../../../src/ledger/post.ts'
import { type Payers, payers } from '../../../src/policy/prices.ts'
import {
  type Dice,
  entryOf,
  methodOf,
  nth,
  type Operation,
  postOf,
  readerOf,
  type Scene,
  settles,
} from './scene.ts'

const lists: readonly Payers[] = [
  [{ payer: 'reader' }],
  [{ payer: 'centre', percent: 33 }, { payer: 'library', upToFen: 700 }, { payer: 'reader' }],
  [{ payer: 'centre', upToFen: 1200 }, { payer: 'reader' }],
  payers.map((payer, at) => (at < 2 ? { payer, percent: 50 } : { payer })),
]

const priced = (scene: Scene, dice: Dice) =>
  postOf(
    charge({
      charge: 'logistics',
      price: {
        grossFen: { value: dice.amount % 2500, ruleId: 'R29' },
        payers: { value: nth(lists, dice.which)!, ruleId: 'R29' },
      },
      count: 1 + (dice.which % 3),
      payee: courier,
      readerId: readerOf(scene, dice).readerId,
      libraryId: scene.counter.libraryId,
      readersPart: readerReceivable(readerOf(scene, dice)),
      entry: entryOf(scene),
    }),
  )

const lendersCharge = (scene: Scene, dice: Dice) => ({
  home: readerOf(scene, dice),
  lenderId: dice.which % 4 === 0 ? scene.counter.libraryId : scene.counter.lenderId,
  entry: entryOf(scene),
})

const depositMove = (scene: Scene, dice: Dice) => ({
  home: readerOf(scene, dice),
  amountFen: nth([10_000, 5000, dice.amount, 1], dice.which)!,
  entry: entryOf(scene),
})

const tillMove = (scene: Scene, what: 'cashDifference' | 'banked', amountFen: number) => {
  const { libraryId } = scene.counter
  const from = what === 'banked' ? tillOf('card', libraryId) : libraryPays(libraryId)
  const postings = movement({ from, to: tillOf('cash', libraryId) }, amountFen)
  return postOf({ ...entryOf(scene), what, libraryId, postings })
}

type Make = (scene: Scene, dice: Dice) => Operation | undefined

/** All that moves money, as the rooms of the house call it, and what goes wrong beside it. */
export const operations: readonly Make[] = [
  priced,
  (scene, dice) =>
    postOf(
      fineCharged(lendersCharge(scene, dice), {
        overdueDays: dice.who,
        chargedDays: dice.who,
        perDayFen: dice.amount % 500,
        amountFen: dice.who * (dice.amount % 500),
        cappedAtFen: null,
        ruleId: 'R19',
      }),
    ),
  (scene, dice) =>
    postOf(
      compensationCharged(lendersCharge(scene, dice), {
        what: 'lossCompensation',
        amountFen: dice.amount,
      }),
    ),
  settles((settled, dice) => paid(settled, methodOf(dice))),
  settles((settled, dice) => paid(settled, methodOf(dice))),
  settles((settled, dice) => refunded(settled, methodOf(dice))),
  settles((settled) => waived(settled, 'M2')),
  settles((settled) => depositOffset(settled, settled.chargeId)),
  (scene, dice) => postOf(depositTaken(depositMove(scene, dice), methodOf(dice))),
  (scene, dice) => postOf(depositHeld(depositMove(scene, dice))),
  (scene, dice) => postOf(depositReleased(depositMove(scene, dice))),
  (scene, dice) => postOf(depositRefunded(depositMove(scene, dice), methodOf(dice))),
  (scene, dice) => tillMove(scene, 'cashDifference', (dice.amount % 41) - 20),
  (scene, dice) => tillMove(scene, 'banked', 0 - dice.amount),
  ({ books }, { which }) => {
    const kept = nth(books.kept, which)
    return kept && { does: 'reverse', kept }
  },
  // The same cause again, with another amount.
  (scene, dice) => {
    const cause = nth(scene.books.kept, dice.which)?.cause
    return cause === undefined ? undefined : priced({ ...scene, cause }, dice)
  },
  // What arrives late, of a day that may be closed.
  (scene, dice) =>
    priced({ ...scene, at: scene.at.subtract({ hours: 24 * (dice.who % 5) }) }, dice),
  // What does not balance.
  (scene, dice) => {
    const { postings, ...entry } = (priced(scene, dice) as { transaction: Transaction }).transaction
    const [first, ...others] = postings
    return postOf({
      ...entry,
      postings: [{ ...first!, amountFen: first!.amountFen - 1 }, ...others],
    })
  },
  (_, dice) => (dice.which % 8 === 0 ? { does: 'closeDay' } : undefined),
]
