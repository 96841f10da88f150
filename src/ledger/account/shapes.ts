import { z } from 'zod'
import { Fen, Instant, Why } from '../../shared/shapes.ts'
import { counterMethods } from '../shapes.ts'

/** What has become of a charge: nothing to pay, owed, paid in part, paid, waived, reversed. */
export const chargeStates = ['free', 'open', 'partPaid', 'paid', 'waived', 'takenBack'] as const
export type ChargeState = (typeof chargeStates)[number]

/** How an amount came about: what src/charges/ kept beside it. All of it is there or not by what it is. */
export const Working = z
  .object({
    count: z.number(),
    eachFen: Fen,
    grossFen: Fen,
    parts: z.array(z.object({ payer: z.enum(['centre', 'library', 'reader']), amountFen: Fen })),
    overdueDays: z.number(),
    chargedDays: z.number(),
    perDayFen: Fen,
    cappedAtFen: Fen.nullable(),
  })
  .partial()
  .meta({ id: 'Working' })
export type Working = z.infer<typeof Working>

const aboutRequest = {
  number: z.string().meta({ description: '申请单号; empty for what is about no request' }),
  requestId: z.number().int().nullable(),
  title: z.string(),
  author: z.string(),
}

/** One line of 帐务日志: 申请单号 题名 责任者 收费金额 操作员代码 操作时间 (S2), and how it stands. */
export const AccountLine = z
  .object({
    id: z.number().int(),
    what: z.string(),
    of: z.string().nullable().meta({ description: 'what a reversal takes back' }),
    ...aboutRequest,
    amountFen: Fen,
    operatorCode: z.string(),
    at: Instant,
    note: z.string(),
    state: z.enum(chargeStates),
    openFen: Fen.meta({ description: 'what is not yet paid, waived or taken back' }),
    how: Working,
    why: z.array(Why),
  })
  .meta({ id: 'AccountLine' })
export type AccountLine = z.infer<typeof AccountLine>

/** 事务费用. The sums are of every line that answers the question, not of this page of them. */
export const AccountLog = z
  .object({
    lines: z.array(AccountLine),
    total: z.number().int(),
    totalFen: Fen.meta({ description: 'charged, less what was reversed' }),
    waivedFen: Fen,
    openFen: Fen,
  })
  .meta({ id: 'AccountLog' })
export type AccountLog = z.infer<typeof AccountLog>

/** One line of 缴费日志. Above 0 it lessens what is owed, or is deposit handed over; below 0 it is money given back. */
export const PaymentLine = z
  .object({
    id: z.number().int(),
    what: z.string(),
    of: z.string().nullable().meta({ description: 'the charge it is for, or what it takes back' }),
    ...aboutRequest,
    amountFen: Fen,
    method: z.enum(counterMethods).nullable(),
    receipt: z.object({ id: z.number().int(), number: z.string() }).nullable(),
    operatorCode: z.string(),
    at: Instant,
    note: z.string(),
  })
  .meta({ id: 'PaymentLine' })
export type PaymentLine = z.infer<typeof PaymentLine>
export const PaymentLog = z
  .object({
    lines: z.array(PaymentLine),
    total: z.number().int(),
    paidFen: Fen.meta({ description: 'handed over for charges, less what was given back' }),
  })
  .meta({ id: 'PaymentLog' })
export type PaymentLog = z.infer<typeof PaymentLog>

/** What one request cost: gross = borne by others + the reader's part + what is charged at pick-up. */
export const RequestCost = z
  .object({
    ...aboutRequest,
    state: z.string().meta({ description: 'of the request' }),
    handledAt: Instant.meta({ description: '处理日期: of its newest charge' }),
    grossFen: Fen,
    borne: z.array(z.object({ payer: z.enum(['centre', 'library']), amountFen: Fen })),
    readersFen: Fen.meta({ description: 'charged to the reader, less what was reversed' }),
    laterFen: Fen.meta({ description: "the reader's part that is charged at pick-up" }),
    waivedFen: Fen,
    paidFen: Fen.meta({ description: 'in cash, by card, or out of the deposit' }),
    openFen: Fen,
    costFen: Fen.meta({ description: '费用: what she bears in the end' }),
    lines: z.array(AccountLine).meta({ description: 'what it is made of, oldest first' }),
  })
  .meta({ id: 'RequestCost' })
export type RequestCost = z.infer<typeof RequestCost>
export const RequestCosts = z
  .object({
    requests: z.array(RequestCost),
    total: z.number().int(),
    totalFen: Fen.meta({ description: '费用总计 of every request that answers the question' }),
  })
  .meta({ id: 'RequestCosts' })
export type RequestCosts = z.infer<typeof RequestCosts>
