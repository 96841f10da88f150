import { askedForm } from '../fold.ts'
import { keptBeside } from '../remembered.ts'
import type { Condition } from './condition.ts'
import { askedWords } from './question/asked-words.ts'
import { apart, type SearchedTexts } from './searched-texts.ts'

/**
 * A work as the order of a page looks at it: the texts of `searchedTexts`, folded, several of one kind set apart by `apart`,
 * and what is counted.
 */
export interface Candidate extends SearchedTexts {
  year: number | null
  initials: string
  pinyin: string
  clc: string
  /** How many libraries hold it. */
  libraries: number
  /** How often it was borrowed through us. */
  loans: number
}

/** A question made ready, so that a thousand candidates can be looked at. */
export interface Asked {
  text: string
  squeezed: string
  words: string[]
  /** Which of the words are looked for at the beginning of one only. */
  areLettered: boolean[]
  /** What stands between blanks. */
  pieces: string[]
  /** Letters only, for pinyin and initials. */
  typed: string
  classes: string[]
}

/** A name as questions meet it. */
export interface ComparedName {
  squeezed: string
  /** What stands between blanks, in the form in which words are asked for: Keynes as keyne, like one of many. */
  parts: string[]
  /** The first of them, as it is written. */
  surname: string
  isHan: boolean
}

/** What a candidate has of what is asked, made ready once for all signals. */
export interface Met {
  asked: Asked
  candidate: Candidate
  title: string
  others: string[]
  names: ComparedName[]
  /** Of the words that are asked for, those in the title, and those in any title. */
  inTitle: number
  inTitles: number
  inNames: number
  inSubjects: number
  /** The part of the words found in titles, names, imprint or year. */
  covered: number
}

/** A reading of a question, made ready. */
export function readyToCompare(text: string, condition: Condition | null): Asked {
  const squeezed = text.replaceAll(' ', '')
  const typed = /^[a-z0-9]+$/.test(squeezed) ? squeezed : ' '
  const words = askedWords(text)
  return {
    text,
    squeezed,
    words,
    areLettered: words.map((word) => beginsLettered.test(word)),
    pieces: text.split(' '),
    typed,
    classes: classesIn(condition),
  }
}

const beginsLettered = /^[\p{Script=Latin}\p{Script=Cyrillic}\d]/u

function classesIn(condition: Condition | null): string[] {
  if (condition === null) return []
  if (condition.by === 'begins') return condition.what === 'clc' ? [condition.text] : []
  if (condition.by === 'all' || condition.by === 'any') return condition.of.flatMap(classesIn)
  return condition.by === 'without' ? classesIn(condition.wanted) : []
}

const split = (texts: string): string[] => (texts === '' ? [] : texts.split(apart))
/** Without its blanks. */
export const squeezed = (text: string): string => text.replaceAll(' ', '')

/** What of a candidate is the same whatever is asked. */
type Parts = Pick<Met, 'title' | 'others' | 'names'> & { rest: string }

const partsOf = keptBeside(
  ({ title, titles, responsibility, publisher, year }: Candidate): Parts => ({
    title: squeezed(title),
    others: split(titles).map(squeezed),
    names: split(responsibility).map(comparedName),
    rest: `${titles} ${responsibility} ${publisher} ${year ?? ''}`,
  }),
)

function comparedName(name: string): ComparedName {
  const written = name.split(' ')
  return {
    squeezed: written.join(''),
    parts: written.map(askedForm),
    surname: written[0]!,
    isHan: /\p{Script=Han}/u.test(name),
  }
}

/** What `candidate` has of what is asked. */
export function meet(asked: Asked, candidate: Candidate): Met {
  const { title, titles, responsibility } = candidate
  const { rest, ...parts } = partsOf(candidate)
  return {
    asked,
    candidate,
    ...parts,
    inTitle: share(asked, title),
    inTitles: share(asked, titles),
    inNames: share(asked, responsibility),
    inSubjects: share(asked, candidate.subjects),
    covered: share(asked, rest),
  }
}

/** The part of the words that stand in `text`. */
function share({ words, areLettered }: Asked, text: string): number {
  let found = 0
  for (let at = 0; at < words.length; at++)
    if (areLettered[at] ? beginsOneIn(text, words[at]!) : text.includes(words[at]!)) found++
  return words.length === 0 ? 0 : found / words.length
}

/** A word of letters stands at the beginning of one, so that an algorithm is found in algorithms. */
function beginsOneIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !beginsLettered.test(text[at - 1]!)) return true
  return false
}
