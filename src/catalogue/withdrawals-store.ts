import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'

/** One library holds one record. */
export interface Holder {
  recordId: number
  libraryId: number
}

/** Who holds these records now, each pair once. */
export async function holdersOf(tx: Tx, recordIds: readonly number[]): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select distinct record_id as "recordId", library_id as "libraryId"
    from holding where record_id = any(${recordIds})`.execute(tx)
  return rows
}

/**
 * Writes down what has changed for those who harvest us: the records are of this instant, and whoever held one of them
 * `before` and does not any more has withdrawn it. To be called in the transaction in which copies move, are given up or
 * lose their record (import, harvest, merging), after it was done, with every record that was touched.
 */
export async function noteHolders(
  tx: Tx,
  touched: { recordIds: readonly number[]; before: readonly Holder[] },
  at: Temporal.Instant,
): Promise<void> {
  const { recordIds, before } = touched
  const libraryIds = before.map(({ libraryId }) => libraryId)
  const heldIds = before.map(({ recordId }) => recordId)
  await sql`
    insert into withdrawal (record_id, library_id, withdrawn_at)
    select held.record_id, held.library_id, ${at}
    from unnest(${heldIds}::int[], ${libraryIds}::int[]) as held (record_id, library_id)
    where not exists (select from holding
                      where holding.record_id = held.record_id and holding.library_id = held.library_id)
    on conflict (record_id, library_id) do update set withdrawn_at = excluded.withdrawn_at`.execute(
    tx,
  )
  await sql`
    delete from withdrawal using holding
    where withdrawal.record_id = any(${recordIds}) and holding.record_id = withdrawal.record_id
      and holding.library_id = withdrawal.library_id`.execute(tx)
  await sql`
    update record set changed_at = ${at}
    where id = any(${recordIds}) and changed_at < ${at}`.execute(tx)
}
