import type { MatchFacts } from '../facts/match-facts.ts'

/** What has been found out about two descriptions before any rule is asked. */
export interface Pair {
  a: MatchFacts
  b: MatchFacts
  shareIsbn: boolean
  shareIssn: boolean
  shareOtherNumber: boolean
  samePages: boolean
  sameYear: boolean
  yearsApart: number | null
  title: TitleLikeness
}

/** How like two titles are; `otherScript` is one that cannot be compared: 围城 and Wei cheng. */
export type TitleLikeness = 'same' | 'near' | 'begins' | 'otherScript' | 'other'

/** Whether two lists have a member in common. */
export const share = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.includes(one))

/** A pair, looked at. */
export const pairOf = (a: MatchFacts, b: MatchFacts): Pair => ({
  a,
  b,
  shareIsbn: share(a.isbns, b.isbns),
  shareIssn: share(a.issns, b.issns),
  shareOtherNumber: share(a.otherNumbers, b.otherNumbers),
  samePages: a.pages !== null && a.pages === b.pages,
  sameYear: a.year !== null && a.year === b.year,
  yearsApart: a.year === null || b.year === null ? null : Math.abs(a.year - b.year),
  title: titleLikeness(a, b),
})

/** 丛书 and its like: what is called so is a shelf of works, and the part is the work. */
export const isSeriesTitle = (core: string): boolean =>
  /(?:丛书|文库|丛刊|丛编|全集|文集|选集|集|大系|系列|教材|名着|名著)$/u.test(core) &&
  core.length > 2

/** Under which names a description may stand elsewhere: its own, and of a series the part's. */
function namesOf({ core, part, forms, series }: MatchFacts, other: MatchFacts): string[] {
  const partAlone =
    part !== '' &&
    (isSeriesTitle(core) ||
      other.series.includes(core) ||
      series.includes(core) ||
      part === other.core)
  return partAlone ? [...forms, part] : forms
}

function titleLikeness(a: MatchFacts, b: MatchFacts): TitleLikeness {
  if (a.core === b.core || share(namesOf(a, b), namesOf(b, a))) return 'same'
  if (scriptOf(a.core) !== scriptOf(b.core)) return 'otherScript'
  if (isMisprint(a.core, b.core)) return 'near'
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a]
  return long.core.startsWith(short.core) ? 'begins' : 'other'
}

/** The script a text is compared in: Chinese and Japanese are one. */
export function scriptOf(text: string): 'east' | 'cyrillic' | 'latin' | 'none' {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'east'
  if (/\p{Script=Cyrillic}/u.test(text)) return 'cyrillic'
  return /\p{Script=Latin}/u.test(text) ? 'latin' : 'none'
}

/** Below these lengths one letter is another word: 物理 and 心理. */
const lettersMin = { east: 4, other: 10 }

/** What is never a misprint for another: numbers, and 宏观 for 微观, 上 for 下. */
const telling = (text: string): string =>
  text.replaceAll(/[^\p{N}上中下东西南北大小内外高低初微宏古今男女左右前后文理甲乙丙丁]/gu, '')

/** Whether two titles are one but for a misprint: a character, of letters two; numbers must agree. */
export function isMisprint(a: string, b: string): boolean {
  const isEast = scriptOf(a) === 'east'
  const lettersNeeded = isEast ? lettersMin.east : lettersMin.other
  if (Math.min(a.length, b.length) < lettersNeeded) return false
  if (telling(a) !== telling(b)) return false
  return isWithin(a, b, isEast ? 1 : 2)
}

/** Whether `a` becomes `b` by at most `changes` letters put in, taken out or exchanged. */
function isWithin(a: string, b: string, changes: number): boolean {
  if (Math.abs(a.length - b.length) > changes) return false
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  if (from === a.length && from === b.length) return true
  if (changes === 0) return false
  const [restA, restB] = [a.slice(from), b.slice(from)]
  return (
    isWithin(restA.slice(1), restB, changes - 1) ||
    isWithin(restA, restB.slice(1), changes - 1) ||
    isWithin(restA.slice(1), restB.slice(1), changes - 1)
  )
}
