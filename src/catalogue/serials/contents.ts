import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { fold, indexWords, words } from '../fold.ts'
import { outlookOf } from '../hits.ts'
import type { SearchField } from '../shapes.ts'
import type { ContentsIssue, ContentsReading } from './contents-file.ts'
import { holdersOf, pointOf, serialOf, toIssue } from './serial.ts'
import type { ArticleAnswer, ArticleHit, IssueContents } from './shapes.ts'
import {
  articlesOf,
  countArticles,
  type FoldedIssue,
  findArticles,
  issueOf,
  journalOf,
  putIssues,
} from './store.ts'

const perPage = 20
/** So many issues go in one statement. */
const batchIssues = 200

/** Takes tables of contents in; an issue that was known gets these articles instead. In the transaction of `tx`. */
export async function importContents(
  tx: Tx,
  { issues }: Pick<ContentsReading, 'issues'>,
  at: Temporal.Instant,
): Promise<{ issues: number; articles: number }> {
  for (let start = 0; start < issues.length; start += batchIssues) {
    const batch: FoldedIssue[] = []
    for (const issue of issues.slice(start, start + batchIssues)) batch.push(await folded(issue))
    await putIssues(tx, batch, at)
  }
  const articles = issues.reduce((sum, issue) => sum + issue.articles.length, 0)
  return { issues: issues.length, articles }
}

/** So many articles are folded before others have their turn. */
const articlesAtOnce = 200

async function folded(issue: ContentsIssue): Promise<FoldedIssue> {
  const articles: FoldedIssue['articles'] = []
  for (const article of issue.articles) {
    articles.push({
      ...article,
      titleFolded: fold(article.title),
      words: indexWords(`${article.title} | ${article.responsibility}`),
    })
    if (articles.length % articlesAtOnce === 0) await nextTurn()
  }
  return { ...issue, articles }
}

/** Articles whose title and authors have every word of `q`; nothing typed finds nothing. */
export const articlePage = (
  house: House,
  actor: Actor,
  { q, page }: { q: string; page: number },
): Promise<ArticleAnswer> =>
  asActor(house.db, actor, async (tx) => {
    const asked = askedWords(q)
    const wanted = { words: asked, titleFolded: fold(q.toWellFormed()), page, perPage }
    const found = asked.length === 0 ? [] : await findArticles(tx, wanted)
    const hits: ArticleHit[] = []
    for (const { issue_id, total: _, ...article } of found) {
      const issue = await issueOf(tx, issue_id)
      if (issue)
        hits.push({ article, issue: toIssue(issue), journal: await journalOf(tx, issue.issn) })
    }
    const total = found[0]?.total ?? 0
    return { q, total, page, pages: Math.ceil(total / perPage), hits }
  })

/** Fields in which articles have something too: they have a title and authors. */
const articleFields: readonly SearchField[] = ['any', 'title', 'responsibility']

/** How many articles a search in the catalogue would find here; only on its first page. */
export const articlesMatching = (
  house: House,
  actor: Actor,
  { q, field, page }: { q: string; field: SearchField; page: number },
): Promise<number> =>
  asActor(house.db, actor, async (tx) => {
    const asked = askedWords(q)
    const isAsked = page === 1 && articleFields.includes(field) && asked.length > 0
    return isAsked ? countArticles(tx, asked) : 0
  })

const askedWords = (q: string) => words(q.replaceAll(/\p{Cc}/gu, ' ').toWellFormed())

/** An issue has some dozen articles, a volume of proceedings some hundred. */
const articlesPerPage = 200

/** One issue: its articles page by page, its journal and who holds it. Refuses `notFound`. */
export const issuePage = (
  house: House,
  actor: Actor,
  { id, page }: { id: number; page: number },
): Promise<Result<IssueContents>> =>
  asActor(house.db, actor, async (tx) => {
    const row = await issueOf(tx, id)
    if (!row) return refuse('notFound')
    const issue = toIssue(row)
    const journal = await journalOf(tx, issue.issn)
    const on = dayOf(house.clock.now())
    const { outlook } = await outlookOf(tx, actor, on)
    const asked = { recordId: journal?.recordId ?? 0, work: {}, outlook, year: on.year }
    const { holdings } = await serialOf(tx, asked)
    const articles = await articlesOf(tx, id, { page, perPage: articlesPerPage })
    const pages = Math.max(1, Math.ceil(issue.articles / articlesPerPage))
    const holders = holdersOf(holdings, pointOf(issue))
    return ok({ issue, journal, articles, page, pages, holders })
  })
