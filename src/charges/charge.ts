import { centrePays, type LedgerAccount, libraryPays } from '../ledger/accounts.ts'
import type { Entry, Posting, Transaction } from '../ledger/post.ts'
import {
  type Charge,
  type Part,
  type Payer,
  type Price,
  split,
  type UsedFen,
} from '../policy/prices.ts'
import { invariant } from '../shared/invariant.ts'

/** One charge that is due: what it is for, at which price, to whom it goes. */
export interface Due {
  charge: Charge
  price: Price
  /** How many volumes, pages, articles …; without meaning for what is charged at cost. */
  count: number
  /** What the bill says, in fen: for a price at cost only. */
  actualFen?: number
  /** Who gets the gross: the courier, a supplier, the reader's own library. */
  payee: LedgerAccount
  /** The reader it is for, and her library. */
  readerId: number | null
  libraryId: number
  /** Who bears the reader's part: what she owes, or her library until she has the book in hand. */
  readersPart: LedgerAccount
  entry: Pick<Entry, 'cause' | 'requestId' | 'operatorCode' | 'at'>
}

/** The gross of a charge in whole fen: pieces times price, or what the bill says. */
export function grossOf({ price, count, actualFen }: Pick<Due, 'price' | 'count' | 'actualFen'>) {
  const gross = price.grossFen.value === null ? actualFen : price.grossFen.value * count
  invariant(
    gross !== undefined && Number.isSafeInteger(gross) && gross >= 0,
    'a charge is a whole number of fen, not negative',
  )
  return gross
}

/**
 * One charge: its gross to the payee, borne by whoever the rules name (R29). Whoever bears the reader's part has a
 * line, a 0 too (S2); `working` keeps how it came about.
 */
export function charge(due: Due, used: UsedFen = {}): Transaction {
  const grossFen = grossOf(due)
  const parts = split(grossFen, due.price.payers.value, used)
  return {
    ...due.entry,
    what: due.charge,
    readerId: due.readerId,
    libraryId: due.libraryId,
    working: workingOf(due, grossFen, parts),
    postings: postingsOf(due, grossFen, parts),
  }
}

/** How an amount came about, as it is kept and shown: pieces, gross, who bears what, by which rule. */
const workingOf = ({ count, price }: Due, grossFen: number, parts: readonly Part[]) => ({
  ...(price.grossFen.value === null ? {} : { count, eachFen: price.grossFen.value }),
  grossFen,
  parts,
  rules: [price.grossFen.ruleId, price.payers.ruleId],
})

function postingsOf(due: Due, grossFen: number, parts: readonly Part[]): Posting[] {
  const { payers, grossFen: gross } = due.price
  const borne = new Map<string, Posting>()
  const bear = (account: LedgerAccount, amountFen: number) => {
    const before = borne.get(account.kind)?.amountFen ?? 0
    borne.set(account.kind, { account, amountFen: before + amountFen, ruleId: payers.ruleId })
  }
  bear(due.readersPart, 0)
  for (const { payer, amountFen } of parts) bear(bearerOf(payer, due), amountFen)
  return [
    { account: due.payee, amountFen: 0 - grossFen, ruleId: gross.ruleId },
    ...[...borne.values()],
  ]
}

const bearerOf = (payer: Payer, { libraryId, readersPart }: Due): LedgerAccount =>
  ({ centre: centrePays, library: libraryPays(libraryId), reader: readersPart })[payer]
