import { type Bits, bitsOf, type Posting, wordsFor } from './bits.ts'

/** The places that all of `postings` have; a new set. Lists are gone through first: nearly all of a rare term is left out. */
export function inAll(postings: readonly Posting[], size: number): Bits {
  const words = wordsFor(size)
  const lists = postings.filter(({ length }) => length < words).sort((a, b) => a.length - b.length)
  const sets = postings.filter(({ length }) => length >= words)
  if (lists.length === 0) return intersectionOf(sets, words)
  const common = sets.reduce(placesAlsoIn, lists.reduce(commonPlaces))
  return common.length === 0 ? null : bitsOf(common, size)
}

function placesAlsoIn(places: Uint32Array, set: Uint32Array): Uint32Array {
  const left = new Uint32Array(places.length)
  let found = 0
  for (let at = 0; at < places.length; at++) if (has(set, places[at]!)) left[found++] = places[at]!
  return left.subarray(0, found)
}

const has = (set: Uint32Array, place: number): boolean =>
  (set[place >>> 5]! & (1 << (place & 31))) !== 0

/** Of a list so many times as long as another most is jumped over. */
const jumpedFrom = 16

/** What two lists in order have both; `one` is no longer than `other`. */
function commonPlaces(one: Uint32Array, other: Uint32Array): Uint32Array {
  if (other.length > jumpedFrom * one.length) return one.filter((place) => isIn(other, place))
  const common = new Uint32Array(Math.min(one.length, other.length))
  let [found, a, b] = [0, 0, 0]
  while (a < one.length && b < other.length) {
    const difference = one[a]! - other[b]!
    if (difference === 0) common[found++] = one[a]!
    if (difference <= 0) a++
    if (difference >= 0) b++
  }
  return common.subarray(0, found)
}

/** Whether a list in order has the place. */
function isIn(list: Uint32Array, place: number): boolean {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (list[middle]! < place) from = middle + 1
    else to = middle
  }
  return list[from] === place
}

function intersectionOf([first, ...others]: readonly Uint32Array[], words: number): Bits {
  const left = first ? first.slice() : new Uint32Array(words)
  for (const other of others) for (let at = 0; at < words; at++) left[at]! &= other[at]!
  return left.some((word) => word !== 0) ? left : null
}
