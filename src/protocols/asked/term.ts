import { fold, pieces } from '../../catalogue/fold.ts'
import type { Beginning, Condition } from '../../catalogue/search/condition.ts'
import { squeezedCallNumber } from '../../catalogue/search/question/call-number.ts'
import { anyOf } from '../../catalogue/search/question/combine.ts'
import { asPhrase, guess } from '../../catalogue/search/question/guess.ts'
import { asAnyNumber } from '../../catalogue/search/question/numbers-and-classes.ts'
import type { SearchField } from '../../catalogue/shapes.ts'

/** Where another system looks for its term: an index of CQL, a Use attribute of Z39.50. */
export type AskedPlace =
  | { by: 'field'; field: Exclude<SearchField, 'isbn' | 'callNumber'> }
  | { by: 'number' }
  | { by: 'begins'; what: Exclude<Beginning, 'title'> }

/** A term of another system as it means it, whichever protocol it came by; not folded. */
export interface OutsideTerm {
  text: string
  /** All of its words, any one of them, or its words in a row. */
  structure: 'allWords' | 'anyWord' | 'phrase'
  /** Its last word may go on (right truncation, `*`). */
  goesOn: boolean
  /** The field begins with it (first in field, `^`). */
  isFirst: boolean
}

/** What of a term cannot be asked; each protocol has a number for it. */
export type TermObjection = 'truncation' | 'position' | 'empty' | 'notANumber'

type TermRead = { ok: true; condition: Condition } | { ok: false; why: TermObjection }

/**
 * What `term` asks of the catalogue in `place`: words are read as the single box reads them, so that a question finds
 * the same by every door. A title can be asked for by its beginning; elsewhere a word that goes on is understood in
 * Chinese only, where every pair of characters is a word.
 */
export function termCondition(place: AskedPlace, term: OutsideTerm): TermRead {
  if (place.by === 'number')
    return term.goesOn ? no('truncation') : found(asAnyNumber(term.text)[0] ?? null, 'notANumber')
  if (place.by === 'begins') return found(beginning(place.what, term.text), 'empty')
  const { field } = place
  if (field === 'title' && (term.goesOn || term.isFirst))
    return found(beginning('title', term.text), 'empty')
  if (term.isFirst) return no('position')
  if (term.goesOn && !pieces(fold(term.text)).every(({ unspaced }) => unspaced))
    return no('truncation')
  return found(byWords[term.structure](term.text, field), 'empty')
}

const no = (why: TermObjection): TermRead => ({ ok: false, why })
const found = (condition: Condition | null, otherwise: TermObjection): TermRead =>
  condition ? { ok: true, condition } : no(otherwise)

const byWords: Record<
  OutsideTerm['structure'],
  (text: string, field: SearchField) => Condition | null
> = {
  allWords: guess,
  anyWord: (text, field) => anyOf(text.split(/\s+/).map((word) => guess(word, field))),
  phrase: asPhrase,
}

/** How each is written in the index. */
const folding: Record<Beginning, (text: string) => string> = {
  title: fold,
  initials: (text) => fold(text).replaceAll(' ', ''),
  pinyin: (text) => fold(text).replaceAll(' ', ''),
  callNumber: squeezedCallNumber,
  clc: squeezedCallNumber,
}

const beginning = (what: Beginning, text: string): Condition | null =>
  /[\p{L}\p{N}]/u.test(text) ? { by: 'begins', what, text: folding[what](text) } : null
