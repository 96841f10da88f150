import { sql } from 'kysely'
import { system } from '../../../shared/actor.ts'
import type { Clock } from '../../../shared/clock.ts'
import { asActor, type Database } from '../../../shared/database.ts'
import { buildEdition } from './edition/build-edition-store.ts'
import { refreshEntries } from './entry-store.ts'
import { nothingKnown } from './index-store.ts'

/**
 * This share of all records may stand changed beside an edition before there is a new one. Names to suggest and to scan
 * come with editions only: a house that has none gets one with its first record, and a small one a new one soon.
 */
const freshShare = 1 / 50

/**
 * Keeps the index whole and quick: makes entries of records that have none, and a new edition where much has changed.
 * Answers whether an edition was built. Many may do so at once.
 */
export async function keepIndex(place: { db: Database; clock: Clock }): Promise<boolean> {
  await indexMissing(place.db)
  return (await needsEdition(place.db)) && (await buildEdition(place))
}

const batchRecords = 500

/** Records that came before there was an index, or past it. */
async function indexMissing(db: Database): Promise<void> {
  for (let last = 0; ; ) {
    const ids = await asActor(db, system, async (tx) => {
      const { rows } = await sql<{ id: number }>`
        select id from record where id > ${last} and merged_into is null
          and not exists (select from search_entry where record_id = record.id)
          and exists (select from holding where record_id = record.id)
        order by id limit ${batchRecords}`.execute(tx)
      const missing = rows.map(({ id }) => id)
      await refreshEntries(tx, missing)
      return missing
    })
    if (ids.length < batchRecords) return
    last = ids.at(-1)!
  }
}

const needsEdition = (db: Database): Promise<boolean> =>
  asActor(db, system, async (tx) => {
    const { rows } = await sql<{ records: number; snapshot: string }>`
      select records, snapshot::text from search_edition where state = 'current'`.execute(tx)
    const { records, snapshot } = rows[0] ?? { records: 0, snapshot: nothingKnown }
    const enough = Math.max(1, Math.round(records * freshShare))
    const { rows: counted } = await sql<{ fresh: number }>`
      select count(*)::int as fresh from (
        select from search_entry
        where changed_by >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
          and not pg_visible_in_snapshot(changed_by, ${snapshot}::pg_snapshot)
        limit ${enough}) as changed`.execute(tx)
    return counted[0]!.fresh >= enough
  })

/**
 * After the rows came from another server, its transactions mean nothing here: editions, which know by them what they
 * have seen, are dropped, and every entry counts as changed now. Where the rows are at home nothing is done.
 */
export const settleIndex = (db: Database): Promise<void> =>
  asActor(db, system, async (tx) => {
    const { rows } = await sql<{ foreign: boolean }>`
      select coalesce((select max(changed_by) from search_entry) >= here, false)
          or exists (select from search_edition where pg_snapshot_xmax(snapshot) > here) as foreign
      from (select pg_snapshot_xmax(pg_current_snapshot()) as here) as now`.execute(tx)
    if (!rows[0]!.foreign) return
    await sql`delete from search_posting`.execute(tx)
    await sql`delete from search_edition`.execute(tx)
    await sql`update search_entry set changed_by = pg_current_xact_id()`.execute(tx)
  })
