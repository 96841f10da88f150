import type { LibraryRow } from '../libraries/store.ts'
import { resolve } from '../policy/resolve.ts'
import { rulesInForce } from '../policy/store.ts'
import type { Actor } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { asActor, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { ok, type Refusal, type Result } from '../shared/result.ts'
import { hitsOf, outlookOf } from './hits.ts'
import { type Counts, type Filters, noFilters } from './search/catalogue-search.ts'
import { parseQuery } from './search/parse.ts'
import { postgresSearch } from './search/postgres/search.ts'
import type { SearchAnswer, SearchQuestion } from './shapes.ts'

/** S3: 检索出446个, 当前第1/23页. */
const perPage = 20

/**
 * 联合检索 over the chosen libraries, or all members. Nothing typed finds nothing. Refuses libraries that are
 * no members (`unknownLibrary`) and, where the consortium wants a choice, none (`noTargetChosen`) or too many
 * (`tooManyTargets`, R11; scenarios 11 and 12).
 */
export const searchPage = (
  house: House,
  actor: Actor,
  question: SearchQuestion,
): Promise<Result<SearchAnswer>> =>
  asActor(house.db, actor, async (tx) => {
    const on = dayOf(house.clock.now())
    const { members, outlook } = await outlookOf(tx, actor, on)
    const borrower = members.find(({ id }) => id === outlook.ownLibraryId)?.code
    const limits = await choiceLimits(tx, on, borrower)
    const refusal = objectionTo(question, members, limits)
    if (refusal) return { ok: false, refusal }

    const chosen = members.filter(({ code }) => question.libraries.includes(code))
    const libraryIds =
      question.libraries.length > 0 ? chosen.map(({ id }) => id) : outlook.libraryIds
    const filters: Filters = { ...noFilters, libraryIds }
    const wanted = { query: parseQuery(question), filters }
    const { total, libraries } = await postgresSearch.counts(tx, {
      ...wanted,
      libraryIds,
      facets: false,
    })
    const pages = Math.ceil(total.count / perPage)
    const page = Math.max(1, Math.min(question.page, pages))
    const recordIds =
      total.count === 0
        ? []
        : await postgresSearch.page(tx, { ...wanted, sort: 'relevance', page, perPage })
    return ok({
      question,
      total: total.count,
      approximate: total.approximate,
      page,
      pages,
      perPage,
      hits: await hitsOf(tx, recordIds, { ...outlook, libraryIds }),
      counts: countsShown(libraries, members),
    })
  })

/** The libraries that have something, the most first, then by code. */
function countsShown(counts: Counts['libraries'], members: readonly LibraryRow[]) {
  const byId = new Map(members.map((member) => [member.id, member]))
  return counts
    .flatMap(({ libraryId, count, approximate }) => {
      const member = byId.get(libraryId)
      return member ? [{ code: member.code, short: shortOf(member), count, approximate }] : []
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

const shortOf = ({ short_zh, short_en }: LibraryRow) => ({ zh: short_zh, en: short_en })

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
  members: readonly LibraryRow[],
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
