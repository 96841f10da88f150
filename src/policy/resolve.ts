import {
  type CatalogueRules,
  catalogueParameters,
  type Parameter,
  parameters,
  type Resolved,
} from './parameters.ts'

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
  parameters: Partial<Record<Parameter, unknown>>
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
export function resolve(rules: readonly Rule[], question: Question): Resolved {
  const ranked = rules.filter((rule) => matches(rule, question)).sort(byWeight)
  const entries = Object.keys(parameters).map((name) => [name, decide(ranked, name as Parameter)])
  return Object.fromEntries(entries) as Resolved
}

/** The catalogue's own rules on a day, by the same weights. Throws when no rule sets one. */
export function resolveCatalogue(rules: readonly Rule[], on: Temporal.PlainDate): CatalogueRules {
  const ranked = rules
    .filter((rule) => matches(rule, { service: 'catalogue', on, circumstances: {} }))
    .sort(byWeight)
  const entries = Object.entries(catalogueParameters).map(([name, shape]) => {
    const rule = ranked.find(({ parameters }) => Object.hasOwn(parameters, name))
    if (!rule) throw new Error(`no rule in force sets ${name}`)
    return [name, shape.parse((rule.parameters as Record<string, unknown>)[name])]
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

const byWeight = (left: Rule, right: Rule): number =>
  right.priority - left.priority ||
  Object.keys(right.conditions).length - Object.keys(left.conditions).length ||
  Temporal.PlainDate.compare(right.validFrom, left.validFrom) ||
  (left.id < right.id ? -1 : 1)
