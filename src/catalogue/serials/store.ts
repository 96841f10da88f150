import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { ContentsIssue } from './contents-file.ts'
import type { IssueContents } from './shapes.ts'

/** A table of contents whose articles are ready to be found. */
export interface FoldedIssue extends Omit<ContentsIssue, 'articles'> {
  articles: (ContentsIssue['articles'][number] & { titleFolded: string; words: string[] })[]
}

/** Puts issues with their articles; an issue that is known gets these articles instead of those it had. */
export async function putIssues(
  tx: Tx,
  issues: readonly FoldedIssue[],
  at: Temporal.Instant,
): Promise<void> {
  const rows = issues.map(({ issn, year, volume, issue }) => ({ issn, year, volume, issue }))
  const { rows: ids } = await sql<{ id: number; key: string }>`
    insert into serial_issue (issn, published_year, volume, issue, changed_at)
    select issn, year, volume, issue, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as new(issn text, year int, volume text, issue text)
    order by issn collate "C", year, volume collate "C", issue collate "C"
    on conflict (issn, published_year, volume, issue) do update set changed_at = excluded.changed_at
    returning id, concat_ws('|', issn, published_year, volume, issue) as key`.execute(tx)
  const idOf = new Map(ids.map(({ id, key }) => [key, id]))
  await putArticles(tx, issues, idOf)
}

/** Puts the articles of issues in the place of those they had. */
async function putArticles(
  tx: Tx,
  issues: readonly FoldedIssue[],
  idOf: ReadonlyMap<string, number>,
): Promise<void> {
  const articles = issues.flatMap(({ issn, year, volume, issue, articles }) =>
    articles.map(({ titleFolded, ...article }, position) => ({
      ...article,
      issue_id: idOf.get([issn, year, volume, issue].join('|')),
      title_folded: titleFolded,
      position,
    })),
  )
  await sql`delete from serial_article where issue_id = any(${[...idOf.values()]})`.execute(tx)
  await sql`
    insert into serial_article (issue_id, position, title, responsibility, pages, title_folded, words)
    select issue_id, position, title, responsibility, pages, title_folded, words
    from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb)
      as new(issue_id int, position int, title text, responsibility text, pages text,
             title_folded text, words text[])`.execute(tx)
}

export interface IssueRow {
  id: number
  issn: string
  published_year: number
  volume: string
  issue: string
  articles: number
}

const issueColumns = sql`
  serial_issue.id, issn, published_year, volume, issue,
  (select count(*) from serial_article where issue_id = serial_issue.id)::int as articles`

/** The issues of a serial with these ISSNs, the newest first. */
export async function issuesOf(tx: Tx, issns: readonly string[]): Promise<IssueRow[]> {
  const { rows } = await sql<IssueRow>`
    select ${issueColumns} from serial_issue where issn = any(${issns})
    order by published_year desc, length(volume) desc, volume collate "C" desc,
             length(issue) desc, issue collate "C" desc
    limit 2000`.execute(tx)
  return rows
}

/** One issue by its id; none when there is no such. */
export async function issueOf(tx: Tx, id: number): Promise<IssueRow | undefined> {
  const { rows } =
    await sql<IssueRow>`select ${issueColumns} from serial_issue where id = ${id}`.execute(tx)
  return rows[0]
}

/** The articles of an issue on one page, in its order. */
export const articlesOf = (tx: Tx, issueId: number, { page, perPage }: Part) =>
  tx
    .selectFrom('serial_article')
    .select(['id', 'title', 'responsibility', 'pages'])
    .where('issue_id', '=', issueId)
    .orderBy('position')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()

/** One article with its issue's id. */
export const articleOf = (tx: Tx, id: number) =>
  tx
    .selectFrom('serial_article')
    .select(['id', 'issue_id', 'title', 'responsibility', 'pages'])
    .where('id', '=', id)
    .executeTakeFirst()

interface Part {
  /** From 1. */
  page: number
  perPage: number
}

interface ArticlesWanted extends Part {
  words: readonly string[]
  /** What must stand in a row in a title to come first. */
  titleFolded: string
}

export interface FoundArticle {
  id: number
  issue_id: number
  title: string
  responsibility: string
  pages: string
  total: number
}

/** Articles that have all `words`, those whose title has them in a row first, then the newest. */
export async function findArticles(
  tx: Tx,
  { words, titleFolded, page, perPage }: ArticlesWanted,
): Promise<FoundArticle[]> {
  const { rows } = await sql<FoundArticle>`
    select article.id, article.issue_id, title, responsibility, pages,
           (count(*) over ())::int as total
    from serial_article article join serial_issue on serial_issue.id = issue_id
    where words @> ${words}::text[]
    order by strpos(title_folded, ${titleFolded}) > 0 desc, published_year desc, article.id
    limit ${perPage} offset ${(page - 1) * perPage}`.execute(tx)
  return rows
}

/** How many articles have all `words`. */
export async function countArticles(tx: Tx, words: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int from serial_article where words @> ${words}::text[]`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The record of the journal with this ISSN; the one that most libraries hold where there are several. */
export async function journalOf(tx: Tx, issn: string): Promise<IssueContents['journal']> {
  const row = await tx
    .selectFrom('record')
    .select(['record.id', 'record.title'])
    .where('record.isbn', '=', issn)
    .orderBy(
      (is) =>
        is
          .selectFrom('holding')
          .select(is.fn.countAll().as('copies'))
          .whereRef('holding.record_id', '=', 'record.id'),
      'desc',
    )
    .orderBy('record.id')
    .executeTakeFirst()
  return row ? { recordId: row.id, title: row.title } : null
}
