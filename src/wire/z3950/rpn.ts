import { bib1AttributeSet } from './identifiers.ts'
import type { AttributeElement } from './parts.ts'
import type { Query, RpnStructure } from './query.ts'

/** `1=4`: type 1 (Use) is 4 (title). */
export interface Attribute {
  type: number
  value: number
}

/** What is searched for: terms in the charset of the target, joined by operators; earlier results by name. */
export type RpnQuery =
  | { by: 'term'; attributes: Attribute[]; term: Uint8Array }
  | { by: 'resultSet'; name: string }
  | { by: 'and' | 'or' | 'andNot'; left: RpnQuery; right: RpnQuery }

/** `query` as a type-1 query with Bib-1 attributes. */
export const typeOneQuery = (query: RpnQuery): Query => ({
  is: 'rpn',
  value: { attributeSet: bib1AttributeSet, rpn: structureOf(query) },
})

function structureOf(query: RpnQuery): RpnStructure {
  if (query.by === 'resultSet')
    return { is: 'operand', value: { is: 'resultSet', value: query.name } }
  if (query.by === 'term')
    return { is: 'operand', value: { is: 'term', value: attributedTerm(query) } }
  return {
    is: 'joined',
    value: {
      left: structureOf(query.left),
      right: structureOf(query.right),
      operator: { is: query.by, value: null },
    },
  }
}

/** A term with its attributes as AttributesPlusTerm, for search and scan. */
export const attributedTerm = ({
  attributes,
  term,
}: Omit<Extract<RpnQuery, { by: 'term' }>, 'by'>) => ({
  attributes: attributes.map(
    ({ type, value }): AttributeElement => ({ type, value: { is: 'number', value } }),
  ),
  term: { is: 'general' as const, value: term },
})
