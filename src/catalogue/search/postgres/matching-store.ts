import type { Tx } from '../../../shared/database.ts'
import type { Filters, Wanted } from '../catalogue-search.ts'
import type { Standing } from './fresh.ts'
import { recordsOf } from './index-store.ts'
import { openIndex } from './open-index-store.ts'
import { type Bits, contains, difference, sizeOf } from './places/bits.ts'
import { browsed, evaluate, filtered, type Matches } from './places/evaluate.ts'
import { libraryTermsOf } from './places/held.ts'
import { type LookUp, lookUpsOf, type Plan, planOf, termsOf } from './places/plan.ts'
import type { Segment } from './segment.ts'
import { answers, type CheckedTexts, cluesOf } from './text-check.ts'
import { type Texts, textsWith } from './texts-store.ts'

/** What answers a question in one segment. */
export interface Matching extends Readonly<Matches> {
  segment: Segment
}

/** All that answers a question, segment by segment: the edition's in order of rank, then what is fresh. */
export interface Found {
  matching: Matching[]
  /** How many of `matching` are the edition's. */
  editionSegments: number
  /** How many answer for sure, and how many may. */
  readonly sure: number
  readonly open: number
  /** The texts of records. */
  texts(recordIds: readonly number[]): Promise<Map<number, Texts>>
  /** What many are checked on; records that fail every check may be left out. */
  checkedTexts(recordIds: readonly number[]): Promise<Map<number, CheckedTexts>>
  /** Whether an open place answers, by the texts of its record. */
  answersBy(at: number, place: number, texts: CheckedTexts): boolean
  locationOf: Standing['locationOf']
}

/** What a transaction has found last: its page and its counts are of one question. */
const foundLast = new WeakMap<Tx, Wanted & { found: Promise<Found | null> }>()

/**
 * Finds what answers `wanted`, as the catalogue is now, or was when this transaction asked the same; null where nothing
 * can.
 */
export function found(tx: Tx, { query, filters }: Wanted): Promise<Found | null> {
  const last = foundLast.get(tx)
  if (query && last?.query === query && last.filters === filters) return last.found
  const now = foundNow(tx, { query, filters })
  foundLast.set(tx, { query, filters, found: now })
  return now
}

async function foundNow(tx: Tx, { query, filters }: Wanted): Promise<Found | null> {
  if (query && !query.condition) return null
  const lookUps = query?.condition ? lookUpsOf(query.condition) : []
  const lookedUp = new Map<LookUp, number[] | null>()
  for (const lookUp of lookUps) lookedUp.set(lookUp, await recordsOf(tx, lookUp))
  const plan = query?.condition ? planOf(query.condition, lookedUp) : null

  const index = await openIndex(tx)
  const terms = [...(plan ? termsOf(plan) : []), ...libraryTermsOf(filters)]
  const all = evaluated(index.standing(await index.postings(tx, terms)), { plan, filters })
  return {
    ...all,
    get sure() {
      return sumOver(all.matching, ({ sure }) => sure)
    },
    get open() {
      return sumOver(all.matching, openOf)
    },
    texts: (recordIds) => index.texts(tx, recordIds),
    checkedTexts: (recordIds) => textsWith(tx, recordIds, plan ? cluesOf(plan) : []),
  }
}

function evaluated(
  { segments, editionSegments, locationOf }: Standing,
  { plan, filters }: { plan: Plan | null; filters: Filters },
): Omit<Found, 'sure' | 'open' | 'texts' | 'checkedTexts'> {
  const placesIn = placesBySegment(locationOf)
  const evaluateIn = (at: number, part: Plan) => evaluate(part, segments[at]!, placesIn(at))
  const matching = segments.map((segment, at) =>
    onDemand(segment, () =>
      plan ? filtered(evaluateIn(at, plan), segment, filters) : browsed(segment, filters),
    ),
  )
  const parts = segments.map(() => new Map<Plan, Bits>())
  const has = (at: number, place: number) => (part: Plan) => {
    const known = parts[at]!
    if (!known.has(part)) known.set(part, evaluateIn(at, part).possible)
    return contains(known.get(part)!, place)
  }
  return {
    matching,
    editionSegments,
    answersBy: (at, place, texts) => plan === null || answers(plan, texts, has(at, place)),
    locationOf,
  }
}

/** What answers in a segment, found when it is first asked: a page of what many have is full with the best segment. */
function onDemand(segment: Segment, find: () => Matches): Matching {
  let matches: Matches | undefined
  const known = () => (matches ??= find())
  return {
    segment,
    get sure() {
      return known().sure
    },
    get possible() {
      return known().possible
    },
  }
}

const sumOver = (matching: readonly Matching[], of: (each: Matching) => Bits): number =>
  matching.reduce((sum, each) => sum + sizeOf(of(each)), 0)

/** Of a segment's matches, those of which only the texts tell. */
export const openOf = ({ sure, possible }: Matches): Bits =>
  sure === possible ? null : difference(possible, sure)

/** The places of looked-up records in each segment; every list is looked through once. */
function placesBySegment(locationOf: Standing['locationOf']) {
  const lists = new Map<readonly number[], Map<number, number[]>>()
  const grouped = (recordIds: readonly number[]) => {
    let places = lists.get(recordIds)
    if (places) return places
    places = new Map()
    for (const recordId of recordIds) {
      const location = locationOf(recordId)
      if (!location) continue
      const list = places.get(location.segment)
      if (list) list.push(location.place)
      else places.set(location.segment, [location.place])
    }
    lists.set(recordIds, places)
    return places
  }
  return (segment: number) => (recordIds: readonly number[]) =>
    grouped(recordIds).get(segment) ?? []
}
