import { materialTypes } from '../../catalogue/description/field-map.ts'
import type { Condition } from '../../catalogue/search/condition.ts'
import { languageOf, type Narrowed, yearsOf } from '../asked/narrowed.ts'
import {
  type AskedPlace,
  type OutsideTerm,
  type TermObjection,
  termCondition,
} from '../asked/term.ts'
import { type DiagnosticCode, objection, type Read, read } from './diagnostics.ts'
import { type Access, materialTypeWords } from './indexes.ts'

/** A term without its masks and escapes: what it says, and where it may go on. */
export interface PlainTerm {
  text: string
  /** It ended in `*`. */
  isBeginning: boolean
  /** It began with `^`: the field begins so. */
  isAnchored: boolean
}

/** What masks there are in a term, if we can follow them: `*` at the end and `^` at the beginning. */
export function plainTerm(term: string, isLiteral: boolean): Read<PlainTerm> {
  if (isLiteral) return read({ text: unescaped(term), isBeginning: false, isAnchored: false })
  const isAnchored = term.startsWith('^')
  const bare = isAnchored ? term.slice(1) : term
  const isBeginning = /(?<!\\)(?:\\\\)*\*$/.test(bare)
  const rest = isBeginning ? bare.slice(0, -1) : bare
  const mask = /(?:^|[^\\])(?:\\\\)*([*?^])/.exec(rest)?.[1]
  if (mask === '^') return objection(31, term)
  if (mask) return objection(28, term)
  return read({ text: unescaped(rest), isBeginning, isAnchored })
}

const unescaped = (term: string) =>
  term
    .replaceAll(/\\([\s\S])/g, '$1')
    .replaceAll(/\p{Cc}/gu, ' ')
    .toWellFormed()

/** What of a term is not understood, by its number. */
const codes: Record<TermObjection, DiagnosticCode> = {
  truncation: 28,
  position: 31,
  empty: 27,
  notANumber: 36,
}

/** What a term asks of a field of ours. */
export function conditionOf(
  place: AskedPlace,
  { text, isBeginning, isAnchored }: PlainTerm,
  structure: OutsideTerm['structure'],
): Read<Condition> {
  const asked = termCondition(place, { text, structure, goesOn: isBeginning, isFirst: isAnchored })
  return asked.ok ? read(asked.condition) : objection(codes[asked.why], text)
}

/** What a term of a narrowing index says; years know `<`, `<=`, `=`, `>=`, `>` and `within`. */
export function narrowedBy(
  what: Extract<Access, { by: 'narrows' }>['what'],
  text: string,
  relation: string,
): Read<Narrowed> {
  const value = text.trim()
  if (what === 'year') return years(value, relation)
  if (!plainRelations.includes(relation)) return objection(19, relation)
  if (what === 'library')
    return /^[\w.-]{1,20}$/.test(value) ? read({ libraryCode: value }) : objection(36, value)
  if (what === 'language') {
    const narrowed = languageOf(value)
    return narrowed ? read(narrowed) : objection(36, value)
  }
  const word = value.toLowerCase()
  const type = materialTypes.find((one) => one === word) ?? materialTypeWords[word]
  return type ? read({ materialTypes: [type] }) : objection(36, value)
}

/** The relations that only say that the value is that one. */
const plainRelations = ['=', '==', 'exact', 'scr', 'any', 'all']

function years(text: string, relation: string): Read<Narrowed> {
  const plain = plainRelations.includes(relation) || relation === 'within'
  const side = plain ? '=' : sides.find((one) => one === relation)
  const narrowed = yearsOf(text, side ?? '=')
  if (!narrowed) return objection(36, text)
  return side ? read(narrowed) : objection(19, relation)
}
const sides = ['<', '<=', '>=', '>'] as const
