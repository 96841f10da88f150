import type { Filters } from '../../catalogue/search/catalogue-search.ts'

/** What narrows beside a condition: years and languages. */
export type Narrowed = Partial<Pick<Filters, 'yearFrom' | 'yearTo' | 'languages'>>

/** What is left when both narrow; of two languages the later one. */
export function narrowedByBoth(one: Narrowed, other: Narrowed): Narrowed {
  const from = Math.max(one.yearFrom ?? -1, other.yearFrom ?? -1)
  const to = Math.min(one.yearTo ?? 9999, other.yearTo ?? 9999)
  const languages = other.languages ?? one.languages
  return {
    ...(from >= 0 ? { yearFrom: from } : {}),
    ...(to < 9999 ? { yearTo: to } : {}),
    ...(languages ? { languages } : {}),
  }
}

/** `chi`: three letters of ISO 639-2. */
export const languageOf = (text: string): Narrowed | null =>
  /^[a-z]{3}$/i.test(text.trim()) ? { languages: [text.trim().toLowerCase()] } : null

/** `2019`, `2019-2021`; relations 1 to 5 are < ≤ = ≥ >. */
export function yearsOf(text: string, relation: number): Narrowed | null {
  const found = /^\s*(\d{4})(?:\s*-\s*(\d{4}))?\s*$/.exec(text)
  if (!found) return null
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])]
  const ranges: Record<number, Narrowed> = {
    1: { yearTo: from - 1 },
    2: { yearTo: from },
    4: { yearFrom: from },
    5: { yearFrom: from + 1 },
  }
  return ranges[relation] ?? { yearFrom: from, yearTo: to }
}
