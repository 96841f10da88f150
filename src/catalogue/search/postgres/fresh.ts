import { everyPlace } from './places/bits.ts'
import { type Placed, type Segment, SegmentBuilder } from './segment.ts'

/** A segment that knows where its records stand; what was changed or taken out since it was made is among them. */
export interface FreshSegment extends Segment {
  places: ReadonlyMap<number, number>
}

/** A change as it is taken up: the record as it is now, or null where it is gone. */
export interface Taken {
  recordId: number
  revision: number
  entry: Placed | null
}

interface Known {
  revision: number
  entry: Placed | null
  segment?: FreshSegment
}

/**
 * Records that changed after the edition was made, in segments of their own in memory: every change makes a small one,
 * and neighbours of like size are made one, so that there are few.
 */
export class FreshRecords {
  readonly segments: FreshSegment[] = []
  readonly #known = new Map<number, Known>()

  /** Takes up what is newer than what is known; answers the records it is about. */
  take(changes: readonly Taken[]): number[] {
    const newer = changes.filter(
      ({ recordId, revision }) => revision > (this.#known.get(recordId)?.revision ?? -1),
    )
    takeOut(
      newer.flatMap(({ recordId }) => {
        const segment = this.#known.get(recordId)?.segment
        return segment ? [{ segment, place: segment.places.get(recordId)! }] : []
      }),
    )
    for (const { recordId, revision, entry } of newer)
      this.#known.set(recordId, { revision, entry })
    this.#place(newer.flatMap(({ entry }) => entry ?? []))
    while (this.#mergesLast()) {
      const [one, other] = this.segments.splice(-2)
      this.#place([...this.#livingOf(one!), ...this.#livingOf(other!)])
    }
    return newer.map(({ recordId }) => recordId)
  }

  #mergesLast(): boolean {
    const [one, other] = this.segments.slice(-2)
    return one !== undefined && other !== undefined && one.size <= 2 * other.size
  }

  #livingOf(segment: FreshSegment): Placed[] {
    return [...segment.columns.recordIds].flatMap((recordId) => {
      const known = this.#known.get(recordId)
      return known?.segment === segment && known.entry ? [known.entry] : []
    })
  }

  #place(entries: readonly Placed[]): void {
    if (entries.length === 0) return
    const builder = new SegmentBuilder()
    for (const entry of entries.toSorted(inRankOrder)) builder.add(entry)
    const finished = builder.finish()
    const { recordIds } = finished.columns
    const places = new Map(Array.from(recordIds, (recordId, place) => [recordId, place]))
    const segment = { ...finished, places }
    this.segments.push(segment)
    for (const recordId of recordIds) this.#known.get(recordId)!.segment = segment
  }
}

/** The best first; of equals the one that came last. Editions stand in the same order. */
export const inRankOrder = (
  a: Pick<Placed, 'static_rank' | 'record_id'>,
  b: Pick<Placed, 'static_rank' | 'record_id'>,
): number => b.static_rank - a.static_rank || b.record_id - a.record_id

/** From here on these places are not what their segments say; whoever has read `live` before keeps what it said. */
export function takeOut(places: readonly { segment: Segment; place: number }[]): void {
  for (const [segment, taken] of Map.groupBy(places, (each) => each.segment)) {
    const live = segment.live?.slice() ?? everyPlace(segment.size)
    for (const { place } of taken) live[place >>> 5]! &= ~(1 << (place & 31))
    segment.live = live
  }
}

/** Where a record stands, or stood before it was taken out: the number of its segment, and its place there. */
export interface Location {
  segment: number
  place: number
}

/** Segments as they were at one moment: what is taken up later changes nothing of it. */
export interface Standing {
  /** The edition's segments and then the fresh ones. */
  segments: Segment[]
  /** How many of them are the edition's. */
  editionSegments: number
  locationOf(recordId: number): Location | undefined
}

/** An edition and what is fresh beside it, as both are now; `placeInEdition` says where that has a record. */
export function standingBeside(
  edition: readonly Segment[],
  { segments }: FreshRecords,
  placeInEdition: Standing['locationOf'],
): Standing {
  const fresh = segments.map((segment) => ({ ...segment }))
  return {
    segments: [...edition, ...fresh],
    editionSegments: edition.length,
    locationOf: (recordId) => {
      // A record that changed twice stands in two of them, and what the earlier says is taken out.
      const at = fresh.findLastIndex(({ places }) => places.has(recordId))
      return at < 0
        ? placeInEdition(recordId)
        : { segment: edition.length + at, place: fresh[at]!.places.get(recordId)! }
    },
  }
}
