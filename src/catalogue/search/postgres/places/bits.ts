/** A set of places of one segment, a bit for each; null is the empty set. Made new by whoever changes it. */
export type Bits = Uint32Array | null

/**
 * Places as an edition keeps them: their numbers in order, or a bit for each place. A list is always shorter than the
 * bits would be, so that the length tells which it is.
 */
export type Posting = Uint32Array

export const wordsFor = (places: number): number => (places + 31) >>> 5

/** `places` in the shorter of the two forms, for a segment of `size`. */
export function postingOf(places: Uint32Array, size: number): Posting {
  if (places.length < wordsFor(size)) return places
  const bits = new Uint32Array(wordsFor(size))
  for (const place of places) bits[place >>> 5]! |= 1 << (place & 31)
  return bits
}

/** The set that a posting is; not to be changed, for it may be the posting itself. */
export function bitsOf(posting: Posting, size: number): Uint32Array {
  const words = wordsFor(size)
  if (posting.length === words) return posting
  const bits = new Uint32Array(words)
  for (let at = 0; at < posting.length; at++) {
    const place = posting[at]!
    bits[place >>> 5]! |= 1 << (place & 31)
  }
  return bits
}

/** Every place of a segment. */
export function everyPlace(size: number): Uint32Array {
  const bits = new Uint32Array(wordsFor(size)).fill(0xffffffff)
  if (size & 31) bits[bits.length - 1] = 2 ** (size & 31) - 1
  return bits
}

export function intersection(a: Bits, b: Bits): Bits {
  if (!a || !b) return null
  const both = new Uint32Array(a.length)
  let any = 0
  for (let at = 0; at < both.length; at++) {
    const word = a[at]! & b[at]!
    both[at] = word
    any |= word
  }
  return any === 0 ? null : both
}

/** The places of the set that one of `postings` has too. */
export function amongAny(bits: Bits, postings: readonly Posting[]): Bits {
  if (!bits) return null
  const among = new Uint32Array(bits.length)
  for (const posting of postings)
    if (posting.length < bits.length)
      for (let at = 0; at < posting.length; at++) {
        const place = posting[at]!
        among[place >>> 5]! |= bits[place >>> 5]! & (1 << (place & 31))
      }
    else for (let at = 0; at < among.length; at++) among[at]! |= bits[at]! & posting[at]!
  return among.some((word) => word !== 0) ? among : null
}

export function union(a: Bits, b: Bits): Bits {
  if (!a || !b) return a ?? b
  const either = new Uint32Array(a.length)
  for (let at = 0; at < either.length; at++) either[at] = a[at]! | b[at]!
  return either
}

export function difference(a: Bits, b: Bits): Bits {
  if (!a || !b) return a
  const left = new Uint32Array(a.length)
  let any = 0
  for (let at = 0; at < left.length; at++) {
    const word = a[at]! & ~b[at]!
    left[at] = word
    any |= word
  }
  return any === 0 ? null : left
}

export const contains = (bits: Bits, place: number): boolean =>
  bits !== null && (bits[place >>> 5]! & (1 << (place & 31))) !== 0

/** How many places are in the set. */
export function sizeOf(bits: Bits): number {
  if (!bits) return 0
  let count = 0
  for (let at = 0; at < bits.length; at++) {
    let word = bits[at]!
    if (word === 0) continue
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
  }
  return count
}

/** The first `limit` places of the set, in order. */
export function placesOf(bits: Bits, limit = Number.POSITIVE_INFINITY): Uint32Array {
  // Few are written down before they are counted: the first of a common word stand in the first words.
  const places = new Uint32Array(limit <= countedFirst ? limit : Math.min(limit, sizeOf(bits)))
  let found = 0
  for (let at = 0; bits && at < bits.length && found < places.length; at++) {
    let word = bits[at]!
    while (word !== 0 && found < places.length) {
      places[found++] = (at << 5) + 31 - Math.clz32(word & -word)
      word &= word - 1
    }
  }
  return found === places.length ? places : places.slice(0, found)
}

const countedFirst = 1_000
