import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Copy, Entry } from './entry.ts'
import { holdersOf, noteHolders, recordsOf } from './withdrawals-store.ts'

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

/** The records that describe what the library sent under these control numbers. */
export async function recordsOfSources(
  tx: Tx,
  libraryId: number,
  controlNumbers: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ record_id: number }>`
    select distinct record_id from source_record
    where library_id = ${libraryId} and control_number = any(${controlNumbers})`.execute(tx)
  return rows.map((row) => row.record_id)
}

/**
 * Brings `entries` of one library (each control number once) into the catalogue. A work that other
 * libraries hold too keeps its description; one that this record alone describes follows it and
 * keeps its id. `changed` are those entries whose control number is stored already. A copy that
 * its record no longer names is given up.
 */
export async function putEntries(
  tx: Tx,
  libraryId: number,
  batch: Batch & { changed: readonly Entry[] },
): Promise<void> {
  const { changed, entries, at } = batch
  const numbersOf = (some: readonly Entry[]) => some.map(({ controlNumber }) => controlNumber)
  const former = await recordsOf(tx, libraryId, numbersOf(changed))
  const before = await holdersOf(tx, former)
  if (changed.length > 0) await followSoleSource(tx, libraryId, { entries: changed, at })
  await addWorks(tx, batch)
  await putSources(tx, libraryId, batch)
  await putCopies(tx, libraryId, entries)
  const now = await recordsOf(tx, libraryId, numbersOf(entries))
  await noteHolders(tx, { recordIds: [...new Set([...former, ...now])], before }, at)
}

export interface Batch {
  entries: readonly Entry[]
  at: Temporal.Instant
}

/** The columns of `record` that an entry fills. */
const workColumns = sql`
  match_key text, control_number text, title text, subtitle text, responsibility text,
  publisher text, published_year text, material_type text, language text, isbn text,
  call_number text, description jsonb`

async function followSoleSource(tx: Tx, libraryId: number, { entries, at }: Batch) {
  await sql`
    update record
    set match_key = new.match_key, title = new.title, subtitle = new.subtitle,
        responsibility = new.responsibility, publisher = new.publisher,
        published_year = new.published_year, material_type = new.material_type,
        language = new.language, isbn = new.isbn, call_number = new.call_number,
        description = new.description, changed_at = ${at}
    from jsonb_to_recordset(${works(entries)}::jsonb) as new(${workColumns})
    join source_record own
      on own.library_id = ${libraryId} and own.control_number = new.control_number
    where record.id = own.record_id
      and not exists (select from source_record other
                      where other.record_id = own.record_id and other.id <> own.id)
      and not exists (select from record taken
                      where taken.match_key = new.match_key and taken.id <> own.record_id)`.execute(
    tx,
  )
}

async function addWorks(tx: Tx, { entries, at }: Batch) {
  // In the order of their keys, so that two imports at once wait for each other and never cross.
  await sql`
    insert into record (match_key, title, subtitle, responsibility, publisher, published_year,
                        material_type, language, isbn, call_number, description, changed_at, arrived_at)
    select match_key, title, subtitle, responsibility, publisher, published_year,
           material_type, language, isbn, call_number, description, ${at}, ${at}
    from jsonb_to_recordset(${works(entries)}::jsonb) as new(${workColumns})
    order by match_key collate "C"
    on conflict (match_key) do nothing`.execute(tx)
}

async function putSources(tx: Tx, libraryId: number, { entries, at }: Batch) {
  const rows = entries.map(({ controlNumber, contentHash, matchKey, work, marc }) => ({
    control_number: controlNumber,
    match_key: matchKey,
    format: work.format,
    marc,
    content_hash: `\\x${contentHash}`,
  }))
  await sql`
    insert into source_record (library_id, control_number, record_id, format, marc, content_hash,
                               imported_at)
    select ${libraryId}, new.control_number, record.id, new.format, new.marc, new.content_hash, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as new(control_number text, match_key text, format text, marc jsonb, content_hash bytea)
    join record on record.match_key = new.match_key
    order by new.control_number collate "C"
    on conflict (library_id, control_number) do update
    set record_id = excluded.record_id, format = excluded.format, marc = excluded.marc,
        content_hash = excluded.content_hash, imported_at = excluded.imported_at`.execute(tx)
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

/** One row of `workColumns` for each work of `entries`, as JSON; the first entry speaks for a work. */
function works(entries: readonly Entry[]): string {
  const byKey = new Map(entries.toReversed().map((entry) => [entry.matchKey, entry]))
  const rows = [...byKey.values()].map(({ work, ...entry }) => ({
    match_key: entry.matchKey,
    control_number: entry.controlNumber,
    title: work.title,
    subtitle: work.subtitle ?? '',
    responsibility: work.responsibility ?? '',
    publisher: work.publisher ?? '',
    published_year: work.year ?? '',
    material_type: work.materialType,
    language: work.language ?? '',
    isbn: numberOf(work),
    call_number: work.callNumber ?? '',
    description: work,
  }))
  return JSON.stringify(rows)
}

/** The number to show and find a work by: a wrong ISBN still, but nothing that is none. */
const numberOf = ({ isbns, issns }: Entry['work']): string | null =>
  isbns
    .map(({ normal, printed }) => normal ?? printed)
    .find((number) => /^[\dX]{10,13}$/.test(number)) ??
  issns.find(({ normal }) => normal !== null)?.normal ??
  null
