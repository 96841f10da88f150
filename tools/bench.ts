import { benchLifecycle } from './bench/lifecycle.ts'
import { runTask } from './task.ts'

const benches = { lifecycle: benchLifecycle }

const help = `node tools/go.mjs bench NAME [--json] [--seconds N] [--rounds N]

测速 · measures on a database of its own in a temporary folder, real work, ratios within one run.

  lifecycle   whole loans through act() by 8 clients, interleaved with bare transactions

  --seconds N   length of one measured stretch (lifecycle: 4)
  --rounds N    how many rounds; the median is told (lifecycle: 5)
  --json        one line of JSON`

const number = { type: 'string' } as const

await runTask(
  { help, words: 1, options: { json: { type: 'boolean' }, seconds: number, rounds: number } },
  async ([name = ''], options) => {
    const bench = benches[name as keyof typeof benches]
    if (!bench) {
      console.log(help)
      return 2
    }
    const figures = await bench({
      seconds: Number(options.seconds ?? 4),
      rounds: Number(options.rounds ?? 5),
    })
    console.log(options.json ? JSON.stringify(figures) : table(figures))
    return 0
  },
)

const table = (figures: Record<string, number>) =>
  Object.entries(figures)
    .map(([name, value]) => `${name.padEnd(28)} ${value}`)
    .join('\n')
