import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { NewsItem } from './shapes.ts'

/** Whose news: the centre's (最新动态), the libraries' (公告信息), one library's, or everybody's. */
export interface NewsChoice {
  limit: number
  publisher?: 'centre' | 'libraries'
  libraryCode?: string
  /** Only items before this one, in the order of the list. */
  before?: number
}

const newsRows = (tx: Tx) =>
  tx
    .selectFrom('news')
    .leftJoin('library', 'library.id', 'news.library_id')
    .select(['news.id', 'news.published_on', 'news.title_zh', 'news.title_en'])
    .select(['news.body_zh', 'news.body_en', 'library.name_zh', 'library.name_en'])

type NewsRow = Awaited<ReturnType<ReturnType<typeof newsRows>['executeTakeFirstOrThrow']>>

const newsOf = (row: NewsRow): NewsItem => ({
  id: row.id,
  library:
    row.name_zh === null || row.name_en === null ? null : { zh: row.name_zh, en: row.name_en },
  publishedOn: row.published_on.toString(),
  title: { zh: row.title_zh, en: row.title_en },
  body: { zh: row.body_zh, en: row.body_en },
})

/** News, newest first. */
export async function news(tx: Tx, choice: NewsChoice): Promise<NewsItem[]> {
  const { limit, publisher, libraryCode, before } = choice
  const rows = await newsRows(tx)
    .where((is) => {
      const wanted: Expression<SqlBool>[] = []
      if (publisher === 'centre') wanted.push(is('news.library_id', 'is', null))
      if (publisher === 'libraries') wanted.push(is('news.library_id', 'is not', null))
      if (libraryCode !== undefined) wanted.push(is('library.code', '=', libraryCode))
      if (before !== undefined)
        wanted.push(
          sql<boolean>`(news.published_on, news.id) < (select published_on, id from news where id = ${before})`,
        )
      return is.and(wanted)
    })
    .orderBy('news.published_on', 'desc')
    .orderBy('news.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(newsOf)
}

/** One item of news, or null. */
export async function newsItem(tx: Tx, id: number): Promise<NewsItem | null> {
  const row = await newsRows(tx).where('news.id', '=', id).executeTakeFirst()
  return row ? newsOf(row) : null
}

/** Writes an item of news; `libraryId` null for the centre's. Answers its id. */
export async function insertNews(
  tx: Tx,
  item: Pick<NewsItem, 'title' | 'body'> & {
    libraryId: number | null
    publishedOn: Temporal.PlainDate
  },
): Promise<number> {
  const row = await tx
    .insertInto('news')
    .values({
      library_id: item.libraryId,
      published_on: item.publishedOn,
      title_zh: item.title.zh,
      title_en: item.title.en,
      body_zh: item.body.zh,
      body_en: item.body.en,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
