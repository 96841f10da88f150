import { parentPort, workerData } from 'node:worker_threads'
import { type Candidate, entryOf } from '../entry.ts'
import { readyOf } from './ready.ts'
import type { Described } from './threads-client.ts'

// A thread that makes records ready: a list of candidates comes, what they bring goes back.
const { libraryId, reading } = workerData as Described

parentPort!.on('message', (text: string) => {
  const candidates = JSON.parse(text) as Candidate[]
  parentPort!.postMessage(candidates.map((each) => readyOf(entryOf(each, reading), libraryId)))
})
