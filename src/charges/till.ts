import { libraryPays, tillOf } from '../ledger/accounts.ts'
import { type Entry, movement, type Transaction } from '../ledger/post.ts'

/** The till of a library whose day is being closed, and by whom. */
export interface TillMove {
  libraryId: number
  entry: Pick<Entry, 'cause' | 'operatorCode' | 'at' | 'note'>
}

const entryOf = ({ libraryId, entry }: TillMove) => ({ ...entry, libraryId })

/** What a count found more (above 0) or less (below 0) than the books say: her library gains or bears it. */
export const tillDifference = (move: TillMove, differenceFen: number): Transaction => ({
  ...entryOf(move),
  what: 'cashDifference',
  postings: movement(
    { from: libraryPays(move.libraryId), to: tillOf('cash', move.libraryId) },
    differenceFen,
  ),
})

/** Cash taken from the till to the bank. */
export const cashBanked = (move: TillMove, amountFen: number): Transaction => ({
  ...entryOf(move),
  what: 'banked',
  postings: movement(
    { from: tillOf('cash', move.libraryId), to: tillOf('card', move.libraryId) },
    amountFen,
  ),
})
