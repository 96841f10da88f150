import { z } from 'zod'
import { Bilingual, Day, Fen, Instant } from '../../shared/shapes.ts'
import { Working } from '../account/shapes.ts'
import { accountKinds, type LedgerAccountKind } from '../accounts.ts'

export const AccountKind = z.enum(Object.keys(accountKinds) as [LedgerAccountKind])

const sides = {
  debitFen: Fen.meta({ description: 'sum of the accounts whose balance is a debit' }),
  creditFen: Fen.meta({ description: 'sum of the accounts whose balance is a credit, above 0' }),
}

/** One kind of account as of a day. */
export const KindBalance = z
  .object({ kind: AccountKind, accounts: z.number().int(), ...sides })
  .meta({ id: 'KindBalance' })
export type KindBalance = z.infer<typeof KindBalance>

/** Accounts of a kind at a library, or nobody's; readers are counted and never named. */
export const OwnerBalance = z
  .object({
    libraryId: z.number().int().nullable(),
    library: Bilingual.nullable(),
    accounts: z.number().int(),
    ...sides,
  })
  .meta({ id: 'OwnerBalance' })
export type OwnerBalance = z.infer<typeof OwnerBalance>

/** The trial balance: every kind, and the difference of its two sides, which is 0 where the books are whole. */
export const TrialBalance = z
  .object({
    on: Day,
    kinds: z.array(KindBalance),
    ...sides,
    differenceFen: Fen,
    closedOn: Day.nullable().meta({ description: 'the last day whose books are closed' }),
    opened: z.object({ kind: AccountKind, owners: z.array(OwnerBalance) }).nullable(),
  })
  .meta({ id: 'TrialBalance' })
export type TrialBalance = z.infer<typeof TrialBalance>

/** One side of a transaction: which account, and how much. */
const LedgerSide = z
  .object({ kind: AccountKind, library: Bilingual.nullable(), amountFen: Fen })
  .meta({ id: 'LedgerSide' })

/** One posting, with why, and with all sides of its transaction: so that each fen leads to its cause. */
export const LedgerLine = z
  .object({
    transactionId: z.number().int(),
    bookedOn: Day,
    at: Instant,
    what: z.string(),
    of: z.string().nullable().meta({
      description: 'what it takes back or settles; null where it stands for itself',
    }),
    cause: z.string(),
    requestId: z.number().int().nullable(),
    number: z.string(),
    title: z.string(),
    receipt: z
      .string()
      .meta({ description: 'number of the receipt; empty where nothing crossed a counter' }),
    note: z.string(),
    how: Working,
    sides: z.array(LedgerSide),
    operatorCode: z.string(),
    amountFen: Fen,
    ruleId: z.string(),
    why: Bilingual.nullable(),
  })
  .meta({ id: 'LedgerLine' })
export type LedgerLine = z.infer<typeof LedgerLine>

/** The postings of accounts between two days, newest first: what stood before, what moved, what stands after. */
export const LedgerExtract = z
  .object({
    kind: AccountKind,
    libraryId: z.number().int().nullable(),
    library: Bilingual.nullable(),
    from: Day.nullable(),
    to: Day,
    openingFen: Fen,
    ...sides,
    closingFen: Fen,
    total: z.number().int(),
    page: z.number().int(),
    pages: z.number().int(),
    lines: z.array(LedgerLine),
  })
  .meta({ id: 'LedgerExtract' })
export type LedgerExtract = z.infer<typeof LedgerExtract>
