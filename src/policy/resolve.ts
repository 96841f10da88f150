import {
  type CatalogueRules,
  catalogueParameters,
  deposits,
  fines,
  type Parameter,
  parameters,
  priceParameters,
  type Resolved,
} from './parameters.ts'
import { type Charge, charges, type Price } from './prices.ts'

/** What a rule can ask about a request; a rule's condition lists the values it is for. */
export interface Circumstances {
  lender: string
  borrower: string
  readerType: string
  materialType: string
  language: string
  channel: string
  deliveryMethod: string
}
export type Circumstance = keyof Circumstances

export interface Rule {
  id: string
  service: string
  conditions: Partial<Record<Circumstance, readonly string[]>>
  parameters: Readonly<Record<string, unknown>>
  priority: number
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
  why: { zh: string; en: string }
}

export interface Question {
  service: string
  on: Temporal.PlainDate
  circumstances: Partial<Circumstances>
}

/**
 * The value of every parameter on a day, each with the rule that set it: of all rules that match, the highest
 * priority wins, then the most conditions, then the newest validFrom (domain.md §4, policy engine); last the id,
 * so that the answer never depends on the order of rows. Throws when no rule sets a parameter: the consortium's
 * own rules have no conditions and no end.
 */
export const resolve = (rules: readonly Rule[], question: Question): Resolved =>
  resolveOnly(rules, question, Object.keys(parameters)) as Resolved

export type Tariff = Pick<Resolved, keyof typeof fines>
export type DepositRules = Pick<Resolved, keyof typeof deposits>

/** The tariff for late return of any service (R18). Throws when no rule sets it. */
export const resolveTariff = (rules: readonly Rule[], question: Question): Tariff =>
  resolveOnly(rules, question, Object.keys(fines)) as Tariff

/** What deposit a service takes (R20). Throws when no rule sets it. */
export const resolveDeposit = (rules: readonly Rule[], question: Question): DepositRules =>
  resolveOnly(rules, question, Object.keys(deposits)) as DepositRules

function resolveOnly(rules: readonly Rule[], question: Question, names: readonly string[]): object {
  const ranked = rules.filter((rule) => matches(rule, question)).sort(byWeight)
  return Object.fromEntries(names.map((name) => [name, decide(ranked, name as Parameter)]))
}

/** Every price that a service has on a day: those for which rules say both what it costs and who pays. */
export function resolvePrices(
  rules: readonly Rule[],
  question: Question,
): Partial<Record<Charge, Price>> {
  const ranked = rules.filter((rule) => matches(rule, question)).sort(byWeight)
  const of = (name: keyof typeof priceParameters) => {
    const rule = ranked.find(({ parameters }) => parameters[name] !== undefined)
    return rule && { value: priceParameters[name].parse(rule.parameters[name]), ruleId: rule.id }
  }
  const priced = (Object.keys(charges) as Charge[]).flatMap((charge) => {
    const [grossFen, payers] = [of(`${charge}GrossFen`), of(`${charge}Payers`)]
    return grossFen && payers ? [[charge, { grossFen, payers }] as const] : []
  })
  return Object.fromEntries(priced) as Partial<Record<Charge, Price>>
}

/** The catalogue's own rules on a day, by the same weights. Throws when no rule sets one. */
export function resolveCatalogue(rules: readonly Rule[], on: Temporal.PlainDate): CatalogueRules {
  const ranked = rules
    .filter((rule) => matches(rule, { service: 'catalogue', on, circumstances: {} }))
    .sort(byWeight)
  const entries = Object.entries(catalogueParameters).map(([name, shape]) => {
    const rule = ranked.find(({ parameters }) => Object.hasOwn(parameters, name))
    if (!rule) throw new Error(`no rule in force sets ${name}`)
    return [name, shape.parse(rule.parameters[name])]
  })
  return Object.fromEntries(entries) as CatalogueRules
}

function decide(ranked: readonly Rule[], name: Parameter) {
  const rule = ranked.find((candidate) => candidate.parameters[name] !== undefined)
  if (!rule) throw new Error(`no rule in force sets ${name}`)
  return { value: parameters[name].parse(rule.parameters[name]), ruleId: rule.id }
}

function matches(rule: Rule, { service, on, circumstances }: Question): boolean {
  const day = Temporal.PlainDate.compare
  if (rule.service !== service) return false
  if (day(on, rule.validFrom) < 0 || (rule.validTo && day(on, rule.validTo) > 0)) return false
  return Object.entries(rule.conditions).every(([name, values]) =>
    values.includes(circumstances[name as Circumstance] ?? ''),
  )
}

/** Which of two rules that both match says more: the first in this order decides. */
export const byWeight = (left: Rule, right: Rule): number =>
  right.priority - left.priority ||
  Object.keys(right.conditions).length - Object.keys(left.conditions).length ||
  Temporal.PlainDate.compare(right.validFrom, left.validFrom) ||
  (left.id < right.id ? -1 : 1)
