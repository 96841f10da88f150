import type { Resolved } from '../../policy/parameters.ts'

/** What a loan costs and who pays, by the rules in force (R29, R20; domain.md §5). Whole fen. */
export interface LoanPrice {
  grossFen: number
  subsidyFen: number
  readerPaysFen: number
  depositFen: number
  /** The rules that made it, gross first. */
  ruleIds: string[]
}

/** The price of one book; a book the reader fetches herself travels without courier. */
export function priceOf(rules: Resolved, deliveryMethod: 'logistics' | 'selfPickup'): LoanPrice {
  const grossFen = deliveryMethod === 'logistics' ? rules.logisticsGrossFen.value : 0
  const subsidyFen = Math.min(grossFen, rules.logisticsSubsidyFen.value)
  return {
    grossFen,
    subsidyFen,
    readerPaysFen: grossFen - subsidyFen,
    depositFen: rules.depositFen.value,
    ruleIds: [
      rules.logisticsGrossFen.ruleId,
      rules.logisticsSubsidyFen.ruleId,
      rules.depositFen.ruleId,
    ],
  }
}
