import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { system } from '../../../shared/actor.ts'
import { asActor, type Tx } from '../../../shared/database.ts'
import type { House } from '../../../shared/house.ts'
import { internalApproved, type Resolver, resolveName } from '../../sources/address.ts'
import { askSru } from '../../sources/ask-sru.ts'
import { sweepZ3950 } from '../../sources/ask-z3950.ts'
import type { Asked, Question } from '../../sources/asked.ts'
import { Credentials, SourceProfile } from '../../sources/profile.ts'
import { type Reach, reachOf } from '../../sources/reach.ts'
import { fileBytes } from '../file-store.ts'
import type { RunRow } from '../run-store.ts'
import type { Working } from '../work.ts'
import { stepsOfFile } from './file.ts'
import { stepsOfOai } from './oai.ts'
import type { HarvestFault, Steps } from './step.ts'
import { stepsOfSweep } from './sweep.ts'

/** How other houses are reached. */
export interface Reached {
  /** What a name leads to. */
  resolve?: Resolver
  /** Waits for a peer; tests do not. */
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

export type SourceReading = Awaited<ReturnType<typeof reading>>

/** What a run has to know of its source. */
export async function reading(tx: Tx, run: RunRow) {
  const row = await tx
    .selectFrom('source')
    .selectAll()
    .where('id', '=', run.source_id)
    .executeTakeFirstOrThrow()
  return {
    ...row,
    profile: SourceProfile.parse(row.profile),
    credentials: row.credentials === null ? null : Credentials.parse(row.credentials),
  }
}

interface Doing {
  run: RunRow
  how: SourceReading
  working: Working
}

/** The steps of a run by the protocol of its source, from the run's checkpoint on. */
export async function* stepsOf(house: House, { run, how, working }: Doing): Steps {
  if (how.protocol === 'file') return yield* ofFile(house, run, how)
  const reached = await reachOf(
    { protocol: how.protocol as 'oaiPmh', address: how.address },
    internalApproved(how),
    working.reached?.resolve ?? resolveName,
  )
  if (!reached.ok) return yield { error: reached.fault, detail: reached.ips.join(' ') }
  const wait = working.reached?.wait ?? ((ms, signal) => pause(ms, undefined, { signal }))
  const doing = { run, how, working: { ...working, reached: { wait } } }
  yield* how.protocol === 'oaiPmh'
    ? ofOai(reached.reach, doing)
    : ofSweep(reached.reach, doing, (ms) => wait(ms, working.signal))
}

async function* ofFile(house: House, run: RunRow, { profile }: SourceReading): Steps {
  const file = await asActor(house.db, system, async (tx) => {
    const { rows } = await sql<{ size_bytes: number }>`
      select size_bytes from harvest_file where id = ${run.file_id} and completed_at is not null
        and exists (select from harvest_file_piece where file_id = harvest_file.id)`.execute(tx)
    return rows[0]
  })
  if (!file) return yield { error: 'fileMissing', detail: '' } satisfies HarvestFault
  yield* stepsOfFile(
    {
      bytes: fileBytes(house, run.file_id!),
      sizeBytes: file.size_bytes,
      charset: profile.recordCharset,
      reading: profile,
    },
    run.checkpoint,
  )
}

/** A page of many records may be large and slow; a source may ask us to wait, but not for a day. */
const oaiPatience = { timeoutMs: 120_000, bytesMax: 1 << 26, retriesMax: 5, waitMsMax: 600_000 }

const ofOai = ({ fetch }: Reach, { run, how, working }: Doing): Steps =>
  stepsOfOai(
    {
      address: how.address,
      metadataPrefix: how.profile.metadataPrefix,
      set: how.profile.set,
      fromStamp: run.from_stamp,
      recordsRead: run.records_read,
      how: { ...oaiPatience, fetch, wait: working.reached!.wait!, signal: working.signal },
    },
    run.checkpoint,
  )

const ofSweep = (
  reach: Reach,
  { run, how, working }: Doing,
  wait: (ms: number) => Promise<void>,
): Steps =>
  stepsOfSweep(
    {
      ask: (question, start) =>
        how.protocol === 'z3950'
          ? askedOverZ3950(reach, { how, working, question, start })
          : askedOverSru(reach, { how, working, question, start }),
      sweep: how.profile.sweep,
      charset: how.profile.recordCharset,
      recordsRead: run.records_read,
      wait,
    },
    run.checkpoint,
  )

interface Asking {
  how: SourceReading
  working: Working
  question: Question
  start: number
}

/** All of it over one session: search once, then present. No answer is longer than Z39.50 can count. */
const askedOverZ3950 = ({ connect }: Reach, { how, working, question, start }: Asking) =>
  sweepZ3950({ connect, asking: how.profile.asking, credentials: how.credentials }, question, {
    start,
    count: 2_147_483_647 - start,
    perPart: how.profile.sweep.pageRecords,
    signal: working.signal,
  })

/** Page by page, each its own question. */
async function* askedOverSru(
  { fetch }: Reach,
  { how, working, question, start }: Asking,
): AsyncGenerator<Asked> {
  const { address, credentials } = how
  const source = { fetch, address, asking: how.profile.asking, credentials }
  const count = how.profile.sweep.pageRecords
  for (let next = start; ; ) {
    const asked = await askSru(source, question, { start: next, count, signal: working.signal })
    yield asked
    if (!asked.ok || asked.records.length === 0) return
    next += asked.records.length
  }
}
