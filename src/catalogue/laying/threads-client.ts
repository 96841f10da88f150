import { Worker } from 'node:worker_threads'
import type { Candidate, HoldingsReading } from '../entry.ts'
import type { Ready } from './ready.ts'

/** Of whom the records are, and how their copies are read. */
export interface Described {
  libraryId: number
  reading: HoldingsReading | undefined
}

export interface Threads {
  /** What the records bring, by control number; made in turn by one thread after the other. */
  ready(candidates: readonly Candidate[]): Promise<Map<string, Ready>>
  close(): Promise<void>
}

/** Begins so many threads that make records ready. A thread that fails fails what it was asked. */
export function openThreads(count: number, described: Described): Threads {
  const threads = Array.from({ length: count }, () => openThread(described))
  let next = 0
  return {
    ready: (candidates) => threads[next++ % count]!.ready(candidates),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

interface Asked {
  done(ready: Map<string, Ready>): void
  failed(error: unknown): void
}

const readyJobs = new URL('./ready-jobs.ts', import.meta.url)
/** A batch and what is made of it: it is done with before anybody need look what of it is left. */
const resourceLimits = { maxYoungGenerationSizeMb: 64 }

function openThread(described: Described): Threads {
  const worker = new Worker(readyJobs, { workerData: described, resourceLimits })
  const asked: Asked[] = []
  worker.on('message', (all: Ready[]) =>
    asked.shift()!.done(new Map(all.map((one) => [one.controlNumber, one]))),
  )
  worker.on('error', (error) => {
    for (const { failed } of asked.splice(0)) failed(error)
  })
  return {
    ready(candidates) {
      const answer = new Promise<Map<string, Ready>>((done, failed) => asked.push({ done, failed }))
      // Whoever asked may look at it only later.
      answer.catch(() => {})
      // As one text: to copy a record field by field from thread to thread takes longer than to write and read it.
      const own = candidates.map(({ controlNumber, contentHash, marc, beside }) => ({
        controlNumber,
        contentHash,
        marc,
        beside,
      }))
      worker.postMessage(JSON.stringify(own))
      return answer
    },
    close: async () => void (await worker.terminate()),
  }
}
