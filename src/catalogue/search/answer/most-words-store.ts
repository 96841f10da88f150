import type { Tx } from '../../../shared/database.ts'
import type { CatalogueSearch, Count, Wanted } from '../catalogue-search.ts'
import type { Condition, Query } from '../condition.ts'
import { anyOf } from '../question/combine.ts'
import {
  type AskedWord,
  allWords,
  asWord,
  mayBeCut,
  waysToKeep,
  wordsAsked,
} from '../question/most-words.ts'
import type { SearchQuestion } from '../shapes.ts'

/** Some of what is found with most of the words: what was left out of the question for it, and what remained. */
export interface WithMost extends Count {
  leftOut: string[]
  q: string
}

export interface MostWords {
  query: Query
  /** Together they are what is found, and nothing is in two of them: whatever had more words would have been found before. */
  parts: WithMost[]
}

interface Asking extends Wanted {
  tx: Tx
  search: CatalogueSearch
}

/**
 * What has most of the words of a question that finds nothing: first without the words that no record has, then with as many of the
 * others as any record has together, no less than half. Chinese without blanks is cut where no record has both sides in a
 * row. Null where the question is no plain one, wants all words, or nothing is found so either.
 */
export async function mostWords(
  asking: Asking,
  question: Pick<SearchQuestion, 'q' | 'field' | 'words'>,
): Promise<MostWords | null> {
  const asked = question.words === 'all' ? null : wordsAsked(question.q, question.field)
  if (!asked || !asking.query) return null
  const all = await cutInto(asking, asked)
  const known = await filterKnown(asking, all)
  const isCut = all.length > asked.length
  for (let count = known.length; count > 0; count--) {
    if (count === all.length && !isCut) continue
    const ways = waysToKeep(known, count, all)
    if (ways.length === 0) return null
    const condition = anyOf(ways.map(allWords))
    if (!(await isAny(asking, condition))) continue
    const query = { ...asking.query, condition }
    return { query, parts: await partsOf(asking, { all, ways }) }
  }
  return null
}

async function isAny({ tx, search, filters }: Asking, condition: Condition | null) {
  const query = { condition, asTitle: '' }
  const asked = { query, filters, sort: 'relevance', page: 1, perPage: 1 } as const
  return condition !== null && (await search.page(tx, asked)).length > 0
}

async function filterKnown(asking: Asking, words: readonly AskedWord[]): Promise<AskedWord[]> {
  const known: AskedWord[] = []
  for (const word of words) if (await isAny(asking, word.condition)) known.push(word)
  return known
}

/** The words, those in Chinese that find nothing cut into what they are made of. */
async function cutInto(asking: Asking, asked: readonly AskedWord[]): Promise<AskedWord[]> {
  const words: AskedWord[] = []
  for (const word of asked) {
    const characters = mayBeCut(word)
    const isWhole = characters === null || (await isAny(asking, word.condition))
    const parts = isWhole ? [] : await cut(asking, characters)
    words.push(...(parts.some(({ condition }) => condition !== null) ? parts : [word]))
  }
  return words
}

/** Cut between two characters that no record has in a row; where there are none, at the first place that leaves two known parts. */
async function cut(asking: Asking, characters: readonly string[]): Promise<AskedWord[]> {
  const parts: string[] = [characters[0]!]
  for (const [at, character] of characters.slice(1).entries()) {
    const together = await isAny(asking, asWord(characters[at]! + character).condition)
    if (together) parts[parts.length - 1] += character
    else parts.push(character)
  }
  if (parts.length > 1)
    return parts.map((text) => ([...text].length > 1 ? asWord(text) : { text, condition: null }))
  for (let at = 2; at <= characters.length - 2; at++) {
    const two = [characters.slice(0, at), characters.slice(at)].map((part) => asWord(part.join('')))
    if (await isAny(asking, allWords(two))) return two
  }
  return parts.map(asWord)
}

interface Ways {
  all: readonly AskedWord[]
  ways: readonly AskedWord[][]
}

async function partsOf(asking: Asking, { all, ways }: Ways): Promise<WithMost[]> {
  const { tx, search, filters } = asking
  const parts: WithMost[] = []
  for (const kept of ways) {
    const query = { condition: allWords(kept), asTitle: '' }
    const wanted = { query, filters, libraryIds: [], facets: false }
    const { total } = await search.counts(tx, wanted)
    if (total.count === 0) continue
    const leftOut = all.filter((word) => !kept.includes(word)).map(({ text }) => text)
    parts.push({ leftOut, q: kept.map(({ text }) => text).join(' '), ...total })
  }
  return parts.toSorted((a, b) => b.count - a.count)
}
