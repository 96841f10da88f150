import type { MatchFacts } from '../facts/match-facts.ts'
import { keyLetters, keysOf } from './keys.ts'

/**
 * A key's text as a whole number below 2^53, the same on every machine and in every year, for it is stored. Two texts
 * of one number only make a candidate more, which the rules refuse (two rounds of FNV-1a, mixed as in MurmurHash3).
 */
export function keyHash(text: string): number {
  let [a, b] = [0x811c9dc5, 0xc2b2ae35]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
  }
  a = Math.imul(a ^ (a >>> 16), 0x7feb352d) ^ (b >>> 13)
  b = Math.imul(b ^ (b >>> 15), 0x846ca68b) ^ (a >>> 16)
  return (a >>> 11) * 2 ** 32 + (b >>> 0)
}

/** A key as `record_key` has it. */
export interface HashedKey {
  hash: number
  letter: string
}

/** The keys of a description as they are stored. */
export const hashedKeysOf = (facts: MatchFacts): HashedKey[] =>
  keysOf(facts).map(({ kind, text }) => ({ hash: keyHash(text), letter: keyLetters[kind] }))
