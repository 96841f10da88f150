import { Mistake } from '../src/shared/mistake.ts'
import { drillLedger } from './drill/ledger/ledger.ts'
import { runTask } from './task.ts'

const help = `node tools/go.mjs drill NAME [OPTION …]

演练 · does at length, on a database of its own in a temporary folder, what the tests do in short.

  ledger         whatever moves money, good and bad, at eight counters at once, beside a reference ledger in plain memory:
                 each operation must be taken or refused by both; then every balance, as of several days, and every
                 invariant of verify

  --operations N how many (100000)
  --seed S       which ones; the same seed gives the same operations (1)
  --json         one line of JSON`

/** What a drill found: figures, and where house and reference differ. */
interface Drilled {
  figures: Record<string, number>
  differences: readonly string[]
}

const drills: Record<string, (given: { operations: number; seed: number }) => Promise<Drilled>> = {
  ledger: drillLedger,
}

const text = { type: 'string' } as const
const options = { operations: text, seed: text, json: { type: 'boolean' } as const }

await runTask({ help, words: 1, options }, async ([name = ''], given) => {
  const drill = drills[name]
  if (!drill) throw new Mistake(help)
  const { figures, differences } = await drill({
    operations: countOf(given.operations, 100_000),
    seed: countOf(given.seed, 1),
  })
  const named = Object.entries(figures).map(([figure, value]) => `${figure.padEnd(20)} ${value}`)
  console.log(given.json ? JSON.stringify(figures) : named.join('\n'))
  for (const difference of differences.slice(0, 20)) console.error(`✗ ${difference}`)
  return differences.length > 0 ? 1 : 0
})

function countOf(given: unknown, otherwise: number): number {
  const count = Number(given ?? otherwise)
  if (!Number.isSafeInteger(count) || count < 1) throw new Mistake(help)
  return count
}
