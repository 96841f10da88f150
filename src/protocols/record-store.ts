import { sql } from 'kysely'
import type { Described } from '../catalogue/hits.ts'
import type { Tx } from '../shared/database.ts'
import type { MarcRecord } from '../wire/marc/record.ts'

/** A record as anybody may have it: what it says, its MARC as one library sent it, and who holds it. */
export interface PublicRecord {
  id: number
  changedAt: Temporal.Instant
  work: Described
  title: string
  marc: MarcRecord | null
  /** Codes of the libraries that hold it, in order. */
  libraryCodes: string[]
}

interface Row {
  id: number
  changed_at: Temporal.Instant
  description: Described
  title: string
  marc: MarcRecord | null
  codes: string[]
}

/** The records with these ids, in this order; MARC of `libraryId` where it sent some, else of the first that did. */
export async function publicRecords(
  tx: Tx,
  ids: readonly number[],
  libraryId: number | null,
): Promise<PublicRecord[]> {
  const { rows } = await sql<Row>`
    select record.id, record.changed_at, record.description, record.title,
           (select marc from source_record where record_id = record.id
            order by library_id is not distinct from ${libraryId} desc, source_record.id limit 1) as marc,
           (select coalesce(array_agg(code order by code collate "C"), '{}') from library
            where id in (select library_id from holding where record_id = record.id)) as codes
    from record where record.id = any(${ids})`.execute(tx)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { changed_at: changedAt, description: work, title, marc, codes: libraryCodes } = row
    return [{ id, changedAt, work, title, marc: marc?.leader ? marc : null, libraryCodes }]
  })
}
