import { clcChildren, clcClass, clcParent, clcPath } from '../../texts/clc.ts'
import type { BriefMember } from '../libraries/store.ts'
import { resolve } from '../policy/resolve.ts'
import { rulesInForce } from '../policy/store.ts'
import type { Actor } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { readingAs, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { ok, type Refusal, type Result } from '../shared/result.ts'
import { hitsOf, outlookOf } from './hits.ts'
import type { Counts, Facet, Filters, Wanted } from './search/catalogue-search.ts'
import { mostWords } from './search/most-words.ts'
import { parseQuery } from './search/parse.ts'
import { postgresSearch } from './search/postgres/search.ts'
import type { FacetCount, SearchAnswer, SearchQuestion } from './search/shapes.ts'
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
  question: SearchQuestion,
): Promise<Result<SearchAnswer>> =>
  readingAs(house.db, actor, async (tx) => {
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
    const { counts, parts, ...found } = await findMost(tx, wanted, question, libraryIds)
    const hits = await hitsOf(tx, found.recordIds, { ...outlook, libraryIds })
    return ok({
      question,
      ...found,
      perPage,
      hits,
      counts: librariesCounted(counts, members),
      facets: facetsCounted(counts, question.clc),
      clcPath: pathTo(question.clc),
      otherSpellings: mayBeSlip(question, parts.length > 0 ? 0 : found.total, hits)
        ? await postgresSearch.otherSpellings(tx, question.q)
        : [],
      withMost: parts,
    })
  })

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

/** The classes down to the chosen one, which stands there by its code alone where it has no name: TP › TP3 › TP31. */
function pathTo(clc: string): SearchAnswer['clcPath'] {
  const unnamed = clc && !clcClass(clc) ? [{ code: clc, name: { zh: '', en: '' } }] : []
  const named = clcPath(unnamed.length > 0 ? clcParent(clc) : clc)
  return [...named.map(({ code, zh, en }) => ({ code, name: { zh, en } })), ...unnamed]
}

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

/** No words, but something that a shelf can be put together by. */
export const isBrowsing = ({
  q,
  types,
  languages,
  from,
  to,
  clc,
  days,
  sort,
}: SearchQuestion): boolean =>
  q.trim() === '' &&
  (types.length + languages.length > 0 ||
    from !== null ||
    to !== null ||
    clc !== '' ||
    days !== null ||
    sort === 'arrived')

interface FoundPage extends Pick<SearchAnswer, 'total' | 'approximate' | 'page' | 'pages'> {
  recordIds: number[]
  counts: Counts
}

/** What has all words of the question or, where nothing has, most of them. */
async function findMost(
  tx: Tx,
  wanted: Wanted,
  question: SearchQuestion,
  libraryIds: readonly number[],
): Promise<FoundPage & { parts: SearchAnswer['withMost'] }> {
  const found = await find(tx, wanted, question, libraryIds)
  const most =
    found.total === 0 ? await mostWords({ tx, search: postgresSearch, ...wanted }, question) : null
  if (!most) return { ...found, parts: [] }
  const { query, parts } = most
  return { ...(await find(tx, { ...wanted, query }, question, libraryIds)), parts }
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

/** 各馆, the most first. */
function librariesCounted(counts: Counts, members: readonly BriefMember[]): SearchAnswer['counts'] {
  const byId = new Map(members.map((member) => [member.id, member]))
  return counts.libraries
    .flatMap(({ libraryId, ...counted }) => {
      const member = byId.get(libraryId)
      return member ? [{ code: member.code, short: shortOf(member), ...counted }] : []
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

const shortOf = ({ short_zh, short_en }: BriefMember) => ({ zh: short_zh, en: short_en })

/** Each facet with the most first; years as they run, classes right below the chosen one as the scheme has them. */
export function facetsCounted({ facets }: Counts, clc: string): SearchAnswer['facets'] {
  const named = (facet: Facet): FacetCount[] =>
    (facets?.[facet] ?? []).map((counted) => ({ ...counted, name: null }))
  const byCount = (a: FacetCount, b: FacetCount) =>
    b.count - a.count || (a.value < b.value ? -1 : 1)
  const byClass = new Map(named('clc').map((counted) => [counted.value, counted]))
  return {
    year: named('year').sort((a, b) => Number(a.value) - Number(b.value)),
    materialType: named('materialType').sort(byCount),
    language: named('language').sort(byCount),
    clc: clcChildren(clc).flatMap(({ code, zh, en }) => {
      const counted = byClass.get(code)
      return counted ? [{ ...counted, name: { zh, en } }] : []
    }),
  }
}
interface ChoiceLimits {
  searchNeedsChoice: boolean
  searchTargetsMax: number
}

async function choiceLimits(
  tx: Tx,
  on: Temporal.PlainDate,
  borrower: string | undefined,
): Promise<ChoiceLimits> {
  const rules = await rulesInForce(tx, 'loan', on)
  const circumstances = borrower === undefined ? {} : { borrower }
  const resolved = resolve(rules, { service: 'loan', on, circumstances })
  return {
    searchNeedsChoice: resolved.searchNeedsChoice.value,
    searchTargetsMax: resolved.searchTargetsMax.value,
  }
}

function objectionTo(
  { libraries }: SearchQuestion,
  members: readonly BriefMember[],
  { searchNeedsChoice, searchTargetsMax }: ChoiceLimits,
): Refusal | null {
  const field = 'libraries'
  if (libraries.some((chosen) => !members.some(({ code }) => code === chosen)))
    return { code: 'unknownLibrary', field }
  if (!searchNeedsChoice) return null
  if (libraries.length === 0) return { code: 'noTargetChosen', field }
  return new Set(libraries).size > searchTargetsMax
    ? { code: 'tooManyTargets', field, values: { limit: searchTargetsMax } }
    : null
}
