import { z } from 'zod'
import { Bilingual, Day } from '../shared/shapes.ts'

export const Library = z
  .object({
    code: z.string(),
    name: Bilingual,
    short: Bilingual,
    category: z.string().nullable(),
    initials: z.string().meta({ description: 'pinyin initials, e.g. bjyddxtsg' }),
    district: Bilingual,
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    pickupPlace: Bilingual,
    pickupHours: Bilingual,
    phone: z.string(),
    email: z.string(),
    isNew: z.boolean(),
    suspended: z.object({ until: Day, reason: Bilingual }).nullable(),
  })
  .meta({ id: 'Library' })
export type Library = z.infer<typeof Library>

/** One category of members with its count, in the seeds' order (公共馆 2 … 农林医类 5). */
export const Category = z
  .object({ code: z.string(), name: Bilingual, libraries: z.array(Library) })
  .meta({ id: 'Category' })
export type Category = z.infer<typeof Category>

export const Directory = z
  .object({ total: z.number().int(), categories: z.array(Category) })
  .meta({ id: 'Directory' })
export type Directory = z.infer<typeof Directory>
