import { Mistake } from './shared/mistake.ts'

/** What was opened and must be closed again. */
export interface Closing {
  /** Notes how to close what has just been opened, and how long that may take; throws when a stop signal came meanwhile. */
  add(close: () => Promise<void>, patienceMs?: number): void
  /** Closes what was opened, last opened first, once. */
  close(): Promise<void>
}

/** What a start says that was stopped half way. */
export const stoppedEarly = new Mistake('还没就绪就停止了 · stopped before it was ready')

/** One thing that will not end must not keep the database from closing its files. */
const usualPatienceMs = 1500
/** What the database has in memory is written before it ends: on a slow disk that takes its time. */
export const databasePatienceMs = 60_000

/** A list of what is open, none yet. */
export function closeInTurn(): Closing {
  const opened: { close: () => Promise<void>; patienceMs: number }[] = []
  let closed: Promise<void> | undefined
  const closeAll = async () => {
    for (const { close, patienceMs } of opened.reverse()) {
      const tooLong = new Promise((done) => setTimeout(done, patienceMs).unref())
      await Promise.race([close().catch((error) => console.error(error.message)), tooLong])
    }
  }
  return {
    add: (close, patienceMs = usualPatienceMs) => {
      if (!closed) return void opened.push({ close, patienceMs })
      closed = closed.then(close) // opened while closing: a stop signal came during the start
      throw stoppedEarly
    },
    close: () => {
      closed ??= closeAll()
      return closed
    },
  }
}
