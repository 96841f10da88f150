import type { SortOrder } from '../../catalogue-search.ts'
import type { Found, Matching } from '../matching-store.ts'
import { contains, placesOf } from './bits.ts'

/** A record that answers a question, or may. */
export interface Hit {
  recordId: number
  rank: number
  /** The number of its segment. */
  at: number
  place: number
  /** Whether only its texts tell that it answers. */
  isOpen: boolean
  /** What it is ordered by before its rank; the smaller stands first. */
  key: number
}

const hitOf = (
  { segment, sure }: Matching,
  { at, place, key }: Pick<Hit, 'at' | 'place' | 'key'>,
): Hit => ({
  recordId: segment.columns.recordIds[place]!,
  rank: segment.columns.ranks[place]!,
  at,
  place,
  isOpen: !contains(sure, place),
  key,
})

const inOrder = (a: Hit, b: Hit): number =>
  a.key - b.key || b.rank - a.rank || b.recordId - a.recordId

/** The first `limit` of what is found, by static rank. */
export function firstByRank({ matching, editionSegments }: Found, limit: number): Hit[] {
  const hits: Hit[] = []
  let left = limit
  for (const [at, each] of matching.entries()) {
    if (at === editionSegments) left = limit
    if (left === 0) continue
    const places = placesOf(each.possible, left)
    for (const place of places) hits.push(hitOf(each, { at, place, key: 0 }))
    if (at < editionSegments) left -= places.length
  }
  return hits.sort(inOrder).slice(0, limit)
}

type Key = (place: number) => number

/** What an order looks at before rank; what is not known stands last. */
const keys: Record<'newest' | 'oldest' | 'arrived' | 'title', (matching: Matching) => Key> = {
  newest:
    ({ segment: { columns } }) =>
    (place) =>
      -columns.years[place]!,
  oldest:
    ({ segment: { columns } }) =>
    (place) =>
      columns.years[place] || Number.MAX_SAFE_INTEGER,
  arrived:
    ({ segment: { columns } }) =>
    (place) =>
      -columns.arrivals[place]!,
  title:
    ({ segment: { columns } }) =>
    (place) =>
      columns.titleOrder[place]!,
}

/** The first `limit` of what is found in segments `from` to `to`, in an order that a column gives. */
export function firstByColumn(
  { matching }: Found,
  sort: Exclude<SortOrder, 'relevance'>,
  { limit, from = 0, to = matching.length }: { limit: number; from?: number; to?: number },
): Hit[] {
  let best: Hit[] = []
  let worst = Number.POSITIVE_INFINITY
  for (let at = from; at < to; at++) {
    const each = matching[at]!
    const keyOf = keys[sort](each)
    for (const place of placesOf(each.possible)) {
      const key = keyOf(place)
      if (key > worst) continue
      best.push(hitOf(each, { at, place, key }))
      if (best.length < 2 * limit + 100) continue
      best = best.sort(inOrder).slice(0, limit)
      worst = best.at(-1)!.key
    }
  }
  return best.sort(inOrder).slice(0, limit)
}
