/** A person or body as a citation names it: parts where they are known apart, else as written. */
export interface CitedName {
  literal?: string
  family?: string
  given?: string
  suffix?: string
  'non-dropping-particle'?: string
  'dropping-particle'?: string
}

/** Year, month, day, as far as known. */
export interface CitedDate {
  'date-parts'?: (number | string)[][]
  /** CSL's place for the last year of a periodical that has ended. */
  season?: string | number
}

/**
 * What is cited, in the names of CSL-JSON (citeproc-js, schema 1.0.2): the one shape that every output is written from.
 * `note` may carry further variables, one `name: value` a line, as Zotero writes them.
 */
export interface Cited {
  id: string
  type: string
  language?: string
  title: string
  author?: CitedName[]
  editor?: CitedName[]
  director?: CitedName[]
  translator?: CitedName[]
  'container-title'?: string
  'container-author'?: CitedName[]
  'event-title'?: string
  'collection-title'?: string
  publisher?: string
  'publisher-place'?: string
  issued?: CitedDate
  accessed?: CitedDate
  edition?: string
  volume?: string
  issue?: string
  page?: string
  number?: string
  'call-number'?: string
  version?: string
  scale?: string
  archive?: string
  archive_location?: string
  genre?: string
  ISBN?: string
  ISSN?: string
  DOI?: string
  URL?: string
  note?: string
}

/** The lines of `note` by name, lower case: `page`, `type`, `cstr`, `tex.entrytype`. */
export const notedOf = ({ note }: Cited): ReadonlyMap<string, string> =>
  new Map(
    (note ?? '').split('\n').flatMap((line) => {
      const [, name, value] = /^([\w.-]+):\s*(.+)$/.exec(line) ?? []
      return name && value ? [[name.toLowerCase(), value] as const] : []
    }),
  )

/** Whether it is set by the Chinese rules: 等 for et al., 第2卷 for v.2. Japanese goes with Chinese. */
export const isEastAsian = ({ language, title }: Cited): boolean =>
  language ? /^(zh|ja|chi|jpn)/.test(language) : /\p{Script=Han}/u.test(title)

/** `2024-05-09`, as far as known; `''` without a date. */
export function dayOfCited(date: CitedDate | undefined): string {
  const [year, ...rest] = date?.['date-parts']?.[0] ?? []
  if (year === undefined) return ''
  return [String(year), ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
}

/** The year alone. */
export const yearOfCited = (date: CitedDate | undefined): string => {
  const year = date?.['date-parts']?.[0]?.[0]
  return year === undefined ? '' : String(year)
}
