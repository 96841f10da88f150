import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import type { Suggestion } from '../catalogue-search.ts'
import { type Beginnings, beginningsOf, type Suggestible, suggest } from '../suggest.ts'
import { beginningTerm } from '../terms.ts'
import { type OpenIndex, openIndex } from './open-index-store.ts'
import { bitsOf, intersection, placesOf } from './places/bits.ts'
import type { Texts } from './texts-store.ts'

/** What is looked at for one list: enough to choose from, few enough to be quick. */
const lookedAt = 30

/** What may be meant by what is being typed; `suggest.ts` says in which order. */
export async function suggestionsFor(tx: Tx, typed: string, limit: number): Promise<Suggestion[]> {
  const begun = beginningsOf(typed.replaceAll(/\p{Cc}/gu, ' '))
  if (!begun) return []
  const names = await namesFor(tx, begun)
  const index = await openIndex(tx)
  const recordIds = new Set([
    ...(await bestThatBegin(tx, index, begun)),
    ...(await firstThatBegin(tx, begun)),
  ])
  const texts = await index.texts(tx, [...recordIds])
  const titles = [...texts.values()].map(suggestible)
  return asWritten(tx, suggest(typed, [...titles, ...names], limit))
}

async function namesFor(tx: Tx, { folded, letters }: Beginnings): Promise<Suggestible[]> {
  const { rows } = await sql<Suggestible>`
    (select kind, name as text, null as "recordId", folded, initials, '' as pinyin, records as weight from search_name
     where folded >= ${folded} and folded < ${after(folded)} order by folded limit ${lookedAt})
    union
    (select kind, name, null, folded, initials, '', records from search_name
     where initials >= ${letters} and initials < ${after(letters ?? '')} order by initials limit ${lookedAt})`.execute(
    tx,
  )
  return rows
}

const after = (text: string): string => `${text}\u{10ffff}`

const columns = ['title', 'initials', 'pinyin'] as const

/** The best by static rank of what begins so, in characters, initials or pinyin. */
async function bestThatBegin(
  tx: Tx,
  index: OpenIndex,
  { folded, letters }: Beginnings,
): Promise<number[]> {
  const terms = columns.flatMap((what) => {
    const text = what === 'title' ? folded : letters
    return (text && beginningTerm(what, text)?.term) || []
  })
  const { segments } = index.standing(await index.postings(tx, terms))
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

/** Of what begins so the first in the order of letters: what is called exactly so is among them. */
async function firstThatBegin(tx: Tx, { folded, letters }: Beginnings): Promise<number[]> {
  const ranges = columns.flatMap((what) => {
    const text = what === 'title' ? folded : letters
    const column = sql.ref(what)
    return text === null
      ? []
      : [
          sql`(select record_id from search_entry
               where ${column} collate "C" >= ${text} and ${column} collate "C" < ${after(text)} and not is_gone
               order by ${column} collate "C" limit ${lookedAt})`,
        ]
  })
  const { rows } = await sql<{ record_id: number }>`${sql.join(ranges, sql` union all `)}`.execute(
    tx,
  )
  return rows.map(({ record_id }) => record_id)
}

const suggestible = ({ record_id, title, initials, pinyin, libraries }: Texts): Suggestible => ({
  kind: 'title',
  text: title,
  recordId: record_id,
  folded: title,
  initials,
  pinyin,
  weight: libraries,
})

/** Titles as they stand on their records: only what is suggested is read for it. */
async function asWritten(tx: Tx, suggestions: readonly Suggestion[]): Promise<Suggestion[]> {
  const recordIds = suggestions.flatMap(({ recordId }) => recordId ?? [])
  if (recordIds.length === 0) return [...suggestions]
  const { rows } = await sql<{ id: number; title: string }>`
    select id, title from record where id = any(${recordIds})`.execute(tx)
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return suggestions.map((one) => ({ ...one, text: titles.get(one.recordId ?? 0) ?? one.text }))
}
