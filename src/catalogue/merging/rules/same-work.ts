import type { MatchFacts } from '../facts/match-facts.ts'
import { type Key, keysOf } from './keys.ts'

/** Whether two descriptions are editions of one work, as the keys alone say it and the table answers it. */
export const isSameWork = (a: MatchFacts, b: MatchFacts): boolean =>
  keysOf(a).some((one) => keysOf(b).some((other) => bringsTogether(one, other)))

/** A work with itself; a translation with its original or with another translation; two originals never. */
const bringsTogether = (one: Key, other: Key): boolean =>
  one.text === other.text &&
  one.kind !== 'candidate' &&
  other.kind !== 'candidate' &&
  !(one.kind === 'original' && other.kind === 'original')
