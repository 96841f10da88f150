import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Alternative, Query } from './query.ts'

/** What is looked for, and where. */
export interface Wanted {
  query: Query
  /** Only what one of these libraries holds is found. */
  libraryIds: readonly number[]
  /** From 1; beyond the last page is the last page. */
  page: number
  perPage: number
}

export interface Found {
  total: number
  /** The page that is shown. */
  page: number
  pages: number
  recordIds: number[]
  /** Works that each library holds of those found, most first; libraries without any are left out. */
  counts: { libraryId: number; count: number }[]
}

/** The engine behind 联合检索. A consortium that outgrows one database brings another (search.md). */
export interface CatalogueSearch {
  find(tx: Tx, wanted: Wanted): Promise<Found>
}

/** Search in PostgreSQL: words in a GIN index, exact counts, an order in which every page is stable. */
export const postgresSearch: CatalogueSearch = {
  async find(tx, wanted) {
    const { query, page, perPage } = wanted
    if (query.alternatives.length === 0)
      return { total: 0, page: 1, pages: 0, recordIds: [], counts: [] }
    const { total, counts } = await countHeld(tx, wanted)
    const pages = Math.ceil(total / perPage)
    const shown = Math.max(1, Math.min(page, pages))
    const recordIds = total === 0 ? [] : await pageOf(tx, { ...wanted, page: shown })
    return { total, page: shown, pages, recordIds, counts }
  },
}

async function countHeld(tx: Tx, wanted: Wanted): Promise<Pick<Found, 'total' | 'counts'>> {
  const { rows } = await sql<{ library_id: number | null; count: number }>`
    with held as materialized (
      select holding.record_id, holding.library_id
      from (${matching(wanted.query)}) as matching
      join holding on holding.record_id = matching.id
      where holding.library_id = any(${wanted.libraryIds})
      group by holding.record_id, holding.library_id),
    counted as (
      select library_id, count(*)::int as count from held group by library_id
      union all select null, count(distinct record_id)::int from held)
    select counted.library_id, counted.count
    from counted left join library on library.id = counted.library_id
    order by counted.count desc, library.code collate "C"`.execute(tx)
  const counts = rows.flatMap(({ library_id: libraryId, count }) =>
    libraryId === null ? [] : [{ libraryId, count }],
  )
  return { total: rows.find((row) => row.library_id === null)?.count ?? 0, counts }
}

/** What is called as asked first, then what begins so, then the newest; the id makes it one order only. */
async function pageOf(tx: Tx, { query, libraryIds, page, perPage }: Wanted): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select matching.id
    from (${matching(query)}) as matching
    where exists (select from holding
                  where holding.record_id = matching.id
                    and holding.library_id = any(${libraryIds}))
    order by case when matching.title_folded = ${query.asTitle} then 0
                  when matching.initials = ${query.asTitle} then 1
                  when starts_with(matching.title_folded, ${query.asTitle}) then 2
                  else 3 end,
             matching.published_year collate "C" desc, matching.id
    limit ${perPage} offset ${(page - 1) * perPage}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What the order of a page looks at. */
const found = sql`
  select record.id, record.title_folded, record.initials, record.published_year from record`

/** The records that answer `query`, each once. One select for each way, so that each has its index. */
const matching = ({ alternatives }: Query) =>
  sql`${sql.join(
    alternatives.map((alternative) => selects[alternative.by](alternative as never)),
    sql` union `,
  )}`

type Selects = {
  [By in Alternative['by']]: (alternative: Extract<Alternative, { by: By }>) => RawBuilder<unknown>
}

const selects: Selects = {
  words: ({ words, phrases }) => sql`
    ${found} where record.words @> ${words}::text[]
    ${sql.join(
      // A title that has the pairs of 高等数学, but not in a row, is another title. One that has them not
      // was found by its subtitle, its series or the mainland's word for it.
      phrases.map(
        ({ whole, pairs }) => sql`
          and (strpos(record.title_folded, ${whole}) > 0
               or exists (select from unnest(${pairs}::text[]) as pair
                          where strpos(record.title_folded, pair) = 0))`,
      ),
      sql` `,
    )}`,
  initials: ({ start }) => sql`
    ${found} where record.initials like ${beginning(start)}`,
  callNumber: ({ start }) => sql`
    ${found} where call_number_key(record.call_number) like ${beginning(start)}
    union
    ${found} where record.id in (
      select holding.record_id from holding
      where call_number_key(holding.call_number) like ${beginning(start)})`,
}

/** A pattern for what begins with `text`, whatever signs it has. */
const beginning = (text: string): string => `${text.replaceAll(/[\\%_]/g, '\\$&')}%`
