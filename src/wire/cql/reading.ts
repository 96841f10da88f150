import type { CqlToken } from './tokens.ts'
import type { CqlFault, CqlModifier, CqlPrefix, CqlRelation } from './tree.ts'

// The small steps of the parser: what is next, and the pieces that have no structure of their own.

const comparisons = new Set(['=', '==', '<', '<=', '<>', '>', '>='])
/** Words that relate where they follow a word (CQL 1.2 and the context sets cql and bath); others are terms. */
const relationWords = /^(?:cql\.)?(?:all|any|exact|scr|adj|within|encloses)$/i
const operators = /^(?:and|or|not|prox)$/i

/** Stops the parser at once; never leaves this folder. */
export class Stop extends Error {
  readonly fault: CqlFault
  constructor(code: CqlFault['code'], message: string, at: number) {
    super(message)
    this.fault = { code, message, at }
  }
}

/** A query being read: its pieces, and how far it has gone. */
export interface Reading {
  tokens: CqlToken[]
  next: number
  depth: number
  operators: number
}

/** The next piece, left where it is. */
export const peek = ({ tokens, next }: Reading): CqlToken => tokens[next]!

/** The next piece; the end stays. */
export function take(reading: Reading): CqlToken {
  const token = peek(reading)
  if (token.kind !== 'end') reading.next++
  return token
}

/** Whether a piece is this sign. */
export const isSign = ({ kind, text }: CqlToken, sign: string) => kind === 'sign' && text === sign
/** Whether a piece can be a term, an index, a name. */
export const isText = ({ kind }: CqlToken) => kind === 'word' || kind === 'quoted'
/** Whether a piece joins two operands. */
export const isOperator = ({ kind, text }: CqlToken) => kind === 'word' && operators.test(text)
/** Whether the sort keys begin here. */
export const isSortBy = ({ kind, text }: CqlToken) => kind === 'word' && /^sortby$/i.test(text)

/** Whether a piece relates what stood before it to what follows. */
export const isRelation = ({ kind, text }: CqlToken) =>
  (kind === 'sign' && comparisons.has(text)) || (kind === 'word' && relationWords.test(text))

/** The relation that is next, with its modifiers. */
export const relationIn = (reading: Reading): CqlRelation => ({
  value: take(reading).text.toLowerCase(),
  modifiers: modifiersIn(reading),
})

/** The modifiers that are next, perhaps none. */
export function modifiersIn(reading: Reading): CqlModifier[] {
  const modifiers: CqlModifier[] = []
  while (isSign(peek(reading), '/')) {
    take(reading)
    const type = textIn(reading, 'a modifier').toLowerCase()
    const compared = peek(reading).kind === 'sign' && comparisons.has(peek(reading).text)
    const comparison = compared ? take(reading).text : null
    modifiers.push({ type, comparison, value: compared ? textIn(reading, 'a value') : null })
  }
  return modifiers
}

/** The assignments of prefixes that are next, perhaps none. */
export function prefixesIn(reading: Reading): CqlPrefix[] {
  const prefixes: CqlPrefix[] = []
  while (isSign(peek(reading), '>')) {
    take(reading)
    const first = textIn(reading, 'a prefix')
    if (isSign(peek(reading), '=')) {
      take(reading)
      prefixes.push({ name: first, identifier: textIn(reading, 'an identifier') })
    } else prefixes.push({ name: null, identifier: first })
  }
  return prefixes
}

/** The text that has to come next; stops with what was `expected` where something else does. */
export function textIn(reading: Reading, expected: string): string {
  const token = take(reading)
  if (!isText(token))
    throw new Stop(10, `expected ${expected} and got ${token.text.slice(0, 40)}`, token.at)
  return token.text
}
