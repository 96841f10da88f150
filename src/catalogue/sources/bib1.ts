import { encodeTerm } from '../../wire/term-charset.ts'
import type { Attribute, RpnQuery } from '../../wire/z3950/rpn.ts'
import { hyphenated, readIsbns } from '../standard-numbers.ts'
import type { AskedField, Question } from './asked.ts'
import type { Asking } from './profile.ts'

/** Where each field is looked for, unless a source's profile says otherwise: Bib-1 Use (bib1-attributes.csv). */
export const bib1Use: Record<AskedField, number> = {
  any: 1016,
  title: 4,
  responsibility: 1003,
  isbn: 7,
  issn: 8,
  subject: 21,
  publisher: 1018,
  callNumber: 53,
  year: 31,
  controlNumber: 12,
}

/** Unsupported attributes of every kind: asked again with less, many targets answer. */
export const lessMayDo: readonly number[] = [113, 114, 115, 117, 118, 119, 120, 121, 122, 123]
/** It is the Use that is not known: other attributes are not the matter. */
const useNotKnown: readonly number[] = [114, 115]

/** How much of the attributes is sent: all, all but the last so many, or any field whatever was asked. */
export type Rung = { leaveOut: number } | 'any'

/** The rung below `rung` after the objection `code`; null where there is none. */
export function nextRung(rung: Rung, code: number, attributesMax: number): Rung | null {
  if (rung === 'any' || !lessMayDo.includes(code)) return null
  // The first attribute is Use, and it stays.
  const leaveOut = rung.leaveOut + 1
  return useNotKnown.includes(code) || leaveOut >= attributesMax ? 'any' : { leaveOut }
}

/** How many attributes the longest list of `question` has. */
export const attributesIn = (question: Question, asking: Asking): number =>
  question.by === 'term'
    ? attributesOf(question.field, asking).length
    : Math.max(attributesIn(question.left, asking), attributesIn(question.right, asking))

/** `question` as a source understands it; null where its charset has no letters for a term. */
export function rpnOf(question: Question, asking: Asking, rung: Rung): RpnQuery | null {
  if (question.by !== 'term') {
    const left = rpnOf(question.left, asking, rung)
    const right = rpnOf(question.right, asking, rung)
    return left && right && { by: question.by, left, right }
  }
  const term = encodeTerm(termOf(question, asking), asking.queryCharset)
  const all = attributesOf(question.field, asking)
  const attributes =
    rung === 'any' ? anyField(asking) : all.slice(0, Math.max(1, all.length - rung.leaveOut))
  return term && { by: 'term', attributes, term }
}

const anyField = (asking: Asking): Attribute[] => attributesOf('any', asking).slice(0, 1)

function attributesOf(field: AskedField, { attributes }: Asking): Attribute[] {
  const own = attributes[field]
  if (!own || own.length === 0) return [{ type: 1, value: bib1Use[field] }]
  return own.map((pair) => {
    const [type = 0, value = 0] = pair.split('=').map(Number)
    return { type, value }
  })
}

/** ISBNs go out bare, or with hyphens where the source has them so (`isbnHyphenated`). */
function termOf({ field, text }: Extract<Question, { by: 'term' }>, asking: Asking): string {
  if (field === 'issn') return text.trim()
  if (field !== 'isbn') return text
  const bare = readIsbns(text)[0]?.printed ?? text
  return asking.isbnHyphenated ? hyphenated(bare) : bare
}
