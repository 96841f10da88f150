import { fold, words } from '../../catalogue/fold.ts'
import type { Condition } from '../../catalogue/search/condition.ts'
import { squeezedCallNumber } from '../../catalogue/search/question/call-number.ts'
import type { SearchField } from '../../catalogue/shapes.ts'
import { readIsbns, readIssns } from '../../catalogue/standard-numbers.ts'
import type { Narrowing, TermMeaning } from './access-points.ts'

/** What one term asks for; null where nothing of it can be asked for. */
export function termCondition(
  text: string,
  {
    point,
    isPhrase,
    isBeginning,
  }: TermMeaning & { point: Exclude<TermMeaning['point'], Narrowing> },
): Condition | null {
  if (point === 'isbn' || point === 'issn') return byNumber(text)
  if (point === 'clc') return byBeginning('clc', squeezedCallNumber(text))
  if (point === 'callNumber') return byBeginning('callNumber', squeezedCallNumber(text))
  if (point === 'title' && isBeginning) return byBeginning('title', fold(text))
  const found = byWords(text, point, isPhrase)
  const number = point === 'any' && /\d{4}/.test(text) ? byNumber(text) : null
  return found && number ? { by: 'any', of: [found, number] } : (found ?? number)
}

function byNumber(text: string): Condition | null {
  const read = [...readIsbns(text), ...readIssns(text)]
  const numbers = [...new Set(read.map(({ normal, printed }) => normal ?? printed))]
  return numbers.length > 0 ? { by: 'number', numbers } : null
}

const byBeginning = (
  what: Extract<Condition, { by: 'begins' }>['what'],
  text: string,
): Condition | null => (/[\p{L}\p{N}]/u.test(text) ? { by: 'begins', what, text } : null)

function byWords(text: string, field: SearchField, isPhrase: boolean): Condition | null {
  const asked = words(text)
  if (asked.length === 0) return null
  return isPhrase
    ? { by: 'phrase', field, text: fold(text), words: asked }
    : { by: 'words', field, words: asked }
}
