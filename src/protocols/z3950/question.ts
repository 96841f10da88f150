import { cqlLimits } from '../../wire/cql/parse.ts'
import { bib1AttributeSet } from '../../wire/z3950/identifiers.ts'
import type { AttributeElement, Term } from '../../wire/z3950/parts.ts'
import type { Operand, Query, RpnStructure } from '../../wire/z3950/query.ts'
import type { Diagnostic } from '../../wire/z3950/records.ts'
import { type AskedSet, joined } from '../asked/asked-set.ts'
import { languageOf, type Narrowed, yearsOf } from '../asked/narrowed.ts'
import { type TermObjection, termCondition } from '../asked/term.ts'
import { meaningOf, type TermMeaning } from './access-points.ts'

/** A set of Z39.50, and how large it has grown. */
export interface SizedSet extends AskedSet {
  /** How many conditions it has, results of earlier questions counted whole. */
  size: number
  /** How many characters they have together. */
  characters: number
}

export type Read<T> = { ok: true; value: T } | { ok: false; diagnostic: Diagnostic }

/** What reading a question needs of the session. */
export interface Reading {
  /** The text of a term's bytes. */
  decode: (bytes: Uint8Array) => string
  earlier: (resultSet: string) => SizedSet | undefined
}

/** A question of more conditions is refused: results named in results would grow without end. */
const sizeMax = 100
/** As in CQL: a question of more is nobody's, and fifty results of a session keep theirs. */
export const charactersMax = cqlLimits.characters

const no = (code: number, addition = ''): { ok: false; diagnostic: Diagnostic } => ({
  ok: false,
  diagnostic: { code, addition },
})

/** What `query` asks for, or what of it is not understood, in the numbers of Bib-1. */
export function readQuery(query: Query, reading: Reading): Read<SizedSet> {
  if (query.is !== 'rpn' && query.is !== 'rpn101') return no(107, query.is)
  const { attributeSet, rpn } = query.value
  if (attributeSet !== bib1AttributeSet) return no(121, attributeSet)
  return readStructure(rpn, reading)
}

function readStructure(structure: RpnStructure, reading: Reading): Read<SizedSet> {
  if (structure.is === 'operand') return readOperand(structure.value, reading)
  const { left, right, operator } = structure.value
  if (operator.is === 'prox') return no(110, 'prox')
  const one = readStructure(left, reading)
  if (!one.ok) return one
  const other = readStructure(right, reading)
  if (!other.ok) return other
  return join(one.value, other.value, operator.is)
}

function join(one: SizedSet, other: SizedSet, by: 'and' | 'or' | 'andNot'): Read<SizedSet> {
  const size = one.size + other.size
  if (size > sizeMax) return no(6, `${sizeMax}`)
  const characters = one.characters + other.characters
  if (characters > charactersMax) return no(11, `${charactersMax}`)
  const both = joined(one, other, by === 'andNot' ? 'not' : by)
  return both.ok ? { ok: true, value: { ...both.value, size, characters } } : no(123, both.detail)
}

function readOperand(operand: Operand, reading: Reading): Read<SizedSet> {
  if (operand.is === 'resultSet') {
    const earlier = reading.earlier(operand.value)
    return earlier ? { ok: true, value: earlier } : no(30, operand.value)
  }
  if (operand.is === 'resultSetPlus') return no(245)
  return readTerm(operand.value, reading)
}

/** A term with its attributes, of a search or of a scan. */
export function readMeaning(attributes: readonly AttributeElement[]): Read<TermMeaning> {
  const plain: { type: number; value: number }[] = []
  for (const { set, type, value } of attributes) {
    if (set !== undefined && set !== bib1AttributeSet) return no(121, set)
    if (value.is === 'complex') return no(246, `${type}`)
    plain.push({ type, value: value.value })
  }
  const meant = meaningOf(plain)
  return meant.ok ? { ok: true, value: meant.meaning } : meant
}

/** What a term says; null for one of a type that is not understood (229). */
export function textOf(term: Term, { decode }: Pick<Reading, 'decode'>): string | null {
  if (term.is === 'general' || term.is === 'text') return decode(term.value)
  return term.is === 'number' ? `${term.value}` : null
}

function readTerm(
  { attributes, term }: Extract<Operand, { is: 'term' }>['value'],
  reading: Reading,
): Read<SizedSet> {
  const read = readMeaning(attributes)
  if (!read.ok) return read
  const text = textOf(term, reading)
  if (text === null) return no(229, term.is)
  if (text.length > charactersMax) return no(11, `${charactersMax}`)
  const { place, relation, ...meaning } = read.value
  if (place.by === 'narrows')
    return narrowing(place.what === 'year' ? yearsOf(text, relation) : languageOf(text))
  const asked = termCondition(place, { text, ...meaning })
  if (!asked.ok) return no(...objections[asked.why](text.slice(0, 60)))
  const { condition } = asked
  return { ok: true, value: { condition, narrowed: {}, text, size: 1, characters: text.length } }
}

/** What of a term is not understood: the attribute's number and value, or a term that says nothing (125). */
const objections: Record<TermObjection, (text: string) => [code: number, addition: string]> = {
  position: () => [119, '1'],
  truncation: () => [120, '1'],
  empty: (text) => [125, text],
  notANumber: (text) => [125, text],
}

const narrowing = (narrowed: Narrowed | null): Read<SizedSet> =>
  narrowed
    ? { ok: true, value: { condition: null, narrowed, text: '', size: 1, characters: 0 } }
    : no(126)
