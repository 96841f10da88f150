import { sql } from 'kysely'
import { fold } from '../../catalogue/fold.ts'
import type { Tx } from '../../shared/database.ts'
import { termOf } from '../../wire/cql/tree.ts'
import { objection, type Read, read } from './diagnostics.ts'
import { accessOf } from './indexes.ts'
import type { Scan } from './parameters.ts'
import { scanClauseOf } from './question.ts'
import { plainTerm } from './term.ts'

/** A term of an index, and how many works it leads to. */
export interface ListedTerm {
  value: string
  records: number
}

/** The terms of an index around the one of the scan clause, which stands at the response position (SRU scan). */
export async function scanned(tx: Tx, scan: Scan): Promise<Read<ListedTerm[]>> {
  const clause = scanClauseOf(scan.scanClause)
  if (!clause.ok) return clause
  const access = accessOf(clause.value.index, clause.value.prefixes)
  if (!access.ok) return access
  if (access.value.by !== 'field') return objection(16, clause.value.index)
  const term = plainTerm(termOf(clause.value), false)
  if (!term.ok) return term
  const { responsePosition, maximumTerms } = scan
  const from = fold(term.value.text)
  const before = await titles(tx, from, { count: Math.max(0, responsePosition - 1), before: true })
  const after = await titles(tx, from, { count: maximumTerms - before.length, before: false })
  // Position 0: the list begins behind the term itself.
  const skip = responsePosition === 0 && fold(after[0]?.value ?? '') === from ? 1 : 0
  return read([...before, ...after].slice(skip))
}

async function titles(
  tx: Tx,
  from: string,
  { count, before }: { count: number; before: boolean },
): Promise<ListedTerm[]> {
  const { rows } = await sql<ListedTerm>`
    select title_folded as value, count(*)::int as records from record
    where title_folded <> ''
      and ${before ? sql`title_folded collate "C" < ${from}` : sql`title_folded collate "C" >= ${from}`}
    group by title_folded
    order by title_folded collate "C" ${before ? sql`desc` : sql`asc`}
    limit ${count}`.execute(tx)
  return before ? rows.reverse() : rows
}
