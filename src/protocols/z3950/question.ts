import type { Condition } from '../../catalogue/search/condition.ts'
import { cqlLimits } from '../../wire/cql/parse.ts'
import { bib1AttributeSet } from '../../wire/z3950/identifiers.ts'
import type { AttributeElement, Term } from '../../wire/z3950/parts.ts'
import type { Operand, Query, RpnStructure } from '../../wire/z3950/query.ts'
import type { Diagnostic } from '../../wire/z3950/records.ts'
import { meaningOf, type TermMeaning } from './access-points.ts'
import { languageOf, type Narrowed, narrowedByBoth, yearsOf } from './narrowing.ts'
import { termCondition } from './term-condition.ts'

/** A question of a client as the catalogue is asked it. */
export interface AskedSet {
  /** Null: everything that is narrowed to. */
  condition: Condition | null
  narrowed: Narrowed
  /** The words as they were typed, for ranking. */
  text: string
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
  earlier: (resultSet: string) => AskedSet | undefined
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
export function readQuery(query: Query, reading: Reading): Read<AskedSet> {
  if (query.is !== 'rpn' && query.is !== 'rpn101') return no(107, query.is)
  const { attributeSet, rpn } = query.value
  if (attributeSet !== bib1AttributeSet) return no(121, attributeSet)
  return readStructure(rpn, reading)
}

function readStructure(structure: RpnStructure, reading: Reading): Read<AskedSet> {
  if (structure.is === 'operand') return readOperand(structure.value, reading)
  const { left, right, operator } = structure.value
  if (operator.is === 'prox') return no(110, 'prox')
  const one = readStructure(left, reading)
  if (!one.ok) return one
  const other = readStructure(right, reading)
  if (!other.ok) return other
  return join(one.value, other.value, operator.is)
}

function join(one: AskedSet, other: AskedSet, by: 'and' | 'or' | 'andNot'): Read<AskedSet> {
  const size = one.size + other.size
  if (size > sizeMax) return no(6, `${sizeMax}`)
  const characters = one.characters + other.characters
  if (characters > charactersMax) return no(11, `${charactersMax}`)
  const text = by === 'andNot' ? one.text : `${one.text} ${other.text}`.trim()
  if (by === 'and') {
    const both = [one.condition, other.condition].filter((condition) => condition !== null)
    const condition = both.length === 2 ? { by: 'all' as const, of: both } : (both[0] ?? null)
    return {
      ok: true,
      value: {
        condition,
        narrowed: narrowedByBoth(one.narrowed, other.narrowed),
        text,
        size,
        characters,
      },
    }
  }
  // A year or a language narrows a whole question; it is no alternative in one.
  if (!one.condition || !other.condition || isNarrowed(other) || (by === 'or' && isNarrowed(one)))
    return no(123, 'year or language beside or, not')
  const condition: Condition =
    by === 'or'
      ? { by: 'any', of: [one.condition, other.condition] }
      : { by: 'without', wanted: one.condition, unwanted: other.condition }
  return { ok: true, value: { condition, narrowed: one.narrowed, text, size, characters } }
}

const isNarrowed = ({ narrowed }: AskedSet) => Object.keys(narrowed).length > 0

function readOperand(operand: Operand, reading: Reading): Read<AskedSet> {
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
): Read<AskedSet> {
  const read = readMeaning(attributes)
  if (!read.ok) return read
  const text = textOf(term, reading)
  if (text === null) return no(229, term.is)
  if (text.length > charactersMax) return no(11, `${charactersMax}`)
  const { point } = read.value
  if (point === 'year' || point === 'language')
    return narrowing(point === 'year' ? yearsOf(text, read.value.relation) : languageOf(text))
  const condition = termCondition(text, { ...read.value, point })
  if (!condition) return no(125, text.slice(0, 60))
  return { ok: true, value: { condition, narrowed: {}, text, size: 1, characters: text.length } }
}

const narrowing = (narrowed: Narrowed | null): Read<AskedSet> =>
  narrowed
    ? { ok: true, value: { condition: null, narrowed, text: '', size: 1, characters: 0 } }
    : no(126)
