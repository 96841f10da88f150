import type { Filters } from '../../catalogue/search/catalogue-search.ts'

/** What narrows a whole question beside its condition. */
export type Narrowed = Partial<
  Pick<Filters, 'yearFrom' | 'yearTo' | 'languages' | 'materialTypes'> & { libraryCode: string }
>

/** `2019`, `2019-2021`, `2019 2021`, on which side of it: null where that is no year. */
export function yearsOf(text: string, relation: '<' | '<=' | '=' | '>=' | '>'): Narrowed | null {
  const found = /^(\d{4})(?:[\s/-]+(\d{4}))?$/.exec(text.trim())
  if (!found) return null
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])]
  const ranges = {
    '<': { yearTo: from - 1 },
    '<=': { yearTo: from },
    '=': { yearFrom: from, yearTo: to },
    '>=': { yearFrom: from },
    '>': { yearFrom: from + 1 },
  }
  return ranges[relation]
}

/** `chi`: three letters of ISO 639-2. */
export const languageOf = (text: string): Narrowed | null =>
  /^[a-z]{3}$/i.test(text.trim()) ? { languages: [text.trim().toLowerCase()] } : null

/** Values of one filter are alternatives: two that must both hold cannot be asked. */
const onlyOnce = ['languages', 'materialTypes', 'libraryCode'] as const

/** What is left when both narrow, or what of it they both name. */
export function narrowedByBoth(
  one: Narrowed,
  other: Narrowed,
): { ok: true; narrowed: Narrowed } | { ok: false; twice: (typeof onlyOnce)[number] } {
  const twice = onlyOnce.find((name) => one[name] && other[name])
  if (twice) return { ok: false, twice }
  const from = [one.yearFrom, other.yearFrom].filter((year) => typeof year === 'number')
  const to = [one.yearTo, other.yearTo].filter((year) => typeof year === 'number')
  const narrowed = {
    ...one,
    ...other,
    ...(from.length > 0 ? { yearFrom: Math.max(...from) } : {}),
    ...(to.length > 0 ? { yearTo: Math.min(...to) } : {}),
  }
  return { ok: true, narrowed }
}
