import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { factsOf } from '../../../src/catalogue/merging/facts/match-facts.ts'
import { keyHash } from '../../../src/catalogue/merging/rules/key-hash.ts'
import { keyLetters, keysOf } from '../../../src/catalogue/merging/rules/keys.ts'
import { entryOfRecord } from '../../../src/catalogue/search/entry-of.ts'
import type { Generated } from './corpus.ts'

// biome-ignore format: columns
const tables = {
  record: ['id', 'title', 'subtitle', 'responsibility', 'publisher', 'published_year', 'material_type',
    'language', 'isbn', 'call_number', 'description', 'loan_count', 'changed_at', 'arrived_at'],
  source_record: ['id', 'library_id', 'control_number', 'record_id', 'format', 'marc', 'content_hash', 'imported_at', 'match_facts'],
  record_key: ['key', 'record_id', 'kind'],
  holding: ['record_id', 'source_record_id', 'library_id', 'call_number', 'barcode', 'location', 'status', 'lendable'],
  search_entry: ['record_id', 'static_rank', 'terms', 'title', 'titles', 'responsibility', 'subjects', 'publisher',
    'call_number', 'initials', 'pinyin', 'sort_title', 'call_number_keys', 'library_ids', 'loans', 'published_year',
    'material_type', 'language', 'clc', 'arrived_at', 'person_names', 'subject_headings'],
  search_number: ['number', 'record_id'],
} as const
type Table = keyof typeof tables
/** Rows of each table as COPY reads them. */
export type Rows = Record<Table, string[]>

export const noRows = (): Rows => ({
  record: [],
  source_record: [],
  record_key: [],
  holding: [],
  search_entry: [],
  search_number: [],
})

interface Laying {
  rows: Rows
  /** When all of them came. */
  at: string
}

/** Adds a work, its copies and what it is found by to `rows`. */
export function lay(
  { id, work, libraryIds, callNumber, loans }: Generated,
  { rows, at }: Laying,
): void {
  const isbn = work.isbns[0]?.normal ?? null
  const own = entryOfRecord({ recordId: id, work, libraryIds, callNumbers: [callNumber], loans })
  rows.record.push(
    line([
      id,
      work.title,
      work.subtitle ?? '',
      work.responsibility ?? '',
      work.publisher ?? '',
      work.year ?? '',
      work.materialType,
      work.language ?? '',
      isbn,
      callNumber,
      JSON.stringify(work),
      loans,
      at,
      at,
    ]),
  )
  const facts = factsOf(work)
  const source = [id, libraryIds[0], String(id), id, 'cnmarc', '{}', '\\x00', at]
  rows.source_record.push(line([...source, JSON.stringify(facts)]))
  for (const { kind, text } of keysOf(facts))
    rows.record_key.push(line([keyHash(text), id, keyLetters[kind]]))
  for (const libraryId of libraryIds)
    rows.holding.push(
      line([id, id, libraryId, callNumber, `${libraryId}-${id}`, '书库', 'available', 't']),
    )
  rows.search_entry.push(
    line([
      id,
      own.static_rank,
      `\\x${own.terms.toString('hex')}`,
      own.title,
      own.titles,
      own.responsibility,
      own.subjects,
      own.publisher,
      own.call_number,
      own.initials,
      own.pinyin,
      own.sort_title,
      list(own.call_number_keys),
      list(own.library_ids),
      own.loans,
      own.published_year,
      own.material_type,
      own.language,
      own.clc,
      at,
      list(own.person_names),
      list(own.subject_headings),
    ]),
  )
  if (isbn !== null) rows.search_number.push(line([isbn, id]))
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' }
const line = (values: readonly unknown[]): string =>
  `${values
    .map((value) =>
      value === null || value === undefined
        ? '\\N'
        : String(value).replaceAll(/[\\\n\t\r]/g, (sign) => escapes[sign]!),
    )
    .join('\t')}\n`
const list = (values: readonly unknown[]): string =>
  `{${values.map((value) => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`

/** Writes `rows` into their tables. */
export async function copyRows(client: pg.Client, rows: Rows): Promise<void> {
  for (const table of Object.keys(tables) as Table[]) {
    const stream = client.query(copyFrom(`copy ${table} (${tables[table].join(', ')}) from stdin`))
    await pipeline(Readable.from([rows[table].join('')]), stream)
  }
}
