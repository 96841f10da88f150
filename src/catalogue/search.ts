import type { Actor } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { readingAs, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { ok, type Result } from '../shared/result.ts'
import { hitsOf, outlookOf } from './hits.ts'
import { choiceLimits, objectionTo } from './search/answer/choice-store.ts'
import { facetsCounted, librariesCounted, pathTo } from './search/answer/counted.ts'
import { marksIn } from './search/answer/marks.ts'
import { mostWords } from './search/answer/most-words-store.ts'
import type { Counts, Filters, Wanted } from './search/catalogue-search.ts'
import { parseQuery } from './search/parse.ts'
import { postgresSearch } from './search/postgres/search.ts'
import { inOrder, isBrowsing } from './search/question/chosen.ts'
import type { SearchAnswer, SearchQuestion } from './search/shapes.ts'
import { isScattered } from './search/slips/gaps.ts'
import type { Hit } from './shapes.ts'

/** S3: 检索出446个, 当前第1/23页. */
const perPage = 20

/** Nobody turns so many; whoever wants more narrows. */
const pagesMax = 500

/** Fewer hits than these may be a slip of the finger. */
const fewHits = 3

/**
 * 联合检索 over the chosen libraries, or all members. Nothing typed and nothing chosen finds nothing; a class or an
 * order alone is browsing. Refuses libraries that are no members (`unknownLibrary`) and, where the consortium wants a
 * choice, none (`noTargetChosen`) or too many (`tooManyTargets`, R11; scenarios 11 and 12).
 */
export const searchPage = (
  house: House,
  actor: Actor,
  asked: SearchQuestion,
): Promise<Result<SearchAnswer>> =>
  readingAs(house.db, actor, async (tx) => {
    const question = inOrder(asked)
    const at = house.clock.now()
    const on = dayOf(at)
    const { members, outlook } = await outlookOf(tx, actor, on)
    const borrower = members.find(({ id }) => id === outlook.ownLibraryId)?.code
    const limits = await choiceLimits(tx, on, borrower)
    const refusal = objectionTo(question, members, limits)
    if (refusal) return { ok: false, refusal }

    const chosen = members.filter(({ code }) => question.libraries.includes(code))
    const libraryIds =
      question.libraries.length > 0 ? chosen.map(({ id }) => id) : outlook.libraryIds
    const wanted = wantedBy(question, { libraryIds, at })
    const found = await findMost(tx, wanted, question, libraryIds)
    const hits = await hitsOf(tx, found.recordIds, { ...outlook, libraryIds })
    return ok({
      ...(await answerOf(tx, question, { ...found, hits })),
      hits: hits.map((hit) => ({ ...hit, marks: marksIn(hit.title, readingsOf(wanted)) })),
      counts: librariesCounted(found.counts, members),
    })
  })

const readingsOf = ({ query }: Wanted) => query?.readings ?? []

async function answerOf(
  tx: Tx,
  question: SearchQuestion,
  { total, approximate, page, pages, counts, withMost, hits }: FoundMost & { hits: Hit[] },
) {
  const isSlip = mayBeSlip(question, withMost.length > 0 ? 0 : total, hits)
  return {
    question,
    ...{ total, approximate, page, pages, perPage },
    withMost,
    facets: facetsCounted(counts, question.clc),
    clcPath: pathTo(question.clc),
    otherSpellings: isSlip ? await postgresSearch.otherSpellings(tx, question.q) : [],
  }
}

/** Few hits, or first hits that have what was typed only here and there: 高等数字 finds 高等数学 with 数字 beside it. */
const mayBeSlip = ({ q, page, sort }: SearchQuestion, total: number, hits: readonly Hit[]) =>
  q !== '' &&
  (total < fewHits ||
    (page === 1 &&
      sort === 'relevance' &&
      isScattered(
        q,
        hits.flatMap((hit) => [`${hit.title}${hit.volume}`, hit.subtitle, hit.responsibility]),
      )))

/** What is asked of the engine. */
export function wantedBy(
  question: SearchQuestion,
  { libraryIds, at }: { libraryIds: readonly number[]; at: Temporal.Instant },
): Wanted {
  const filters: Filters = {
    libraryIds,
    materialTypes: question.types,
    languages: question.languages,
    yearFrom: question.from,
    yearTo: question.to,
    clc: question.clc,
    arrivedSince: question.days === null ? null : at.subtract({ hours: 24 * question.days }),
  }
  return { query: isBrowsing(question) ? null : parseQuery(question), filters }
}

interface FoundPage extends Pick<SearchAnswer, 'total' | 'approximate' | 'page' | 'pages'> {
  recordIds: number[]
  counts: Counts
}

type FoundMost = FoundPage & Pick<SearchAnswer, 'withMost'>

/** What has all words of the question or, where nothing has, most of them. */
async function findMost(
  tx: Tx,
  wanted: Wanted,
  question: SearchQuestion,
  libraryIds: readonly number[],
): Promise<FoundMost> {
  const found = await find(tx, wanted, question, libraryIds)
  const most =
    found.total === 0 ? await mostWords({ tx, search: postgresSearch, ...wanted }, question) : null
  if (!most) return { ...found, withMost: [] }
  const { query, parts } = most
  return { ...(await find(tx, { ...wanted, query }, question, libraryIds)), withMost: parts }
}

async function find(
  tx: Tx,
  wanted: Wanted,
  question: SearchQuestion,
  libraryIds: readonly number[],
): Promise<FoundPage> {
  const counts = await postgresSearch.counts(tx, { ...wanted, libraryIds, facets: true })
  const { count: total, approximate } = counts.total
  const pages = Math.min(Math.ceil(total / perPage), pagesMax)
  const page = Math.max(1, Math.min(question.page, pages))
  const asked = { ...wanted, sort: question.sort, page, perPage }
  const recordIds = total === 0 ? [] : await postgresSearch.page(tx, asked)
  return { total, approximate, page, pages, recordIds, counts }
}
