import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** Figures of one line of JSON that a bench prints. */
async function figures(...words: string[]): Promise<Record<string, number>> {
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/bench.ts', ...words])
  return JSON.parse(stdout)
}

test('the first load of a page is weighed in kB and within its 160', async () => {
  const { reader_kb, portal_kb } = await figures('size', '--json')
  expect(reader_kb).toBeGreaterThan(40)
  expect(reader_kb).toBeLessThanOrEqual(160)
  expect(portal_kb).toBeLessThanOrEqual(160)
})

test('whole loans stand beside bare transactions', async () => {
  const told = await figures('lifecycle', '--json', '--seconds', '0.3', '--rounds', '1')
  expect(Object.keys(told)).toEqual([
    'transitions_per_s',
    'bare_tx_per_s',
    'ratio',
    'statements_per_transition',
    'jobs_per_transition',
  ])
})

test('postings stand beside bare transactions, and the books balance, also after kill -9', async () => {
  const told = await figures('ledger', '--json', '--postings', '2000', '--clients', '4')
  expect(Object.keys(told)).toEqual(['transactions_per_s', 'bare_tx_per_s', 'ratio', 'imbalance'])
  expect(told.imbalance).toBe(0)
}, 90_000)

test('pages and writes over HTTP: nobody is refused or limited, and the times are told', async () => {
  const settings = ['--requests', '300', '--open', '8', '--seconds', '1', '--rounds', '1']
  const told = await figures('http', '--json', ...settings)
  expect(Object.keys(told)).toEqual(['p50_ms', 'p95_ms', 'p99_ms', 'requests_per_s'])
  expect(told.requests_per_s).toBeGreaterThan(1)
}, 90_000)

test('a search over generated works is timed, and its counts are those of looking at every work', async () => {
  const settings = ['--records', '2000', '--clients', '2', '--seconds', '1', '--alone']
  const told = await figures('search', '--json', ...settings)
  // biome-ignore format: a list
  expect(Object.keys(told)).toEqual(['records', 'clients', 'page_p50_ms', 'page_p95_ms', 'page_p99_ms', 'counts_p95_ms',
    'suggest_p95_ms', 'pages_per_s', 'load_per_s', 'load_matched_per_s', 'visible_s', 'disk_mb', 'rss_mb'])
  expect(told.pages_per_s).toBeGreaterThan(1)
}, 180_000)

test('judged questions are asked of real works among generated ones, which have no numbers', async () => {
  const told = await figures('relevance', '--json', '--set', 'held-back', '--records', '300')
  expect(Object.keys(told)).toEqual(['queries', 'ndcg10', 'success3'])
  expect(told.success3).toBeGreaterThan(0.8)
}, 90_000)

test('a start is timed from the command to the printed address', async () => {
  const told = await figures('start', '--json', '--here', '--rounds', '1')
  expect(Object.keys(told)).toEqual(['cold_s', 'warm_s'])
  expect(told.warm_s).toBeLessThan(told.cold_s ?? 0)
}, 90_000)

test('every bench is named in the help', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/bench.ts', '--help'])
  for (const name of ['lifecycle', 'ledger', 'http', 'size', 'start'])
    expect(stdout).toContain(`  ${name} `)
})
