import type { Bilingual } from '../shared/shapes.ts'
import type { LoanPrice } from './asking/price.ts'
import type { Price, Why } from './shapes.ts'

/** A price with the sentences of its rules. */
export const priceShown = (price: LoanPrice, why: ReadonlyMap<string, Bilingual>): Price => ({
  grossFen: price.grossFen,
  subsidyFen: price.subsidyFen,
  readerPaysFen: price.readerPaysFen,
  depositFen: price.depositFen,
  why: whys(price.ruleIds, why),
})

/** The rules by id with their sentences, each once. */
export const whys = (ruleIds: readonly string[], why: ReadonlyMap<string, Bilingual>): Why[] =>
  [...new Set(ruleIds)].map((ruleId) => ({
    ruleId,
    sentence: why.get(ruleId) ?? { zh: ruleId, en: ruleId },
  }))
