import { z } from 'zod'
import { type Charge, charges, Payers } from './prices.ts'

const count = z.number().int().min(0).max(10_000)
const fen = z.number().int().min(0).max(100_000_00)

/** Deposits (R20, domain.md §9.9): none, one for all loans of a reader, one for each loan, or one for a card. */
export const deposits = {
  depositMode: z.enum(['none', 'reader', 'loan', 'card']),
  depositFen: fen,
  depositOffsetsLoss: z.boolean(), // domain.md §5: loss may be taken from it
} as const

/** A lender's tariff for late return (R18, R19). */
export const fines = {
  finePerDayFen: fen,
  /** So many of the first days overdue cost nothing. */
  fineGraceDays: count,
  /** Whether days on which the reader's own library is closed cost too. */
  fineOnClosedDays: z.boolean(),
  /** The most for one book; null: no limit. */
  fineMaxFen: fen.nullable(),
} as const

/**
 * Every parameter a rule for loans may set, with its shape. The values themselves are dated rows of policy_rule
 * (defaults: migrations/0004_default_rules.sql); nothing in the code stands in for them.
 */
export const parameters = {
  maxPerSubmission: count, // R05
  maxOutstanding: count, // R05
  /** off: no · returned: until 归还借入馆 · strict: until 借出馆签收 (R05, scenario 32). */
  mustReturnAllFirst: z.enum(['off', 'returned', 'strict']),
  loanPeriod: z.object({ count: z.number().int().min(1).max(400), unit: z.enum(['day', 'month']) }), // R06
  renewals: count, // R07
  recallGraceDays: count, // R08
  withdrawalMinutes: count, // R09
  withdrawalAllowed: z.boolean(), // R09: not for 国图
  directEntryAllowed: z.boolean(), // R10: not for 国图
  searchTargetsMax: count, // R11
  searchNeedsChoice: z.boolean(), // scenario 11
  foreignLoansAllowed: z.boolean(), // R12
  noteMax: count, // R04, characters
  additionalLendersMax: count, // R04, characters
  ownHolding: z.enum(['ignore', 'warn', 'block']), // R26
  expireAfterWorkingDays: count, // L1
  remindAfterWorkingDays: count, // L1
  remindEveryWorkingDays: count, // R8 of promises.md: nothing is stuck silently
  holdDays: count, // L6
  ...deposits,
  ...fines,
  logisticsGrossFen: fen, // domain.md §5
  logisticsPayers: Payers, // R29, R21
  debtBlocksFromFen: fen, // M1: from so much on that is owed no further request; 0: never
  waiverAloneMaxFen: fen, // M2: more needs a second person
  confirmPage: z.boolean(), // domain.md §2.6
  harvestFileMiBMax: count, // R23
  recordsPerAnswerMax: count, // SRU: what one answer to another system holds at most
  liveTimeoutMs: z.number().int().min(500).max(30_000), // issue 3, live search
  liveHitsPerTarget: z.number().int().min(1).max(50),
  liveSharedSeconds: count,
  liveQueueMax: count,
  breakerFailures: z.number().int().min(1).max(5), // R22 of promises.md
  breakerPauseSeconds: z.number().int().min(1).max(3600),
  targetHealthDays: z.number().int().min(1).max(400),
  availabilityKeptMinutes: count,
  availabilityWaitMs: z.number().int().min(0).max(2_000), // never longer in a reader's way
} as const

/** Prices of any service, by name: `pageGrossFen`, `pagePayers`; a rule may set any of them. */
export const priceParameters = Object.fromEntries(
  Object.keys(charges).flatMap((charge) => [
    [`${charge}GrossFen`, fen.nullable()],
    [`${charge}Payers`, Payers],
  ]),
) as Record<`${Charge}GrossFen`, z.ZodNullable<typeof fen>> &
  Record<`${Charge}Payers`, typeof Payers>

/** What the catalogue's own rules set (service `catalogue`); no request keeps these. */
export const catalogueParameters = {
  enquiriesPerDayMax: count, // K1
  enquiryMax: z.number().int().min(1).max(2000), // K1, characters
  /** Fewer than five would let readers be guessed (issue 3, line 7). */
  coBorrowingReadersMin: z.number().int().min(5).max(10_000), // K2
  coBorrowingShown: z.number().int().min(0).max(12), // K2
  viewAgainMinutes: z.number().int().min(0).max(1440), // K3
} as const

export type CatalogueRules = {
  [P in keyof typeof catalogueParameters]: z.infer<(typeof catalogueParameters)[P]>
}

export type Parameter = keyof typeof parameters
export type ParameterValue<P extends Parameter> = z.infer<(typeof parameters)[P]>
export type Parameters = { [P in Parameter]: ParameterValue<P> }

/** A value together with the rule that set it: kept on the request, answers "为什么". */
export type Resolved = { [P in Parameter]: { value: ParameterValue<P>; ruleId: string } }
