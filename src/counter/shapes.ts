import { z } from 'zod'
import { counterMethods, ReceiptView } from '../ledger/shapes.ts'
import { AmountFen, Bilingual, Day, Fen, Instant } from '../shared/shapes.ts'

const Id = z.number().int().min(1).max(2_147_483_647)
/** Ids of the ledger's transactions outgrow those of all other tables. */
export const TransactionId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const AboveZero = AmountFen.min(1)

/** One line as others will read it: no control or direction marks, and empty where nothing of it can be seen. */
const legible = (typed: string) => {
  const line = typed.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
  return /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(line) ? line : ''
}
const Note = z.string().overwrite(legible).trim().max(200)
const Reason = Note.min(1)
const Method = z.enum(counterMethods)

/** A reader whom the box of the counter may mean. */
export const CounterReader = z
  .object({
    id: z.number().int(),
    barcode: z.string(),
    name: z.string(),
    login: z.string(),
    department: z.string(),
    owedFen: Fen,
  })
  .meta({ id: 'CounterReader' })
export type CounterReader = z.infer<typeof CounterReader>

/** The book that a charge, a deposit or a fine is about. */
const Book = z.object({ requestId: z.number().int(), number: z.string(), title: z.string() })

/** What a second person decides about: letting a reader off a charge, or taking the whole of it back (decision 50). */
export const waiverKinds = ['waiver', 'takeBack'] as const

/** A charge on a reader's account, and what may be done about it. */
export const CounterCharge = z
  .object({
    id: TransactionId,
    what: z.string(),
    at: Instant,
    amountFen: Fen,
    outstandingFen: Fen,
    paidFen: Fen.meta({ description: 'paid over the counter or out of the deposit' }),
    waivedFen: Fen,
    takenBack: z.boolean(),
    book: Book.nullable(),
    lender: Bilingual.nullable().meta({
      description: 'whose money it is, where not her library’s',
    }),
    note: z.string(),
    working: z.record(z.string(), z.unknown()),
    why: Bilingual.nullable(),
    operatorCode: z.string(),
    waiverWaits: z.boolean(),
    declined: z
      .object({
        kind: z.enum(waiverKinds),
        amountFen: Fen,
        note: z.string(),
        decidedCode: z.string(),
      })
      .nullable()
      .meta({ description: 'what a second person did not agree to, where nothing followed it' }),
  })
  .meta({ id: 'CounterCharge' })
export type CounterCharge = z.infer<typeof CounterCharge>

/** A fine that grows while its book is out. */
export const AccruingFine = z
  .object({
    book: Book,
    lender: Bilingual,
    dueOn: Day,
    overdueDays: z.number().int(),
    chargedDays: z.number().int(),
    perDayFen: Fen,
    amountFen: Fen,
    cappedAtFen: Fen.nullable(),
  })
  .meta({ id: 'AccruingFine' })
export type AccruingFine = z.infer<typeof AccruingFine>

/** All that a counter has to know of one reader's money. */
export const CounterAccount = z
  .object({
    reader: CounterReader.extend({ type: z.string(), status: z.string() }),
    depositFreeFen: Fen,
    depositHeldFen: Fen,
    held: z.array(z.object({ book: Book, amountFen: Fen })),
    open: z.array(CounterCharge),
    settled: z.array(CounterCharge).meta({ description: 'the newest settled charges above 0' }),
    accruing: z.array(AccruingFine),
    receipts: z.array(ReceiptView),
    tillFen: Fen,
    aloneMaxFen: Fen.meta({ description: 'what one person alone may waive today (M2)' }),
  })
  .meta({ id: 'CounterAccount' })
export type CounterAccount = z.infer<typeof CounterAccount>

/** Money handed over the counter in one go: charges whole or in part, and a deposit. */
export const TakingForm = z
  .object({
    charges: z
      .array(z.object({ id: TransactionId, amountFen: AboveZero }))
      .max(50)
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
    depositFen: AmountFen.default(0),
    method: Method,
  })
  .meta({ id: 'TakingForm' })
export type TakingForm = z.infer<typeof TakingForm>

/** The receipt that was written. */
export const ReceiptRef = z
  .object({ receiptId: z.number().int(), receiptNumber: z.string(), amountFen: Fen })
  .meta({ id: 'ReceiptRef' })
export type ReceiptRef = z.infer<typeof ReceiptRef>

export const DepositRefundForm = z
  .object({ amountFen: AboveZero, method: Method })
  .meta({ id: 'DepositRefundForm' })
export type DepositRefundForm = z.infer<typeof DepositRefundForm>

export const OffsetForm = z.object({ amountFen: AboveZero }).meta({ id: 'OffsetForm' })

/** A charge made by mistake; `refundBy` says how what was paid of it is given back. */
export const TakeBackForm = z
  .object({ reason: Reason, refundBy: z.enum(['', ...counterMethods]).default('') })
  .meta({ id: 'TakeBackForm' })
export type TakeBackForm = z.infer<typeof TakeBackForm>

/** What came of taking a charge back: it waits for a second person, or is done, with the receipt of what was given back. */
export const TakenBack = z
  .object({
    state: z.enum(['proposed', 'granted']),
    takenBackFen: Fen,
    receipt: ReceiptRef.nullable(),
  })
  .meta({ id: 'TakenBack' })
export type TakenBack = z.infer<typeof TakenBack>

export const ReasonForm = z.object({ reason: Reason }).meta({ id: 'ReasonForm' })

export const WaiverForm = z
  .object({ amountFen: AboveZero, reason: Reason })
  .meta({ id: 'WaiverForm' })
export type WaiverForm = z.infer<typeof WaiverForm>

export const WaiverDecision = z
  .object({
    decision: z.enum(['grant', 'decline']),
    note: Note.default(''),
    refundBy: z
      .enum(['', ...counterMethods])
      .default('')
      .meta({
        description: 'how who grants a take-back gives back what was paid',
      }),
    paidOverCounterFen: Fen.min(0).default(0).meta({
      description:
        'what who grants a take-back saw to be paid; another sum by now, and nothing moves',
    }),
  })
  .meta({ id: 'WaiverDecision' })
export type WaiverDecision = z.infer<typeof WaiverDecision>

export const WaiverAnswer = z
  .object({
    id: z.number().int(),
    state: z.enum(['proposed', 'granted', 'declined']),
    receipt: ReceiptRef.nullable().meta({ description: 'of what was given back' }),
  })
  .meta({ id: 'WaiverAnswer' })
export type WaiverAnswer = z.infer<typeof WaiverAnswer>

/** A waiver or a take-back that waits for a second person. */
export const WaitingWaiver = z
  .object({
    id: z.number().int(),
    kind: z.enum(waiverKinds),
    library: Bilingual,
    readerId: z.number().int(),
    readerBarcode: z.string(),
    readerName: z.string().meta({ description: 'empty where who asks may not see it' }),
    what: z.string(),
    book: Book.nullable(),
    amountFen: Fen,
    outstandingFen: Fen,
    paidOverCounterFen: Fen.meta({ description: 'what a take-back gives back' }),
    reason: z.string(),
    proposedAt: Instant,
    proposedCode: z.string(),
    own: z.boolean().meta({ description: 'proposed by who asks: another person decides' }),
  })
  .meta({ id: 'WaitingWaiver' })
export type WaitingWaiver = z.infer<typeof WaitingWaiver>

/** What a till should hold now, and what went over the counter since it was last counted. */
export const TillNow = z
  .object({
    position: z.number().int().meta({ description: 'the number the next closing will have' }),
    since: Instant.nullable(),
    leftFen: Fen.meta({ description: 'cash left in the till at the last closing' }),
    expectedFen: Fen,
    cashTakenFen: Fen,
    cashPaidOutFen: Fen,
    cardTakenFen: Fen,
    cardPaidOutFen: Fen,
    receipts: z.number().int(),
  })
  .meta({ id: 'TillNow' })
export type TillNow = z.infer<typeof TillNow>

/** The count of a till. What the librarian saw is sent back: another sum by now, and she looks again. */
export const ClosingForm = z
  .object({
    position: Id,
    expectedFen: Fen.min(0),
    countedFen: AmountFen,
    bankedFen: AmountFen,
    note: Note.default(''),
  })
  .meta({ id: 'ClosingForm' })
export type ClosingForm = z.infer<typeof ClosingForm>

/** A day that was closed, as its slip says. */
export const TillClosing = z
  .object({
    id: z.number().int(),
    library: Bilingual,
    position: z.number().int(),
    since: Instant.nullable(),
    at: Instant,
    receipts: z.number().int(),
    cashTakenFen: Fen,
    cashPaidOutFen: Fen,
    cardTakenFen: Fen,
    cardPaidOutFen: Fen,
    leftFen: Fen,
    expectedFen: Fen,
    countedFen: Fen,
    differenceFen: Fen,
    bankedFen: Fen,
    note: z.string(),
    operatorCode: z.string(),
  })
  .meta({ id: 'TillClosing' })
export type TillClosing = z.infer<typeof TillClosing>
