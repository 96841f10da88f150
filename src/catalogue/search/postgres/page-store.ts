import type { Tx } from '../../../shared/database.ts'
import { inOrder } from '../answer/order.ts'
import type { PageWanted, SortOrder } from '../catalogue-search.ts'
import type { Query } from '../condition.ts'
import { scorer, useSignals } from '../rank.ts'
import { type Found, found } from './matching-store.ts'
import { contains } from './places/bits.ts'
import { firstByColumn, firstByRank, type Hit } from './places/select.ts'
import { recordsCalled, sortTitlesOf, type Texts } from './texts-store.ts'

/** So many of the best by static rank are looked at for relevance, and so many that are called as asked. */
const windowRecords = 200
const calledRecords = 100

/** The record ids of one page. */
export async function pageOf(tx: Tx, wanted: PageWanted): Promise<number[]> {
  const all = await found(tx, wanted)
  if (!all) return []
  const [from, to] = [(wanted.page - 1) * wanted.perPage, wanted.page * wanted.perPage]
  const { query, sort } = wanted
  if (sort === 'relevance' && query && query.asTitle !== '')
    return byRelevance(tx, all, { query, from, to })
  const hits = await verified(all, { first: firstIn(tx, all, sort), wanted: to })
  return hits.slice(from, to).map(({ recordId }) => recordId)
}

/** Answers the first hits of an order. */
type First = (limit: number) => Hit[] | Promise<Hit[]>

const firstIn = (tx: Tx, all: Found, sort: SortOrder): First => {
  if (sort === 'relevance') return (limit) => firstByRank(all, limit)
  if (sort === 'title') return (limit) => firstByTitle(tx, all, limit)
  return (limit) => firstByColumn(all, sort, { limit })
}

/** At least the first `wanted` hits of an order that do answer, if there are so many. */
async function verified(
  all: Found,
  { first, wanted }: { first: First; wanted: number },
): Promise<Hit[]> {
  for (let limit = wanted; ; limit *= 4) {
    const hits = await first(limit)
    const open = hits.filter(({ isOpen }) => isOpen)
    const texts = await all.texts(open.map(({ recordId }) => recordId))
    const left = hits.filter((hit) => answersIndeed(all, hit, texts))
    if (left.length >= wanted || hits.length < limit) return left
  }
}

function answersIndeed(all: Found, hit: Hit, texts: ReadonlyMap<number, Texts>): boolean {
  if (!hit.isOpen) return true
  const own = texts.get(hit.recordId)
  return own !== undefined && all.answersBy(hit.at, hit.place, own)
}

/**
 * The best by static rank and what is called as asked stand in order of relevance; what comes behind them, in order of
 * rank. So every record stands on one page only, whichever page is asked for.
 */
async function byRelevance(
  tx: Tx,
  all: Found,
  { query, from, to }: { query: Query; from: number; to: number },
): Promise<number[]> {
  const candidates = await candidatesFor(tx, all, query)
  const texts = await all.texts([...candidates.keys()])
  const score = scorer(query)
  const scored = [...candidates.values()]
    .filter((hit) => answersIndeed(all, hit, texts))
    .flatMap((hit) => {
      const candidate = texts.get(hit.recordId)
      return candidate ? [{ hit, candidate, score: score(candidate) }] : []
    })
  const window = inOrder(scored, scorer(query, useSignals)).map(({ hit }) => hit.recordId)
  if (to <= window.length) return window.slice(from, to)
  const inWindow = new Set(candidates.keys())
  const first = (limit: number) => firstByRank(all, limit)
  const rest = await verified(all, { first, wanted: to + inWindow.size })
  const behind = rest.map(({ recordId }) => recordId).filter((id) => !inWindow.has(id))
  return [...window, ...behind].slice(from, to)
}

/** What is looked at for relevance: the best by static rank, and of what is found whatever is called as asked. */
async function candidatesFor(tx: Tx, all: Found, query: Query): Promise<Map<number, Hit>> {
  const best = firstByRank(all, windowRecords)
  const candidates = new Map(best.map((hit) => [hit.recordId, hit]))
  // Where fewer are found than are looked at, what is called so is among them.
  if (best.length < windowRecords) return candidates
  for (const id of await recordsCalled(tx, { title: query.asTitle, limit: calledRecords })) {
    const hit = candidates.has(id) ? null : hitOf(all, id)
    if (hit) candidates.set(id, hit)
  }
  return candidates
}

/** A record as a hit, if it is among what is found. */
function hitOf(all: Found, recordId: number): Hit | null {
  const location = all.locationOf(recordId)
  const matching = location && all.matching[location.segment]
  if (!matching || !contains(matching.possible, location.place)) return null
  const { columns } = matching.segment
  return {
    recordId,
    rank: columns.ranks[location.place]!,
    at: location.segment,
    place: location.place,
    isOpen: !contains(matching.sure, location.place),
    key: 0,
  }
}

/** An edition knows the order of its titles by number; fresh ones stand between by their own keys. */
async function firstByTitle(tx: Tx, all: Found, limit: number): Promise<Hit[]> {
  const settled = firstByColumn(all, 'title', { limit, to: all.editionSegments })
  const fresh = firstByColumn(all, 'title', {
    limit: Number.MAX_SAFE_INTEGER,
    from: all.editionSegments,
  })
  if (fresh.length === 0) return settled
  const sortTitles = await sortTitlesOf(
    tx,
    settled.map(({ recordId }) => recordId),
  )
  const keyOf = (hit: Hit): string =>
    all.matching[hit.at]!.segment.sortTitles?.[hit.place] ?? sortTitles.get(hit.recordId) ?? ''
  return [...settled, ...fresh]
    .map((hit) => ({ hit, key: keyOf(hit) }))
    .sort((a, b) =>
      a.key < b.key
        ? -1
        : a.key > b.key
          ? 1
          : b.hit.rank - a.hit.rank || b.hit.recordId - a.hit.recordId,
    )
    .slice(0, limit)
    .map(({ hit }) => hit)
}
