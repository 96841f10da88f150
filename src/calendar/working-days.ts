/** Days that differ from "Monday to Friday work", by ISO date: true works (调休), false does not. */
export type SpecialDays = ReadonlyMap<string, boolean>

/** Whether a library works on a day. */
export const isWorkingDay = (day: Temporal.PlainDate, special: SpecialDays): boolean =>
  special.get(day.toString()) ?? day.dayOfWeek <= 5

/** The `count`-th working day after `day`; `day` itself does not count. */
export function addWorkingDays(
  day: Temporal.PlainDate,
  count: number,
  special: SpecialDays,
): Temporal.PlainDate {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = reached.add({ days: 1 })
    if (isWorkingDay(reached, special)) left--
  }
  return reached
}
