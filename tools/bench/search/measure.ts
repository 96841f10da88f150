import { sql } from 'kysely'
import { hitsOf, outlookOf } from '../../../src/catalogue/hits.ts'
import { noFilters } from '../../../src/catalogue/search/catalogue-search.ts'
import { parseQuery } from '../../../src/catalogue/search/parse.ts'
import { postgresSearch } from '../../../src/catalogue/search/postgres/search.ts'
import { system, visitor } from '../../../src/shared/actor.ts'
import { dayOf, systemClock } from '../../../src/shared/clock.ts'
import { asActor, type Database, readingAs } from '../../../src/shared/database.ts'
import type { Asked, Questions } from './questions.ts'
import { type KnownCounts, knownQuestions } from './truth.ts'

const perPage = 20

/** One page of 20 as a visitor gets it: who is a member today, the ids, and the display rows. */
const page = (db: Database, { question, libraryIds }: Asked) =>
  readingAs(db, visitor, async (tx) => {
    const { outlook } = await outlookOf(tx, visitor, dayOf(systemClock.now()))
    const wanted = libraryIds.length > 0 ? libraryIds : outlook.libraryIds
    const ids = await postgresSearch.page(tx, {
      query: parseQuery(question),
      filters: { ...noFilters, libraryIds: wanted },
      sort: 'relevance',
      page: 1,
      perPage,
    })
    return hitsOf(tx, ids, { ...outlook, libraryIds: wanted })
  })

const counts = (db: Database, { question, libraryIds }: Omit<Asked, 'kind'>) =>
  readingAs(db, visitor, (tx) =>
    postgresSearch.counts(tx, {
      query: parseQuery(question),
      filters: { ...noFilters, libraryIds },
      libraryIds: libraryIds.length > 0 ? libraryIds : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      facets: false,
    }),
  )

export interface Timed {
  kind: string
  ms: number
}

async function timed(
  asked: readonly Asked[],
  work: (asked: Asked) => Promise<unknown>,
): Promise<Timed[]> {
  const times: Timed[] = []
  for (const each of asked) {
    const from = performance.now()
    await work(each)
    times.push({ kind: each.kind, ms: performance.now() - from })
  }
  return times
}

/** How long one client waits for pages, counts and suggestions, each after as many others that are not told. */
export async function timesOf(db: Database, asked: Questions) {
  await timePages(db, asked.before)
  const pages = await timePages(db, asked.measured)
  await timeCounts(db, asked.before)
  const counts = await timeCounts(db, asked.measured)
  await timeSuggestions(db, asked.typedBefore)
  return { pages, counts, suggestions: await timeSuggestions(db, asked.typed) }
}

const timePages = (db: Database, asked: readonly Asked[]) => timed(asked, (each) => page(db, each))
const timeCounts = (db: Database, asked: readonly Asked[]) =>
  timed(asked, (each) => counts(db, each))
const timeSuggestions = (db: Database, typed: readonly string[]) =>
  timed(
    typed.map((q) => ({ kind: 'suggestion', question: { q, field: 'any' }, libraryIds: [] })),
    ({ question }) =>
      readingAs(db, visitor, (tx) => postgresSearch.suggestions(tx, question.q, 10)),
  )

/** How long clients ask: so many seconds, or until they have had so many pages. */
type Until = { seconds: number } | { pages: number }

/** Pages a second by so many clients, each with one question after the other. */
export async function pagesPerSecond(
  db: Database,
  asked: readonly Asked[],
  { clients, ...until }: { clients: number } & Until,
): Promise<number> {
  const from = performance.now()
  let [next, done] = [0, 0]
  const isOver = () =>
    'pages' in until ? next >= until.pages : performance.now() - from >= until.seconds * 1000
  const client = async () => {
    while (!isOver()) {
      await page(db, asked[next++ % asked.length]!)
      done++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return done / ((performance.now() - from) / 1000)
}

const exactHits = 10_000

/** Where counts are not what looking at every work gave: exact up to 10,000 hits, within 5 % beyond. */
export async function wrongCounts(db: Database, truth: readonly KnownCounts[]): Promise<string[]> {
  const wrong: string[] = []
  for (const [at, { q, field, libraryIds }] of knownQuestions.entries()) {
    const known = truth[at]!
    const found = await counts(db, { question: { q, field }, libraryIds })
    const libraries = new Map(found.libraries.map((each) => [each.libraryId, each.count]))
    const pairs: [string, number, number][] = [
      ['total', known.total, found.total.count],
      ...libraryIds.map((id): [string, number, number] => [
        `library ${id}`,
        known.libraries[id] ?? 0,
        libraries.get(id) ?? 0,
      ]),
    ]
    for (const [what, is, told] of pairs) {
      const allowed = known.total <= exactHits ? 0 : Math.max(1, is * 0.05)
      if (Math.abs(told - is) > allowed)
        wrong.push(`${q} (${field}) in ${libraryIds.length}: ${what} is ${is}, told ${told}`)
    }
  }
  return wrong
}

/** Seconds from the commit of an edit until a search finds it. */
export async function visibleAfter(db: Database, recordId: number): Promise<number> {
  // Of a kept database the record has the title of the run before.
  const title = `胡同互通测速专用题名 ${Math.floor(performance.timeOrigin)}`
  await asActor(db, system, async (tx) => {
    await sql`update record set title = ${title}, description = description || ${JSON.stringify({ title })}::jsonb
              where id = ${recordId}`.execute(tx)
    await postgresSearch.refresh(tx, [recordId])
  })
  const from = performance.now()
  const asked = { kind: '', question: { q: title, field: 'title' as const }, libraryIds: [] }
  for (;;) {
    const hits = await page(db, asked)
    if (hits.some(({ id }) => id === recordId)) return (performance.now() - from) / 1000
    if (performance.now() - from > 30_000) throw new Error('an edited record is not found')
  }
}
