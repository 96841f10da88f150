import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import { fold } from '../../fold.ts'
import type { Suggestion } from '../catalogue-search.ts'
import { beginningTerm } from '../terms.ts'
import { bitsOf, intersection, placesOf } from './bits.ts'
import { openIndex } from './open-index-store.ts'

/** What is looked at for one list: enough to choose from, few enough to be quick. */
const lookedAt = 30

/** What may be meant by what is being typed. */
export async function suggestionsFor(tx: Tx, typed: string, limit: number): Promise<Suggestion[]> {
  const folded = fold(
    typed
      .slice(0, 200)
      .replaceAll(/\p{Cc}/gu, ' ')
      .toWellFormed(),
  )
  if (folded === '') return []
  const names = await namesFor(tx, folded, limit)
  const titles = await titlesFor(tx, folded, limit)
  const named = names.slice(0, Math.max(Math.ceil(limit / 3), limit - titles.length))
  return [...titles.slice(0, limit - named.length), ...named]
}

async function namesFor(tx: Tx, folded: string, limit: number): Promise<Suggestion[]> {
  const { rows } = await sql<{ kind: 'person' | 'subject'; name: string }>`
    select kind, name from (
      (select kind, name, records from search_name where folded >= ${folded} and folded < ${`${folded}\u{10ffff}`}
       order by folded limit ${lookedAt})
      union
      (select kind, name, records from search_name where initials >= ${folded} and initials < ${`${folded}\u{10ffff}`}
         and length(${folded}) > 1 order by initials limit ${lookedAt})) as named
    order by records desc, name collate "C" limit ${limit}`.execute(tx)
  return rows.map(({ kind, name }) => ({ kind, text: name, recordId: null }))
}

const beginnings = ['title', 'initials', 'pinyin'] as const

/** Titles that begin so, in characters, initials or pinyin: the best by static rank, each title once. */
async function titlesFor(tx: Tx, folded: string, limit: number): Promise<Suggestion[]> {
  const squeezed = folded.replaceAll(' ', '')
  const best = await bestThatBegin(tx, { folded, squeezed })
  const rows = await titlesThatBegin(tx, best, { folded, squeezed })
  const fitting = rows
    .filter(
      ({ title, initials, pinyin }) =>
        title.startsWith(folded) || initials.startsWith(squeezed) || pinyin.startsWith(squeezed),
    )
    .sort((a, b) => a.static_rank - b.static_rank || a.record_id - b.record_id)
  const distinct = [...new Map(fitting.map((own) => [own.title, own])).values()]
  return distinct
    .sort((a, b) => b.static_rank - a.static_rank || b.record_id - a.record_id)
    .slice(0, limit)
    .map((own) => ({ kind: 'title' as const, text: own.shown, recordId: own.record_id }))
}

async function bestThatBegin(
  tx: Tx,
  { folded, squeezed }: { folded: string; squeezed: string },
): Promise<number[]> {
  const isSound = /^[a-z0-9]{2,}$/.test(squeezed)
  const terms = beginnings
    .slice(0, isSound ? 3 : 1)
    .flatMap((what) => beginningTerm(what, what === 'title' ? folded : squeezed)?.term ?? [])
  const index = await openIndex(tx)
  const segments = index.segments(await index.postings(tx, terms))
  return terms.flatMap((term) => {
    const best: number[] = []
    for (const segment of segments) {
      const posting = segment.posting(term)
      if (!posting || best.length >= lookedAt) continue
      const bits = bitsOf(posting, segment.size)
      const living = segment.live ? intersection(bits, segment.live) : bits
      for (const place of placesOf(living, lookedAt - best.length))
        best.push(segment.columns.recordIds[place]!)
    }
    return best
  })
}

interface TitleRow {
  record_id: number
  shown: string
  title: string
  initials: string
  pinyin: string
  static_rank: number
}

/** These records, and of what begins so the first in the order of letters: what is called exactly so is among them. */
async function titlesThatBegin(
  tx: Tx,
  recordIds: readonly number[],
  { folded, squeezed }: { folded: string; squeezed: string },
): Promise<TitleRow[]> {
  const range = (what: (typeof beginnings)[number], text: string) => sql`
    (select record_id from search_entry
     where ${sql.ref(what)} collate "C" >= ${text} and ${sql.ref(what)} collate "C" < ${`${text}\u{10ffff}`}
     order by ${sql.ref(what)} collate "C" limit ${lookedAt})`
  const isSound = /^[a-z0-9]{2,}$/.test(squeezed)
  const ranges = [
    range('title', folded),
    ...(isSound ? [range('initials', squeezed), range('pinyin', squeezed)] : []),
  ]
  const { rows } = await sql<TitleRow>`
    with begins as materialized (
      select unnest(${recordIds}::int[]) as record_id union ${sql.join(ranges, sql` union `)})
    select record_id, record.title as shown, entry.title, entry.initials, entry.pinyin, entry.static_rank
    from begins join search_entry entry using (record_id) join record on record.id = record_id
    where not is_gone`.execute(tx)
  return rows
}
