import { type Charge, charges, Payers } from '../../policy/prices.ts'
import { byWeight, type Rule } from '../../policy/resolve.ts'
import type { Bilingual } from '../../shared/shapes.ts'
import type { CapInUse, PricedCharge, PricedService, PriceRule } from './shapes.ts'

/** So many days before its end a rule is marked: time enough to decide and to tell everybody. */
const soonDays = 90

/** Libraries of rules' conditions by their codes. */
export type LibraryNames = ReadonlyMap<string, Bilingual>

interface Setting {
  today: Temporal.PlainDate
  libraries: LibraryNames
}

/** When a rule applies and to whom, as people read it. */
export function priceRule(rule: Rule, { today, libraries }: Setting): PriceRule {
  const day = Temporal.PlainDate.compare
  const over = rule.validTo !== null && day(rule.validTo, today) < 0
  const left = rule.validTo && !over ? today.until(rule.validTo).days : null
  return {
    ruleId: rule.id,
    from: rule.validFrom.toString(),
    to: rule.validTo?.toString() ?? null,
    state: over ? 'over' : day(rule.validFrom, today) > 0 ? 'toCome' : 'inForce',
    endsInDays: left !== null && left <= soonDays ? left : null,
    forWhom: Object.entries(rule.conditions).map(([circumstance, values]) => ({
      circumstance,
      values: values.map((value) => libraries.get(value) ?? { zh: value, en: value }),
    })),
    why: rule.why,
  }
}

/** Every price that rules in force or to come set, by service and charge; of each list the first decides. */
export function priceList(rules: readonly Rule[], setting: Setting): PricedService[] {
  const services = Map.groupBy(
    rules.filter((rule) => priceRule(rule, setting).state !== 'over').sort(byWeight),
    ({ service }) => service,
  )
  return [...services]
    .map(([service, own]) => ({ service, charges: pricedCharges(own, setting) }))
    .filter((priced) => priced.charges.length > 0)
    .sort((left, right) => (left.service < right.service ? -1 : 1))
}

const chargeNames = Object.keys(charges) as Charge[]

const pricedCharges = (rules: readonly Rule[], setting: Setting): PricedCharge[] =>
  chargeNames
    .map((charge) => ({
      charge,
      unit: charges[charge],
      gross: rules.flatMap((rule) => {
        const grossFen = rule.parameters[`${charge}GrossFen`] as number | null | undefined
        return grossFen === undefined ? [] : [{ ...priceRule(rule, setting), grossFen }]
      }),
      payers: rules.flatMap((rule) => {
        const list = payersOf(rule, charge)
        return list ? [{ ...priceRule(rule, setting), list }] : []
      }),
    }))
    .filter(({ gross, payers }) => gross.length + payers.length > 0)

const payersOf = (rule: Rule, charge: Charge): Payers | null => {
  const said = rule.parameters[`${charge}Payers`]
  return said === undefined ? null : Payers.parse(said)
}

/** For which charges a rule says who pays. */
export const paidBy = (rule: Rule): Charge[] =>
  chargeNames.filter((charge) => payersOf(rule, charge) !== null)

/** The yearly caps of the rules in force (R35), of which nothing is known to be used yet. */
export const caps = (
  rules: readonly Rule[],
  setting: Setting,
): (Omit<CapInUse, 'used' | 'payer'> & { payer: Payers[number]['payer'] })[] =>
  rules
    .filter((rule) => priceRule(rule, setting).state === 'inForce')
    .flatMap((rule) =>
      chargeNames.flatMap((charge) =>
        (payersOf(rule, charge) ?? []).flatMap(({ payer, yearCapFen }) =>
          yearCapFen === undefined
            ? []
            : [
                {
                  ruleId: rule.id,
                  service: rule.service,
                  charge,
                  payer,
                  capFen: yearCapFen,
                  year: setting.today.year,
                },
              ],
        ),
      ),
    )
