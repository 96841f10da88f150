import { fold, words } from '../../src/catalogue/fold.ts'
import { pinyinOfFolded } from '../../src/catalogue/pinyin.ts'
import type { Filters, SortOrder } from '../../src/catalogue/search/catalogue-search.ts'
import type { Condition } from '../../src/catalogue/search/condition.ts'
import { sortTitle } from '../../src/catalogue/search/sort-title.ts'
import type { Put } from './catalogued.ts'

/** A work of the shelf, with its record id. */
export type Shelved = Put & { id: number }

const textsIn = (work: Shelved, field: string): string[] => {
  const texts: Record<string, (string | null | undefined)[]> = {
    title: [work.title],
    responsibility: [work.responsibility],
    callNumber: [work.callNumber, work.clc],
  }
  const all = field === 'any' ? Object.values(texts).flat() : (texts[field] ?? [])
  return all.flatMap((text) => text || [])
}

/** Whether a work answers a condition, by looking at it. */
export function answers(work: Shelved, condition: Condition): boolean {
  switch (condition.by) {
    case 'words': {
      const own = textsIn(work, condition.field).flatMap(words)
      return condition.words.every((word) => own.includes(word))
    }
    case 'phrase':
      return textsIn(work, condition.field).some((text) => fold(text).includes(condition.text))
    case 'number':
      return work.isbn !== undefined && condition.numbers.includes(work.isbn)
    case 'begins':
      return beginnings(work)[condition.what].startsWith(condition.text)
    case 'all':
      return condition.of.every((part) => answers(work, part))
    case 'any':
      return condition.of.some((part) => answers(work, part))
    case 'without':
      return answers(work, condition.wanted) && !answers(work, condition.unwanted)
  }
}

const beginnings = (work: Shelved) => {
  const sounds = pinyinOfFolded(fold(work.title))
  return {
    title: fold(work.title),
    initials: sounds.initials,
    pinyin: sounds.full,
    callNumber: work.callNumber ?? '',
    clc: work.clc ?? '',
  }
}

/** Whether a work passes the filters; what nobody holds passes none. */
export function passes(work: Shelved, filters: Filters): boolean {
  const among = <Value>(values: readonly Value[], own: Value) =>
    values.length === 0 || values.includes(own)
  const year = work.year ? Number(work.year) : null
  return (
    work.libraryIds.length > 0 &&
    (filters.libraryIds.length === 0 ||
      work.libraryIds.some((id) => filters.libraryIds.includes(id))) &&
    among(filters.materialTypes, work.materialType ?? 'book') &&
    among(filters.languages, work.language ?? 'chi') &&
    (filters.yearFrom === null || (year !== null && year >= filters.yearFrom)) &&
    (filters.yearTo === null || (year !== null && year <= filters.yearTo)) &&
    (work.clc ?? '').startsWith(filters.clc) &&
    (filters.arrivedSince === null ||
      Temporal.Instant.compare(
        Temporal.Instant.from(work.arrivedAt ?? '2026-11-01T00:00:00Z'),
        filters.arrivedSince,
      ) >= 0)
  )
}

/** What an order compares first; nothing for relevance, which is the engine's own. */
export function keyOf(work: Shelved, sort: SortOrder): number | string {
  if (sort === 'newest') return -(Number(work.year) || 0)
  if (sort === 'oldest') return Number(work.year) || Number.MAX_SAFE_INTEGER
  if (sort === 'arrived')
    return -Temporal.Instant.from(work.arrivedAt ?? '2026-11-01T00:00:00Z').epochMilliseconds
  return sort === 'title' ? sortTitle(fold(work.title)) : 0
}
