import { accountKinds, type LedgerAccount } from '../../../src/ledger/accounts.ts'
import type { Transaction } from '../../../src/ledger/post.ts'

/** What the books should say to a transaction: written, there already, or refused. */
export type Verdict = 'posted' | 'again' | 'refused'

/** A transaction as the reference keeps it; `id` is what the database called it. */
export interface Kept {
  id: number
  cause: string
  what: string
  /** Account key to fen. */
  sides: ReadonlyMap<string, number>
  settles: Kept | null
  isReversal: boolean
  isReversed: boolean
}

/** Books in plain memory, written without a look at those of the house: what both are asked is compared. */
export interface Reference {
  kept: Kept[]
  balances: Map<string, number>
}

export const emptyReference = (): Reference => ({ kept: [], balances: new Map() })

export const keyOf = ({ kind, readerId, libraryId }: LedgerAccount): string =>
  `${kind} ${readerId ?? ''} ${libraryId ?? ''}`
const kindOf = (key: string) => key.slice(0, key.indexOf(' ')) as LedgerAccount['kind']
const isReceivable = (key: string) => kindOf(key) === 'readerReceivable'

/** What stands against a charge on a reader's account, in fen: 0 or less. */
const settledOf = ({ kept }: Reference, charge: Kept, key: string): number =>
  kept.reduce((sum, one) => sum + (one.settles === charge ? (one.sides.get(key) ?? 0) : 0), 0)

/** What is still open of a charge. */
export const openOf = (books: Reference, charge: Kept): number =>
  [...charge.sides].reduce(
    (sum, [key, fen]) => (isReceivable(key) ? sum + fen + settledOf(books, charge, key) : sum),
    0,
  )

/** Charges on a reader's account; what they settle is told by `openOf`. */
export const chargesIn = ({ kept }: Reference): Kept[] =>
  kept.filter(
    ({ settles, sides }) =>
      !settles && [...sides].some(([key, fen]) => isReceivable(key) && fen > 0),
  )

/** How the books must take a transaction: by its cause, its sum, the floors, and the charge that it names. */
export function verdictOn(books: Reference, transaction: Transaction): Verdict {
  if (books.kept.some(({ cause }) => cause === transaction.cause)) return 'again'
  const sides = new Map(
    transaction.postings.map(({ account, amountFen }) => [keyOf(account), amountFen]),
  )
  const settles = books.kept.find(({ id }) => id === transaction.settles) ?? null
  return mayStand(books, sides, settles) ? 'posted' : 'refused'
}

/** How the books must take the reversal of a transaction. */
export function verdictOnReversal(books: Reference, kept: Kept): Verdict {
  if (kept.isReversal || kept.isReversed) return 'again'
  return mayStand(books, mirrored(kept), kept.settles ?? kept) ? 'posted' : 'refused'
}

export const mirrored = ({ sides }: Kept) => new Map([...sides].map(([key, fen]) => [key, 0 - fen]))

function mayStand(
  books: Reference,
  sides: ReadonlyMap<string, number>,
  settles: Kept | null,
): boolean {
  if ([...sides.values()].reduce((sum, fen) => sum + fen, 0) !== 0 || settles?.settles) return false
  return [...sides].every(([key, fen]) => {
    const { floor } = accountKinds[kindOf(key)]
    const balance = (books.balances.get(key) ?? 0) + fen
    if ((floor === 'belowZero' && balance < 0) || (floor === 'aboveZero' && balance > 0))
      return false
    if (!isReceivable(key)) return true
    if (!settles) return fen >= 0
    const whole = settles.sides.get(key) ?? 0
    const open = whole + settledOf(books, settles, key) + fen
    return open >= 0 && open <= whole
  })
}

/** Writes what was posted. */
export function keep(books: Reference, kept: Kept): void {
  books.kept.push(kept)
  for (const [key, fen] of kept.sides) books.balances.set(key, (books.balances.get(key) ?? 0) + fen)
}
