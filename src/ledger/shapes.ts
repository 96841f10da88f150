import { z } from 'zod'
import { Bilingual, Fen, Instant } from '../shared/shapes.ts'

/** How a reader pays at the counter, and what it pays out in. */
export const counterMethods = ['cash', 'card'] as const
export type CounterMethod = (typeof counterMethods)[number]

/** One line of a receipt: what the money was for, and the book. */
export const ReceiptLine = z
  .object({
    what: z
      .string()
      .meta({ description: 'payment, refund, depositTaken, depositRefunded, reversal' }),
    of: z.string().nullable().meta({ description: 'the charge that it pays or gives back' }),
    number: z.string().meta({ description: '申请单号; empty where it is for no request' }),
    requestId: z.number().int().nullable(),
    title: z.string(),
    amountFen: Fen,
  })
  .meta({ id: 'ReceiptLine' })
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** A receipt as it is shown and printed; whole fen, never below 0: `direction` says which way. */
export const ReceiptView = z
  .object({
    id: z.number().int(),
    number: z.string(),
    library: Bilingual,
    readerName: z.string().optional().meta({ description: 'where who asks may see it' }),
    readerBarcode: z.string(),
    direction: z.enum(['taken', 'paidOut']),
    method: z.enum(counterMethods),
    amountFen: Fen,
    operatorCode: z.string(),
    at: Instant,
    lines: z.array(ReceiptLine),
    takenBack: z.boolean().meta({ description: 'every line of it has been reversed' }),
  })
  .meta({ id: 'Receipt' })
export type ReceiptView = z.infer<typeof ReceiptView>

/** Receipts, newest first. */
export const ReceiptList = z
  .object({ receipts: z.array(ReceiptView), total: z.number().int() })
  .meta({ id: 'ReceiptList' })
export type ReceiptList = z.infer<typeof ReceiptList>
