import { fold } from '../../../../src/catalogue/fold.ts'
import type { Attribute, RpnQuery } from '../../../../src/wire/z3950/rpn.ts'
import type { Asked } from '../questions.ts'
import { callKey, tokensOf } from './records.ts'

/** Bib-1 Use attributes of what is asked. */
const uses = { any: 1016, title: 4, responsibility: 1003, isbn: 7, initials: 1035, callNumber: 20 }
const library = 12

const typeOf = { use: 1, structure: 4, truncation: 5, completeness: 6 }
const [phrase, rightTruncation, wholeField] = [1, 1, 3]

const operand = (use: number, text: string, more: Attribute[] = []): RpnQuery => ({
  by: 'term',
  attributes: [
    { type: typeOf.use, value: use },
    { type: typeOf.structure, value: phrase },
    ...more,
  ],
  term: Buffer.from(text),
})

const beginning = (use: number, text: string): RpnQuery =>
  operand(use, text, [
    { type: typeOf.truncation, value: rightTruncation },
    { type: typeOf.completeness, value: wholeField },
  ])

const joined = (by: 'and' | 'or', all: readonly RpnQuery[]): RpnQuery =>
  all.reduce((left, right) => ({ by, left, right }))

/**
 * The same question for Zebra, as a librarian's client would put it: characters that stand together as a phrase, words
 * joined by and, beginnings truncated, chosen libraries by or.
 */
export function zebraQuestion({ kind, question, libraryIds }: Asked): RpnQuery {
  const asked = wordsOf(kind, question)
  if (libraryIds.length === 0) return asked
  const chosen = joined(
    'or',
    libraryIds.map((id) => operand(library, `l${id}`)),
  )
  return { by: 'and', left: asked, right: chosen }
}

function wordsOf(kind: string, { q, field }: Asked['question']): RpnQuery {
  if (kind === 'initials') return beginning(uses.initials, q)
  if (field === 'callNumber') return beginning(uses.callNumber, callKey(q))
  const use = uses[field as 'any' | 'title' | 'responsibility' | 'isbn']
  return joined(
    'and',
    fold(q)
      .split(' ')
      .map((word) => operand(use, tokensOf(word).join(' '))),
  )
}
