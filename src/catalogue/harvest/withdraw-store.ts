import { sql } from 'kysely'
import type { Actor } from '../../shared/actor.ts'
import { system } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { become, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { broughtAlone } from './brought-store.ts'
import { takeAway } from './deletion-store.ts'
import { isRunning } from './start.ts'

/** So many records are taken back in one transaction; whoever asks, asks again until none is left. */
const recordsMax = 500

/**
 * Takes back up to 500 of the records that only this run has brought, with their copies; a work that others hold stays
 * theirs, one that nobody holds any more stays for those who asked for it. Refused: no such run, its source is being
 * harvested.
 */
export async function withdrawRun(
  tx: Tx,
  house: Pick<House, 'clock'>,
  actor: Actor,
  runId: number,
): Promise<Result<{ withdrawn: number; left: number }>> {
  const run = await tx
    .selectFrom('harvest_run')
    .innerJoin('source', 'source.id', 'source_id')
    .select(['source_id', 'harvest_run.library_id'])
    .where('harvest_run.id', '=', runId)
    .forUpdate('source')
    .executeTakeFirst()
  if (!run) return refuse('notFound')
  if (await isRunning(tx, run.source_id)) return refuse('harvestRunning')
  const at = house.clock.now()
  const { rows } = await sql<{ id: number }>`
    select id from source_record where only_run_id = ${runId} order by id limit ${recordsMax}`.execute(
    tx,
  )
  const ids = rows.map(({ id }) => id)
  await audit(tx, actor, at, {
    action: 'withdrawHarvest',
    subject: 'source',
    subjectId: run.source_id,
    details: { runId, records: ids.length },
  })
  await become(tx, system)
  await takeAway(tx, ids, at)
  await tx
    .updateTable('harvest_run')
    .set((eb) => ({ deleted: eb('deleted', '+', ids.length) }))
    .where('id', '=', runId)
    .execute()
  return ok({ withdrawn: ids.length, left: (await broughtAlone(tx, [runId])).get(runId) ?? 0 })
}

/**
 * Removes a source: it is listed, asked and harvested no more, and its way in is forgotten. What it brought stays in the
 * union catalogue until its harvests are taken back. Refused: no such source, it is being harvested.
 */
export async function removeSource(
  tx: Tx,
  house: Pick<House, 'clock'>,
  actor: Actor,
  id: number,
): Promise<Result<{ id: number }>> {
  const source = await tx
    .selectFrom('source')
    .select(['address', 'name_zh'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!source) return refuse('notFound')
  if (await isRunning(tx, id)) return refuse('harvestRunning')
  const at = house.clock.now()
  await tx
    .updateTable('source')
    .set({
      removed_at: at,
      changed_at: at,
      is_harvested: false,
      is_searched_live: false,
      is_asked_for_availability: false,
      next_due_at: null,
      credentials: null,
    })
    .where('id', '=', id)
    .execute()
  await audit(tx, actor, at, {
    action: 'removeSource',
    subject: 'source',
    subjectId: id,
    details: { name: source.name_zh, address: source.address },
  })
  return ok({ id })
}
