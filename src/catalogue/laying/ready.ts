import type { Bibliographic } from '../bibliographic.ts'
import type { Copy, Entry } from '../entry.ts'
import type { MatchFacts } from '../merging/facts/match-facts.ts'
import { type HashedKey, hashedKeysOf } from '../merging/rules/key-hash.ts'
import { descriptionColumns } from '../merging/works.ts'
import { entryOfRecord, type SearchEntry } from '../search/entry-of.ts'
import { numbersOf } from '../search/numbers.ts'
import { copied, copiedBytes, copiedList } from './copy-lines.ts'

/**
 * What one source record brings, as lines of COPY that only want the ids in front: all that can be made before it is known
 * where the record belongs, and so in another thread.
 */
export interface Ready {
  controlNumber: string
  hasTitle: boolean
  facts: MatchFacts
  keys: readonly HashedKey[]
  record: string
  source: string
  copies: readonly string[]
  /** Under what it is found if the record is its alone; null where only the database can order its call numbers. */
  entry: string | null
  numbers: readonly string[]
}

// biome-ignore format: columns
export const readyColumns = {
  record: ['title', 'subtitle', 'responsibility', 'publisher', 'published_year', 'material_type', 'language', 'isbn',
    'call_number', 'description'],
  source_record: ['library_id', 'control_number', 'format', 'marc', 'content_hash', 'match_facts'],
  holding: ['library_id', 'call_number', 'barcode', 'volume', 'location', 'status', 'lendable'],
  search_entry: ['static_rank', 'terms', 'title', 'titles', 'responsibility', 'subjects', 'publisher', 'call_number',
    'initials', 'pinyin', 'sort_title', 'call_number_keys', 'library_ids', 'loans', 'published_year', 'material_type',
    'language', 'clc', 'person_names', 'subject_headings'],
} as const

/** What `entry` of a library brings. */
export function readyOf(entry: Entry, libraryId: number): Ready {
  const { controlNumber, work, facts } = entry
  return {
    controlNumber,
    hasTitle: work.title !== '',
    facts,
    keys: hashedKeysOf(facts),
    record: recordLine(work),
    source: line([
      libraryId,
      copied(controlNumber),
      work.format,
      copied(JSON.stringify(entry.marc)),
      copiedBytes(entry.contentHash),
      copied(JSON.stringify(facts)),
    ]),
    copies: entry.copies.map((copy) => copyLine(copy, libraryId)),
    entry: ownEntryLine(entry, libraryId),
    numbers: numbersOf(work).map(copied),
  }
}

const line = (values: readonly (string | number)[]): string => values.join('\t')

/** A record as `work` describes it. */
export function recordLine(work: Bibliographic): string {
  const own = descriptionColumns(work)
  return line([
    ...readyColumns.record.slice(0, -1).map((name) => copied(own[name as keyof typeof own])),
    copied(JSON.stringify(work)),
  ])
}

const copyLine = ({ status, ...copy }: Copy, libraryId: number): string =>
  line([
    libraryId,
    copied(copy.call_number),
    copied(copy.barcode),
    copied(copy.volume),
    copied(copy.location),
    status ?? 'available',
    copied((status ?? 'available') === 'available' || status === 'onLoan'),
  ])

function ownEntryLine({ work, copies }: Entry, libraryId: number): string | null {
  const written = new Set(copies.map(({ call_number }) => call_number).filter(Boolean))
  if (written.size > 1) return null
  return entryLine(
    entryOfRecord({
      recordId: 0,
      work,
      libraryIds: [libraryId],
      callNumbers: [...written, work.callNumber ?? ''],
      loans: 0,
    }),
  )
}

/** A row of the search index without the record's id. */
export const entryLine = (entry: SearchEntry): string =>
  line(
    readyColumns.search_entry.map((name) => {
      if (name === 'terms') return copiedBytes(entry.terms.toString('hex'))
      const value = entry[name]
      return Array.isArray(value) ? copiedList(value) : copied(value)
    }),
  )
