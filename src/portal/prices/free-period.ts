import type { Rule } from '../../policy/resolve.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Bilingual } from '../../shared/shapes.ts'
import { paidBy } from './price-list.ts'

/** A free period is a rule with an end that says who pays: a subsidy for a time (R21). */
export const isFreePeriod = (rule: Rule): boolean =>
  rule.validTo !== null && paidBy(rule).length > 0

/** Where an extension begins: the day after the old end, never before today, for a rule does not reach back. */
export function nextDay(rule: Rule, today: Temporal.PlainDate): Temporal.PlainDate {
  const after = rule.validTo!.add({ days: 1 })
  return Temporal.PlainDate.compare(after, today) > 0 ? after : today
}

/** The rule that goes on where a free period ends, if there is one: the same words for the same people, later. */
export const goesOnWith = (rules: readonly Rule[], period: Rule): Rule | undefined =>
  rules
    .filter((other) => other.id !== period.id && isFreePeriod(other) && speaksOfSame(other, period))
    .filter((other) => Temporal.PlainDate.compare(other.validFrom, period.validTo!) > 0)
    .sort((left, right) => Temporal.PlainDate.compare(left.validFrom, right.validFrom))[0]

const speaksOfSame = (one: Rule, other: Rule): boolean =>
  one.service === other.service &&
  sameJson(one.conditions, other.conditions) &&
  paidBy(one).some((charge) => paidBy(other).includes(charge))

const sameJson = (one: object, other: object): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

/** So many years at most in one step: more is a slip of the pen, and the year after it must still be a date. */
const yearsMax = 10

/**
 * The rule that extends a free period until a day: the same parameters, conditions and priority from the day after its
 * end. Refused where it would end before it begins or years after anybody can mean, or meet another free period of the
 * same service.
 */
export function extension(
  rules: readonly Rule[],
  period: Rule,
  {
    until,
    today,
    taken,
  }: { until: Temporal.PlainDate; today: Temporal.PlainDate; taken: readonly string[] },
): Result<Rule> {
  const validFrom = nextDay(period, today)
  const refused = endRefused(until, validFrom)
  if (refused) return refused
  const met = rules.find(
    (other) =>
      other.id !== period.id &&
      isFreePeriod(other) &&
      speaksOfSame(other, period) &&
      Temporal.PlainDate.compare(other.validFrom, until) <= 0 &&
      Temporal.PlainDate.compare(other.validTo!, validFrom) >= 0,
  )
  if (met) return refuse('periodsMeet', { field: 'until', values: periodOf(met) })
  const why = whyUntil(period, until)
  return ok({ ...period, id: nextId(period.id, taken), validFrom, validTo: until, why })
}

/** Why a period from one day cannot last until another; null where it can. */
function endRefused(until: Temporal.PlainDate, from: Temporal.PlainDate) {
  if (Temporal.PlainDate.compare(until, from) < 0)
    return refuse('endsTooEarly', { field: 'until', values: { from: from.toString() } })
  const latest = from.add({ years: yearsMax }).subtract({ days: 1 })
  if (Temporal.PlainDate.compare(until, latest) <= 0) return null
  return refuse('endsTooLate', { field: 'until', values: { until: latest.toString() } })
}

const periodOf = (rule: Rule) => ({
  rule: rule.id,
  from: rule.validFrom.toString(),
  to: String(rule.validTo),
})

/** R21 goes on as R21-2, that as R21-3; a number once used, be it withdrawn, is not used again. */
export function nextId(id: string, taken: readonly string[]): string {
  const root = id.replace(/-\d{1,2}$/, '')
  let number = 2
  while (taken.includes(`${root}-${number}`)) number++
  return `${root}-${number}`
}

const months =
  'January February March April May June July August September October November December'

/** A day in words, as the rules' sentences have it. */
export const dayInWords = ({ year, month, day }: Temporal.PlainDate): Bilingual => ({
  zh: `${year} 年 ${month} 月 ${day} 日`,
  en: `${day} ${months.split(' ')[month - 1]} ${year}`,
})

/** The sentence of the old rule with the new end in it; a sentence that names no end gets one. */
function whyUntil(period: Rule, until: Temporal.PlainDate): Bilingual {
  const [old, fresh] = [dayInWords(period.validTo!), dayInWords(until)]
  const { zh, en } = period.why
  return {
    zh: zh.includes(old.zh) ? zh.replace(old.zh, fresh.zh) : `${zh}（至 ${fresh.zh}）`,
    en: en.includes(old.en) ? en.replace(old.en, fresh.en) : `${en} (until ${fresh.en})`,
  }
}
