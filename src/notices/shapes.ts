import { z } from 'zod'
import { Instant } from '../shared/shapes.ts'

export const Notice = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    requestId: z.number().int().nullable(),
    path: z
      .string()
      .meta({ description: "the page it is about where that is no request; '' for none" }),
    subject: z.string(),
    body: z.string(),
    createdAt: Instant,
    read: z.boolean(),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

/** A mail as the demonstration's mailbox shows it: what would have been sent. */
export const KeptMail = z
  .object({
    id: z.number().int(),
    to: z.string(),
    subject: z.string(),
    body: z.string(),
    createdAt: Instant,
    state: z.string(),
  })
  .meta({ id: 'KeptMail' })
export type KeptMail = z.infer<typeof KeptMail>
