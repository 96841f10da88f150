import type { AccountList, Standing } from '../counter/reader-shapes.ts'
import type { ReceiptView } from '../ledger/shapes.ts'

/** The views of money: what a reader sees of hers. */
export interface MoneyViews {
  'reader/account': {
    list: AccountList
    standing: Standing
    page: number
    pages: number
    filters: { q: string; from: string; to: string }
  }
  'reader/receipt': { receipt: ReceiptView }
}
