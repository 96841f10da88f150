import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '../../../src/config.ts'
import { type Database, openDatabase } from '../../../src/shared/database.ts'
import { openStorage, prepareStorage } from '../../../src/storage.ts'
import { rounded } from '../bench-house.ts'
import { importedPerSecond } from './import.ts'
import { type Loaded, load } from './load.ts'
import {
  pagesPerSecond,
  type Timed,
  timeCounts,
  timePages,
  timeSuggestions,
  visibleAfter,
  wrongCounts,
} from './measure.ts'
import { questionsFor, typedFor } from './questions.ts'
import { besideZebra } from './zebra/beside.ts'

export interface SearchBench {
  records: number
  clients: number
  /** The database stays in the temporary folder, and the next run of as many records measures it again. */
  keep: boolean
  /** How long the clients ask. */
  seconds: number
  /** Nothing else is measured beside, even where it is installed. */
  alone: boolean
  report(line: string): void
}

/** What PostgreSQL may take of memory: 1 GB shared, and what the work of some connections needs beside it. */
const memory = {
  shared_buffers: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  effective_cache_size: '1500MB',
  max_wal_size: '4GB',
}

/** Measures search over a generated catalogue through the path that a page takes; throws when a count is wrong. */
export async function benchSearch(given: SearchBench) {
  const { records, clients, seconds, report } = given
  const folder = join(tmpdir(), `hutong-bench-search-${records}`)
  const place = await open(folder)
  try {
    report(
      `PostgreSQL: ${Object.entries(memory)
        .map((pair) => pair.join(' = '))
        .join(', ')}`,
    )
    const loaded = await loadedOnce(place, folder, { records, report })
    const asked = questionsFor(records, seeds.measured)
    const askedBefore = questionsFor(records, seeds.before)
    report(`${asked.length} questions, after ${askedBefore.length} others`)
    await timePages(place.db, askedBefore)
    const pages = await timePages(place.db, asked)
    await timeCounts(place.db, askedBefore)
    const counts = await timeCounts(place.db, asked)
    await timeSuggestions(place.db, typedFor(records, seeds.before))
    const suggestions = await timeSuggestions(place.db, typedFor(records, seeds.measured))
    const wrong = await wrongCounts(place.db, loaded.truth)
    if (wrong.length > 0) throw new Error(`counts are wrong:\n${wrong.join('\n')}`)
    report('counts are right: exact up to 10,000 hits, within 5 % beyond')
    const many = seeds.clients.flatMap((seed) => questionsFor(records, seed))
    const perSecond = await pagesPerSecond(place.db, many, { clients, seconds })
    const matched = await importedPerSecond(place.db)
    const figures = {
      records,
      clients,
      page_p50_ms: percentile(pages, 0.5),
      page_p95_ms: percentile(pages, 0.95),
      page_p99_ms: percentile(pages, 0.99),
      counts_p95_ms: percentile(counts, 0.95),
      suggest_p95_ms: percentile(suggestions, 0.95),
      pages_per_s: rounded(perSecond),
      load_per_s: Math.round(records / loaded.seconds),
      load_matched_per_s: Math.round(matched),
      visible_s: rounded(await visibleAfter(place.db, 1 + Math.floor(records / 3)), 3),
      disk_mb: await diskMb(place.owner),
      rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
    }
    const zebra = given.alone
      ? null
      : await besideZebra(
          { folder: join(folder, 'zebra'), report },
          { records, askedBefore, asked, many, clients, seconds },
        )
    const beside = zebra && {
      zebra_page_p50_ms: percentile(zebra.pages, 0.5),
      zebra_page_p95_ms: percentile(zebra.pages, 0.95),
      zebra_page_p99_ms: percentile(zebra.pages, 0.99),
      zebra_pages_per_s: rounded(zebra.pages_per_s),
      zebra_load_per_s: zebra.load_per_s,
      zebra_disk_mb: zebra.disk_mb,
    }
    const table = tableOf({ pages, counts, ...(zebra && { zebra: zebra.pages }) })
    return { figures: { ...figures, ...beside }, table }
  } finally {
    await place.close()
    if (!given.keep) rmSync(folder, { recursive: true, force: true })
  }
}

/** Of what is asked; the clients have so many questions that hardly one comes twice. */
const seeds = { measured: 11, before: 12, clients: [21, 22, 23, 24, 25, 26, 27, 28] }

async function open(folder: string) {
  mkdirSync(folder, { recursive: true })
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.mistakes.join('\n'))
  const first = await openStorage(read.config, 'alone')
  await prepareStorage(first)
  const setting = openDatabase(first.ownerUrl, 'owner', 1)
  for (const [name, value] of Object.entries(memory))
    await sql.raw(`alter system set ${name} = '${value}'`).execute(setting)
  await setting.destroy()
  await first.release()
  const storage = await openStorage(read.config, 'alone')
  const db: Database = openDatabase(storage.serverUrl, 'hutong_app', 12)
  const owner: Database = openDatabase(storage.ownerUrl, 'owner', 2)
  const close = async () => {
    await db.destroy()
    await owner.destroy()
    await storage.release()
  }
  return { db, owner, ownerUrl: storage.ownerUrl, close }
}

async function loadedOnce(
  place: Awaited<ReturnType<typeof open>>,
  folder: string,
  { records, report }: Pick<SearchBench, 'records' | 'report'>,
): Promise<Loaded> {
  const file = join(folder, 'loaded.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const loaded = await load({ ...place, report }, records)
  for (const table of ['record', 'source_record'])
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${records})`.execute(
      place.owner,
    )
  await sql`vacuum`.execute(place.owner)
  writeFileSync(file, JSON.stringify(loaded))
  return loaded
}

function percentile(times: readonly Timed[], share: number): number {
  const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b)
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!, 2)
}

async function diskMb(owner: Database): Promise<number> {
  const { rows } = await sql<{ mb: number }>`
    select (pg_database_size(current_database()) / 1048576)::int as mb`.execute(owner)
  return rows[0]!.mb
}

/** p50, p95 and p99 of each kind. */
function tableOf(measured: Record<string, Timed[]>): string {
  return Object.entries(measured)
    .flatMap(([what, times]) =>
      [...Map.groupBy(times, ({ kind }) => kind)].map(([kind, own]) =>
        [
          what.padEnd(8),
          kind.padEnd(26),
          ...[0.5, 0.95, 0.99].map((share) => String(percentile(own, share)).padStart(8)),
        ].join(''),
      ),
    )
    .join('\n')
}
