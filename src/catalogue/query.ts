import { fold, unspacedRuns, words } from './fold.ts'
import type { Condition, Query } from './search/condition.ts'
import type { SearchField, SearchQuestion } from './shapes.ts'
import { readIsbns, readIssns } from './standard-numbers.ts'

/**
 * What a reader asks for, whatever the width, case, script variant or punctuation of what she typed.
 * Nothing typed, or nothing but punctuation, has no condition and finds nothing.
 */
export function parseQuery({ q, field }: Pick<SearchQuestion, 'q' | 'field'>): Query {
  // PostgreSQL takes no NUL and no half of a character.
  const typed = q.replaceAll(/\p{Cc}/gu, ' ').toWellFormed()
  const of = readings[field](typed)
  return { condition: of.length > 1 ? { by: 'any', of } : (of[0] ?? null), asTitle: fold(typed) }
}

const readings: Record<SearchField, (q: string) => Condition[]> = {
  any: (q) => [...byWords(q, 'any'), ...byNumbers(q), ...byInitials(q)],
  title: (q) => [...byPhrases(q, 'title'), ...byInitials(q)],
  responsibility: (q) => byWords(q, 'responsibility'),
  isbn: (q) => byNumbers(q),
  subject: (q) => byWords(q, 'subject'),
  publisher: (q) => byWords(q, 'publisher'),
  callNumber: (q) => [...byWords(q, 'callNumber'), ...byCallNumber(q)],
}

/** A character that stands in a pair need not be asked for alone. */
function asked(q: string): string[] {
  const paired = new Set(unspacedRuns(q).flatMap((run) => (run.length > 1 ? run : [])))
  return words(q).filter((word) => !paired.has(word))
}

function byWords(q: string, field: SearchField): Condition[] {
  const all = asked(q)
  return all.length > 0 ? [{ by: 'words', field, words: all }] : []
}

/** A title that has the pairs of 高等数学, but not in a row, is another title. */
function byPhrases(q: string, field: SearchField): Condition[] {
  const phrases = unspacedRuns(q)
    .filter((run) => run.length > 2)
    .map((run): Condition => {
      const text = run.join('')
      return { by: 'phrase', field, text, words: asked(text) }
    })
  const of = [...byWords(q, field), ...phrases]
  return of.length > 1 ? [{ by: 'all', of }] : of
}

/** ISBN-10 and -13, ISSN, old 统一书号: as 13 digits where the number is a true one, else as printed. */
function byNumbers(q: string): Condition[] {
  const isbns = readIsbns(q)
  const known = [...isbns, ...readIssns(q)].flatMap(({ normal }) => normal ?? [])
  const numbers = known.length > 0 ? known : isbns.map(({ printed }) => printed)
  return numbers.length > 0 ? [{ by: 'number', numbers: [...new Set(numbers)] }] : []
}

/** One letter is the beginning of half the catalogue. */
const initialsLettersMin = 2

/** Letters alone may be pinyin initials, as in the 成员馆查询 of S3 (bjyddx or BJYDDX). */
function byInitials(q: string): Condition[] {
  const typed = fold(q)
  const isInitials = /^[a-z]+$/.test(typed) && typed.length >= initialsLettersMin
  return isInitials ? [{ by: 'begins', what: 'initials', text: typed }] : []
}

function byCallNumber(q: string): Condition[] {
  const start = squeezedCallNumber(q)
  return /[\p{L}\p{N}]/u.test(start) ? [{ by: 'begins', what: 'callNumber', text: start }] : []
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
