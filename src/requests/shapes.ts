import { z } from 'zod'
import { readerTypes } from '../readers/shapes.ts'
import { Bilingual, Day, Fen, greatestId, Instant } from '../shared/shapes.ts'
import { lacksPart } from './asking/book-from-record.ts'

export const deliveryMethods = ['logistics', 'selfPickup'] as const
export const searchScopes = [
  'thisLender',
  'sameCategory',
  'allMembers',
  'beyondConsortium',
] as const
export const materialTypes = [
  'book',
  'serial',
  'thesis',
  'conference',
  'report',
  'audiovisual',
  'other',
] as const
export const requestLanguages = ['', 'chi', 'eng', 'rus', 'jpn', 'fre', 'ger', 'other'] as const

/** One book of a submission, with every field of domain.md §2.5. */
export const WantedBook = z
  .object({
    recordId: z
      .number()
      .int()
      .min(1)
      .max(greatestId)
      .nullable()
      .default(null)
      .meta({ description: 'null: 直接填写' }),
    title: z.string().trim().min(1).max(300),
    publishedYear: z.string().trim().min(1).max(20),
    callNumber: z.string().trim().min(1).max(100),
    volume: z.string().trim().max(20).default('').meta({ description: '卷 of a serial' }),
    issue: z.string().trim().max(20).default('').meta({ description: '期 of a serial: 5, 1-6' }),
    pages: z.string().trim().max(30).default('').meta({ description: '起始页码 of an article' }),
    articleTitle: z.string().trim().max(300).default('').meta({ description: '文章题名' }),
    articleAuthor: z.string().trim().max(300).default('').meta({ description: '文章作者' }),
    author: z.string().trim().max(300).default(''),
    publisher: z.string().trim().max(200).default(''),
    isbnIssn: z.string().trim().max(40).default(''),
    materialType: z.enum(materialTypes).default('book'),
    language: z.enum(requestLanguages).default(''),
    supplierCode: z
      .string()
      .max(20)
      .default('')
      .meta({ description: '出借馆; empty = as proposed' }),
    commissionedCode: z.string().max(20).default('').meta({ description: '委托馆' }),
    additionalLenders: z
      .string()
      .trim()
      .max(400)
      .default('')
      .meta({ description: '附加出借馆: names or codes, ≤ 100 characters by rule R04' }),
    searchScope: z.enum(searchScopes).default('allMembers'),
    patronReference: z.string().trim().max(40).default('').meta({ description: '自定义申请单号' }),
    note: z
      .string()
      .trim()
      .max(400)
      .default('')
      .meta({ description: '申请单备注, ≤ 50 characters by rule R04' }),
    ownHoldingReason: z
      .string()
      .trim()
      .max(200)
      .default('')
      .meta({ description: 'why all the same, where the rule only warns' }),
  })
  .meta({ id: 'WantedBook' })
export type WantedBook = z.infer<typeof WantedBook>

/** Looked at beside what else is wrong with a book, so that a reader corrects the form once. */
const AskedBook = WantedBook.refine((book) => !lacksPart(book), {
  path: ['issue'],
  when: ({ value }) => typeof value === 'object' && value !== null,
}).meta({ id: 'AskedBook' })

/** A submission: accepted or refused as a whole. */
export const SubmissionForm = z
  .object({
    books: z.array(AskedBook).min(1).max(20),
    deliveryMethod: z.enum(deliveryMethods),
    recipientName: z.string().trim().min(1).max(60),
    recipientEmail: z.email().max(120),
    recipientPhone: z.string().trim().max(30).default(''),
    neededBy: z.union([z.literal(''), Day]).default(''),
  })
  .meta({ id: 'SubmissionForm' })
export type SubmissionForm = z.infer<typeof SubmissionForm>

/** A sentence of a rule with the id of the rule that decided it ("为什么"). */
export const Why = z.object({ ruleId: z.string(), sentence: Bilingual }).meta({ id: 'Why' })
export type Why = z.infer<typeof Why>

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

export const Quota = z
  .object({
    outstanding: z.number().int().meta({ description: '借书总册数' }),
    limit: z.number().int(),
    left: z.number().int().meta({ description: '还可借' }),
    why: z.array(Why),
  })
  .meta({ id: 'Quota' })
export type Quota = z.infer<typeof Quota>

/** Who has the part of a serial that is asked for. */
export const PartOfPreview = z
  .object({
    holders: z
      .array(
        z.object({
          code: z.string(),
          name: Bilingual,
          held: z.enum(['held', 'perhaps']),
          whyNot: z.enum(['', 'staysInside', 'closed', 'foreignNotLent']),
        }),
      )
      .meta({ description: 'who has it, and why it cannot be lent; without her own library' }),
    lacking: z
      .array(z.object({ code: z.string(), name: Bilingual }))
      .meta({ description: 'whom the reader chose although they have not got it' }),
  })
  .meta({ id: 'PartOfPreview' })
export type PartOfPreview = z.infer<typeof PartOfPreview>

/** What the confirm page shows of one book before anything is stored. */
export const PreviewBook = z
  .object({
    book: WantedBook,
    supplier: z.object({ code: z.string(), name: Bilingual }),
    part: PartOfPreview.nullable().meta({ description: 'null for what is no part of a serial' }),
    next: z
      .array(z.object({ code: z.string(), name: Bilingual }))
      .meta({ description: 'who is asked next' }),
    price: Price,
    loanPeriod: Bilingual,
    withdrawable: Bilingual,
    ownHoldings: z.array(
      z.object({ callNumber: z.string(), location: z.string(), status: z.string() }),
    ),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'PreviewBook' })
export const Preview = z
  .object({ books: z.array(PreviewBook), quota: Quota })
  .meta({ id: 'Preview' })
export type Preview = z.infer<typeof Preview>

export const SubmissionAnswer = z
  .object({
    submissionId: z.number().int(),
    requests: z.array(
      z.object({
        id: z.number().int(),
        number: z.string(),
        title: z.string(),
        supplier: Bilingual,
        cancellableUntil: Instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Submission' })
export type SubmissionAnswer = z.infer<typeof SubmissionAnswer>

/** What somebody may do now: the server decides, the browser draws. `needs` names the inputs the action asks for. */
export const AllowedAction = z
  .object({
    action: z.string(),
    primary: z.boolean(),
    needs: z.array(z.enum(['reason', 'barcode', 'note', 'library', 'condition'])),
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
    version: z
      .number()
      .int()
      .optional()
      .meta({ description: 'the version the person saw; refused with 412 when it moved on' }),
  })
  .meta({ id: 'ActionForm' })
export type ActionForm = z.infer<typeof ActionForm>

export const ActionAnswer = z
  .object({
    id: z.number().int(),
    number: z.string(),
    state: z.string(),
    version: z.number().int(),
    actions: z.array(AllowedAction),
  })
  .meta({ id: 'ActionAnswer' })
export type ActionAnswer = z.infer<typeof ActionAnswer>

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
