import { z } from 'zod'
import { Day, greatestId } from '../shared/shapes.ts'

/** Pieces of a page's query. Each falls back to its default: an address typed wrong still shows its page. */
export const text = (longest = 200) => z.string().max(longest).catch('')
export const dayText = z.union([z.literal(''), Day]).catch('')
export const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)
export const number = z.coerce.number().int().min(0).max(greatestId).catch(0)
/** A parameter that may stand once, several times, or not at all. */
export const several = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(z.string().max(40)).max(100).catch([]),
)
/** Numbers with commas between: `1,2,3`. */
export const numbers = z
  .string()
  .max(400)
  .catch('')
  .transform((typed) =>
    typed
      .split(',')
      .map(Number)
      .filter((one) => Number.isInteger(one) && one > 0 && one <= greatestId)
      .slice(0, 40),
  )

/** The day of a `dayText`, or none. */
export const dayOrNone = (typed: string) => (typed ? Temporal.PlainDate.from(typed) : undefined)
