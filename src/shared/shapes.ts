import { z } from 'zod'

/** Shapes that cross the wire, shared by all rooms. A `shapes.ts` imports zod and other shapes only. */

export const Language = z.enum(['zh', 'en']).meta({ id: 'Language' })
export type Language = z.infer<typeof Language>

/** A text in both languages; people see the one of their page. */
export const Bilingual = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Bilingual' })
export type Bilingual = z.infer<typeof Bilingual>

/** A sentence of a rule with the id of the rule that decided it ("为什么"). */
export const Why = z.object({ ruleId: z.string(), sentence: Bilingual }).meta({ id: 'Why' })
export type Why = z.infer<typeof Why>

/** An instant, RFC 3339 in UTC. */
export const Instant = z.string().meta({ id: 'Instant', format: 'date-time' })
/** A calendar day, Asia/Shanghai. There is no year 0, and PostgreSQL does not take one. */
export const Day = z.iso
  .date()
  .regex(/^(?!0000)/)
  .meta({ id: 'Day' })
/** No row has a greater id. */
export const greatestId = 2_147_483_647
/** Whole fen. */
export const Fen = z.number().int().meta({ id: 'Fen', description: 'whole fen, CNY' })

/** An amount that somebody names: whole fen, not negative, at most a million yuan. */
export const AmountFen = z
  .number()
  .int()
  .min(0)
  .max(1_000_000_00)
  .meta({ id: 'AmountFen', description: 'whole fen, CNY, from 0 to 1,000,000.00 yuan' })

/** One objection to one field; `field` is empty when it is about the whole. */
export const Objection = z
  .object({ code: z.string(), field: z.string(), message: z.string() })
  .meta({ id: 'Objection' })

/** The one shape of every 4xx and 5xx. `objections` holds all of them, the first one included. */
export const ErrorAnswer = z
  .object({
    code: z.string(),
    field: z.string(),
    message: z.string(),
    objections: z.array(Objection),
    id: z.string().meta({ description: 'stands in the log' }),
  })
  .meta({ id: 'Error' })
export type ErrorAnswer = z.infer<typeof ErrorAnswer>

/** Cursor paging: pass `next` back as `cursor`. */
export const Paging = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
}
