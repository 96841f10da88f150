import { z } from 'zod'
import { charges, Payers } from '../../policy/prices.ts'
import { Bilingual, Day, Fen } from '../../shared/shapes.ts'

const chargeNames = Object.keys(charges) as [keyof typeof charges, ...(keyof typeof charges)[]]

const units = ['volume', 'page', 'article', 'shot', 'item', 'actual'] as const

/** Whom a rule is for: the values of one circumstance, libraries by their short names. */
const ForWhom = z.object({ circumstance: z.string(), values: z.array(Bilingual) })

/** What one rule says of a price: the gross, or who pays; never both empty. */
export const PriceRule = z
  .object({
    ruleId: z.string(),
    from: Day,
    to: Day.nullable(),
    state: z.enum(['inForce', 'toCome', 'over']),
    /** Days until it ends, where that is soon; else null. */
    endsInDays: z.number().int().nullable(),
    forWhom: z.array(ForWhom),
    why: Bilingual,
  })
  .meta({ id: 'PriceRule' })
export type PriceRule = z.infer<typeof PriceRule>

/** A charge of a service: rules that set its gross, and rules that say who pays, the deciding one first. */
export const PricedCharge = z.object({
  charge: z.enum(chargeNames),
  unit: z.enum(units),
  gross: z.array(PriceRule.extend({ grossFen: Fen.nullable() })),
  payers: z.array(PriceRule.extend({ list: Payers })),
})
export type PricedCharge = z.infer<typeof PricedCharge>

export const PricedService = z.object({ service: z.string(), charges: z.array(PricedCharge) })
export type PricedService = z.infer<typeof PricedService>

/** A notice as it is proposed; `{until}` stands for the new last day. */
const Notice = z.object({ title: Bilingual, body: Bilingual })

/** A period in which somebody else than usual pays, with its end; how it can go on. */
export const FreePeriod = z
  .object({
    rule: PriceRule,
    service: z.string(),
    charges: z.array(z.enum(chargeNames)),
    /** The first day of its extension. */
    nextFrom: Day,
    /** The day proposed as the new end: a year after the old one. */
    nextTo: Day,
    touches: z.object({ openRequests: z.number().int(), libraries: z.number().int() }),
    /** The rule that goes on with it, once there is one, and whether that can still be withdrawn. */
    goesOn: z.object({ ruleId: z.string(), from: Day, to: Day, begun: z.boolean() }).nullable(),
    notices: z.object({ extend: Notice, withdraw: Notice }),
  })
  .meta({ id: 'FreePeriod' })
export type FreePeriod = z.infer<typeof FreePeriod>

/** How much of a yearly cap the libraries have used. */
export const CapInUse = z.object({
  ruleId: z.string(),
  service: z.string(),
  charge: z.enum(chargeNames),
  payer: z.string(),
  capFen: Fen,
  year: z.number().int(),
  used: z.array(z.object({ library: Bilingual, fen: Fen })),
})
export type CapInUse = z.infer<typeof CapInUse>

const inBoth = (longest: number) =>
  z.object({
    zh: z.string().trim().min(1).max(longest),
    en: z.string().trim().max(longest).default(''),
  })

/** The notice that tells everybody; without English the Chinese stands in both languages. */
export const NoticeForm = z.object({ title: inBoth(200), body: inBoth(20_000) })
export type NoticeForm = z.infer<typeof NoticeForm>

/** How a free period goes on: until which day, and what is told. */
export const ExtensionForm = z
  .object({ until: Day, notice: NoticeForm })
  .meta({ id: 'FreePeriodExtension' })
export type ExtensionForm = z.infer<typeof ExtensionForm>
