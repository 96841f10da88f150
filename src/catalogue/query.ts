import { fold, unspacedRuns, words } from './fold.ts'
import { fieldMarks } from './index-terms.ts'
import type { SearchField, SearchQuestion } from './shapes.ts'
import { readIsbns, readIssns } from './standard-numbers.ts'

/** A run of Chinese of three or more: its pairs are indexed, that they stand in a row is looked at. */
export interface Phrase {
  whole: string
  pairs: string[]
}

/** One way in which a record can answer a question. */
export type Alternative =
  /** All of these stand in `record.words`; in its title no phrase is torn apart. */
  | { by: 'words'; words: string[]; phrases: Phrase[] }
  /** `record.initials` begin so: gdsx finds 高等数学. */
  | { by: 'initials'; start: string }
  /** The call number of the record or of one of its copies begins so, see `squeezedCallNumber`. */
  | { by: 'callNumber'; start: string }

/** A question as the catalogue understands it: a record is found when any alternative holds. */
export interface Query {
  alternatives: Alternative[]
  /** The question folded like a title: what is called exactly so comes first. */
  asTitle: string
}

/**
 * What a reader asks for, whatever the width, case, script variant or punctuation of what she typed.
 * Nothing typed, or nothing but punctuation, has no alternatives and finds nothing.
 */
export function parseQuery({ q, field }: Pick<SearchQuestion, 'q' | 'field'>): Query {
  // PostgreSQL takes no NUL and no half of a character.
  const typed = q.replaceAll(/\p{Cc}/gu, ' ').toWellFormed()
  return { alternatives: readings[field](typed), asTitle: fold(typed) }
}

const readings: Record<SearchField, (q: string) => Alternative[]> = {
  any: (q) => [...byWords(q, ''), ...byNumbers(q), ...byInitials(q)],
  title: (q) => [...byWords(q, fieldMarks.title, phrasesOf(q)), ...byInitials(q)],
  responsibility: (q) => byWords(q, fieldMarks.responsibility),
  isbn: (q) => byNumbers(q),
  subject: (q) => byWords(q, fieldMarks.subject),
  publisher: (q) => byWords(q, fieldMarks.publisher),
  callNumber: (q) => [...byWords(q, fieldMarks.callNumber), ...byCallNumber(q)],
}

/** A character that stands in a pair need not be asked for alone. */
function byWords(q: string, mark: string, phrases: Phrase[] = []): Alternative[] {
  const all = words(q)
  const paired = new Set(unspacedRuns(q).flatMap((run) => (run.length > 1 ? run : [])))
  const asked = all.filter((word) => !paired.has(word)).map((word) => mark + word)
  return asked.length > 0 ? [{ by: 'words', words: asked, phrases }] : []
}

const phrasesOf = (q: string): Phrase[] =>
  unspacedRuns(q)
    .filter((run) => run.length > 2)
    .map((run) => ({
      whole: run.join(''),
      pairs: run.slice(1).map((character, at) => run[at]! + character),
    }))

/** ISBN-10 and -13, ISSN, old 统一书号: as 13 digits where the number is a true one, else as printed. */
function byNumbers(q: string): Alternative[] {
  const numbers = [...readIsbns(q), ...readIssns(q)].map(({ normal, printed }) => normal ?? printed)
  return [...new Set(numbers)].map((number) => ({
    by: 'words',
    words: [fieldMarks.isbn + number],
    phrases: [],
  }))
}

/** One letter is the beginning of half the catalogue. */
const initialsLettersMin = 2

/** Letters alone may be pinyin initials, as in the 成员馆查询 of S3 (bjyddx or BJYDDX). */
function byInitials(q: string): Alternative[] {
  const typed = fold(q)
  const isInitials = /^[a-z]+$/.test(typed) && typed.length >= initialsLettersMin
  return isInitials ? [{ by: 'initials', start: typed }] : []
}

function byCallNumber(q: string): Alternative[] {
  const start = squeezedCallNumber(q)
  return /[\p{L}\p{N}]/u.test(start) ? [{ by: 'callNumber', start }] : []
}

/** So much of a call number is in the index (call_number_key in migrations/0010_search.sql). */
const callNumberCharacters = 100

/**
 * A call number without blanks and in capitals, so that `tp312ja / 840` is TP312JA/840. Letters outside
 * ASCII keep their case, for so does the index.
 */
export const squeezedCallNumber = (text: string): string =>
  [...text.normalize('NFKC').replaceAll(/\s/g, '')]
    .slice(0, callNumberCharacters)
    .join('')
    .replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())
