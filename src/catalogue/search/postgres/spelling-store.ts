import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import { fold } from '../../fold.ts'
import { noFilters } from '../catalogue-search.ts'
import { parseQuery } from '../parse.ts'
import { askedWords } from '../question/asked-words.ts'
import { wordsIn } from '../question/combine.ts'
import { type Filling, fillings, gapsOf } from '../slips/gaps.ts'
import { pinyinSlips } from '../slips/pinyin-slips.ts'
import { otherSpellings, spellingProbes } from '../slips/spelling.ts'
import { type Term, termOf } from '../terms.ts'
import { found } from './matching-store.ts'
import { type OpenIndex, openIndex } from './open-index-store.ts'
import { firstByRank } from './places/select.ts'

const spellingsMax = 5

/**
 * What `typed` may have meant: first what titles have with one character in the place of another of its look or sound, then
 * other words in place of those that the catalogue does not have, other pinyin. Only where no record has the words of `typed` at all, any character is proposed that titles have there.
 */
export async function spellingsFor(tx: Tx, typed: string): Promise<string[]> {
  const filled = await fillingsIn(tx, typed)
  const [near, unlike] = [true, false].map((wanted) =>
    filled.filter((one) => one.isNear === wanted),
  )
  const spelt = [
    ...near!.map(({ text }) => text),
    ...(await knownWordsFor(tx, typed)),
    ...(await titlesInPinyin(tx, typed)),
  ]
  if (unlike!.length > 0 && !(await isFound(tx, typed)))
    spelt.push(...unlike!.map(({ text }) => text))
  return [...new Set(spelt)].slice(0, spellingsMax)
}

async function isFound(tx: Tx, typed: string): Promise<boolean> {
  const query = { condition: wordsIn('any', askedWords(fold(typed))), asTitle: '' }
  return ((await found(tx, { query, filters: noFilters }))?.sure ?? 0) > 0
}

async function knownWordsFor(tx: Tx, typed: string): Promise<string[]> {
  const probes = spellingProbes(typed)
  if (probes.length === 0) return []
  const index = await openIndex(tx)
  const terms = new Map(probes.map((word) => [termOf(word), word]))
  const counts = await weightsOf(tx, index, [...terms.keys()])
  const spelt = otherSpellings(
    typed,
    new Map([...counts].map(([term, count]) => [terms.get(term)!, count])),
  )
  // Each of their words is somewhere; all of them together need not be.
  const finding: string[] = []
  for (const other of spelt) if (await isFound(tx, other)) finding.push(other)
  return finding
}

/** Of each gap so many titles are looked at, those that most libraries hold. */
const titlesMax = 60

async function fillingsIn(tx: Tx, typed: string): Promise<Filling[]> {
  const looked: Parameters<typeof fillings>[0][number][] = []
  for (const gap of gapsOf(typed)) {
    const query = { condition: gap.condition, asTitle: '' }
    const all = await found(tx, { query, filters: noFilters })
    const ids = all ? firstByRank(all, titlesMax).map(({ recordId }) => recordId) : []
    const texts = all ? [...(await all.texts(ids)).values()] : []
    looked.push({ gap, titles: texts.map(({ titles }) => titles) })
  }
  return fillings(looked)
}

/** More titles that begin so make it no likelier. */
const begunMax = 50

/** The slips of a pinyin with which titles begin: those that are whole titles first, then those of most titles. */
async function titlesInPinyin(tx: Tx, typed: string): Promise<string[]> {
  const slips = pinyinSlips(typed)
  const query = parseQuery({ q: typed, field: 'any' })
  if (slips.length === 0 || (await found(tx, { query, filters: noFilters }))?.sure) return []
  const { rows } = await sql<{ letters: string }>`
    select letters
    from unnest(${slips}::text[]) as letters,
         lateral (select count(*) as titles, coalesce(bool_or(pinyin = letters), false) as is_whole
                  from (select pinyin from search_entry
                        where pinyin collate "C" >= letters and pinyin collate "C" < letters || ${lastLetter}
                          and not is_gone
                        order by pinyin collate "C" limit ${begunMax}) as begun) as counted
    where titles > 0
    order by is_whole desc, titles desc, letters limit ${spellingsMax}`.execute(tx)
  return rows.map(({ letters }) => letters)
}

const lastLetter = '\u{10ffff}'

/**
 * About how many records have each of these terms; those that none has are left out. The length of a posting tells
 * it (4 bytes a record, or one bit for each place where that is shorter), so that none need be read.
 */
async function weightsOf(
  tx: Tx,
  index: OpenIndex,
  terms: readonly Term[],
): Promise<Map<Term, number>> {
  const { rows } = await sql<{ term: number; weight: number }>`
    select term, sum(octet_length(places) / 4)::int as weight from search_posting
    where edition_id = ${index.editionId} and term = any(${terms}::bigint[]) group by term`.execute(
    tx,
  )
  const weights = new Map(rows.map(({ term, weight }) => [term, weight]))
  for (const { posting } of index.fresh.segments)
    for (const term of terms) {
      const fresh = posting(term)
      if (fresh) weights.set(term, (weights.get(term) ?? 0) + fresh.length)
    }
  return weights
}
