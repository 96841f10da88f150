import { z } from 'zod'
import { Fen, Instant } from '../shared/shapes.ts'

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
