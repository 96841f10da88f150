import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Copy, Entry } from './entry.ts'
import { finishMatching, type Matched, matchSources } from './merging/match-store.ts'
import { hashedKeysOf } from './merging/rules/key-hash.ts'
import { addRecords, describedBy } from './merging/works-store.ts'

/** The id of the member or outside library with `code`; null when there is none. */
export async function libraryIdOf(tx: Tx, code: string): Promise<number | null> {
  const row = await tx
    .selectFrom('library')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The content hashes (hex) of the library's records that have one of `controlNumbers`. */
export async function storedHashes(
  tx: Tx,
  libraryId: number,
  controlNumbers: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ control_number: string; hash: string }>`
    select control_number, encode(content_hash, 'hex') as hash
    from source_record
    where library_id = ${libraryId} and control_number = any(${controlNumbers})`.execute(tx)
  return new Map(rows.map((row) => [row.control_number, row.hash]))
}

export interface Batch {
  entries: readonly Entry[]
  at: Temporal.Instant
}

/**
 * Brings `entries` of one library (each control number once) into the catalogue: each goes to the record of its
 * edition (merging/rules/same-record.ts), the fullest description speaks for a record, and a record keeps its id. A copy that
 * its record no longer names is given up.
 */
export async function putEntries(tx: Tx, libraryId: number, { entries, at }: Batch): Promise<void> {
  const workOf = new Map(entries.map(({ controlNumber, work }) => [controlNumber, work]))
  const matched = await matchSources(tx, libraryId, {
    sent: entries.map((entry) => ({ ...entry, keys: hashedKeysOf(entry.facts) })),
    at,
    addRecords: (tx, made) => addRecords(tx, describedBy(made, workOf), at),
  })
  await putSources(tx, libraryId, { entries, at, places: matched.places })
  await putCopies(tx, libraryId, entries)
  await finishMatching(tx, matched, at)
}

async function putSources(
  tx: Tx,
  libraryId: number,
  { entries, at, places }: Batch & Pick<Matched, 'places'>,
) {
  const rows = entries.map(({ controlNumber, contentHash, work, facts, marc }) => ({
    control_number: controlNumber,
    record_id: places.get(controlNumber)!.recordId,
    merge_rule: places.get(controlNumber)!.rule,
    match_facts: facts,
    format: work.format,
    marc,
    content_hash: `\\x${contentHash}`,
  }))
  await sql`
    insert into source_record (library_id, control_number, record_id, format, marc, content_hash, imported_at,
                               match_facts, merge_rule, merged_at)
    select ${libraryId}, control_number, record_id, format, marc, content_hash, ${at}, match_facts, merge_rule, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as new(control_number text, record_id int, merge_rule text, match_facts jsonb, format text, marc jsonb,
             content_hash bytea)
    order by control_number collate "C"
    on conflict (library_id, control_number) do update
    set record_id = excluded.record_id, format = excluded.format, marc = excluded.marc,
        content_hash = excluded.content_hash, imported_at = excluded.imported_at,
        match_facts = excluded.match_facts, merge_rule = excluded.merge_rule,
        merged_at = case when source_record.record_id = excluded.record_id
                          and source_record.merge_rule = excluded.merge_rule
                         then source_record.merged_at else excluded.merged_at end,
        merged_by = case when source_record.record_id = excluded.record_id
                          and source_record.merge_rule = excluded.merge_rule
                         then source_record.merged_by else '' end`.execute(tx)
}

/** A copy is known again by its barcode: it keeps its id, and its status unless the record has one. */
async function putCopies(tx: Tx, libraryId: number, entries: readonly Entry[]) {
  const rows = entries.flatMap(({ controlNumber, copies }) =>
    copies.map((copy: Copy) => ({ ...copy, control_number: controlNumber })),
  )
  // Numbers go by the order of the file, whatever way the planner chose: the same file twice makes the same numbers.
  const ordered = rows.map((row, position) => ({ ...row, position }))
  const copies = sql`
    select own.id as source_record_id, own.record_id, new.*
    from jsonb_to_recordset(${JSON.stringify(ordered)}::jsonb)
      as new(control_number text, call_number text, barcode text, volume text, location text, status text,
             position int)
    join source_record own
      on own.library_id = ${libraryId} and own.control_number = new.control_number`

  await sql`
    with copy as (${copies})
    delete from holding
    where source_record_id in (select source_record_id from copy)
      and (barcode = '' or (source_record_id, barcode) not in (select source_record_id, barcode from copy))
    `.execute(tx)
  await sql`
    with copy as (${copies}),
    known as (
      update holding
      set record_id = copy.record_id, call_number = copy.call_number, volume = copy.volume,
          location = copy.location, status = coalesce(copy.status, holding.status),
          lendable = coalesce(copy.status, holding.status) in ('available', 'onLoan')
      from copy
      where holding.source_record_id = copy.source_record_id and holding.barcode = copy.barcode
      returning holding.source_record_id, holding.barcode
    )
    insert into holding (record_id, source_record_id, library_id, call_number, barcode, volume,
                         location, status, lendable)
    select record_id, source_record_id, ${libraryId}, call_number, barcode, volume, location,
           coalesce(status, 'available'), coalesce(status, 'available') in ('available', 'onLoan')
    from copy
    where (source_record_id, barcode) not in (select source_record_id, barcode from known)
    order by position`.execute(tx)
}
