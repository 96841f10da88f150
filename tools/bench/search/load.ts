import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { buildEdition } from '../../../src/catalogue/search/postgres/edition/build-edition-store.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import type { Database } from '../../../src/shared/database.ts'
import { libraryCount } from './corpus.ts'
import { type KnownCounts, sumOf } from './truth.ts'

export interface Loaded {
  /** Of loading: making rows, copying, indexes and the edition. Generating the works is no part of it. */
  seconds: number
  steps: Record<string, number>
  truth: KnownCounts[]
  /** Of the import that has been measured since; a kept database has it already. */
  matchedPerSecond?: number
}

interface Place {
  db: Database
  owner: Database
  ownerUrl: string
  report(line: string): void
}

/** What a thread lays: the works `from` to `to` (not included), as of `at`. */
export interface Share {
  url: string
  from: number
  to: number
  at: string
  roundWorks: number
}

/** So many works each thread has generated before they are laid: they stand in memory. */
const roundWorks = 50_000

/**
 * Lays `records` works with their copies and makes them searchable: rows by COPY from as many threads as there are
 * processors; then their indexes and references, and an edition beside. `seconds` hold all of it: describing what each work
 * is found by, copying, indexes, `analyze`, the edition. They do not hold what no library's catalogue needs: works are
 * generated and counted (`truth.ts`) in rounds, in which all threads wait for each other and the clock stands.
 */
export async function load(place: Place, records: number): Promise<Loaded> {
  await layLibraries(place.owner)
  const steps: Record<string, number> = {}
  const tell = (name: string, since: number) => {
    steps[name] = Math.round((performance.now() - since) / 100) / 10
    place.report(`  ${name}: ${steps[name]} s`)
  }
  const dropped = await dropIndexes(place.owner)
  const { truth, generating, copying } = await copyAll(place, records)
  steps.generating = Math.round(generating / 100) / 10
  place.report(`  generating, which is not loading: ${steps.generating} s`)
  tell('copy', performance.now() - copying)
  const from = performance.now()
  const indexing = makeIndexes(place, dropped).then(() => tell('indexes', from))
  await buildEdition({ db: place.db, clock: systemClock })
  tell('edition, beside the indexes', from)
  await indexing
  return { seconds: (copying + performance.now() - from) / 1000, steps, truth }
}

async function makeIndexes({ owner }: Place, dropped: readonly string[]): Promise<void> {
  for (const made of dropped) await sql.raw(made).execute(owner)
  await sql`analyze`.execute(owner)
}

async function copyAll({ ownerUrl, report }: Place, records: number) {
  const threads = availableParallelism()
  const share = Math.ceil(records / threads)
  const workers = Array.from({ length: threads }, (_, thread) =>
    openWorker({
      url: ownerUrl,
      from: thread * share + 1,
      to: Math.min(records, (thread + 1) * share) + 1,
      at: systemClock.now().toString(),
      roundWorks,
    }),
  )
  const all = async (what: 'generate' | 'lay' | 'end') => {
    const from = performance.now()
    const counts = await Promise.all(workers.map((ask) => ask(what)))
    return { counts, lasted: performance.now() - from }
  }
  let [generating, copying] = [0, 0]
  for (let laid = 0; laid < share; laid += roundWorks) {
    generating += (await all('generate')).lasted
    copying += (await all('lay')).lasted
    report(`  ${Math.min(records, (laid + roundWorks) * threads)} works`)
  }
  return { truth: sumOf((await all('end')).counts), generating, copying }
}

/** A thread, as what it answers when it is asked. */
function openWorker(workerData: Share): (what: string) => Promise<KnownCounts[]> {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
  return (what) =>
    new Promise((done, failed) => {
      worker.once('error', failed)
      worker.once('message', (counts: KnownCounts[]) => {
        worker.off('error', failed)
        done(counts)
      })
      worker.postMessage(what)
    })
}

async function layLibraries(owner: Database): Promise<void> {
  await sql`insert into library_category (code, name_zh, name_en, position) values ('engineering', '工科类', 'Engineering', 1)
            on conflict do nothing`.execute(owner)
  await sql`
    insert into library (code, kind, category, name_zh, name_en, short_zh, short_en, initials, request_prefix, joined_on)
    select (300000 + n)::text, 'member', 'engineering', n || '馆', 'Library ' || n, n || '馆', 'L' || n, 'l' || n,
           chr(65 + n / 26) || chr(65 + n % 26), '2007-11-01'
    from generate_series(1, ${libraryCount}) n order by n`.execute(owner)
}

const laidTables = sql.raw(
  ['record', 'source_record', 'record_key', 'holding', 'search_entry', 'search_number']
    .map((table) => `'${table}'::regclass`)
    .join(', '),
)

/**
 * Drops what can be made again of all rows in one go (references, keys of scattered values, indexes), and answers how
 * each is made, in the order in which they can be.
 */
async function dropIndexes(owner: Database): Promise<string[]> {
  const { rows: constraints } = await sql<{ owned: string; name: string; made: string }>`
    select conrelid::regclass::text as owned, quote_ident(conname) as name, pg_get_constraintdef(oid) as made
    from pg_constraint
    where conrelid in (${laidTables})
      and (contype in ('f', 'u') or contype = 'p' and conrelid in ('record_key'::regclass, 'search_number'::regclass))
    order by contype <> 'f'`.execute(owner)
  for (const { owned, name } of constraints)
    await sql.raw(`alter table ${owned} drop constraint ${name}`).execute(owner)
  const { rows: indexes } = await sql<{ name: string; made: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made
    from pg_index where indrelid in (${laidTables}) and not indisprimary`.execute(owner)
  for (const { name } of indexes) await sql.raw(`drop index ${name}`).execute(owner)
  await sql`set maintenance_work_mem = '512MB'`.execute(owner)
  const again = constraints.map(
    ({ owned, name, made }) => `alter table ${owned} add constraint ${name} ${made}`,
  )
  return [...indexes.map(({ made }) => made), ...again.toReversed()]
}
