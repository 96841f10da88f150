import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { type Generated, generated } from './corpus.ts'
import type { Share } from './load.ts'
import { copyRows, lay, noRows } from './rows.ts'
import { knownQuestions, truthTeller } from './truth.ts'

// A thread that lays its share of the works, asked round by round: first it generates those of a round, then lays them.
const { url, from, to, at, roundWorks } = workerData as Share

const worksAtOnce = 2_000

const client = new pg.Client({ connectionString: url })
await client.connect()
await client.query('set synchronous_commit = off')
const truth = truthTeller(knownQuestions)

let next = from
let round: Generated[] = []

const asked = {
  /** Makes the works of the next round, and looks at them for the known questions. */
  generate() {
    const until = Math.min(to, next + roundWorks)
    round = Array.from({ length: until - next }, (_, place) => generated(next + place))
    for (const work of round) truth.look(work)
    next = until
  },
  /** Makes their rows and copies them; rows of the next are made while those before are on their way. */
  async lay() {
    let copying = Promise.resolve()
    for (let begin = 0; begin < round.length; begin += worksAtOnce) {
      const rows = noRows()
      for (const work of round.slice(begin, begin + worksAtOnce)) lay(work, { rows, at })
      await copying
      copying = copyRows(client, rows)
    }
    await copying
  },
  end: () => client.end(),
}

parentPort!.on('message', async (what: keyof typeof asked) => {
  await asked[what]()
  parentPort!.postMessage(truth.counts)
  if (what === 'end') parentPort!.close()
})
