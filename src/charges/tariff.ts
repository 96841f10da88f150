import type { Tariff } from '../policy/resolve.ts'
import type { OverdueTariff } from './shapes.ts'

/** A tariff for late return as it is shown and agreed to, without its rules. */
export const tariffOf = (tariff: Tariff): OverdueTariff => ({
  perDayFen: tariff.finePerDayFen.value,
  graceDays: tariff.fineGraceDays.value,
  onClosedDays: tariff.fineOnClosedDays.value,
  maxFen: tariff.fineMaxFen.value,
})

/** The rules of a tariff that say something: the rate always, grace, closed days and limit where they spare. */
export const tariffRules = (tariff: Tariff): string[] => [
  ...new Set([
    tariff.finePerDayFen.ruleId,
    ...(tariff.fineGraceDays.value > 0 ? [tariff.fineGraceDays.ruleId] : []),
    ...(tariff.fineOnClosedDays.value ? [] : [tariff.fineOnClosedDays.ruleId]),
    ...(tariff.fineMaxFen.value === null ? [] : [tariff.fineMaxFen.ruleId]),
  ]),
]

/** Whether two tariffs cost the same on every day. */
export const sameTariff = (left: OverdueTariff, right: OverdueTariff | undefined): boolean =>
  right !== undefined &&
  left.perDayFen === right.perDayFen &&
  left.graceDays === right.graceDays &&
  left.onClosedDays === right.onClosedDays &&
  left.maxFen === right.maxFen
