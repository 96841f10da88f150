import { whys } from '../policy/why.ts'
import type { Bilingual } from '../shared/shapes.ts'
import type { LoanPrice } from './asking/price.ts'
import type { Price } from './shapes.ts'

/** A price with the sentences of its rules. */
export const priceShown = (price: LoanPrice, why: ReadonlyMap<string, Bilingual>): Price => ({
  grossFen: price.grossFen,
  subsidyFen: price.subsidyFen,
  readerPaysFen: price.readerPaysFen,
  depositFen: price.depositFen,
  why: whys(price.ruleIds, why),
})
