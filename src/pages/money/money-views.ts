import type { ServicePrices } from '../../charges/price-list-shapes.ts'
import type { AccountList, Standing } from '../../counter/reader-shapes.ts'
import type {
  CounterAccount,
  CounterReader,
  TillClosing,
  TillNow,
  WaitingWaiver,
} from '../../counter/shapes.ts'
import type { ReceiptView } from '../../ledger/shapes.ts'
import type { Directory } from '../../libraries/shapes.ts'

/** The views of money: what a reader sees of hers, and the counter of a library. */
export interface MoneyViews {
  'reader/account': {
    list: AccountList
    standing: Standing
    page: number
    pages: number
    filters: { q: string; from: string; to: string }
  }
  /** 费用及优惠补贴 of a library (its code; '' holds for all) on a day. */
  'portal/fees': { directory: Directory; library: string; on: string; services: ServicePrices[] }
  'reader/receipt': { receipt: ReceiptView }
  'desk/counter': {
    q: string
    found: CounterReader[]
    account: CounterAccount | null
    waivers: WaitingWaiver[]
  }
  'desk/receipt': { receipt: ReceiptView }
  'desk/closing': { till: TillNow; closings: TillClosing[] }
  'desk/closing-slip': { closing: TillClosing }
}
