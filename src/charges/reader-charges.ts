import {
  type HomeReader,
  libraryPays,
  libraryReceives,
  readerReceivable,
  tillOf,
} from '../ledger/accounts.ts'
import { type Entry, movement, type Transaction } from '../ledger/post.ts'
import type { CounterMethod } from '../ledger/shapes.ts'
import type { Fine } from './fine.ts'

/** Something that a reader has to pay to her library, for herself or for the lender behind it. */
export interface ReaderCharge {
  home: HomeReader
  lenderId: number
  entry: Pick<Entry, 'cause' | 'requestId' | 'operatorCode' | 'at' | 'note'>
}

const entryOf = ({ home, lenderId, entry }: ReaderCharge) => ({
  ...entry,
  readerId: home.readerId,
  libraryId: home.libraryId,
  counterLibraryId: lenderId === home.libraryId ? null : lenderId,
})

/** A fine as it stands when the book is back: the lender's money, collected by the reader's library (R18). */
export const fineCharged = (charged: ReaderCharge, fine: Fine): Transaction => ({
  ...entryOf(charged),
  what: 'overdueFine',
  working: { ...fine },
  postings: movement(
    { from: libraryReceives(charged.lenderId), to: readerReceivable(charged.home) },
    fine.amountFen,
    fine.ruleId,
  ),
})

/** What the lender asks for a book that is lost or damaged (R18); whole fen. */
export const compensationCharged = (
  charged: ReaderCharge,
  { what, amountFen }: { what: 'lossCompensation' | 'damageCompensation'; amountFen: number },
): Transaction => ({
  ...entryOf(charged),
  what,
  postings: movement(
    { from: libraryReceives(charged.lenderId), to: readerReceivable(charged.home) },
    amountFen,
  ),
})

/** What is done about a charge that stands: how much, by whom, on which receipt. */
export interface Settling {
  home: HomeReader
  chargeId: number
  amountFen: number
  entry: Pick<Entry, 'cause' | 'requestId' | 'operatorCode' | 'at' | 'note' | 'receiptId'>
}

const settlingOf = ({ home, chargeId, entry }: Settling) => ({
  ...entry,
  readerId: home.readerId,
  libraryId: home.libraryId,
  settles: chargeId,
})

/** Money handed over for a charge; more than is owed the database refuses. */
export const paid = (settling: Settling, method: CounterMethod): Transaction => ({
  ...settlingOf(settling),
  what: 'payment',
  postings: movement(
    {
      from: readerReceivable(settling.home),
      to: tillOf(method, settling.home.libraryId),
    },
    settling.amountFen,
  ),
})

/** Money given back that was paid for a charge: the charge is open again, and is taken back by its own reversal. */
export const refunded = (settling: Settling, method: CounterMethod): Transaction => ({
  ...settlingOf(settling),
  what: 'refund',
  postings: movement(
    {
      from: tillOf(method, settling.home.libraryId),
      to: readerReceivable(settling.home),
    },
    settling.amountFen,
  ),
})

/** What her library lets a reader off, and bears itself: the lender has its money all the same. */
export const waived = (settling: Settling, ruleId: string): Transaction => ({
  ...settlingOf(settling),
  what: 'waiver',
  postings: movement(
    {
      from: readerReceivable(settling.home),
      to: libraryPays(settling.home.libraryId),
    },
    settling.amountFen,
    ruleId,
  ),
})
