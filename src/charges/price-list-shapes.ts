import type { Charge, ChargeUnit, Payers } from '../policy/prices.ts'
import type { Why } from '../shared/shapes.ts'
import type { ExplainedTariff } from './shapes.ts'

/** The services of 费用及优惠补贴 in the order of the table of domain.md §5. */
export const listedServices = [
  'loan',
  'nlcManual',
  'cashlLoan',
  'card',
  'copy',
  'cashlCopy',
  'calisCopy',
] as const
export type ListedService = (typeof listedServices)[number]

/** One line of the list: 服务内容 · 补贴前费用 · 优惠补贴, and what is left for the reader. */
export interface PriceRow {
  charge: Charge
  unit: ChargeUnit
  /** Before any subsidy, for one piece; null: what the bill says. */
  grossFen: number | null
  grossWhy: Why[]
  payers: Payers
  payersWhy: Why[]
  /** What a reader pays for one piece; null: by the bill, or what is above the subsidies' limits. */
  readerFen: number | null
  /** The last day of the subsidy as its rule stands (R21); null: no end is set. */
  until: string | null
}

/** What a service costs at a library, what it holds as deposit, what late return costs; and lenders that ask otherwise. */
export interface ServicePrices {
  service: ListedService
  rows: PriceRow[]
  deposit: { mode: 'none' | 'reader' | 'loan' | 'card'; amountFen: number; why: Why[] } | null
  tariff: ExplainedTariff | null
  lenders: { code: string; rows: PriceRow[]; tariff: ExplainedTariff | null }[]
}
