import type { SortOrder } from '../../catalogue/search/catalogue-search.ts'
import { isCqlFault, parseCql } from '../../wire/cql/parse.ts'
import type { CqlClause, CqlNode, CqlPrefix, CqlQuery, CqlTriple } from '../../wire/cql/tree.ts'
import { termOf } from '../../wire/cql/tree.ts'
import { type AskedSet, joined } from '../asked/asked-set.ts'
import type { OutsideTerm } from '../asked/term.ts'
import { objection, type Read, read } from './diagnostics.ts'
import { type Access, accessOf } from './indexes.ts'
import { sortOf } from './sort.ts'
import { conditionOf, narrowedBy, type PlainTerm, plainTerm } from './term.ts'

/** A set of SRU, which may also be one record by its number, and nothing else. */
interface SruSet extends AskedSet {
  recordId: number | null
}

export interface AskedQuestion extends SruSet {
  sort: SortOrder
}

/** What a query asks for, or what of it we do not understand. */
export function questionOf(text: string, sortKeys: string): Read<AskedQuestion> {
  const query = parseCql(text)
  if (isCqlFault(query)) return objection(query.code, `${query.message} (${query.at})`)
  const asked = setOf(query.root, [])
  if (!asked.ok) return asked
  const sort = sortOf(query.sortKeys, sortKeys)
  return sort.ok ? read({ ...asked.value, sort: sort.value }) : sort
}

/** The clause of a scan: one index, one term. */
export function scanClauseOf(text: string): Read<CqlClause> {
  const query: CqlQuery | ReturnType<typeof parseCql> = parseCql(text)
  if (isCqlFault(query)) return objection(query.code, `${query.message} (${query.at})`)
  return query.root.kind === 'clause' ? read(query.root) : objection(10, 'one clause is scanned')
}

function setOf(node: CqlNode, around: readonly CqlPrefix[]): Read<SruSet> {
  const prefixes = [...around, ...node.prefixes]
  return node.kind === 'clause' ? clauseSet(node, prefixes) : tripleSet(node, prefixes)
}

const nothingElse = { condition: null, narrowed: {}, text: '', recordId: null }

function clauseSet(clause: CqlClause, prefixes: readonly CqlPrefix[]): Read<SruSet> {
  if (/^(cql|srw)\.resultsetid$/i.test(clause.index)) return objection(50, clause.index)
  const found = accessOf(clause.index, prefixes)
  if (!found.ok) return found
  const access = found.value
  const { value: relation, modifiers } = clause.relation
  const strange = modifiers.find(({ type }) => !harmless.test(type))
  if (strange) return objection(20, strange.type)
  const isLiteral = modifiers.some(({ type }) => /^(cql\.)?unmasked$/.test(type))
  const plain = plainTerm(termOf(clause), isLiteral)
  if (!plain.ok) return plain
  if (access.by === 'everything') return read(nothingElse)
  if (plain.value.text.trim() === '') return objection(27, clause.index)
  return accessSet(access, plain.value, relation)
}

function accessSet(
  access: Exclude<Access, { by: 'everything' }>,
  plain: PlainTerm,
  relation: string,
): Read<SruSet> {
  const { text } = plain
  if (access.by === 'recordId') {
    const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
    return read({ ...nothingElse, recordId: id })
  }
  const plainRelation = relation.replace(/^cql\./, '')
  if (access.by === 'narrows') {
    const narrowed = narrowedBy(access.what, text, plainRelation)
    return narrowed.ok ? read({ ...nothingElse, narrowed: narrowed.value }) : narrowed
  }
  const how = relations[plainRelation]
  if (!how) return objection(19, relation)
  const condition = conditionOf(access, plain, how)
  return condition.ok ? read({ ...nothingElse, condition: condition.value, text }) : condition
}

const relations: Record<string, OutsideTerm['structure']> = {
  '=': 'allWords',
  scr: 'allWords',
  all: 'allWords',
  any: 'anyWord',
  adj: 'phrase',
  '==': 'phrase',
  exact: 'phrase',
}

/** What we do anyway, or what only says how a term is written. */
const harmless =
  /^(?:(?:cql|rel)\.)?(?:relevant|word|string|isodate|number|uri|oid|ignorecase|ignoreaccents|masked|unmasked)$/

function tripleSet({ operator, left, right }: CqlTriple, prefixes: readonly CqlPrefix[]) {
  if (operator.value === 'prox') return objection(39)
  if (operator.modifiers.length > 0) return objection(46, operator.modifiers[0]!.type)
  const one = setOf(left, prefixes)
  if (!one.ok) return one
  const other = setOf(right, prefixes)
  return other.ok ? join(one.value, other.value, operator.value) : other
}

function join(one: SruSet, other: SruSet, by: 'and' | 'or' | 'not'): Read<SruSet> {
  if (one.recordId !== null || other.recordId !== null) return objection(18, 'rec.identifier')
  const both = joined(one, other, by)
  return both.ok ? read({ ...both.value, recordId: null }) : objection(18, both.detail)
}
