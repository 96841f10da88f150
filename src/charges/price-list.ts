import { deposits, fines } from '../policy/parameters.ts'
import { type Charge, charges, type Payers, type Price, split } from '../policy/prices.ts'
import {
  type Question,
  type Rule,
  resolveDeposit,
  resolvePrices,
  resolveTariff,
} from '../policy/resolve.ts'
import { whys } from '../policy/why.ts'
import type { Why } from '../shared/shapes.ts'
import {
  type ListedService,
  listedServices,
  type PriceRow,
  type ServicePrices,
} from './price-list-shapes.ts'
import type { ExplainedTariff } from './shapes.ts'
import { sameTariff, tariffOf, tariffRules } from './tariff.ts'

/** Whose price list: rules of every service, those to come too, the reader's library (by code), and the day. */
export interface Listing {
  rules: readonly Rule[]
  borrower: string
  on: Temporal.PlainDate
}

/** 费用及优惠补贴 of a library on a day, out of the rules in force; a service that no rule prices is left out. */
export const priceList = (listing: Listing): ServicePrices[] =>
  listedServices
    .map((service) => pricesOf(listing, service))
    .filter(({ rows, deposit, lenders }) => rows.length + lenders.length > 0 || deposit !== null)

function pricesOf({ rules, borrower, on }: Listing, service: ListedService): ServicePrices {
  const asked = (lender: string): Question => ({
    service,
    on,
    circumstances: { borrower, lender, deliveryMethod: 'logistics' },
  })
  const own = rules.filter((rule) => rule.service === service)
  const general = { rows: rowsOf(own, asked('')), tariff: tariffIn(own, asked('')) }
  const named = new Set(own.flatMap(({ conditions }) => conditions.lender ?? []))
  const lenders = [...named]
    .filter((code) => code !== borrower)
    .sort()
    .map((code) => ({ code, ...differing(general, own, asked(code)) }))
  return {
    service,
    ...general,
    deposit: depositIn(own, asked('')),
    lenders: lenders.filter(({ rows, tariff }) => rows.length > 0 || tariff !== null),
  }
}

/** What a lender asks otherwise than everybody. */
function differing(
  general: Pick<ServicePrices, 'rows' | 'tariff'>,
  rules: readonly Rule[],
  question: Question,
) {
  const usual = new Set(general.rows.map(keyOf))
  const tariff = tariffIn(rules, question)
  const isUsual = !tariff || (general.tariff && sameTariff(tariff, general.tariff))
  return {
    rows: rowsOf(rules, question).filter((row) => !usual.has(keyOf(row))),
    tariff: isUsual ? null : tariff,
  }
}

const keyOf = ({ charge, grossFen, payers }: PriceRow) => JSON.stringify([charge, grossFen, payers])

const rowsOf = (rules: readonly Rule[], question: Question): PriceRow[] =>
  (Object.entries(resolvePrices(rules, question)) as [Charge, Price][]).map(
    ([charge, { grossFen, payers }]) => ({
      charge,
      unit: charges[charge],
      grossFen: grossFen.value,
      grossWhy: whyIn(rules, [grossFen.ruleId]),
      payers: payers.value,
      payersWhy: whyIn(rules, [payers.ruleId]),
      readerFen: readersPart(grossFen.value, payers.value),
      until: isSubsidised(payers.value) ? lastDay(rules, question, charge) : null,
    }),
  )

/** What a reader pays for one piece; null where it depends on the bill. */
export function readersPart(grossFen: number | null, payers: Payers): number | null {
  if (payers.every(({ payer }) => payer !== 'reader')) return 0
  if (grossFen === null || payers.some(({ yearCapFen }) => yearCapFen !== undefined)) return null
  return split(grossFen, payers).find(({ payer }) => payer === 'reader')?.amountFen ?? 0
}

const isSubsidised = (payers: Payers) => payers.some(({ payer }) => payer !== 'reader')

/** The last day on which a charge is paid as it is today, by this rule and those that follow it; null: no end is known. */
function lastDay(rules: readonly Rule[], question: Question, charge: Charge): string | null {
  let payers = resolvePrices(rules, question)[charge]?.payers
  while (payers) {
    const { ruleId, value } = payers
    const end = rules.find(({ id }) => id === ruleId)?.validTo
    if (!end) return null
    const after = resolvePrices(rules, { ...question, on: end.add({ days: 1 }) })[charge]?.payers
    if (JSON.stringify(after?.value) !== JSON.stringify(value)) return end.toString()
    payers = after
  }
  return null
}

/** The deposit of a service; null where no rule speaks of one. */
function depositIn(rules: readonly Rule[], question: Question): ServicePrices['deposit'] {
  if (!setAll(rules, Object.keys(deposits))) return null
  const { depositMode, depositFen } = resolveDeposit(rules, question)
  const mode = depositMode.value
  const ruleIds = mode === 'none' ? [depositMode.ruleId] : [depositFen.ruleId, depositMode.ruleId]
  return { mode, amountFen: mode === 'none' ? 0 : depositFen.value, why: whyIn(rules, ruleIds) }
}

/** What late return costs; null where no rule speaks of it. */
function tariffIn(rules: readonly Rule[], question: Question): ExplainedTariff | null {
  if (!setAll(rules, Object.keys(fines))) return null
  const tariff = resolveTariff(rules, question)
  return { ...tariffOf(tariff), why: whyIn(rules, tariffRules(tariff)) }
}

/** Whether rules for everybody set each of some parameters. */
const setAll = (rules: readonly Rule[], names: readonly string[]) =>
  names.every((name) =>
    rules.some(
      ({ conditions, parameters }) =>
        Object.keys(conditions).length === 0 && parameters[name] !== undefined,
    ),
  )

const whyIn = (rules: readonly Rule[], ruleIds: readonly string[]): Why[] =>
  whys(ruleIds, new Map(rules.map(({ id, why }) => [id, why])))
