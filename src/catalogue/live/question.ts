import type { SearchQuestion } from '../search/shapes.ts'
import type { AskedField, Question } from '../sources/asked.ts'
import { readIsbns, readIssns } from '../standard-numbers.ts'

/** Another catalogue is asked for at most so many words at once. */
const termsMax = 8

/**
 * What is asked elsewhere for a question typed here; null where nothing can be asked. A number in the single box is
 * asked for as one. Chinese words apart by blanks must all be there; others go as they stand, for most targets look
 * for their words.
 */
export function questionFor({ q, field }: Pick<SearchQuestion, 'q' | 'field'>): Question | null {
  const text = q
    .normalize('NFKC')
    .replaceAll(/["“”「」]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  const number = field === 'any' || field === 'isbn' ? numberIn(text) : null
  if (number) return number
  const whole = !/\p{Script=Han}/u.test(text) || field === 'isbn' || field === 'callNumber'
  const terms = whole ? [text] : text.split(' ').slice(0, termsMax)
  return allOf(terms.map((term) => ({ by: 'term', field, text: term })))
}

function numberIn(text: string): Question | null {
  const [isbn] = readIsbns(text)
  if (isbn?.normal) return term('isbn', isbn.normal)
  const [issn] = readIssns(text)
  return issn?.normal ? term('issn', issn.normal) : null
}

const term = (field: AskedField, text: string): Question => ({ by: 'term', field, text })

const allOf = (terms: Question[]): Question =>
  terms.reduce((left, right) => ({ by: 'and', left, right }))
