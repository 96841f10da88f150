import { type Expression, type SqlBool, sql } from 'kysely'
import { dayOf, startOfDay, timeZone } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'
import type { NewsItem, ShelfBook } from './shapes.ts'

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

export interface Counts {
  libraries: number
  works: number
  on_the_way: number
  received: number
  withdrawn: number
  filled: number
  days_to_reader: number | null
}

/** States of a request that no lender has filled (yet). */
const unfilledStates = ['submitted', 'forwarded', 'willSupply', 'cancelled', 'unfilled', 'expired']

/**
 * Counts over all libraries; needs the system actor, and names nobody. Fill rate over the requests of the last
 * 365 days, so that the first days of a month do not look poor; days from 提交 to 借入馆签收 over the last 30 days.
 */
export async function counts(tx: Tx, at: Temporal.Instant): Promise<Counts> {
  const since = (days: number) => at.subtract({ hours: 24 * days })
  const { rows } = await sql<Counts>`
    select
      (select count(*) from library where kind = 'member' and joined_on <= ${dayOf(at)}
          and (left_on is null or left_on > ${dayOf(at)})) as libraries,
      (select count(*) from record) as works,
      (select avg(extract(epoch from h.at - r.submitted_at)) / 86400.0
         from request_history h join request r on r.id = h.request_id
        where h.action = 'receive' and h.at > ${since(30)} and h.at <= ${at})::double precision as days_to_reader,
      (select count(*) from request where state = 'inTransit') as on_the_way,
      asked.*
    from (
      select count(*) as received,
             count(*) filter (where state = 'cancelled') as withdrawn,
             count(*) filter (where state <> all(${unfilledStates}::text[])) as filled
      from request where submitted_at > ${since(365)} and submitted_at <= ${at}
    ) asked`.execute(tx)
  return rows[0]!
}

/** Copies signed in by borrowing libraries, by day, from the first of the month of `at` on; needs the system actor. */
export async function deliveredByDay(tx: Tx, at: Temporal.Instant): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: Temporal.PlainDate; copies: number }>`
    select (h.at at time zone ${timeZone})::date as day, count(*) as copies
    from request_history h
    where h.action = 'receive' and h.at >= ${startOfMonth(at)} and h.at <= ${at}
    group by 1`.execute(tx)
  return new Map(rows.map((row) => [row.day.toString(), row.copies]))
}

const startOfMonth = (at: Temporal.Instant) => startOfDay(dayOf(at).with({ day: 1 }))

/** How many books stand on the portal's shelf (mock: 全部 50 种 behind it). */
const shelfBooks = 12

/**
 * 这个月大家在借: the works most lent since the first of the month, with what a reader of `homeLibraryId` (null:
 * nobody's) would find now. Needs the system actor; counts only.
 */
export async function shelf(
  tx: Tx,
  at: Temporal.Instant,
  homeLibraryId: number | null,
): Promise<ShelfBook[]> {
  const { rows } = await sql<ShelfBook>`
    select w.id as "recordId", w.title, w.responsibility as author, lent.loans,
      case when exists (select from holding h where h.record_id = w.id and h.library_id = ${homeLibraryId}::int)
             then 'ownHolding'
           when exists (select from holding h where h.record_id = w.id and h.lendable and h.status = 'available')
             then 'lendable'
           else 'allOut' end as state
    from (
      select r.record_id, count(*) as loans
      from request_history h join request r on r.id = h.request_id
      where h.action = 'fill' and h.at >= ${startOfMonth(at)} and h.at <= ${at} and r.record_id is not null
      group by r.record_id
      order by loans desc, r.record_id
      limit ${shelfBooks}
    ) lent join record w on w.id = lent.record_id
    order by lent.loans desc, w.id`.execute(tx)
  return rows
}
