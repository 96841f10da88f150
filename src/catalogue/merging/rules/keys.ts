import type { MatchFacts } from '../facts/match-facts.ts'
import { numberKeys } from '../facts/volume.ts'
import { isSeriesTitle } from './likeness.ts'

/**
 * Under what a description is looked for. `candidate`: two records of one edition share one. `work`: editions of a
 * work share one. `translated` and `original`: a translation shares one with its original and with other
 * translations, two originals of one title do not meet.
 */
const keyKinds = ['candidate', 'work', 'translated', 'original'] as const
export type KeyKind = (typeof keyKinds)[number]

/** The kinds as `record_key` has them. */
export const keyLetters: Record<KeyKind, string> = {
  candidate: 'c',
  work: 'w',
  translated: 't',
  original: 'o',
}

export interface Key {
  kind: KeyKind
  text: string
}

/** Titles below this are shared by many works. */
const originalLettersMin = 8

/** The keys of a description, each once. */
export function keysOf(facts: MatchFacts): Key[] {
  const candidates = [
    ...facts.isbns.map((isbn) => `i${isbn}`),
    ...facts.issns.map((issn) => `s${issn}`),
    ...facts.otherNumbers.map((number) => `u${number}`),
    ...titleKeys(facts),
  ]
  return [
    ...named('candidate', candidates),
    ...named('work', workKeys(facts)),
    ...named('translated', facts.original ? [`o${facts.original}`] : []),
    ...named('original', originalKeys(facts)),
  ]
}

const named = (kind: KeyKind, texts: string[]): Key[] =>
  [...new Set(texts)].map((text) => ({ kind, text }))

/** Title, year and volume; a journal has no year of its own, and the part of a series stands alone as well. */
function titleKeys({ core, part, numbers, year, material }: MatchFacts): string[] {
  if (material === 'serial') return [`t${core}||`]
  const own = numberKeys(numbers).map((number) => `t${core}|${year ?? ''}|${number}`)
  const alone = part !== '' && isSeriesTitle(core)
  return alone ? [...own, `t${part}|${year ?? ''}|`] : own
}

/** Title and first author; without an author a title is no work. */
function workKeys({ core, part, names, material }: MatchFacts): string[] {
  const [first] = names
  if (first === undefined || material === 'serial') return []
  const alone = part !== '' && isSeriesTitle(core)
  return [`w${core}|${first}`, ...(alone ? [`w${part}|${first}`] : [])]
}

const originalKeys = ({ core, original, language, material }: MatchFacts): string[] =>
  original === null &&
  language !== 'chi' &&
  material === 'book' &&
  core.length >= originalLettersMin
    ? [`o${core}`]
    : []
