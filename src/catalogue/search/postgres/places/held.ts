import type { Filters } from '../../catalogue-search.ts'
import { libraryTerm, type Term } from '../../terms.ts'
import type { Columns, Segment } from '../segment.ts'
import { amongAny, type Bits, intersection, sizeOf, wordsFor } from './bits.ts'

/** So many libraries are asked for by their terms; more are cheaper looked at hit by hit. */
const libraryTermsMax = 12

/** The terms that tell what passes the filter of libraries. */
export const libraryTermsOf = ({ libraryIds }: Filters): Term[] =>
  libraryIds.length <= libraryTermsMax ? libraryIds.map(libraryTerm) : []

/** Of `bits`, what any of these libraries hold; all of it where none is named. */
export function heldBy(bits: Bits, segment: Segment, libraryIds: readonly number[]): Bits {
  if (libraryIds.length === 0 || !bits) return bits
  if (libraryIds.length <= libraryTermsMax) {
    const held = libraryIds.flatMap((id) => segment.posting(libraryTerm(id)) ?? [])
    return amongAny(bits, held)
  }
  const held = heldByMany(segment, libraryIds)
  return held === 'everything' ? bits : intersection(bits, held)
}

type Held = Uint32Array | 'everything'

/** What many libraries hold, by their ids: nearly always it is all members that are asked for. */
const heldByKnown = new WeakMap<Columns, Map<string, Held>>()
const knownChoicesMax = 8

function heldByMany(segment: Segment, libraryIds: readonly number[]): Held {
  const known = heldByKnown.get(segment.columns) ?? new Map<string, Held>()
  heldByKnown.set(segment.columns, known)
  const choice = choiceOf(libraryIds)
  const before = known.get(choice)
  if (before) return before
  const some = heldByAny(segment, new Set(libraryIds))
  const held = sizeOf(some) === segment.size ? 'everything' : some
  if (known.size >= knownChoicesMax) known.clear()
  known.set(choice, held)
  return held
}

/** The same for one choice in whatever order; made once for all segments of a search. */
function choiceOf(libraryIds: readonly number[]): string {
  const known = choices.get(libraryIds)
  if (known !== undefined) return known
  const choice = libraryIds.toSorted((a, b) => a - b).join()
  choices.set(libraryIds, choice)
  return choice
}

const choices = new WeakMap<readonly number[], string>()

function heldByAny(segment: Segment, asked: ReadonlySet<number>): Uint32Array {
  const isAsked = segment.dictionaries.libraries.map((id) => asked.has(id))
  const { libraryStarts, libraries } = segment.columns
  const held = new Uint32Array(wordsFor(segment.size))
  for (let place = 0; place < segment.size; place++)
    for (let at = libraryStarts[place]!; at < libraryStarts[place + 1]!; at++)
      if (isAsked[libraries[at]!]) {
        held[place >>> 5]! |= 1 << (place & 31)
        break
      }
  return held
}
