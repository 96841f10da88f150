import { sql } from 'kysely'
import { system } from '../../shared/actor.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { isIdle } from './run-store.ts'
import { startRun } from './start.ts'

/** A run that nobody has touched for so long is looked after. */
const untouchedSeconds = 120

/**
 * Starts the sources that are due, and takes up the runs whose worker is gone; answers how many. A source that cannot
 * start now (one is running, no new file) waits for its next turn.
 */
export async function sweepHarvests(house: House, untouched = untouchedSeconds): Promise<number> {
  const started = await asActor(house.db, system, (tx) => startDue(tx, house))
  const taken = await asActor(house.db, system, (tx) => takeUpLeft(tx, house, untouched))
  return started + taken
}

async function startDue(tx: Tx, house: House): Promise<number> {
  const at = house.clock.now()
  const { rows } = await sql<{ id: number; protocol: string }>`
    update source
    set next_due_at = case when harvest_every_minutes is null then null
                      else ${at}::timestamptz + harvest_every_minutes * interval '1 minute' end
    where is_harvested and removed_at is null and next_due_at <= ${at}
    returning id, protocol`.execute(tx)
  let started = 0
  for (const { id, protocol } of rows) {
    if (protocol === 'file' && !(await hasNewFile(tx, id))) continue
    const result = await startRun(tx, house, system, { sourceId: id, scope: 'incremental' })
    if (result.ok) started++
  }
  return started
}

async function hasNewFile(tx: Tx, sourceId: number): Promise<boolean> {
  const { rows } = await sql`
    select from harvest_file file
    where source_id = ${sourceId} and completed_at is not null
      and not exists (select from harvest_run where file_id = file.id) limit 1`.execute(tx)
  return rows.length > 0
}

async function takeUpLeft(tx: Tx, house: House, seconds: number): Promise<number> {
  const before = house.clock.now().subtract({ seconds })
  const left = await tx
    .selectFrom('harvest_run')
    .select(['id', 'source_id'])
    .where('state', '=', 'running')
    .where('worked_at', '<=', before)
    .execute()
  let taken = 0
  for (const { id, source_id } of left) {
    if (!(await isIdle(tx, source_id))) continue
    await house.jobs.enqueue(tx, 'harvest', { runId: id })
    taken++
  }
  return taken
}
