import type { SearchField } from '../shapes.ts'
import type { Beginning } from './condition.ts'

/**
 * A term is known by a number of 48 bits made of its letters, so that nothing need be asked or written to learn a
 * word's number. Of ten million terms one question in thirty million meets a second word under its number.
 */
export type Term = number

export const termBytes = 6

/** What a word of one field is marked with; words of any field stand bare. */
export const fieldMarks: Record<Exclude<SearchField, 'any'>, string> = {
  title: 't:',
  responsibility: 'r:',
  isbn: 'i:',
  subject: 's:',
  publisher: 'p:',
  callNumber: 'c:',
}

/** The two runs of a number of which some letters are in: every word behind a mark goes on from there. */
export interface Begun {
  low: number
  high: number
}

const nothing: Begun = { low: 0x811c9dc5, high: 0x01000193 }

/** The number of a term: two runs of FNV-1a, the second over what the first has mixed. */
export const termOf = (text: string): Term => termAfter(nothing, text)

/** Where the number of a term stands after its first letters. */
export function begun(text: string): Begun {
  let { low, high } = nothing
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (low >>> 15) ^ code, 0x85ebca6b)
  }
  return { low, high }
}

/** The number of what was begun and goes on with `text`. */
export function termAfter({ low, high }: Begun, text: string): Term {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (low >>> 15) ^ code, 0x85ebca6b)
  }
  return ended(low, high)
}

/** As `termAfter`, of one letter or of two by their codes. */
export function termOfCodes({ low, high }: Begun, first: number, second?: number): Term {
  low = Math.imul(low ^ first, 0x01000193)
  high = Math.imul(high ^ (low >>> 15) ^ first, 0x85ebca6b)
  if (second === undefined) return ended(low, high)
  low = Math.imul(low ^ second, 0x01000193)
  high = Math.imul(high ^ (low >>> 15) ^ second, 0x85ebca6b)
  return ended(low, high)
}

function ended(low: number, high: number): Term {
  const mixed = high ^ (high >>> 13)
  return (mixed & 0xffff) * 0x1_0000_0000 + ((low ^ (low >>> 16)) >>> 0)
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
  const beginning = text.slice(0, 20)
  const characters = surrogate.test(beginning) ? [...beginning] : beginning
  return beginningLengths[what]
    .filter((length) => length <= characters.length)
    .map((length) => termAfter(beginnings[what], joined(characters.slice(0, length))))
}

const surrogate = /[\ud800-\udfff]/
const joined = (characters: string | string[]): string =>
  typeof characters === 'string' ? characters : characters.join('')

const beginnings: Record<Exclude<Beginning, 'clc'>, Begun> = {
  title: begun('title^'),
  initials: begun('initials^'),
  pinyin: begun('pinyin^'),
  callNumber: begun('callNumber^'),
}
