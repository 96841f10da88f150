import { z } from 'zod'
import { counterMethods } from '../ledger/shapes.ts'
import { readerTypes } from '../readers/shapes.ts'
import { AmountFen, Bilingual, Day, Fen, Instant, Why } from '../shared/shapes.ts'
import { needs } from './lifecycle.ts'

export const deliveryMethods = ['logistics', 'selfPickup'] as const

export const Price = z
  .object({
    grossFen: Fen,
    subsidyFen: Fen,
    readerPaysFen: Fen,
    depositFen: Fen,
    why: z.array(Why),
  })
  .meta({ id: 'Price' })
export type Price = z.infer<typeof Price>

/** What somebody may do now: the server decides, the browser draws. `needs` names the inputs the action asks for. */
export const AllowedAction = z
  .object({
    action: z.string(),
    primary: z.boolean(),
    needs: z.array(z.enum(needs)),
  })
  .meta({ id: 'AllowedAction' })
export type AllowedAction = z.infer<typeof AllowedAction>

/** A line of 申请单查询 and of a desk's queue. */
export const RequestLine = z
  .object({
    id: z.number().int(),
    number: z.string(),
    patronReference: z.string(),
    title: z.string(),
    author: z.string(),
    callNumber: z.string(),
    state: z.string(),
    stateSince: Instant,
    submittedAt: Instant,
    dueOn: Day.nullable(),
    requesting: z.object({ code: z.string(), short: Bilingual }),
    supplying: z.object({ code: z.string(), short: Bilingual }).nullable(),
    late: z.boolean().meta({ description: 'somebody should have acted by now' }),
    actions: z.array(AllowedAction),
  })
  .meta({ id: 'RequestLine' })
export type RequestLine = z.infer<typeof RequestLine>

export const RequestList = z
  .object({ lines: z.array(RequestLine), total: z.number().int(), next: z.string().nullable() })
  .meta({ id: 'RequestList' })
export type RequestList = z.infer<typeof RequestList>

export const HistoryEntry = z
  .object({
    at: Instant,
    action: z.string(),
    fromState: z.string().nullable(),
    toState: z.string(),
    who: Bilingual,
    operatorCode: z.string(),
    reason: z.string(),
    note: z.string(),
  })
  .meta({ id: 'HistoryEntry' })
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** One of the seven words of a reader's timeline. */
export const TimelineStep = z
  .object({
    word: z.string(),
    status: z.enum(['done', 'now', 'toCome']),
    at: Instant.nullable(),
    holder: Bilingual.nullable(),
    expected: Bilingual.nullable(),
  })
  .meta({ id: 'TimelineStep' })
export type TimelineStep = z.infer<typeof TimelineStep>

export const RequestDetail = RequestLine.extend({
  version: z
    .number()
    .int()
    .meta({ description: 'send it back with an action: refused with 412 when it moved on' }),
  channel: z.string(),
  publisher: z.string(),
  publishedYear: z.string(),
  isbnIssn: z.string(),
  articleTitle: z.string(),
  articleAuthor: z.string(),
  articlePages: z.string(),
  materialType: z.string(),
  language: z.string(),
  recordId: z.number().int().nullable(),
  deliveryMethod: z.enum(deliveryMethods),
  neededBy: Day.nullable(),
  note: z.string(),
  additionalLenders: z.string(),
  searchScope: z.string(),
  numbers: z.array(z.object({ number: z.string(), library: Bilingual, since: Instant })),
  readerType: z.enum(readerTypes).or(z.literal('')),
  readerBarcodeEnd: z.string(),
  recipient: z
    .object({ name: z.string(), email: z.string(), phone: z.string() })
    .nullable()
    .meta({ description: 'only for the reader and the requesting library' }),
  cancellableUntil: Instant.nullable(),
  cancelAskedAt: Instant.nullable(),
  heldUntil: Day.nullable(),
  pickup: z.object({ place: Bilingual, hours: Bilingual }).nullable(),
  copies: z
    .array(
      z.object({
        barcode: z.string(),
        callNumber: z.string(),
        location: z.string(),
        status: z.string(),
      }),
    )
    .meta({ description: 'for the supplying library: where to find it' }),
  items: z.array(z.object({ barcode: z.string(), volume: z.string() })),
  offers: z.array(z.object({ library: Bilingual, state: z.string(), reason: z.string() })),
  depositMissingFen: Fen.nullable().meta({
    description:
      'what must be paid before the book is handed over; only for the reader and her library',
  }),
  price: Price,
  rules: z.array(Why),
  pickupCode: z.object({ path: z.string(), size: z.number().int() }).nullable().meta({
    description: 'QR code of the number as an SVG path, while the book waits for its reader',
  }),
  timeline: z.array(TimelineStep),
  history: z.array(HistoryEntry),
}).meta({ id: 'RequestDetail' })
export type RequestDetail = z.infer<typeof RequestDetail>

export const ActionForm = z
  .object({
    action: z.string().max(40),
    reason: z.string().max(40).default(''),
    note: z.string().trim().max(200).default(''),
    barcode: z.string().trim().max(40).default(''),
    libraryCode: z.string().max(20).default(''),
    condition: z.string().trim().max(100).default(''),
    amountFen: AmountFen.nullable()
      .default(null)
      .meta({ description: 'what a lender asks for a lost or damaged book' }),
    depositBy: z
      .enum(['', ...counterMethods])
      .default('')
      .meta({ description: 'how the deposit that is missing at pick-up was paid (R20)' }),
    version: z
      .number()
      .int()
      .optional()
      .meta({ description: 'the version the person saw; refused with 412 when it moved on' }),
  })
  .meta({ id: 'ActionForm' })
export type ActionForm = z.infer<typeof ActionForm>

/** What a book brought back moved: the fine that arose, and the deposit that is free again. */
export const ReturnedMoney = z
  .object({
    readerId: z.number().int(),
    overdueDays: z.number().int(),
    fineFen: Fen,
    depositFreeFen: Fen,
  })
  .meta({ id: 'ReturnedMoney' })
export type ReturnedMoney = z.infer<typeof ReturnedMoney>

export const ActionAnswer = z
  .object({
    id: z.number().int(),
    number: z.string(),
    state: z.string(),
    version: z.number().int(),
    actions: z.array(AllowedAction),
    returned: ReturnedMoney.nullable(),
  })
  .meta({ id: 'ActionAnswer' })
export type ActionAnswer = z.infer<typeof ActionAnswer>
