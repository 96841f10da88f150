import type { Facet } from '../../catalogue-search.ts'
import type { Segment } from '../segment.ts'
import { type Bits, placesOf, sizeOf } from './bits.ts'

/** What is counted in one segment. */
export interface Counted {
  segment: Segment
  places: Bits
}

/** How often each value stands with what is counted. */
export interface Tally {
  total: number
  libraries: Map<number, number>
  facets: Record<Facet, Map<string, number>> | null
}

/** Counts the places of all segments: works, works of each library and, if asked for, of each facet's value. */
export function tally(counted: readonly Counted[], withFacets: boolean): Tally {
  const sum: Tally = {
    total: 0,
    libraries: new Map(),
    facets: withFacets
      ? { year: new Map(), materialType: new Map(), language: new Map(), clc: new Map() }
      : null,
  }
  for (const { segment, places } of counted) {
    if (!places) continue
    sum.total += sizeOf(places)
    const hits = placesOf(places)
    countLibraries(sum.libraries, segment, hits)
    if (sum.facets) countFacets(sum.facets, segment, hits)
  }
  return sum
}

function countLibraries(sums: Map<number, number>, segment: Segment, hits: Uint32Array): void {
  const { libraryStarts, libraries } = segment.columns
  const counts = new Uint32Array(segment.dictionaries.libraries.length)
  for (let hit = 0; hit < hits.length; hit++) {
    const place = hits[hit]!
    const end = libraryStarts[place + 1]!
    for (let at = libraryStarts[place]!; at < end; at++) counts[libraries[at]!]!++
  }
  addUp(sums, segment.dictionaries.libraries, counts)
}

function countFacets(
  sums: Record<Facet, Map<string, number>>,
  { columns, dictionaries }: Segment,
  hits: Uint32Array,
): void {
  const yearsMax = 10_000
  const years = histogram(columns.years, hits, yearsMax)
  for (let year = 1; year < yearsMax; year++)
    if (years[year]! > 0) add(sums.year, String(year), years[year]!)
  for (const [facet, column] of [
    ['materialType', 'materialTypes'],
    ['language', 'languages'],
    ['clc', 'classes'],
  ] as const) {
    const values: readonly string[] = dictionaries[column]
    addUp(sums[facet], values, histogram(columns[column], hits, values.length))
  }
}

function histogram(column: Uint32Array, hits: Uint32Array, values: number): Uint32Array {
  const counts = new Uint32Array(values)
  for (let hit = 0; hit < hits.length; hit++) counts[column[hits[hit]!]!]!++
  return counts
}

function addUp<Value>(
  sums: Map<Value, number>,
  values: readonly Value[],
  counts: Uint32Array,
): void {
  for (const [number, value] of values.entries())
    if (counts[number]! > 0) add(sums, value, counts[number]!)
}

const add = <Value>(sums: Map<Value, number>, value: Value, count: number) =>
  sums.set(value, (sums.get(value) ?? 0) + count)
