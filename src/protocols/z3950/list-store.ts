import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'

/** A term of a list with how many works it leads to. */
export interface ListedTerm {
  term: string
  records: number
}

/** Which part of a list: `count` terms from `from` on, or the last ones before it, nearest last. */
export interface PartOfList {
  /** Folded. */
  from: string
  count: number
  before: boolean
}

/** What can be listed, each in the order of the folded forms: titles as folded, names as written. */
export const listed = {
  title: (tx: Tx, part: PartOfList) =>
    ordered(tx, part, { term: sql`title`, order: sql`title`, from: titles }),
  responsibility: (tx: Tx, part: PartOfList) => names(tx, part, 'person'),
  subject: (tx: Tx, part: PartOfList) => names(tx, part, 'subject'),
} as const

const titles = sql`(
  select title, 1 as records from search_entry where not is_gone and title <> '') as listed`

const names = (tx: Tx, part: PartOfList, kind: 'person' | 'subject') =>
  ordered(tx, part, {
    term: sql`name`,
    order: sql`folded`,
    from: sql`(select name, folded, records from search_name where kind = ${kind}) as listed`,
  })

interface List {
  term: RawBuilder<unknown>
  order: RawBuilder<unknown>
  from: RawBuilder<unknown>
}

async function ordered(tx: Tx, { from, count, before }: PartOfList, list: List) {
  const side = before ? sql`<` : sql`>=`
  const direction = before ? sql`desc` : sql`asc`
  const { rows } = await sql<ListedTerm>`
    select ${list.term} as term, sum(records)::int as records
    from ${list.from}
    where ${list.order} collate "C" ${side} ${from}
    group by ${list.order} collate "C", ${list.term}
    order by ${list.order} collate "C" ${direction}, ${list.term}
    limit ${count}`.execute(tx)
  return before ? rows.reverse() : rows
}
