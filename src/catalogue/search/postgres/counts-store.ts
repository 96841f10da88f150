import type { Tx } from '../../../shared/database.ts'
import type { Count, Counts, CountsWanted, Facet } from '../catalogue-search.ts'
import { type Found, found, openOf } from './matching-store.ts'
import { bitsOf, placesOf, postingOf, union } from './places/bits.ts'
import { facetValues } from './places/facet-values.ts'
import { type Counted, type Tally, tally } from './places/tally.ts'
import { noTexts } from './text-check.ts'

/** Up to so many hits all counts are exact (issue 3, Speed). */
const exactHits = 10_000
/** Where more are open, so many are looked at, and speak for all. */
const sampledHits = 1_000

const nothing: Counts = { total: { count: 0, approximate: false }, libraries: [], facets: null }

/** The counts of a question. */
export async function countsOf(tx: Tx, wanted: CountsWanted): Promise<Counts> {
  const all = await found(tx, wanted)
  if (!all) return { ...nothing, facets: wanted.facets ? noFacets() : null }
  const isExact = all.open === 0 || all.sure + all.open <= exactHits
  const counted = isExact ? await decided(all) : possibleOf(all)
  const share = isExact ? 1 : await shareThatAnswers(all)
  return countsFrom(tally(counted, wanted.facets), wanted, { share, isExact })
}

const noFacets = (): Record<Facet, []> => ({ year: [], materialType: [], language: [], clc: [] })

const possibleOf = ({ matching }: Found): Counted[] =>
  matching.map(({ segment, possible }) => ({ segment, places: possible }))

/** What answers, after the texts of everything that was open have been looked at. */
async function decided(all: Found): Promise<Counted[]> {
  if (all.open === 0) return possibleOf(all)
  const open = openHits(all)
  const texts = await all.checkedTexts(open.map(({ recordId }) => recordId))
  const answering = Map.groupBy(
    open.filter(({ at, place, recordId }) =>
      all.answersBy(at, place, texts.get(recordId) ?? noTexts),
    ),
    ({ at }) => at,
  )
  return all.matching.map(({ segment, sure }, at) => {
    const right = answering.get(at) ?? []
    const places = Uint32Array.from(right, ({ place }) => place)
    const bits = bitsOf(postingOf(places, segment.size), segment.size)
    return { segment, places: right.length > 0 ? union(sure, bits) : sure }
  })
}

const openHits = ({ matching }: Found) =>
  matching.flatMap((each, at) =>
    Array.from(placesOf(openOf(each)), (place) => ({
      at,
      place,
      recordId: each.segment.columns.recordIds[place]!,
    })),
  )

/** How much of what may answer does. */
async function shareThatAnswers(all: Found): Promise<number> {
  const open = openHits(all)
  const step = Math.max(1, Math.floor(open.length / sampledHits))
  const sample = open.filter((_, at) => at % step === 0)
  const texts = await all.checkedTexts(sample.map(({ recordId }) => recordId))
  const right = sample.filter(({ at, place, recordId }) =>
    all.answersBy(at, place, texts.get(recordId) ?? noTexts),
  )
  return (all.sure + (all.open * right.length) / sample.length) / (all.sure + all.open)
}

function countsFrom(
  { total, libraries, facets }: Tally,
  { libraryIds, filters }: CountsWanted,
  { share, isExact }: { share: number; isExact: boolean },
): Counts {
  const countOf = (count: number): Count => ({
    count: Math.round(count * share),
    approximate: !isExact,
  })
  const listed = (values: Map<string, number>) =>
    [...values].map(([value, count]) => ({ value, ...countOf(count) }))
  return {
    total: countOf(total),
    libraries: libraryIds
      .map((libraryId) => ({ libraryId, ...countOf(libraries.get(libraryId) ?? 0) }))
      .filter(({ count }) => count > 0),
    facets: facets && {
      year: listed(facets.year),
      materialType: listed(facets.materialType),
      language: listed(facets.language),
      clc: listed(facetValues(facets.clc, filters.clc)),
    },
  }
}
