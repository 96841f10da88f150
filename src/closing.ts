import { Mistake } from './shared/mistake.ts'

/** What was opened and must be closed again. */
export interface Closing {
  /** Notes how to close what has just been opened; throws when a stop signal came meanwhile. */
  add(close: () => Promise<void>): void
  /** Closes what was opened, last opened first, once. */
  close(): Promise<void>
}

/** What a start says that was stopped half way. */
export const stoppedEarly = new Mistake('还没就绪就停止了 · stopped before it was ready')

/** One thing that will not end must not keep the database from closing its files. */
const patienceMs = 1500

/** A list of what is open, none yet. */
export function closeInTurn(): Closing {
  const opened: (() => Promise<void>)[] = []
  let closed: Promise<void> | undefined
  const closeAll = async () => {
    for (const close of opened.reverse()) {
      const tooLong = new Promise((done) => setTimeout(done, patienceMs).unref())
      await Promise.race([close().catch((error) => console.error(error.message)), tooLong])
    }
  }
  return {
    add: (close) => {
      if (!closed) return void opened.push(close)
      closed = closed.then(close) // opened while closing: a stop signal came during the start
      throw stoppedEarly
    },
    close: () => {
      closed ??= closeAll()
      return closed
    },
  }
}
