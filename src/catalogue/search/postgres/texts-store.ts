import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import { type CheckedTexts, type Clue, noTexts } from './text-check.ts'

/** What of a record is compared with a question, beside its terms. */
export interface Texts {
  record_id: number
  /** Whether it is committed so, and not by this transaction alone. */
  settled: boolean
  title: string
  titles: string
  responsibility: string
  subjects: string
  publisher: string
  call_number: string
  initials: string
  pinyin: string
  /** Squeezed, so that a blank is between two. */
  call_number_keys: string
  clc: string
  year: number | null
  libraries: number
  loans: number
}

const after = (text: string) => `${text}\u{10ffff}`

const joinedKeys = sql`array_to_string(call_number_keys, ' ') as call_number_keys`

const texts = sql`
  record_id, pg_visible_in_snapshot(changed_by, pg_current_snapshot()) as settled, title, titles, responsibility,
  subjects, publisher, call_number, initials, pinyin, ${joinedKeys}, clc, published_year as year,
  cardinality(library_ids) as libraries, loans`

/** The texts of these records, in no order; those that are gone are left out. */
export async function textsOf(tx: Tx, recordIds: readonly number[]): Promise<Map<number, Texts>> {
  if (recordIds.length === 0) return new Map()
  const { rows } = await sql<Texts>`
    select ${texts} from search_entry where record_id = any(${recordIds}) and not is_gone`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.record_id, row]))
}

/** By what these records stand in the order of titles. */
export async function sortTitlesOf(
  tx: Tx,
  recordIds: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await sql<{ record_id: number; sort_title: string }>`
    select record_id, sort_title from search_entry where record_id = any(${recordIds})`.execute(tx)
  return new Map(rows.map(({ record_id, sort_title }) => [record_id, sort_title]))
}

/**
 * Of these records those in which one of `clues` is, with the texts that clues are about; nothing is in the others. So a
 * check of ten thousand records brings those that pass, and of them what is checked.
 */
export async function textsWith(
  tx: Tx,
  recordIds: readonly number[],
  clues: readonly Clue[],
): Promise<Map<number, CheckedTexts>> {
  if (recordIds.length === 0 || clues.length === 0) return new Map()
  const names = [...new Set(clues.flatMap(({ within }) => within))]
  const wanted = names.map((name) => (name === 'call_number_keys' ? joinedKeys : sql.ref(name)))
  const { rows } = await sql<Partial<CheckedTexts> & { record_id: number }>`
    select record_id, ${sql.join(wanted)} from search_entry
    where record_id = any(${recordIds}) and not is_gone
      and (${sql.join(clues.flatMap(clueSql), sql` or `)})`.execute(tx)
  return new Map(rows.map((row) => [row.record_id, { ...noTexts, ...row }]))
}

const clueSql = ({ text, within, begins }: Clue) =>
  within.map((name) => {
    if (name === 'call_number_keys')
      return sql`exists (select from unnest(call_number_keys) as key where starts_with(key, ${text}))`
    return begins
      ? sql`starts_with(${sql.ref(name)}, ${text})`
      : sql`strpos(${sql.ref(name)}, ${text}) > 0`
  })

/**
 * The records that are called `title`, or whose title begins so; where the latter are more than `limit`, only what is
 * called exactly so, lest the letters behind decide who stands first. Letters may be the sounds of a title: the best by
 * static rank that sounds exactly so are among them.
 */
export async function recordsCalled(
  tx: Tx,
  { title, limit }: { title: string; limit: number },
): Promise<number[]> {
  const letters = title.replaceAll(' ', '')
  const isSound = /^[a-z0-9]{2,}$/.test(letters)
  const sounding = (column: 'initials' | 'pinyin') => sql`
    union all
    (select record_id, false, true from search_entry where ${sql.ref(column)} collate "C" = ${letters} and not is_gone
     order by static_rank desc limit ${limit})`
  const { rows } = await sql<{ record_id: number; is_called: boolean; is_exact: boolean }>`
    (select record_id, true as is_called, title = ${title} as is_exact from search_entry
     where title collate "C" >= ${title} and title collate "C" < ${after(title)} and not is_gone
     order by search_entry.title collate "C" limit ${limit + 1})
    ${isSound ? sql`${sounding('initials')} ${sounding('pinyin')}` : sql``}`.execute(tx)
  const all = rows.filter((row) => row.is_called).length <= limit
  const fitting = rows.filter((row) => all || row.is_exact)
  return [...new Set(fitting.map((row) => row.record_id))]
}
