import { z } from 'zod'
import { Fen, Instant } from '../shared/shapes.ts'

/** How a reader pays at the counter, and what it pays out in. */
export const counterMethods = ['cash', 'card'] as const
export type CounterMethod = (typeof counterMethods)[number]

/** One line of 帐务日志: 申请单号 题名 责任者 收费金额 操作员代码 操作时间 (S2). */
export const AccountLine = z
  .object({
    number: z.string(),
    requestId: z.number().int().nullable(),
    title: z.string(),
    author: z.string(),
    amountFen: Fen,
    operatorCode: z.string(),
    at: Instant,
  })
  .meta({ id: 'AccountLine' })
export type AccountLine = z.infer<typeof AccountLine>
export const AccountLog = z
  .object({ lines: z.array(AccountLine), totalFen: Fen })
  .meta({ id: 'AccountLog' })
export type AccountLog = z.infer<typeof AccountLog>
