import { sql } from 'kysely'
import { type Actor, accountOf } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import type { Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { nextFile } from './file-store.ts'
import { endRun, isIdle } from './run-store.ts'

export interface Starting {
  sourceId: number
  /** `incremental` asks for what changed since the last good run, where the source can answer that. */
  scope: 'full' | 'incremental'
}

/**
 * Begins a run of a source and leaves its work to the queue. Refused: no such source, one is running already, a file
 * source without a file. The caller sees to it that `actor` may.
 */
export async function startRun(
  tx: Tx,
  house: Pick<House, 'clock' | 'jobs'>,
  actor: Actor,
  { sourceId, scope }: Starting,
): Promise<Result<{ runId: number }>> {
  const source = await tx
    .selectFrom('source')
    .select(['library_id', 'protocol'])
    .where('id', '=', sourceId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!source) return refuse('notFound')
  if (await isRunning(tx, sourceId)) return refuse('harvestRunning')
  const fileId = source.protocol === 'file' ? await nextFile(tx, sourceId) : null
  if (source.protocol === 'file' && fileId === null) return refuse('noFileToHarvest')
  const since = source.protocol === 'oaiPmh' && scope === 'incremental'
  const fromStamp = since ? await lastStamp(tx, sourceId) : ''
  const at = house.clock.now()
  const { id } = await tx
    .insertInto('harvest_run')
    .values({
      source_id: sourceId,
      library_id: source.library_id,
      scope: fromStamp ? 'incremental' : 'full',
      state: 'running',
      file_id: fileId,
      from_stamp: fromStamp,
      started_by: accountOf(actor),
      started_at: at,
      worked_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await house.jobs.enqueue(tx, 'harvest', { runId: id })
  await audit(tx, actor, at, {
    action: 'startHarvest',
    subject: 'source',
    subjectId: sourceId,
    details: { runId: id },
  })
  return ok({ runId: id })
}

/** Whether a run of the source is going now. */
export const isRunning = async (tx: Tx, sourceId: number): Promise<boolean> =>
  (await tx
    .selectFrom('harvest_run')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('state', '=', 'running')
    .executeTakeFirst()) !== undefined

/** `responseDate` of the last run that came to its end; '' when there was none: then everything is asked for. */
async function lastStamp(tx: Tx, sourceId: number): Promise<string> {
  const { rows } = await sql<{ next_stamp: string }>`
    select next_stamp from harvest_run
    where source_id = ${sourceId} and state = 'finished' and next_stamp <> ''
    order by id desc limit 1`.execute(tx)
  return rows[0]?.next_stamp ?? ''
}

/** Asks a run to stop after the step it is at; one that nobody works on stops at once. Refused when it is not running. */
export async function stopRun(
  tx: Tx,
  house: Pick<House, 'clock'>,
  actor: Actor,
  runId: number,
): Promise<Result<{ runId: number }>> {
  const run = await lockRun(tx, runId)
  if (!run) return refuse('notFound')
  if (run.state !== 'running') return refuse('harvestNotRunning')
  const at = house.clock.now()
  await tx.updateTable('harvest_run').set({ stop_asked: true }).where('id', '=', runId).execute()
  if (await isIdle(tx, run.source_id)) await endRun(tx, runId, { state: 'stopped', at })
  await audit(tx, actor, at, {
    action: 'stopHarvest',
    subject: 'source',
    subjectId: run.source_id,
    details: { runId },
  })
  return ok({ runId })
}

/** Goes on with a run that was stopped or failed, from where it stands. Refused: it is not, or another is running. */
export async function continueRun(
  tx: Tx,
  house: Pick<House, 'clock' | 'jobs'>,
  actor: Actor,
  runId: number,
): Promise<Result<{ runId: number }>> {
  const run = await lockRun(tx, runId)
  if (!run) return refuse('notFound')
  if (run.state !== 'stopped' && run.state !== 'failed') return refuse('harvestNotStopped')
  if (await isRunning(tx, run.source_id)) return refuse('harvestRunning')
  const at = house.clock.now()
  await tx
    .updateTable('harvest_run')
    .set({
      state: 'running',
      error: '',
      error_detail: '',
      finished_at: null,
      stop_asked: false,
      attempts: 0,
      worked_at: at,
    })
    .where('id', '=', runId)
    .execute()
  await house.jobs.enqueue(tx, 'harvest', { runId })
  await audit(tx, actor, at, {
    action: 'continueHarvest',
    subject: 'source',
    subjectId: run.source_id,
    details: { runId },
  })
  return ok({ runId })
}

const lockRun = (tx: Tx, runId: number) =>
  tx
    .selectFrom('harvest_run')
    .select(['state', 'source_id'])
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst()
