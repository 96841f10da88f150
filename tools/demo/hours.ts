import { isWorkingDay, type SpecialDays } from '../../src/calendar/working-days.ts'
import { dayOf, timeZone } from '../../src/shared/clock.ts'
import type { SeededRandom } from './random.ts'

/** Counters are open from 8:30 to 16:30 (示例); readers sit at their forms from 7 to 23 o'clock. */
const OPEN = { fromMinute: 8 * 60 + 30, toMinute: 16 * 60 + 30 }
const AWAKE = { fromMinute: 7 * 60, toMinute: 23 * 60 }

/** Who does something: at a counter only while libraries work, at a form whenever one is awake. */
export type Whose = 'library' | 'reader'

const minuteOf = (at: Temporal.Instant) => {
  const { hour, minute } = at.toZonedDateTimeISO(timeZone)
  return hour * 60 + minute
}

/** The instant of a minute of a day in Beijing, with some seconds. */
const onDay = (day: Temporal.PlainDate, minute: number, random: SeededRandom) =>
  day
    .toZonedDateTime({
      timeZone,
      plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 },
    })
    .toInstant()
    .add({ seconds: random.int(0, 59) })

/**
 * A moment at which it can have happened: `at` itself where that is within hours, else some minute of
 * the nearest open hours before it. Never later than `at`.
 */
export function momentBefore(
  at: Temporal.Instant,
  whose: Whose,
  { special, random }: { special: SpecialDays; random: SeededRandom },
): Temporal.Instant {
  const hours = whose === 'library' ? OPEN : AWAKE
  const opens = (day: Temporal.PlainDate) => whose === 'reader' || isWorkingDay(day, special)
  const minute = minuteOf(at)
  let day = dayOf(at)
  if (opens(day) && minute >= hours.fromMinute && minute < hours.toMinute) return at
  if (minute < hours.toMinute) day = day.subtract({ days: 1 })
  while (!opens(day)) day = day.subtract({ days: 1 })
  return onDay(day, random.int(hours.fromMinute, hours.toMinute - 1), random)
}
