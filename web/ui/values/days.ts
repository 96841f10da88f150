import type { Texts } from '../../../texts/index.ts'

const dayMs = 86_400_000
/** Asia/Shanghai is UTC+8 without summer time since 1991. */
const offsetMs = 8 * 3_600_000

/** The calendar day of an instant, Asia/Shanghai, as YYYY-MM-DD. */
export const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + offsetMs).toISOString().slice(0, 10)

/** The clock of an instant, Asia/Shanghai, as HH:MM. */
export const clockOf = (instant: string): string =>
  new Date(Date.parse(instant) + offsetMs).toISOString().slice(11, 16)

/** Calendar days from `from` to `to`, negative when past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/**
 * A day as people say it, seen from `today`: 今天, 明天, 昨天, 周四（11月26日）for the coming week,
 * else 11月20日, with the year when it is another one. `short` leaves the date in brackets out.
 */
export function sayDay(day: string, today: string, words: Texts['common']['when'], short = false) {
  const away = daysBetween(today, day)
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const plain = words.date({ month, date, monthName: words.months[month - 1]! })
  const near = [words.yesterday, words.today, words.tomorrow][away + 1]
  if (near) return near
  if (away > 0 && away < 7) {
    const weekday = words.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]!
    return short ? weekday : words.weekdayDate({ weekday, date: plain })
  }
  return year === Number(today.slice(0, 4)) ? plain : words.yearDate({ year, date: plain })
}

/** How long ago in whole minutes, hours or days: 3 小时. */
export function saySpan(from: string, to: string, words: Texts['common']['when']): string {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
  if (minutes < 60) return words.minutes({ n: minutes })
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? words.hours({ n: hours }) : words.days({ n: Math.floor(hours / 24) })
}
