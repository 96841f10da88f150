import { z } from 'zod'

/** What a charge is counted by; `actual` is what the bill says. */
export type ChargeUnit = 'volume' | 'page' | 'article' | 'shot' | 'item' | 'actual'

/**
 * Everything a price can be set for (domain.md §5): a rule sets `…GrossFen`, the price before any subsidy (null: at
 * cost), and `…Payers`, who pays it. Which of them a service has is what the rules in force for it say.
 */
// biome-ignore format: a table
export const charges = {
  logistics:                'volume',  // BALIS 20 元/本
  supplierFee:              'volume',  // 国图 6 元/本, CASHL 40 元/册
  libraryTravel:            'volume',  // 本馆收路费 2 元/本
  express:                  'volume',  // CASHL +20 元/册
  returnCourier:            'actual',
  page:                     'page',    // 0.30 元/页
  rush:                     'article', // 10 元/篇
  commissionedSearch:       'article', // 代查代检 2 元
  commissionedSearchAbroad: 'article', // 10 元
  specialItem:              'actual',  // 特殊文献 by the holder's tariff
  microformPage:            'page',
  photograph:               'shot',
  patent:                   'item',
  standardPage:             'page',
  media:                    'actual',
  postage:                  'actual',  // 挂号、传真、特快专递
} as const satisfies Record<string, ChargeUnit>
export type Charge = keyof typeof charges

/** Who can bear a part of a price. */
export const payers = ['centre', 'library', 'reader'] as const
export type Payer = (typeof payers)[number]

const limitFen = z.number().int().min(0).max(100_000_00).optional()

const PayingPart = z.strictObject({
  payer: z.enum(payers),
  percent: z.number().int().min(1).max(100).optional(),
  upToFen: limitFen,
  yearCapFen: limitFen,
})
type PayingPart = z.infer<typeof PayingPart>

/**
 * Who pays a price, in order: each takes what its limits let it take, the next what is left, and the last has no
 * limits. `percent` and `upToFen` are of one charge, `yearCapFen` of all of a library's in a calendar year (R35).
 */
export const Payers = z
  .array(PayingPart)
  .min(1)
  .max(payers.length)
  .refine((list) => !isLimited(list.at(-1)), 'the last payer takes the rest')
  .refine((list) => new Set(list.map(({ payer }) => payer)).size === list.length, 'once each')
export type Payers = z.infer<typeof Payers>

const isLimited = (part: PayingPart | undefined): boolean =>
  part?.percent !== undefined || part?.upToFen !== undefined || part?.yearCapFen !== undefined

/** What a price is for one piece: gross in fen, null at cost; and who pays it. Each with its rule. */
export interface Price {
  grossFen: { value: number | null; ruleId: string }
  payers: { value: Payers; ruleId: string }
}

/** What one payer bears of a charge. */
export interface Part {
  payer: Payer
  amountFen: number
}

/** How much each payer has borne of this charge for this library in this year, in fen. */
export type UsedFen = Partial<Record<Payer, number>>

/**
 * A gross amount in whole fen, split among its payers: the parts sum to it, none is negative, and every payer that the
 * rule names has one, a 0 too. A percentage is rounded down; what is lost by it falls to the next.
 */
export function split(grossFen: number, list: Payers, used: UsedFen = {}): Part[] {
  let leftFen = grossFen
  return list.map((payer) => {
    const amountFen = Math.min(leftFen, mostOf(grossFen, payer, used))
    leftFen -= amountFen
    return { payer: payer.payer, amountFen }
  })
}

const mostOf = (
  grossFen: number,
  { payer, percent, upToFen, yearCapFen }: PayingPart,
  used: UsedFen,
): number =>
  Math.min(
    percent === undefined ? Infinity : Math.floor((grossFen * percent) / 100),
    upToFen ?? Infinity,
    yearCapFen === undefined ? Infinity : Math.max(0, yearCapFen - (used[payer] ?? 0)),
  )

/** What a payer bears of parts, in fen. */
export const borneBy = (parts: readonly Part[], payer: Payer): number =>
  parts.reduce((sum, part) => sum + (part.payer === payer ? part.amountFen : 0), 0)
