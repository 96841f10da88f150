import type { Filters } from '../../catalogue-search.ts'
import type { Segment } from '../segment.ts'
import {
  type Bits,
  bitsOf,
  difference,
  everyPlace,
  intersection,
  placesOf,
  sizeOf,
  union,
  wordsFor,
} from './bits.ts'
import { heldBy } from './held.ts'
import { inAll } from './in-all.ts'
import { narrows, type Plan } from './plan.ts'

/**
 * What terms can tell of a plan in one segment: `sure` answer it, of `possible` the texts must say whether they do.
 * Both are one set where nothing is left open.
 */
export interface Matches {
  sure: Bits
  possible: Bits
}

/** The places of these records in the segment that is looked at. */
export type PlacesOf = (recordIds: readonly number[]) => readonly number[]

const none: Matches = { sure: null, possible: null }
const exactly = (bits: Bits): Matches => ({ sure: bits, possible: bits })

/** The places of `segment` that answer `plan`. */
export function evaluate(plan: Plan, segment: Segment, placesIn: PlacesOf): Matches {
  switch (plan.by) {
    case 'term': {
      const posting = segment.posting(plan.term)
      return posting ? exactly(bitsOf(posting, segment.size)) : none
    }
    case 'records':
      return exactly(bitsOfPlaces(placesIn(plan.recordIds), segment.size))
    case 'class':
      return exactly(bitsWhere(segment, classBegins(segment, plan.beginning)))
    case 'check':
      return { sure: null, possible: evaluate(plan.among, segment, placesIn).possible }
    case 'without': {
      const wanted = evaluate(plan.wanted, segment, placesIn)
      if (!wanted.possible) return none
      const unwanted = evaluate(plan.unwanted, segment, placesIn)
      return combined(wanted, flipped(unwanted), difference)
    }
    case 'any':
      return plan.of.reduce<Matches>(
        (found, part) => combined(found, evaluate(part, segment, placesIn), union),
        none,
      )
    case 'all': {
      if (plan.of.length > 1 && plan.of.every((part) => part.by === 'term'))
        return exactly(ofAllTerms(plan.of, segment))
      let found: Matches | null = null
      for (const part of plan.of) {
        if (found && !found.possible) return none
        const also = evaluate(part, segment, placesIn)
        found = found ? combined(found, also, intersection) : also
      }
      return found ?? none
    }
  }
}

function ofAllTerms(parts: readonly Extract<Plan, { by: 'term' }>[], segment: Segment): Bits {
  const postings = parts.flatMap(({ term }) => segment.posting(term) ?? [])
  return postings.length < parts.length ? null : inAll(postings, segment.size)
}

const flipped = ({ sure, possible }: Matches): Matches => ({ sure: possible, possible: sure })

function combined(one: Matches, other: Matches, by: (a: Bits, b: Bits) => Bits): Matches {
  const possible = by(one.possible, other.possible)
  const areExact = one.sure === one.possible && other.sure === other.possible
  return { possible, sure: areExact ? possible : by(one.sure, other.sure) }
}

function bitsOfPlaces(places: readonly number[], size: number): Bits {
  if (places.length === 0) return null
  const bits = new Uint32Array(wordsFor(size))
  for (const place of places) bits[place >>> 5]! |= 1 << (place & 31)
  return bits
}

function bitsWhere(segment: Segment, holds: (place: number) => boolean): Bits {
  const bits = new Uint32Array(wordsFor(segment.size))
  for (let place = 0; place < segment.size; place++)
    if (holds(place)) bits[place >>> 5]! |= 1 << (place & 31)
  return bits
}

/** Of `found`, what passes the filters and is still as the segment says. */
export function filtered(found: Matches, segment: Segment, filters: Filters): Matches {
  if (!found.possible) return none
  const areExact = found.sure === found.possible
  const pass = (bits: Bits) => passing(bits, segment, filters)
  const possible = pass(found.possible)
  return { possible, sure: areExact ? possible : intersection(found.sure, possible) }
}

/** Everything that passes the filters: what browsing finds. */
export const browsed = (segment: Segment, filters: Filters): Matches =>
  exactly(passing(everyPlace(segment.size), segment, filters))

function passing(bits: Bits, segment: Segment, filters: Filters): Bits {
  let left: Bits = segment.live ? intersection(bits, segment.live) : bits
  left = left && heldBy(left, segment, filters.libraryIds)
  if (!left || !narrows(filters)) return left
  const holds = predicateOf(segment, filters)
  const kept = left === bits ? left.slice() : left
  for (const place of placesOf(left)) if (!holds(place)) kept[place >>> 5]! &= ~(1 << (place & 31))
  return sizeOf(kept) === 0 ? null : kept
}

const classBegins = ({ dictionaries, columns }: Segment, beginning: string) => {
  const begins = dictionaries.classes.map((clc) => clc.startsWith(beginning))
  return (place: number) => begins[columns.classes[place]!]!
}

/** Whether a place passes all filters but that of libraries. */
function predicateOf(segment: Segment, filters: Filters): (place: number) => boolean {
  const { columns, dictionaries } = segment
  const { materialTypes, languages, yearFrom, yearTo, clc, arrivedSince } = filters
  const tests: ((place: number) => boolean)[] = []
  const among = (column: Uint32Array, values: readonly string[], wanted: readonly string[]) => {
    const isWanted = values.map((value) => wanted.includes(value))
    tests.push((place) => isWanted[column[place]!]!)
  }
  if (materialTypes.length > 0)
    among(columns.materialTypes, dictionaries.materialTypes, materialTypes)
  if (languages.length > 0) among(columns.languages, dictionaries.languages, languages)
  if (clc !== '') tests.push(classBegins(segment, clc))
  // Year 0 is an unknown one: it lies in no span.
  if (yearFrom !== null) tests.push((place) => columns.years[place]! >= Math.max(1, yearFrom))
  if (yearTo !== null)
    tests.push((place) => columns.years[place]! > 0 && columns.years[place]! <= yearTo)
  if (arrivedSince !== null) {
    const since = arrivedSince.epochMilliseconds / 1000
    tests.push((place) => columns.arrivals[place]! >= since)
  }
  return (place) => tests.every((test) => test(place))
}
