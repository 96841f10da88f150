import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'

/** Where a record's readers are led: itself, or what all of it went into, step by step; null when there is none. */
export async function standingRecord(tx: Tx, recordId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    with recursive led(id, merged_into) as (
      select id, merged_into from record where id = ${recordId}
      union select record.id, record.merged_into from led join record on record.id = led.merged_into)
    select id from led where merged_into is null`.execute(tx)
  return rows[0]?.id ?? null
}

/**
 * The ids of a record and of all that went into it, directly or by way of another: what was given for any of them, votes
 * and questions, is shown with it (decision 44).
 */
export const ledTo = (recordId: number): RawBuilder<unknown> => sql`
  with recursive led(id) as (
    select ${recordId}::int
    union select record.id from led join record on record.merged_into = led.id)
  select id from led`
