import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { buildEdition } from '../../../src/catalogue/search/postgres/edition/build-edition-store.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import type { Database } from '../../../src/shared/database.ts'
import { libraryCount } from './corpus.ts'
import { type KnownCounts, sumOf } from './truth.ts'

export interface Loaded {
  seconds: number
  /** Of which copying, indexes and the edition. */
  steps: Record<string, number>
  truth: KnownCounts[]
}

interface Place {
  db: Database
  owner: Database
  ownerUrl: string
  report(line: string): void
}

/**
 * Lays `records` works with their copies and makes them searchable: rows by COPY from as many threads as there are
 * processors, indexes afterwards, then an edition. The time holds all of it, generating too.
 */
export async function load(place: Place, records: number): Promise<Loaded> {
  await layLibraries(place.owner)
  const began = performance.now()
  const steps: Record<string, number> = {}
  const step = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const from = performance.now()
    const done = await work()
    steps[name] = Math.round((performance.now() - from) / 100) / 10
    place.report(`  ${name}: ${steps[name]} s`)
    return done
  }
  const dropped = await dropIndexes(place.owner)
  const truth = await step('copy', () => copyAll(place, records))
  await step('indexes', async () => {
    for (const made of dropped) await sql.raw(made).execute(place.owner)
    await sql`analyze`.execute(place.owner)
  })
  await step('edition', () => buildEdition({ db: place.db, clock: systemClock }))
  return { seconds: (performance.now() - began) / 1000, steps, truth }
}

async function copyAll({ ownerUrl, report }: Place, records: number): Promise<KnownCounts[]> {
  const threads = availableParallelism()
  const share = Math.ceil(records / threads)
  let laid = 0
  let told = 0
  const all = Array.from({ length: threads }, (_, thread) => {
    const [from, to] = [thread * share + 1, Math.min(records, (thread + 1) * share) + 1]
    const workerData = { url: ownerUrl, from, to, at: systemClock.now().toString() }
    const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData })
    return new Promise<KnownCounts[]>((done, failed) => {
      worker.on('error', failed)
      worker.on('message', (said: { laid?: number; counts?: KnownCounts[] }) => {
        laid += said.laid ?? 0
        if (laid - told >= records / 10) {
          told = laid
          report(`  ${laid} works`)
        }
        if (said.counts) done(said.counts)
      })
    })
  })
  return sumOf(await Promise.all(all))
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
