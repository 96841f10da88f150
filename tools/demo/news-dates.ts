import type { Language } from '../../src/shared/shapes.ts'

/**
 * `text` with its dates written out as seen from `today`: {day+9} and {day-2} become a day, {year}
 * and {lastYear} a year, {lastMonth} the month before, {freeUntil} the end of the half-year after
 * this one (the free period is extended by half-years: R21). An unknown word in braces throws.
 */
export function written(text: string, today: Temporal.PlainDate, language: Language): string {
  return text.replaceAll(/\{([a-zA-Z]+)([+-]\d+)?\}/g, (_, word: string, days?: string) => {
    const meaning = MEANINGS[word]
    if (!meaning) throw new Error(`no date is called {${word}}`)
    return meaning(today.add({ days: Number(days ?? 0) }), language)
  })
}

type Meaning = (day: Temporal.PlainDate, language: Language) => string

const MEANINGS: Record<string, Meaning> = {
  day: (day, language) => fullDate(day, language),
  year: (day) => String(day.year),
  lastYear: (day) => String(day.year - 1),
  lastMonth: (day, language) => monthName(day.subtract({ months: 1 }), language),
  freeUntil: (day, language) => fullDate(endOfNextHalfYear(day), language),
}

const endOfNextHalfYear = ({ year, month }: Temporal.PlainDate) =>
  month <= 6
    ? Temporal.PlainDate.from({ year, month: 12, day: 31 })
    : Temporal.PlainDate.from({ year: year + 1, month: 6, day: 30 })

const fullDate = (day: Temporal.PlainDate, language: Language) =>
  language === 'zh'
    ? `${day.year}年${day.month}月${day.day}日`
    : `${day.day} ${monthName(day, 'en')} ${day.year}`

const monthName = (day: Temporal.PlainDate, language: Language) =>
  language === 'zh' ? `${day.month}月` : MONTHS[day.month - 1]!

// biome-ignore format: a list
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December',
]
