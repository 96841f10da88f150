import { sql } from 'kysely'
import { fold } from '../../catalogue/fold.ts'
import type { SearchField } from '../../catalogue/shapes.ts'
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
  const listing = access.value.by === 'field' ? listings[access.value.field] : undefined
  if (!listing) return objection(16, clause.value.index)
  const term = plainTerm(termOf(clause.value), false)
  if (!term.ok) return term
  const { responsePosition, maximumTerms } = scan
  const from = fold(term.value.text)
  const before = await listing(tx, { from, count: Math.max(0, responsePosition - 1), before: true })
  const after = await listing(tx, { from, count: maximumTerms - before.length, before: false })
  // Position 0: the list begins behind the term itself.
  const skip = responsePosition === 0 && fold(after[0]?.value ?? '') === from ? 1 : 0
  return read([...before, ...after].slice(skip))
}

interface Piece {
  from: string
  count: number
  before: boolean
}

type Listing = (tx: Tx, piece: Piece) => Promise<ListedTerm[]>

const names = (kind: 'person' | 'subject'): Listing => {
  return async (tx, { from, count, before }) => {
    const { rows } = await sql<ListedTerm>`
      select name as value, records from search_name
      where kind = ${kind} and ${before ? sql`folded < ${from}` : sql`folded >= ${from}`}
      order by ${before ? sql`folded desc` : sql`folded`} limit ${count}`.execute(tx)
    return before ? rows.reverse() : rows
  }
}

const titles: Listing = async (tx, { from, count, before }) => {
  const { rows } = await sql<ListedTerm>`
    select title as value, count(*)::int as records from search_entry
    where title <> '' and not is_gone
      and ${before ? sql`title collate "C" < ${from}` : sql`title collate "C" >= ${from}`}
    group by title
    order by title collate "C" ${before ? sql`desc` : sql`asc`}
    limit ${count}`.execute(tx)
  return before ? rows.reverse() : rows
}

/** The fields whose terms can be listed; names come with each edition of the search index. */
const listings: Partial<Record<SearchField, Listing>> = {
  title: titles,
  responsibility: names('person'),
  subject: names('subject'),
}
