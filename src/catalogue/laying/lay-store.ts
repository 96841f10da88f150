import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { finishMatching, type Matched, matchSources } from '../merging/match-store.ts'
import { type Ready, readyColumns } from './ready.ts'

export interface Laying {
  ready: readonly Ready[]
  at: Temporal.Instant
}

/** Writes lines into a table by COPY. */
export async function copyInto(
  tx: Tx,
  [table, columns]: readonly [table: string, columns: readonly string[]],
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return
  const body = Buffer.from(`${lines.join('\n')}\n`)
  const copy = `copy ${table} (${columns.join(', ')}) from stdin`
  await tx.executeQuery(CompiledQuery.raw(copy, [body]))
}

/**
 * Brings source records of one library that it has not sent before (each control number once) into the catalogue, as
 * `putEntries` would: the same records, copies, keys and entries. What is a record by itself is found by what was made
 * ready of it; records that others have a part in are made anew from all of them.
 */
export async function layReady(tx: Tx, libraryId: number, { ready, at }: Laying): Promise<void> {
  const recordOf = new Map(ready.map(({ controlNumber, record }) => [controlNumber, record]))
  const matched = await matchSources(tx, libraryId, {
    sent: ready,
    at,
    addRecords: (tx, made) =>
      copyInto(
        tx,
        ['record', ['id', 'changed_at', 'arrived_at', ...readyColumns.record]],
        made.map((one) => `${one.recordId}\t${at}\t${at}\t${recordOf.get(one.controlNumber)}`),
      ),
  })
  await laySources(tx, { ready, at }, matched.places)
  const own = ready.filter(
    ({ entry, controlNumber }) => entry !== null && matched.alone.has(controlNumber),
  )
  const settled = new Set(own.map(({ controlNumber }) => matched.alone.get(controlNumber)!))
  const touched = matched.touched.filter((id) => !settled.has(id))
  await finishMatching(tx, { ...matched, touched }, at)
  await layEntries(tx, { ready: own, at }, matched.alone)
}

async function laySources(tx: Tx, { ready, at }: Laying, places: Matched['places']): Promise<void> {
  const ids = await newSourceIds(tx, ready.length)
  const ordered = ready.toSorted((a, b) => (a.controlNumber < b.controlNumber ? -1 : 1))
  const idOf = new Map(ordered.map(({ controlNumber }, at) => [controlNumber, ids[at]!]))
  await copyInto(
    tx,
    [
      'source_record',
      ['id', 'record_id', 'merge_rule', 'imported_at', 'merged_at', ...readyColumns.source_record],
    ],
    ordered.map(({ controlNumber, source }) => {
      const { recordId, rule } = places.get(controlNumber)!
      return `${idOf.get(controlNumber)}\t${recordId}\t${rule}\t${at}\t${at}\t${source}`
    }),
  )
  await copyInto(
    tx,
    ['holding', ['record_id', 'source_record_id', ...readyColumns.holding]],
    ready.flatMap(({ controlNumber, copies }) => {
      const ids = `${places.get(controlNumber)!.recordId}\t${idOf.get(controlNumber)}`
      return copies.map((copy) => `${ids}\t${copy}`)
    }),
  )
}

async function newSourceIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval('source_record_id_seq')::int as id from generate_series(1, ${count})`.execute(tx)
  return rows.map(({ id }) => id).toSorted((a, b) => a - b)
}

async function layEntries(
  tx: Tx,
  { ready, at }: Laying,
  idOf: ReadonlyMap<string, number>,
): Promise<void> {
  await copyInto(
    tx,
    ['search_entry', ['record_id', 'arrived_at', ...readyColumns.search_entry]],
    ready.map(({ controlNumber, entry }) => `${idOf.get(controlNumber)}\t${at}\t${entry}`),
  )
  await copyInto(
    tx,
    ['search_number', ['record_id', 'number']],
    ready.flatMap(({ controlNumber, numbers }) =>
      numbers.map((number) => `${idOf.get(controlNumber)}\t${number}`),
    ),
  )
}
