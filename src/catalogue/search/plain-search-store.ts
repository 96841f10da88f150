import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { CatalogueSearch, CountsWanted, PageWanted, Wanted } from './catalogue-search.ts'
import type { Condition } from './condition.ts'
import { fieldMarks } from './terms.ts'

/** Pages and totals of condition trees over the words of `record`; everything is counted, nothing ranked but by title. */
export const plainSearch: Pick<CatalogueSearch, 'page' | 'counts'> = {
  async page(tx: Tx, { page, perPage, ...wanted }: PageWanted) {
    const { rows } = await sql<{ id: number }>`
      select record.id from record where ${matching(wanted)}
      order by record.title_folded = ${wanted.query?.asTitle ?? ''} desc,
               record.published_year collate "C" desc, record.id
      limit ${perPage} offset ${(page - 1) * perPage}`.execute(tx)
    return rows.map(({ id }) => id)
  },
  async counts(tx: Tx, wanted: CountsWanted) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from record where ${matching(wanted)}`.execute(tx)
    const total = { count: rows[0]?.count ?? 0, approximate: false }
    return { total, libraries: [], facets: null }
  },
}

const matching = ({ query, filters }: Wanted): RawBuilder<unknown> => sql`
  ${query?.condition ? sqlOf(query.condition) : sql`true`}
  and (${filters.yearFrom}::int is null or record.published_year >= ${`${filters.yearFrom}`})
  and (${filters.yearTo}::int is null or record.published_year between '0' and ${`${filters.yearTo}`})
  and (${filters.languages.length === 0} or record.language = any(${filters.languages}))
  and exists (select from holding where holding.record_id = record.id
              and holding.library_id = any(${filters.libraryIds}))`

function sqlOf(condition: Condition): RawBuilder<unknown> {
  switch (condition.by) {
    case 'all':
      return sql`(${sql.join(condition.of.map(sqlOf), sql` and `)})`
    case 'any':
      return sql`(${sql.join(condition.of.map(sqlOf), sql` or `)})`
    case 'without':
      return sql`(${sqlOf(condition.wanted)} and not ${sqlOf(condition.unwanted)})`
    case 'number':
      return sql`record.words && ${condition.numbers.map((number) => `${fieldMarks.isbn}${number}`)}::text[]`
    case 'begins':
      return beginning(condition)
    default: {
      const mark = condition.field === 'any' ? '' : fieldMarks[condition.field]
      return sql`record.words @> ${condition.words.map((word) => mark + word)}::text[]`
    }
  }
}

function beginning({ what, text }: Extract<Condition, { by: 'begins' }>): RawBuilder<unknown> {
  const pattern = `${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  if (what === 'title') return sql`record.title_folded like ${pattern}`
  if (what === 'initials' || what === 'pinyin') return sql`record.initials like ${pattern}`
  return sql`call_number_key(record.call_number) like ${pattern}`
}
