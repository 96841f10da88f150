import type { Tx } from '../../shared/database.ts'
import { termOf } from '../../wire/cql/tree.ts'
import { type ListedTerm, termListOf, termsAround } from '../asked/term-list-store.ts'
import { objection, type Read, read } from './diagnostics.ts'
import { accessOf } from './indexes.ts'
import type { Scan } from './parameters.ts'
import { scanClauseOf } from './question.ts'
import { plainTerm } from './term.ts'

/** The terms of an index around the one of the scan clause, which stands at the response position (SRU scan). */
export async function scanned(tx: Tx, scan: Scan): Promise<Read<ListedTerm[]>> {
  const clause = scanClauseOf(scan.scanClause)
  if (!clause.ok) return clause
  const access = accessOf(clause.value.index, clause.value.prefixes)
  if (!access.ok) return access
  const list = access.value.by === 'field' ? termListOf(access.value.field) : undefined
  if (!list) return objection(16, clause.value.index)
  const term = plainTerm(termOf(clause.value), false)
  if (!term.ok) return term
  const { responsePosition: position, maximumTerms: count } = scan
  const { terms } = await termsAround(tx, list, { text: term.value.text, position, count })
  return read(terms)
}
