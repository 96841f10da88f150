import { z } from 'zod'
import { Bilingual, Day } from '../shared/shapes.ts'

export const NewsItem = z
  .object({
    id: z.number().int(),
    library: Bilingual.nullable(),
    publishedOn: Day,
    title: Bilingual,
    body: Bilingual,
  })
  .meta({ id: 'NewsItem' })
export type NewsItem = z.infer<typeof NewsItem>

export const PortalFigures = z
  .object({
    libraries: z.number().int(),
    works: z.number().int(),
    deliveredThisMonth: z.number().int(),
    daysToReader: z.number().nullable(),
    fillRate: z.number().nullable(),
    onTheWay: z.number().int(),
    deliveredToday: z.number().int(),
    daily: z.array(z.object({ day: Day, count: z.number().int() })),
  })
  .meta({ id: 'PortalFigures' })
export type PortalFigures = z.infer<typeof PortalFigures>

/** One book of the shelf 这个月大家在借. */
export const ShelfBook = z
  .object({
    recordId: z.number().int(),
    title: z.string(),
    author: z.string(),
    loans: z.number().int(),
    state: z.enum(['lendable', 'ownHolding', 'allOut']),
  })
  .meta({ id: 'ShelfBook' })
export type ShelfBook = z.infer<typeof ShelfBook>
