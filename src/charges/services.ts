import { courier, type LedgerAccount, libraryReceives, supplier } from '../ledger/accounts.ts'
import type { Entry } from '../ledger/post.ts'
import { type Charge, type Price, split, type UsedFen } from '../policy/prices.ts'
import { invariant } from '../shared/invariant.ts'
import { type Due, grossOf } from './charge.ts'

/** One thing that a service charges: how many pieces, or what the bill says where its price is at cost. */
export interface ChargedItem {
  charge: Charge
  count: number
  /** Whole fen; only for what is charged at cost. */
  actualFen?: number
}

/** 国图人工借还: the National Library's fee and the way of one's own library (S1; domain.md §5). */
export const nlcManualItems = (volumes = 1): ChargedItem[] => [
  { charge: 'supplierFee', count: volumes },
  { charge: 'libraryTravel', count: volumes },
]

/** CASHL 图书借阅: 40 元/册, express on top, the courier back by its bill (S1). */
export const cashlLoanItems = (asked: {
  isExpress: boolean
  /** Unknown until the book goes back. */
  returnCourierFen?: number
}): ChargedItem[] => [
  { charge: 'supplierFee', count: 1 },
  ...(asked.isExpress ? [{ charge: 'express', count: 1 } as const] : []),
  ...atCost('returnCourier', asked.returnCourierFen),
]

/** What a copy can cost (S1; domain.md §5, P 7): pages of one kind, rush, a search, and bills at cost. */
export interface CopyAsked {
  /** Whole pages, shots or items. */
  count: number
  kind: 'page' | 'microformPage' | 'photograph' | 'patent' | 'standardPage'
  isRush: boolean
  search: 'none' | 'atHome' | 'abroad'
  /** What the holder asks for a special item, discs and other media, and for registered mail, fax or express. */
  specialItemFen?: number
  mediaFen?: number
  postageFen?: number
}

/** 原文传递: what is charged for one document. */
export const copyItems = (asked: CopyAsked): ChargedItem[] => [
  { charge: asked.kind, count: asked.count },
  ...(asked.isRush ? [{ charge: 'rush', count: 1 } as const] : []),
  ...(asked.search === 'atHome' ? [{ charge: 'commissionedSearch', count: 1 } as const] : []),
  ...(asked.search === 'abroad' ? [{ charge: 'commissionedSearchAbroad', count: 1 } as const] : []),
  ...atCost('specialItem', asked.specialItemFen),
  ...atCost('media', asked.mediaFen),
  ...atCost('postage', asked.postageFen),
]

const atCost = (charge: Charge, actualFen: number | undefined): ChargedItem[] =>
  actualFen === undefined ? [] : [{ charge, count: 1, actualFen }]

type Prices = Partial<Record<Charge, Price>>

/** What a service costs before it is asked for, and who bears how much of it. Whole fen. */
export interface Quote {
  grossFen: number
  centreFen: number
  libraryFen: number
  readerFen: number
  ruleIds: string[]
}

/**
 * The sum of some items by the prices in force; `used` is what capped payers have borne of each charge this year.
 * Throws for an item that the service has no price for.
 */
export function quote(
  items: readonly ChargedItem[],
  prices: Prices,
  used: Partial<Record<Charge, UsedFen>> = {},
): Quote {
  const priced = items.map((item) => ({ ...item, price: priceOf(item.charge, prices) }))
  const parts = priced.flatMap((item) =>
    split(grossOf(item), item.price.payers.value, used[item.charge]),
  )
  const of = (who: string) =>
    parts.reduce((sum, { payer, amountFen }) => sum + (payer === who ? amountFen : 0), 0)
  return {
    grossFen: priced.reduce((sum, item) => sum + grossOf(item), 0),
    centreFen: of('centre'),
    libraryFen: of('library'),
    readerFen: of('reader'),
    ruleIds: [
      ...new Set(priced.flatMap(({ price }) => [price.grossFen.ruleId, price.payers.ruleId])),
    ],
  }
}

/** For whom a service was done, who did it, and what caused it. */
export interface Serving extends Pick<Due, 'readerId' | 'libraryId' | 'readersPart'> {
  /** The library or house that supplies: 国图, CASHL's, the holder of a document. */
  supplierId: number
  /** `cause` without the charge, e.g. `request 61 deliver`. */
  entry: Pick<Entry, 'cause' | 'requestId' | 'operatorCode' | 'at'>
}

/** The charges of a service, each ready to be posted under its own cause. */
export const duesOf = (
  items: readonly ChargedItem[],
  prices: Prices,
  { supplierId, entry, ...parties }: Serving,
): Due[] =>
  items.map((item) => ({
    ...item,
    ...parties,
    price: priceOf(item.charge, prices),
    payee: payeeOf(item.charge, { supplierId, libraryId: parties.libraryId }),
    entry: { ...entry, cause: `${entry.cause} ${item.charge}` },
  }))

function priceOf(charge: Charge, prices: Prices): Price {
  const price = prices[charge]
  invariant(price, `the service has a price for ${charge}`)
  return price
}

/** Who gets the gross of a charge (domain.md §5, flows). */
function payeeOf(
  charge: Charge,
  { supplierId, libraryId }: { supplierId: number; libraryId: number },
): LedgerAccount {
  if (charge === 'logistics' || charge === 'returnCourier') return courier
  return charge === 'libraryTravel' ? libraryReceives(libraryId) : supplier(supplierId)
}
