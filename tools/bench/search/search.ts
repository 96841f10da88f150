import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { rounded } from '../bench-house.ts'
import { pagesPerSecondByProcesses } from './asking/processes.ts'
import { importedPerSecond } from './import.ts'
import { type Loaded, load } from './load.ts'
import { pagesPerSecond, timesOf, visibleAfter, wrongCounts } from './measure.ts'
import { percentile, tableOf } from './percentile.ts'
import { diskMb, memoryChosen, openPlace, type Place } from './place.ts'
import { type Questions, questionsOf } from './questions.ts'
import { type BesideZebra, besideZebra } from './zebra/beside.ts'

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

/** Measures search over a generated catalogue through the path that a page takes; throws when a count is wrong. */
export async function benchSearch(given: SearchBench) {
  const { records, report } = given
  const folder = join(tmpdir(), `hutong-bench-search-${records}`)
  const place = await openPlace(folder)
  try {
    report(`PostgreSQL: ${memoryChosen}`)
    const loaded = await loadedOnce(place, folder, { records, report })
    const asked = questionsOf(records)
    report(`${asked.measured.length} questions, after ${asked.before.length} others`)
    const times = await timesOf(place.db, asked)
    await checkCounts(place, loaded, report)
    const own = await ownFigures(place, { ...given, asked, times, loaded })
    keepLoaded(folder, { ...loaded, matchedPerSecond: own.load_matched_per_s })
    const zebraPlace = { folder: join(folder, 'zebra'), report }
    const zebra = given.alone ? null : await besideZebra(zebraPlace, { ...given, asked })
    const { suggestions: _, ...kinds } = times
    return {
      figures: { ...own, ...(zebra && zebraFigures(zebra)) },
      table: tableOf({ ...kinds, ...(zebra && { zebra: zebra.pages }) }),
    }
  } finally {
    await place.close()
    if (!given.keep) rmSync(folder, { recursive: true, force: true })
  }
}

async function checkCounts(
  { db }: Pick<Place, 'db'>,
  { truth, matchedPerSecond }: Loaded,
  report: SearchBench['report'],
): Promise<void> {
  if (matchedPerSecond !== undefined)
    return report('counts are not looked at: more has been imported here since they were known')
  const wrong = await wrongCounts(db, truth)
  if (wrong.length > 0) throw new Error(`counts are wrong:\n${wrong.join('\n')}`)
  report('counts are right: exact up to 10,000 hits, within 5 % beyond')
}

interface Measured extends SearchBench {
  asked: Questions
  times: Awaited<ReturnType<typeof timesOf>>
  loaded: Loaded
}

async function ownFigures(
  { db, owner, serverUrl }: Pick<Place, 'db' | 'owner' | 'serverUrl'>,
  measured: Measured,
) {
  const { records, clients, seconds, asked, times, loaded, report } = measured
  const byOne = await pagesPerSecond(db, asked.many, { clients, seconds })
  report(`${rounded(byOne)} pages/s by one process`)
  const perSecond = await pagesPerSecondByProcesses(serverUrl, { records, clients, seconds })
  const matched = loaded.matchedPerSecond ?? (await importedPerSecond(db))
  return {
    records,
    clients,
    page_p50_ms: percentile(times.pages, 0.5),
    page_p95_ms: percentile(times.pages, 0.95),
    page_p99_ms: percentile(times.pages, 0.99),
    counts_p95_ms: percentile(times.counts, 0.95),
    suggest_p95_ms: percentile(times.suggestions, 0.95),
    pages_per_s: rounded(perSecond),
    load_per_s: Math.round(records / loaded.seconds),
    load_matched_per_s: Math.round(matched),
    visible_s: rounded(await visibleAfter(db, 1 + Math.floor(records / 3)), 3),
    disk_mb: await diskMb(owner),
    rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
  }
}

const zebraFigures = (zebra: BesideZebra) => ({
  zebra_page_p50_ms: percentile(zebra.pages, 0.5),
  zebra_page_p95_ms: percentile(zebra.pages, 0.95),
  zebra_page_p99_ms: percentile(zebra.pages, 0.99),
  zebra_pages_per_s: rounded(zebra.perSecond),
  zebra_load_per_s: zebra.loadPerSecond,
  zebra_disk_mb: zebra.diskMb,
})

async function loadedOnce(
  place: Place,
  folder: string,
  { records, report }: Pick<SearchBench, 'records' | 'report'>,
): Promise<Loaded> {
  const file = loadedFile(folder)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const loaded = await load({ ...place, report }, records)
  for (const table of ['record', 'source_record'])
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${records})`.execute(
      place.owner,
    )
  await sql`vacuum`.execute(place.owner)
  keepLoaded(folder, loaded)
  return loaded
}

const loadedFile = (folder: string): string => join(folder, 'loaded.json')

/** Written down for the next run that measures a kept database. */
const keepLoaded = (folder: string, loaded: Loaded): void =>
  writeFileSync(loadedFile(folder), JSON.stringify(loaded))
