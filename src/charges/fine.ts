import { isWorkingDay, type SpecialDays } from '../calendar/working-days.ts'
import type { Tariff } from '../policy/resolve.ts'

/** A fine for late return, with how it came about: what a reader may ask. Whole fen. */
export interface Fine {
  /** Calendar days after the due date until the day it came back. */
  overdueDays: number
  /** Those of them that cost: without days of grace and, where the tariff says so, closed days. */
  chargedDays: number
  perDayFen: number
  /** `chargedDays` times `perDayFen`, but never above the tariff's limit. */
  amountFen: number
  /** The limit, where it was reached. */
  cappedAtFen: number | null
  ruleId: string
}

/** No loan is counted further: after so many days it is lost, and clocks that went wrong end somewhere. */
const longestDays = 3660

/**
 * The fine for a book that was due on a day and came back, or is still out, on another, by its lender's tariff
 * (R18, R19). The due day itself is in time; days of grace are the first after it and never cost. `special` are the
 * days of the library where the reader brings it back: where the tariff spares closed days, hers count.
 */
export function fineFor(
  { dueOn, backOn }: { dueOn: Temporal.PlainDate; backOn: Temporal.PlainDate },
  tariff: Tariff,
  special: SpecialDays,
): Fine {
  const overdueDays = Math.min(longestDays, Math.max(0, dueOn.until(backOn).days))
  const costs = (day: number) =>
    day > tariff.fineGraceDays.value &&
    (tariff.fineOnClosedDays.value || isWorkingDay(dueOn.add({ days: day }), special))
  const chargedDays = countDays(overdueDays, costs)
  const perDayFen = tariff.finePerDayFen.value
  const wholeFen = chargedDays * perDayFen
  const mostFen = tariff.fineMaxFen.value
  const capped = mostFen !== null && wholeFen > mostFen
  return {
    overdueDays,
    chargedDays,
    perDayFen,
    amountFen: capped ? mostFen : wholeFen,
    cappedAtFen: capped ? mostFen : null,
    ruleId: (capped ? tariff.fineMaxFen : tariff.finePerDayFen).ruleId,
  }
}

/** How many of the days 1 … `last` after the due day cost. */
function countDays(last: number, costs: (day: number) => boolean): number {
  let counted = 0
  for (let day = 1; day <= last; day++) if (costs(day)) counted++
  return counted
}
