import { setTimeout as pause } from 'node:timers/promises'
import { system } from '../../shared/actor.ts'
import { asActor, type Database, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import type { HoldingsReading } from '../entry.ts'
import { storeBatch } from '../import.ts'
import { deleteByIdentifier, rememberIdentifiers } from './deletion-store.ts'
import { dropReadFiles } from './file-store.ts'
import {
  endRun,
  holdRun,
  lockSource,
  type RunRow,
  recordRejects,
  recordStep,
  sourceOfRun,
  takeUp,
  unlockSource,
} from './run-store.ts'
import { type Reached, reading, stepsOf } from './steps/of-source.ts'
import type { HarvestFault, Step } from './steps/step.ts'

/** Workers that a run may cost without bringing anything before it is given up. */
const attemptsMax = 5

export interface Working {
  /** Ends the work between two steps, to be gone on with from there. */
  signal: AbortSignal
  /** How other houses are reached; tests reach their own. */
  reached?: Reached
}

/**
 * Works a run from where it stands to its end. Returns at once when another worker has its source or it is not running;
 * whoever is killed in between has lost nothing that was stored. Throws when the database does: then the clock
 * takes the run up again.
 */
export async function workRun(house: House, runId: number, working: Working): Promise<void> {
  const sourceId = await asActor(house.db, system, (tx) => sourceOfRun(tx, runId))
  if (sourceId === null) return
  await house.db.connection().execute(async (connection) => {
    // The lock is the connection's: a worker that is killed gives it back.
    if (!(await lockPatiently(connection as Database, sourceId))) return
    try {
      await workLocked(house, runId, working)
    } finally {
      await unlockSource(connection as Database, sourceId)
    }
  })
}

/** Who ended the run before may still be on its way out. */
async function lockPatiently(connection: Database, sourceId: number): Promise<boolean> {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await lockSource(connection, sourceId)) return true
    await pause(200)
  }
  return false
}

async function workLocked(house: House, runId: number, working: Working): Promise<void> {
  const worker = house.randomBytes(12).toString('hex')
  const at = house.clock.now()
  const run = await asActor(house.db, system, (tx) => takeUp(tx, runId, { worker, at }))
  if (!run) return
  if (run.attempts > attemptsMax) return end(house, run, { error: 'fault', detail: '' })
  const how = await asActor(house.db, system, (tx) => reading(tx, run))
  for await (const step of stepsOf(house, { run, how, working })) {
    if ('error' in step) return working.signal.aborted ? undefined : end(house, run, step)
    const goOn = await asActor(house.db, system, (tx) =>
      storeStep(tx, house, { run, worker, step, how: how.profile, sourceId: run.source_id }),
    )
    if (!goOn || working.signal.aborted) return
  }
  await asActor(house.db, system, async (tx) => {
    if (!(await holdRun(tx, run.id, worker))) return
    await endRun(tx, run.id, { state: 'finished', at: house.clock.now() })
    await dropReadFiles(tx, run.source_id)
  })
}

const end = (house: House, { id }: RunRow, { error, detail }: HarvestFault) =>
  asActor(house.db, system, (tx) =>
    endRun(tx, id, { state: 'failed', error, detail, at: house.clock.now() }),
  )

interface Storing {
  run: RunRow
  worker: string
  step: Step
  how: HoldingsReading
  sourceId: number
}

/** Stores a step with its checkpoint; false when the run is no longer ours or was asked to stop. */
async function storeStep(tx: Tx, house: House, storing: Storing): Promise<boolean> {
  const { run, worker, step, how, sourceId } = storing
  const held = await holdRun(tx, run.id, worker)
  const at = house.clock.now()
  if (held?.stopAsked) await endRun(tx, run.id, { state: 'stopped', at })
  if (!held || held.stopAsked) return false
  const libraryId = run.library_id
  const { counts, rejected, taken } = await storeBatch(tx, step.readings, {
    libraryId,
    reading: how,
    copies: step.copies,
    seen: step.seen,
    runId: run.id,
    at,
  })
  const known = taken.flatMap(({ position, controlNumber }) => {
    const identifier = step.identifiers.get(position.index)
    return identifier ? [[identifier, controlNumber] as const] : []
  })
  await rememberIdentifiers(tx, sourceId, new Map(known))
  const deleted = await deleteByIdentifier(tx, { sourceId, libraryId, at }, step.deleted)
  await recordRejects(tx, run, rejected)
  await recordStep(tx, run.id, { step, counts, deleted, at })
  return true
}
