import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copied } from '../../../src/catalogue/laying/copy-lines.ts'
import { entryLine, readyColumns, recordLine } from '../../../src/catalogue/laying/ready.ts'
import { factsOf } from '../../../src/catalogue/merging/facts/match-facts.ts'
import { hashedKeysOf } from '../../../src/catalogue/merging/rules/key-hash.ts'
import { entryOfRecord } from '../../../src/catalogue/search/entry-of.ts'
import { numbersOf } from '../../../src/catalogue/search/numbers.ts'
import type { Generated } from './corpus.ts'

// biome-ignore format: columns
const tables = {
  record: ['id', 'loan_count', 'changed_at', 'arrived_at', ...readyColumns.record],
  source_record: ['id', 'record_id', 'imported_at', ...readyColumns.source_record],
  record_key: ['key', 'record_id', 'kind'],
  holding: ['record_id', 'source_record_id', ...readyColumns.holding],
  search_entry: ['record_id', 'arrived_at', ...readyColumns.search_entry],
  search_number: ['record_id', 'number'],
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

/** Adds a work, its copies and what it is found by to `rows`, in the lines in which an import lays them. */
export function lay(
  { id, work, libraryIds, callNumber, loans }: Generated,
  { rows, at }: Laying,
): void {
  rows.record.push(`${id}\t${loans}\t${at}\t${at}\t${recordLine(work)}`)
  const facts = factsOf(work)
  const source = [libraryIds[0], id, 'cnmarc', '{}', '\\\\x00', copied(JSON.stringify(facts))]
  rows.source_record.push(`${id}\t${id}\t${at}\t${source.join('\t')}`)
  for (const { hash, letter } of hashedKeysOf(facts))
    rows.record_key.push(`${hash}\t${id}\t${letter}`)
  for (const libraryId of libraryIds)
    rows.holding.push(
      `${id}\t${id}\t${libraryId}\t${callNumber}\t${libraryId}-${id}\t\t书库\tavailable\tt`,
    )
  const entry = entryOfRecord({ recordId: id, work, libraryIds, callNumbers: [callNumber], loans })
  rows.search_entry.push(`${id}\t${at}\t${entryLine(entry)}`)
  for (const number of numbersOf(work)) rows.search_number.push(`${id}\t${copied(number)}`)
}

/** Writes `rows` into their tables; a batch need not have any of a table, as old books have no numbers. */
export async function copyRows(client: pg.Client, rows: Rows): Promise<void> {
  for (const table of Object.keys(tables) as Table[]) {
    if (rows[table].length === 0) continue
    const stream = client.query(copyFrom(`copy ${table} (${tables[table].join(', ')}) from stdin`))
    await new Promise<void>((done, failed) => {
      stream.once('error', failed)
      stream.once('finish', done)
      stream.end(`${rows[table].join('\n')}\n`)
    })
  }
}
