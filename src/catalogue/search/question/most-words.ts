import { fold, pieces, readings } from '../../fold.ts'
import type { SearchField } from '../../shapes.ts'
import type { Condition } from '../condition.ts'
import { askedWords } from './asked-words.ts'
import { takeApart } from './boolean.ts'
import { allOf, anyOf, wordsIn } from './combine.ts'

/** A word of a question as it was typed; Chinese without blanks is one until it is cut. */
export interface AskedWord {
  text: string
  /** Null where it is not asked for by itself: a character that is left when Chinese is cut. */
  condition: Condition | null
}

/** Whoever types more has copied a paragraph. */
const wordsMax = 12

/**
 * The words of a plain question, which may be answered with most of them; null where it says more than words: a field, a phrase or
 * an operator is meant as it stands (decision 42). Articles count for nothing.
 */
export function wordsAsked(q: string, field: SearchField): AskedWord[] | null {
  if (field !== 'any' || isDemanded.test(q)) return null
  const asked = takeApart(q)
  if (asked?.by !== 'text') return null
  const telling = new Set(askedWords(fold(asked.text)))
  const words = asked.text
    .split(/\s+/)
    .filter((text) => askedWords(fold(text)).some((word) => telling.has(word)))
    .map(asWord)
  return words.length > 0 && words.length <= wordsMax ? words : null
}

/** +word must be. */
const isDemanded = /(?:^|\s)[+＋]\S/u

/** A word as what a record must have that has it. */
export function asWord(text: string): AskedWord {
  const ways = readings(text).map((reading) => wordsIn('any', askedWords(reading)))
  return { text, condition: anyOf(ways) }
}

/** Shorter runs are one word. */
const cutMin = 4
/** Nobody types more without a blank. */
const cutMax = 16

/** The characters of a run of Chinese that may be several words without a blank between them; null for anything else. */
export function mayBeCut({ text }: AskedWord): string[] | null {
  const [piece, ...more] = pieces(fold(text))
  if (!piece?.unspaced || more.length > 0) return null
  const characters = [...piece.text]
  return characters.length >= cutMin && characters.length <= cutMax ? characters : null
}

/** What a word weighs: a character of Chinese is half of one. */
function weightOf({ text }: AskedWord): number {
  const [piece] = pieces(fold(text))
  return piece?.unspaced ? [...text].length / 2 : 1
}

/** More ways to leave words out are not tried. */
const waysMax = 36

/**
 * All ways to keep `count` of `known`, of which no less than half of `all` is left by weight; empty where there is none, or too
 * many to try.
 */
export function waysToKeep(
  known: readonly AskedWord[],
  count: number,
  all: readonly AskedWord[],
): AskedWord[][] {
  const half = totalOf(all) / 2
  if (combinations(known.length, count) > waysMax) return []
  return subsets(known, count).filter((kept) => totalOf(kept) >= half)
}

const totalOf = (words: readonly AskedWord[]): number =>
  words.reduce((sum, word) => sum + weightOf(word), 0)

const combinations = (of: number, count: number): number =>
  Array.from({ length: count }, (_, at) => (of - at) / (at + 1)).reduce(
    (all, each) => all * each,
    1,
  )

function subsets<Item>(items: readonly Item[], count: number): Item[][] {
  if (count === 0) return [[]]
  return items.flatMap((item, at) =>
    subsets(items.slice(at + 1), count - 1).map((rest) => [item, ...rest]),
  )
}

/** What a record has that has all of these words. */
export function allWords(words: readonly AskedWord[]): Condition | null {
  const plain = words.map(({ condition }) => condition)
  const only = plain.flatMap((one) => (one?.by === 'words' ? one.words : []))
  return plain.every((one) => one?.by === 'words')
    ? wordsIn('any', [...new Set(only)])
    : allOf(plain)
}
