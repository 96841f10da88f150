import { benchHttp } from './bench/http.ts'
import { benchLedger } from './bench/ledger/ledger.ts'
import { benchLifecycle } from './bench/lifecycle.ts'
import { benchMerge } from './bench/merge.ts'
import { benchRelevance } from './bench/relevance/relevance.ts'
import { benchSearch } from './bench/search/search.ts'
import { benchSize } from './bench/size.ts'
import { benchStart } from './bench/start.ts'
import { runTask } from './task.ts'

const help = `node tools/go.mjs bench NAME [--json] [OPTION …]

测速 · measures real work on a database of its own in a temporary folder.

  lifecycle   whole loans through act() by 8 clients, interleaved with bare transactions
  ledger      transactions through post() by clients who all book on the centre, in turns with bare transactions; what the
              books are off by, after each batch and after kill -9 of the database server
  http        8 connections at the server that start serves, 100,000 requests in the database: my page, request list
              with filters, record, search, the desks' queues, 20 % writes
  size        first load of the heaviest reader and portal page, kB gzipped: scripts, styles, words; not the document
  relevance   judged questions about real works hidden among 200,000 generated ones: whether what is meant is found first
  merge       which records become one: precision and recall on labelled pairs, what is missed without --json
  search      a generated union catalogue through the page's own path: pages, counts, suggestions, loading; counts are
              compared with looking at every work, and a wrong one fails; the same works and questions in Index Data's
              Zebra beside it, where idzebra-2.0 is installed
  start       from npm start to the printed address: cold in a fresh clone of HEAD, and warm

  --json         one line of JSON
  --seconds N    length of one measured stretch (lifecycle: 4, http: 10, search: 20)
  --rounds N     how many rounds; the median is told (lifecycle: 5, http: 3, start: 3)
  --requests N   http: at least so many in the database (100000; below 20000 the small demonstration)
  --clients N    search, ledger: so many at once (8)
  --postings N   ledger: so many (1000000)
  --keep         search: the database stays in the temporary folder, for the next run
  --alone        search: without Zebra beside it
  --open N       http: of which so many are on their way (1000)
  --data FOLDER  http, relevance: a folder that is kept, so that the next run need not lay the rows again
  --set FILE     relevance: tuning, held-back, or a file of judged questions (tools/bench/relevance/judged.ts says its form)
  --records N    search: so many works; relevance: so many generated ones (200000)
  --set FILE     merge: labelled pairs of one's own; without it the 234 of tools/bench/merge (its README has the format)
  --here         start: in this working copy with what is installed, so without npm ci`

/** What a bench has found: the figures of --json, and what stands below them without it. */
interface Found {
  figures: Record<string, number>
  table?: string
}

interface Given {
  count(name: string, otherwise: number): number
  text(name: string): string | undefined
  flag(name: string): boolean
  report(line: string): void
}

const benches: Record<string, (given: Given) => Promise<Found>> = {
  lifecycle: async (given) => ({
    figures: await benchLifecycle({
      seconds: given.count('seconds', 4),
      rounds: given.count('rounds', 5),
    }),
  }),
  ledger: async (given) => ({
    figures: await benchLedger({
      postings: given.count('postings', 1_000_000),
      clients: given.count('clients', 8),
    }),
  }),
  http: (given) =>
    benchHttp({
      seconds: given.count('seconds', 10),
      rounds: given.count('rounds', 3),
      requests: given.count('requests', 100_000),
      open: given.count('open', 1000),
      folder: given.text('data'),
      report: given.report,
    }),
  relevance: (given) =>
    benchRelevance({
      set: given.text('set') ?? 'tuning',
      records: given.count('records', 200_000),
      folder: given.text('data'),
      report: given.report,
    }),
  search: (given) =>
    benchSearch({
      records: given.count('records', 200_000),
      clients: given.count('clients', 8),
      keep: given.flag('keep'),
      seconds: given.count('seconds', 20),
      alone: given.flag('alone'),
      report: given.report,
    }),
  size: () => benchSize(),
  merge: async (given) => benchMerge({ file: given.text('set') }),
  start: (given) =>
    benchStart({
      here: given.flag('here'),
      rounds: given.count('rounds', 3),
      report: given.report,
    }),
}

const [text, flag] = [{ type: 'string' } as const, { type: 'boolean' } as const]
const options = {
  json: flag,
  here: flag,
  seconds: text,
  rounds: text,
  requests: text,
  open: text,
  records: text,
  clients: text,
  postings: text,
  keep: flag,
  alone: flag,
  data: text,
  set: text,
}

await runTask({ help, words: 1, options }, async ([name = ''], given) => {
  const bench = benches[name]
  if (!bench) {
    console.log(help)
    return 2
  }
  const { figures, table } = await bench({
    count: (option, otherwise) => Number(given[option] ?? otherwise),
    text: (option) => given[option] as string | undefined,
    flag: (option) => given[option] === true,
    report: (line) => console.error(line),
  })
  console.log(
    given.json ? JSON.stringify(figures) : [lines(figures), table].filter(Boolean).join('\n\n'),
  )
  return 0
})

function lines(figures: Record<string, number>): string {
  const named = Object.entries(figures).map(([name, value]) => `${name.padEnd(28)} ${value}`)
  return named.join('\n')
}
