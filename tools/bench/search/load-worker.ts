import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { generated } from './corpus.ts'
import { copyRows, lay, noRows } from './rows.ts'
import { knownQuestions, truthTeller } from './truth.ts'

/** Lays the works `from` to `to` (not included) and counts the known questions on the way. */
const { url, from, to, at } = workerData as { url: string; from: number; to: number; at: string }

const worksAtOnce = 5_000

const client = new pg.Client({ connectionString: url })
await client.connect()
await client.query('set synchronous_commit = off')
const truth = truthTeller(knownQuestions)

let copying = Promise.resolve()
for (let begin = from; begin < to; begin += worksAtOnce) {
  const rows = noRows()
  for (let id = begin; id < Math.min(to, begin + worksAtOnce); id++) {
    const made = generated(id)
    truth.look(made)
    lay(made, { rows, at })
  }
  await copying
  copying = copyRows(client, rows)
  parentPort!.postMessage({ laid: rows.record.length })
}
await copying
await client.end()
parentPort!.postMessage({ counts: truth.counts })
