import type { Resolved } from '../../policy/parameters.ts'
import { borneBy, type Part, type Price, split } from '../../policy/prices.ts'

/** What a loan costs and who pays, by the rules in force (R29, R20; domain.md §5). Whole fen. */
export interface LoanPrice {
  grossFen: number
  /** What others than the reader bear of it. */
  subsidyFen: number
  readerPaysFen: number
  depositFen: number
  /** The rules that made it, gross first. */
  ruleIds: string[]
}

/** What logistics costs by the rules that a request keeps, and who pays it. */
export const logisticsPrice = (rules: Resolved): Price => ({
  grossFen: rules.logisticsGrossFen,
  payers: rules.logisticsPayers,
})

/** The price of one book; a book the reader fetches herself travels without courier. */
export function priceOf(rules: Resolved, deliveryMethod: 'logistics' | 'selfPickup'): LoanPrice {
  const grossFen = deliveryMethod === 'logistics' ? rules.logisticsGrossFen.value : 0
  const readerPaysFen = borneBy(partsOf(rules, deliveryMethod), 'reader')
  return {
    grossFen,
    subsidyFen: grossFen - readerPaysFen,
    readerPaysFen,
    depositFen: depositOf(rules),
    ruleIds: [
      rules.logisticsGrossFen.ruleId,
      rules.logisticsPayers.ruleId,
      rules.depositFen.ruleId,
    ],
  }
}

/** Who bears what of one book's price, in the order of the rule; the parts sum to its gross. */
export const partsOf = (rules: Resolved, deliveryMethod: 'logistics' | 'selfPickup'): Part[] =>
  split(
    deliveryMethod === 'logistics' ? rules.logisticsGrossFen.value : 0,
    rules.logisticsPayers.value,
  )

/** The deposit that a loan asks for, in fen; 0 where the library takes none, or takes it for the card. */
export const depositOf = ({ depositMode, depositFen }: Resolved): number =>
  depositMode.value === 'loan' || depositMode.value === 'reader' ? depositFen.value : 0
