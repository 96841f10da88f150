import { verbatim } from '../search/parse.ts'
import { type Asked, takeApart } from '../search/question/boolean.ts'
import type { SearchQuestion } from '../search/shapes.ts'
import type { SearchField } from '../shapes.ts'
import type { AskedField, Question } from '../sources/asked.ts'
import { readIsbns, readIssns } from '../standard-numbers.ts'

/** Another catalogue is asked for at most so many words side by side at once. */
const termsMax = 8

/**
 * What is asked elsewhere for a question typed here, with its operators and names of fields read as the union catalogue
 * reads them; null where nothing can be asked, as for nothing but what is not wanted. A number in the single box is
 * asked for as one. Chinese words apart by blanks must all be there; others go as they stand, for most targets look
 * for their words.
 */
export function questionFor({ q, field }: Pick<SearchQuestion, 'q' | 'field'>): Question | null {
  const typed = q.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const asked: Asked | null = verbatim.includes(field)
    ? { by: 'text', text: typed }
    : takeApart(typed)
  return asked && questionOf(asked, field)
}

function questionOf(asked: Asked, field: SearchField): Question | null {
  if (asked.by === 'text') return ofText(asked.text, field)
  if (asked.by === 'phrase') return ofWords([asked.text], field)
  if (asked.by === 'in') return questionOf(asked.asked, asked.field)
  if (asked.by === 'not') return null
  const each = (parts: readonly Asked[]) => parts.map((part) => questionOf(part, field))
  if (asked.by === 'any') return joined('or', each(asked.of))
  const wanted = joined('and', each(asked.of))
  const unwanted = joined(
    'or',
    each(asked.of.flatMap((part) => (part.by === 'not' ? [part.asked] : []))),
  )
  return wanted && unwanted ? { by: 'andNot', left: wanted, right: unwanted } : wanted
}

function ofText(typed: string, field: SearchField): Question | null {
  const text = typed
    .replaceAll(/["“”「」]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
  const number = field === 'any' || field === 'isbn' ? numberIn(text) : null
  if (number) return number
  const whole = !/\p{Script=Han}/u.test(text) || verbatim.includes(field)
  return ofWords(whole ? [text] : text.split(' '), field)
}

const ofWords = (texts: readonly string[], field: SearchField): Question | null =>
  joined(
    'and',
    texts.map((text) => (/[\p{L}\p{N}]/u.test(text) ? term(field, text) : null)),
  )

function numberIn(text: string): Question | null {
  const [isbn] = readIsbns(text)
  if (isbn?.normal) return term('isbn', isbn.normal)
  const [issn] = readIssns(text)
  return issn?.normal ? term('issn', issn.normal) : null
}

const term = (field: AskedField, text: string): Question => ({ by: 'term', field, text })

function joined(by: 'and' | 'or', parts: readonly (Question | null)[]): Question | null {
  const [first, ...others] = parts.filter((part) => part !== null).slice(0, termsMax)
  return others.reduce<Question | null>((left, right) => left && { by, left, right }, first ?? null)
}
