import { z } from 'zod'
import {
  type AccountLog,
  chargeStates,
  type PaymentLog,
  type RequestCosts,
  Working,
} from '../ledger/account/shapes.ts'
import { Bilingual, Day, Fen, Instant, Why } from '../shared/shapes.ts'

/** One line of 罚款日志: 申请单号 题名 借出馆 应还日期 归还日期 超期天数 罚款金额 缴纳状态 (S3). */
export const FineLine = z
  .object({
    number: z.string(),
    requestId: z.number().int(),
    title: z.string(),
    lender: Bilingual,
    dueOn: Day,
    backOn: Day.nullable().meta({ description: 'null while it is out: the fine still grows' }),
    overdueDays: z.number().int(),
    amountFen: Fen,
    openFen: Fen,
    state: z.enum([...chargeStates, 'accruing']),
    how: Working,
    why: z.array(Why),
  })
  .meta({ id: 'FineLine' })
export type FineLine = z.infer<typeof FineLine>
export const FineLog = z
  .object({
    lines: z.array(FineLine),
    total: z.number().int(),
    accruingFen: Fen.meta({ description: 'what books still out have cost so far' }),
    openFen: Fen.meta({ description: 'fixed and not yet paid' }),
  })
  .meta({ id: 'FineLog' })
export type FineLog = z.infer<typeof FineLog>

const book = { number: z.string(), requestId: z.number().int().nullable(), title: z.string() }

/** What stands in a reader's way, or soon will, and how to clear it; and where her deposit lies. */
export const Standing = z
  .object({
    owedFen: Fen,
    blocked: z.boolean().meta({ description: 'she owes so much that she may not ask for more' }),
    blockWhy: z.array(Why),
    owed: z.array(
      z.object({ ...book, what: z.string(), amountFen: Fen, openFen: Fen, at: Instant }),
    ),
    accruing: z.array(FineLine),
    pickups: z
      .array(z.object({ ...book, depositFen: Fen, missingFen: Fen, why: z.array(Why) }))
      .meta({ description: 'books that wait for her and the deposit still to be brought' }),
    deposit: z.object({
      isTaken: z.boolean().meta({ description: 'false: loans of her library ask for no deposit' }),
      why: z.array(Why).meta({ description: 'the rule that says whether and how it is taken' }),
      freeFen: Fen,
      heldFen: Fen,
      held: z.array(z.object({ ...book, amountFen: Fen })),
    }),
    quotaFull: z.boolean(),
    quotaLimit: z.number().int(),
    quotaWhy: z.array(Why),
  })
  .meta({ id: 'Standing' })
export type Standing = z.infer<typeof Standing>

/** The tabs of 帐务日志 in the order of the seeds: 事务费用 交费帐务 费用查询, then 费用统计 and 罚款日志. */
export const accountTabs = ['charges', 'payments', 'costs', 'summary', 'fines'] as const
export type AccountTab = (typeof accountTabs)[number]

/** A tab with its list. */
export type AccountList =
  | { tab: 'charges'; log: AccountLog }
  | { tab: 'payments'; log: PaymentLog }
  | { tab: 'costs' | 'summary'; log: RequestCosts }
  | { tab: 'fines'; log: FineLog }
