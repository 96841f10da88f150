import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import { fold } from '../../fold.ts'
import type { Suggestion } from '../catalogue-search.ts'
import { beginningTerm } from '../terms.ts'
import { bitsOf, intersection, placesOf } from './bits.ts'
import { textsOf } from './index-store.ts'
import { openIndex } from './open-index-store.ts'

/** What is looked at for one list: enough to choose from, few enough to be quick. */
const lookedAt = 60

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
  const recordIds = [
    ...(await bestThatBegin(tx, folded)),
    ...(await shortestThatBegin(tx, { folded, squeezed })),
  ]
  const texts = await textsOf(tx, recordIds)
  const fitting = [...texts.values()]
    .filter(
      ({ title, initials, pinyin }) =>
        title.startsWith(folded) || initials.startsWith(squeezed) || pinyin.startsWith(squeezed),
    )
    .sort((a, b) => b.static_rank - a.static_rank || b.record_id - a.record_id)
  const distinct = [...new Map(fitting.toReversed().map((own) => [own.title, own])).values()]
  const chosen = distinct.toReversed().slice(0, limit)
  return shown(
    tx,
    chosen.map(({ record_id }) => record_id),
  )
}

async function shown(tx: Tx, recordIds: readonly number[]): Promise<Suggestion[]> {
  const { rows } = await sql<{ id: number; title: string }>`
    select id, title from record where id = any(${recordIds})`.execute(tx)
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return recordIds.flatMap((recordId) => {
    const text = titles.get(recordId)
    return text === undefined ? [] : [{ kind: 'title' as const, text, recordId }]
  })
}

async function bestThatBegin(tx: Tx, folded: string): Promise<number[]> {
  const squeezed = folded.replaceAll(' ', '')
  const terms = beginnings.flatMap(
    (what) => beginningTerm(what, what === 'title' ? folded : squeezed)?.term ?? [],
  )
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

/** Of what begins so, the first in the order of letters: what is called exactly so is among them. */
async function shortestThatBegin(
  tx: Tx,
  { folded, squeezed }: { folded: string; squeezed: string },
): Promise<number[]> {
  const range = (what: (typeof beginnings)[number], text: string) => sql`
    (select record_id from search_entry
     where ${sql.ref(what)} collate "C" >= ${text} and ${sql.ref(what)} collate "C" < ${`${text}\u{10ffff}`} and not is_gone
     order by ${sql.ref(what)} collate "C" limit ${lookedAt})`
  const isSound = /^[a-z0-9]{2,}$/.test(squeezed)
  const ranges = [
    range('title', folded),
    ...(isSound ? [range('initials', squeezed), range('pinyin', squeezed)] : []),
  ]
  const { rows } = await sql<{ record_id: number }>`${sql.join(ranges, sql` union `)}`.execute(tx)
  return rows.map(({ record_id }) => record_id)
}
