import { sql } from 'kysely'
import { type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Tx } from './database.ts'

/** The queues that the migrations lay. */
export type JobQueue = 'transition' | 'mail' | 'timers' | 'searchEdition' | 'statistics' | 'harvest'
export type JobPayload = Record<string, string | number>

/** Jobs are rows of the same transaction: the outbox (architecture decision 10). */
export interface Jobs {
  /** Writes the job with the transaction: it exists if and only if the change does. */
  enqueue(tx: Tx, queue: JobQueue, payload: JobPayload): Promise<void>
  /** Works a queue until `stop`; a thrown error is retried with growing pauses. */
  work(queue: JobQueue, handle: (payload: JobPayload) => Promise<void>): Promise<void>
  /** Enqueues an empty job on a cron line (Asia/Shanghai). */
  every(queue: JobQueue, cron: string): Promise<void>
  stop(): Promise<void>
}

/** Starts pg-boss on the application's login; its schema came with the migrations. */
export async function startJobs(url: string): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: withRole(url),
    max: 3,
    migrate: false,
    createSchema: false,
    application_name: 'hutong jobs',
  })
  boss.on('error', (error) => console.error('jobs:', error.message))
  await boss.start()
  return {
    enqueue,
    work: async (queue, handle) => {
      await boss.work<JobPayload>(queue, queue === 'harvest' ? paceOfLong : pace, async (jobs) => {
        // One after the other: a batch at once would take every connection of the pool from the people who wait,
        // and a mail, which needs two, would wait for ever for the second.
        const results: JobResult[] = []
        for (const job of jobs) results.push(await settle(queue, handle)(job))
        return results
      })
    },
    every: (queue, cron) => boss.schedule(queue, cron, {}, { tz: 'Asia/Shanghai' }),
    stop: () => boss.stop({ graceful: true, close: true, timeout: 5000 }),
  }
}

async function enqueue(tx: Tx, queue: JobQueue, payload: JobPayload): Promise<void> {
  await sql`select enqueue_job(${queue}, ${JSON.stringify(payload)}::jsonb)`.execute(tx)
}

/** The jobs of a process that only asks for work: another one of the house does it. */
export const askingJobs: Jobs = {
  enqueue,
  work: async () => {},
  every: async () => {},
  stop: async () => {},
}

/**
 * Every half second, and without a pause while there is more. Not by NOTIFY: PostgreSQL lets only one commit that
 * notifies through at a time, fsync included, and every transition would be one.
 */
const pace = {
  pollingIntervalSeconds: 0.5,
  batchSize: 20,
  burstWhenBatchFull: true,
  localConcurrency: 2,
  perJobResults: true,
} as const

/** A job of hours takes no others with it; three sources at once leave the people who wait their connections. */
const paceOfLong = {
  ...pace,
  batchSize: 1,
  burstWhenBatchFull: false,
  localConcurrency: 3,
} as const

/** Does one job of a batch; one that fails is retried alone. */
const settle =
  (queue: JobQueue, handle: (payload: JobPayload) => Promise<void>) =>
  async (job: Job<JobPayload>): Promise<JobResult> => {
    try {
      await handle(job.data)
      return { id: job.id, status: 'completed' }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      console.error(`job ${queue} ${job.id}: ${message}`)
      return { id: job.id, status: 'failed', output: { message } }
    }
  }

function withRole(url: string): string {
  const changed = new URL(url)
  changed.searchParams.set('options', '-c role=hutong_app')
  return changed.href
}
