import { mostWords } from '../../../src/catalogue/search/answer/most-words-store.ts'
import { noFilters } from '../../../src/catalogue/search/catalogue-search.ts'
import type { Query } from '../../../src/catalogue/search/condition.ts'
import { parseQuery } from '../../../src/catalogue/search/parse.ts'
import { postgresSearch } from '../../../src/catalogue/search/postgres/search.ts'
import { textsOf } from '../../../src/catalogue/search/postgres/texts-store.ts'
import type { Candidate } from '../../../src/catalogue/search/rank.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor, type Tx } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import { openBenchHouse, rounded } from '../bench-house.ts'
import { catalogue } from './catalogue.ts'
import { described } from './described-work.ts'
import { answers, type Judged, type Known, readJudged } from './judged.ts'
import { knownWorks, missingFrom } from './known-works.ts'
import { type Laid, layCatalogue } from './lay.ts'
import { ablation, figuresOf, kindsOf, missesOf } from './report.ts'

interface Options {
  set: string
  records: number
  folder: string | undefined
  report: (line: string) => void
}

/**
 * How well the real search answers judged questions about real works hidden among generated ones. Where a question finds
 * nothing the first other spelling is asked, as the reader is offered to, or what has most of the words, as the page shows it. Figures: `queries`, `ndcg10`, `success3`; the table
 * has the kinds, the misses, and what the figures lose without each signal.
 */
export async function benchRelevance({ set, records, folder, report }: Options) {
  const judged = readJudged(set)
  const { house, ownerUrl, close } = await openBenchHouse(4, folder)
  try {
    const laid = await layCatalogue(house, { records, ownerUrl, folder, report })
    const known = await withDescribed(house, { laid, judged, report })
    const asked = await asActor(house.db, system, (tx) => askAll(tx, judged, known))
    const found = figuresOf(asked, [])
    return {
      figures: {
        queries: judged.length,
        ndcg10: rounded(found.ndcg10, 4),
        success3: rounded(found.success3, 4),
      },
      table: [kindsOf(asked), missesOf(asked), ablation(asked)].join('\n\n'),
    }
  } finally {
    await close()
  }
}

interface Describing extends Pick<Options, 'report'> {
  laid: Laid
  judged: readonly Judged[]
}

/** Everything but the generated works; a relevant work that is not there is catalogued first. */
async function withDescribed(
  house: House,
  { laid, judged, report }: Describing,
): Promise<Map<number, Known>> {
  const read = () => asActor(house.db, system, (tx) => knownWorks(tx, laid))
  const known = await read()
  const missing = missingFrom(known, judged)
  if (missing.length === 0) return known
  for (const { title, isbn } of missing) report(`catalogued as described: ${title ?? isbn}`)
  await catalogue(house, laid.libraryIds[0]!, missing.map(described))
  return read()
}

/** What one question found. */
export interface Asked {
  judged: Judged
  /** What was asked in its place where it found nothing. */
  instead: string | null
  query: Query
  /** As they were answered, and so many more that another order can be tried. */
  found: { candidate: Candidate; grade: number }[]
  /** The grades of all relevant works. */
  best: number[]
}

async function askAll(
  tx: Tx,
  judged: readonly Judged[],
  known: ReadonlyMap<number, Known>,
): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const each of judged) asked.push(await ask(tx, each, known))
  return asked
}

/** So many are looked at when another order is tried. */
const foundMax = 200

async function ask(tx: Tx, judged: Judged, known: ReadonlyMap<number, Known>): Promise<Asked> {
  const grades = gradesOf(judged, known)
  const { field } = judged
  let instead: string | null = null
  let query = parseQuery({ q: judged.q, field })
  let ids = await pageOf(tx, query)
  if (ids.length === 0) {
    instead = (await postgresSearch.otherSpellings(tx, judged.q))[0] ?? null
    if (instead !== null) query = parseQuery({ q: instead, field })
    const most = instead === null ? await withMostWords(tx, judged, query) : null
    if (most) query = most
    ids = await pageOf(tx, query)
  }
  const texts = await textsOf(tx, ids)
  const found = ids.flatMap((id) => {
    const own = texts.get(id)
    return own ? [{ candidate: own, grade: grades.get(id) ?? 0 }] : []
  })
  return { judged, instead, query, found, best: [...grades.values()] }
}

/** The question with most of its words, as the page asks it where no record has all. */
async function withMostWords(
  tx: Tx,
  { q, field }: Judged,
  query: Query,
): Promise<Query | undefined> {
  const asking = { tx, search: postgresSearch, query, filters: noFilters }
  return (await mostWords(asking, { q, field, words: 'most' }))?.query
}

/** The grade of each relevant work, by record id. */
const gradesOf = ({ relevant }: Judged, known: ReadonlyMap<number, Known>): Map<number, number> =>
  new Map(
    [...known].flatMap(([id, work]) => {
      const grade = Math.max(0, ...relevant.map((one) => (answers(work, one) ? one.grade : 0)))
      return grade > 0 ? [[id, grade] as const] : []
    }),
  )

const pageOf = (tx: Tx, query: Query): Promise<number[]> =>
  postgresSearch.page(tx, {
    query,
    filters: noFilters,
    sort: 'relevance',
    page: 1,
    perPage: foundMax,
  })
