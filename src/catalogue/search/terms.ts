import { fieldMarks } from '../index-terms.ts'
import type { SearchField } from '../shapes.ts'
import type { Beginning } from './condition.ts'

/**
 * A term is known by a number of 48 bits made of its letters, so that nothing need be asked or written to learn a
 * word's number. Of ten million terms one question in thirty million meets a second word under its number.
 */
export type Term = number

export const termBytes = 6

/** The number of a term: two runs of FNV-1a, the second over what the first has mixed. */
export function termOf(text: string): Term {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (low >>> 15) ^ code, 0x85ebca6b)
  }
  high ^= high >>> 13
  return (high & 0xffff) * 0x1_0000_0000 + ((low ^ (low >>> 16)) >>> 0)
}

/** A word of a field, or of any. */
export const wordTerm = (field: SearchField, word: string): Term =>
  termOf(field === 'any' ? word : fieldMarks[field] + word)

export const libraryTerm = (libraryId: number): Term => termOf(`library:${libraryId}`)

/** How long the beginnings are that are terms; what is longer is few enough to be looked up. */
export const beginningLengths: Record<Exclude<Beginning, 'clc'>, readonly number[]> = {
  title: [1, 2, 3],
  initials: [2, 3, 4],
  pinyin: [2, 3, 4, 5, 6],
  callNumber: [1, 2, 3, 4, 5, 6, 7, 8],
}

/** The term of the longest beginning of `text` that is one, and whether it says all; null where it is too short. */
export function beginningTerm(
  what: Exclude<Beginning, 'clc'>,
  text: string,
): { term: Term; whole: boolean } | null {
  const characters = [...text]
  const length = beginningLengths[what].findLast((length) => length <= characters.length)
  if (length === undefined) return null
  return {
    term: termOf(`${what}^${characters.slice(0, length).join('')}`),
    whole: length === characters.length,
  }
}

/** All beginnings of `text` that are terms. */
export function beginningTerms(what: Exclude<Beginning, 'clc'>, text: string): Term[] {
  const characters = [...text.slice(0, 20)]
  return beginningLengths[what]
    .filter((length) => length <= characters.length)
    .map((length) => termOf(`${what}^${characters.slice(0, length).join('')}`))
}

/** Terms as bytes, each once and in order. */
export function packTerms(terms: readonly Term[]): Buffer {
  // Sorted and compared with its neighbour: a set of so many numbers costs three times as much.
  const sorted = Float64Array.from(terms).sort()
  const bytes = Buffer.allocUnsafe(sorted.length * termBytes)
  let at = 0
  let last = -1
  for (let next = 0; next < sorted.length; next++) {
    const term = sorted[next]!
    if (term === last) continue
    last = term
    at = bytes.writeUIntLE(term, at, termBytes)
  }
  return bytes.subarray(0, at)
}
