import { z } from 'zod'
import { payers } from '../policy/prices.ts'
import { Fen, Why } from '../shared/shapes.ts'

/** What one payer bears of a price. */
export const PayerPart = z
  .object({ payer: z.enum(payers), amountFen: Fen })
  .meta({ id: 'PayerPart' })
export type PayerPart = z.infer<typeof PayerPart>

/** What late return costs at a lender (R18): per day, the first days that are free, closed days, the most for one book. */
export const OverdueTariff = z
  .object({
    perDayFen: Fen,
    graceDays: z.number().int(),
    onClosedDays: z.boolean(),
    maxFen: Fen.nullable(),
  })
  .meta({ id: 'OverdueTariff' })
export type OverdueTariff = z.infer<typeof OverdueTariff>

/** The same with its rules in words. */
export const ExplainedTariff = OverdueTariff.extend({ why: z.array(Why) }).meta({
  id: 'ExplainedTariff',
})
export type ExplainedTariff = z.infer<typeof ExplainedTariff>
