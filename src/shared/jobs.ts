import { fromKysely, PgBoss } from 'pg-boss'
import type { Tx } from './database.ts'

/** The queues that migrations/0002_jobs.sql lays. */
export type JobQueue = 'transition' | 'mail' | 'timers'
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
    useListenNotify: true,
    application_name: 'hutong jobs',
  })
  boss.on('error', (error) => console.error('jobs:', error.message))
  await boss.start()
  return {
    enqueue: async (tx, queue, payload) =>
      void (await boss.send(queue, payload, { db: fromKysely(tx) })),
    work: async (queue, handle) => {
      await boss.work<JobPayload>(
        queue,
        { pollingIntervalSeconds: 2, batchSize: 1, localConcurrency: 2 },
        async (jobs) => {
          for (const job of jobs) await handle(job.data)
        },
      )
    },
    every: (queue, cron) => boss.schedule(queue, cron, {}, { tz: 'Asia/Shanghai' }),
    stop: () => boss.stop({ graceful: true, close: true, timeout: 5000 }),
  }
}

function withRole(url: string): string {
  const changed = new URL(url)
  changed.searchParams.set('options', '-c role=hutong_app')
  return changed.href
}
