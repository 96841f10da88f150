import { sql } from 'kysely'
import type { Database, Tx } from '../../shared/database.ts'
import type { ImportReport, Rejected } from '../import.ts'
import type { Step } from './steps/step.ts'

/** A class of advisory locks of our own; the second number is the source. */
const lockClass = 20

export interface RunRow {
  id: number
  source_id: number
  library_id: number
  file_id: number | null
  from_stamp: string
  checkpoint: unknown
  records_read: number
  attempts: number
}

/** Takes the source for this connection until it ends; false when another worker has it. */
export async function lockSource(connection: Database, sourceId: number): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_lock(${lockClass}, ${sourceId}) as locked`.execute(connection)
  return rows[0]!.locked
}

export async function unlockSource(connection: Database, sourceId: number): Promise<void> {
  await sql`select pg_advisory_unlock(${lockClass}, ${sourceId})`.execute(connection)
}

/** Whether nobody works on the source now; while this transaction lasts nobody begins to. */
export async function isIdle(tx: Tx, sourceId: number): Promise<boolean> {
  const { rows } = await sql<{ idle: boolean }>`
    select pg_try_advisory_xact_lock(${lockClass}, ${sourceId}) as idle`.execute(tx)
  return rows[0]!.idle
}

/** The source of a run; null when there is no such run. */
export async function sourceOfRun(tx: Tx, runId: number): Promise<number | null> {
  const row = await tx
    .selectFrom('harvest_run')
    .select('source_id')
    .where('id', '=', runId)
    .executeTakeFirst()
  return row?.source_id ?? null
}

/** Makes `worker` the one that works on a running run; undefined when it is not running. */
export async function takeUp(
  tx: Tx,
  runId: number,
  { worker, at }: { worker: string; at: Temporal.Instant },
): Promise<RunRow | undefined> {
  return tx
    .updateTable('harvest_run')
    .set((eb) => ({ worker, worked_at: at, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .returning([
      'id',
      'source_id',
      'library_id',
      'file_id',
      'from_stamp',
      'checkpoint',
      'records_read',
      'attempts',
    ])
    .executeTakeFirst()
}

/** Locks the run for this transaction: whether `worker` still has it, and whether it was asked to stop. */
export async function holdRun(tx: Tx, runId: number, worker: string) {
  const row = await tx
    .selectFrom('harvest_run')
    .select('stop_asked')
    .where('id', '=', runId)
    .where('worker', '=', worker)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst()
  return row ? { stopAsked: row.stop_asked } : null
}

/** Writes what a step brought, and where to go on, with it. */
export async function recordStep(
  tx: Tx,
  runId: number,
  {
    step,
    counts,
    deleted,
    at,
  }: {
    step: Step
    counts: ImportReport
    deleted: number
    at: Temporal.Instant
  },
): Promise<void> {
  await sql`
    update harvest_run
    set checkpoint = ${JSON.stringify(step.checkpoint)}::jsonb,
        next_stamp = case when ${step.nextStamp} = '' then next_stamp else ${step.nextStamp} end,
        total_expected = coalesce(${step.total}, total_expected),
        records_read = records_read + ${counts.read + deleted}, added = added + ${counts.added},
        changed = changed + ${counts.changed}, unchanged = unchanged + ${counts.unchanged},
        rejected = rejected + ${counts.rejected}, repaired = repaired + ${counts.repaired},
        deleted = deleted + ${deleted}, attempts = 0, worked_at = ${at},
        worked_ms = worked_ms + greatest(0, extract(epoch from (${at}::timestamptz - worked_at)) * 1000)::bigint
    where id = ${runId}`.execute(tx)
}

/** So much of a record is kept to be looked at. */
const rejectBytesMax = 32 * 1024
/** So many are kept of a run; what is wrong with more is seen in these. The run's count says how many there were. */
const rejectsKept = 20_000

export async function recordRejects(
  tx: Tx,
  run: Pick<RunRow, 'id' | 'library_id'>,
  rejected: readonly Rejected[],
): Promise<void> {
  if (rejected.length === 0) return
  const rows = rejected.map(({ position, reason, detail, bytes }) => ({
    position: position.index,
    reason,
    detail: printable(detail).slice(0, 500),
    bytes: `\\x${Buffer.from(bytes.subarray(0, rejectBytesMax)).toString('hex')}`,
  }))
  await sql`
    insert into harvest_reject (run_id, library_id, position, reason, detail, bytes)
    select ${run.id}, ${run.library_id}, position, reason, detail, bytes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as new(position int, reason text, detail text, bytes bytea)
    where (select count(*) from harvest_reject where run_id = ${run.id}) < ${rejectsKept}
    order by position`.execute(tx)
}

const printable = (text: string) => text.toWellFormed().replaceAll(/\p{C}/gu, '\ufffd')

/** Ends a run; `error` is '' for one that ended well. */
export async function endRun(
  tx: Tx,
  runId: number,
  {
    state,
    error = '',
    detail = '',
    at,
  }: {
    state: 'finished' | 'failed' | 'stopped'
    error?: string
    detail?: string
    at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('harvest_run')
    .set({
      state,
      error,
      error_detail: printable(detail).slice(0, 1000),
      finished_at: at,
      worked_at: at,
      stop_asked: false,
    })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute()
}
