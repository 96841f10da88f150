import { type RawBuilder, sql } from 'kysely'
import { fold } from '../../catalogue/fold.ts'
import type { Tx } from '../../shared/database.ts'

/** A term of a list with how many works it leads to. */
export interface ListedTerm {
  term: string
  records: number
}

interface List {
  term: RawBuilder<unknown>
  /** The folded form, by which the list is ordered. */
  order: RawBuilder<unknown>
  from: RawBuilder<unknown>
}

const names = (kind: 'person' | 'subject'): List => ({
  term: sql`name`,
  order: sql`folded`,
  from: sql`(select name, folded, records from search_name where kind = ${kind}) as listed`,
})

/** What can be listed: titles as folded, names as written; names come with each edition of the search index. */
const termLists = {
  title: {
    term: sql`title`,
    order: sql`title`,
    from: sql`(select title, 1 as records from search_entry where not is_gone and title <> '') as listed`,
  },
  responsibility: names('person'),
  subject: names('subject'),
} as const satisfies Record<string, List>
export type TermList = keyof typeof termLists

/** The list of `field`, where it has one. */
export const termListOf = (field: string): TermList | undefined =>
  (Object.keys(termLists) as TermList[]).find((list) => list === field)

/** `count` terms around `text` (not folded), which stands at `position`: 1 is the first; 0 the one before it. */
export interface Around {
  text: string
  position: number
  count: number
}

/** A part of a list, and at which place in it the term stands that was asked for. */
export async function termsAround(
  tx: Tx,
  list: TermList,
  { text, position, count }: Around,
): Promise<{ terms: ListedTerm[]; position: number }> {
  const from = fold(text)
  const earlier = await ordered(tx, list, { from, count: Math.max(0, position - 1), before: true })
  const room = count - earlier.length + (position === 0 ? 1 : 0)
  const later = await ordered(tx, list, { from, count: room, before: false })
  const isPassed = position === 0 && fold(later[0]?.term ?? '') === from
  const terms = [...earlier, ...later.slice(isPassed ? 1 : 0)].slice(0, count)
  return { terms, position: position === 0 ? 0 : earlier.length + 1 }
}

/** `count` terms from `from` on, or the last ones before it, nearest last. */
interface Part {
  from: string
  count: number
  before: boolean
}

async function ordered(tx: Tx, name: TermList, { from, count, before }: Part) {
  if (count <= 0) return []
  const list = termLists[name]
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
