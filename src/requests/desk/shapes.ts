import { z } from 'zod'
import { Bilingual, Instant } from '../../shared/shapes.ts'
import { ReturnedMoney } from '../shapes.ts'

/** A scan: a request number or an item's barcode; the one right thing is done or refused in words. */
export const ScanForm = z
  .object({ code: z.string().trim().min(1).max(60) })
  .meta({ id: 'ScanForm' })
export const ScanAnswer = z
  .object({
    requestId: z.number().int(),
    number: z.string(),
    title: z.string(),
    action: z.string(),
    state: z.string(),
    from: Bilingual,
    to: Bilingual,
    returned: ReturnedMoney.nullable(),
  })
  .meta({ id: 'ScanAnswer' })
export type ScanAnswer = z.infer<typeof ScanAnswer>

/** The queues of a desk, with counts; `late` = how many somebody should have acted on by now. */
export const Queue = z
  .object({
    name: z.string(),
    side: z.enum(['requesting', 'supplying']),
    count: z.number().int(),
    late: z.number().int(),
    oldest: Instant.nullable(),
  })
  .meta({ id: 'Queue' })
export type Queue = z.infer<typeof Queue>
export const Desk = z
  .object({ queues: z.array(Queue), registrations: z.number().int(), enquiries: z.number().int() })
  .meta({ id: 'Desk' })
export type Desk = z.infer<typeof Desk>
