import { type HomeReader, libraryPays, readerReceivable } from '../ledger/accounts.ts'
import { type Entry, movement, type Transaction } from '../ledger/post.ts'
import { borneBy, type Price, split } from '../policy/prices.ts'

/**
 * The reader's part of a loan's logistics, when she has the book in hand: a line with 操作员代码, also when it is 0
 * (S2, scenario 41). Her library has stood in for it since the book came.
 */
export function loanService(
  home: HomeReader,
  { price: { grossFen, payers }, isShipped }: { price: Price; isShipped: boolean },
  entry: Pick<Entry, 'cause' | 'requestId' | 'operatorCode' | 'at'>,
): Transaction {
  const gross = isShipped ? (grossFen.value ?? 0) : 0
  const parts = split(gross, payers.value)
  return {
    ...entry,
    what: 'loanService',
    readerId: home.readerId,
    libraryId: home.libraryId,
    working: { grossFen: gross, parts, rules: [grossFen.ruleId, payers.ruleId] },
    postings: movement(
      { from: libraryPays(home.libraryId), to: readerReceivable(home) },
      borneBy(parts, 'reader'),
      payers.ruleId,
    ),
  }
}
