import {
  type HomeReader,
  readerDeposit,
  readerDepositHeld,
  readerReceivable,
  tillOf,
} from '../ledger/accounts.ts'
import { type Entry, movement, type Transaction } from '../ledger/post.ts'
import type { CounterMethod } from '../ledger/shapes.ts'

/** A movement of a reader's deposit: why, how much, by whom. */
export interface DepositMove {
  home: HomeReader
  amountFen: number
  ruleId?: string
  entry: Pick<Entry, 'cause' | 'requestId' | 'operatorCode' | 'at' | 'note' | 'receiptId'>
}

const entryOf = ({ home, entry }: DepositMove) => ({
  ...entry,
  readerId: home.readerId,
  libraryId: home.libraryId,
})

/** Money handed over as deposit: it stays the reader's, and lies with her library (R20). */
export const depositTaken = (move: DepositMove, method: CounterMethod): Transaction => ({
  ...entryOf(move),
  what: 'depositTaken',
  postings: movement(
    { from: readerDeposit(move.home), to: tillOf(method, move.home.libraryId) },
    move.amountFen,
    move.ruleId,
  ),
})

/** Deposit that a loan or a card binds until it ends; more than is free the database refuses. */
export const depositHeld = (move: DepositMove): Transaction => ({
  ...entryOf(move),
  what: 'depositHeld',
  postings: movement(
    { from: readerDepositHeld(move.home), to: readerDeposit(move.home) },
    move.amountFen,
    move.ruleId,
  ),
})

/** What was held is free again: the book is back, the card is given back. */
export const depositReleased = (move: DepositMove): Transaction => ({
  ...entryOf(move),
  what: 'depositReleased',
  postings: movement(
    { from: readerDeposit(move.home), to: readerDepositHeld(move.home) },
    move.amountFen,
    move.ruleId,
  ),
})

/** A charge is paid out of the free deposit (domain.md §5: deposit may offset). */
export const depositOffset = (move: DepositMove, chargeId: number): Transaction => ({
  ...entryOf(move),
  what: 'depositOffset',
  settles: chargeId,
  postings: movement(
    { from: readerReceivable(move.home), to: readerDeposit(move.home) },
    move.amountFen,
    move.ruleId,
  ),
})

/** Free deposit given back over the counter. */
export const depositRefunded = (move: DepositMove, method: CounterMethod): Transaction => ({
  ...entryOf(move),
  what: 'depositRefunded',
  postings: movement(
    { from: tillOf(method, move.home.libraryId), to: readerDeposit(move.home) },
    move.amountFen,
    move.ruleId,
  ),
})
