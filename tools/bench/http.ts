import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from '../build-web.ts'
import { seededRandom } from '../demo/random.ts'
import { median, rounded } from './bench-house.ts'
import { call, openConnection } from './http-client.ts'
import { layHouse } from './http-house.ts'
import { type Errand, work } from './http-work.ts'
import { served } from './process.ts'

const connections = 8
const seed = 1298

export interface HttpSettings {
  seconds: number
  rounds: number
  /** At least so many in the database. */
  requests: number
  /** Of which so many are on their way. */
  open: number
  /** A folder that is kept from run to run; absent: a temporary one. */
  folder?: string
  report: (line: string) => void
}

/** How long calls of each line of the table took, ms. */
type Times = Map<string, number[]>

/**
 * The server as `start` runs it, in a process of its own, with `requests` in the database; 8 connections of this
 * process open pages and write, each account within the house's rate limit. Throws at any answer that is not the
 * expected one, 429 included.
 */
export async function benchHttp(settings: HttpSettings) {
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'hutong-bench-'))
  try {
    await buildWeb()
    const cast = await layHouse(folder, settings.requests, settings.report)
    settings.report(`${cast.requests} requests, ${cast.readers.length} readers signed in`)
    const server = await served([process.execPath, 'tools/start.ts'], {
      folder: process.cwd(),
      environment: { DATA_DIR: folder },
    })
    try {
      return await measured(server.url, work(cast, seededRandom(seed)), settings)
    } finally {
      await server.stop()
    }
  } finally {
    if (!settings.folder) rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(url: string, day: ReturnType<typeof work>, settings: HttpSettings) {
  const { seconds, rounds, open, report } = settings
  let submissions = open
  let steps = open * 3
  await loop(url, () => (submissions-- > 0 ? (day.submission() ?? day.write()) : null))
  await loop(url, () => (steps-- > 0 ? day.write() : null))
  report(`${open} requests on their way`)
  await loop(url, until(seconds / 2, day.next)) // warm
  const all: Times = new Map()
  const told: Record<string, number>[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const times = await loop(url, until(seconds, day.next))
    const tookSeconds = (performance.now() - began) / 1000
    const every = [...times.values()].flat()
    told.push({
      p50_ms: percentile(every, 50),
      p95_ms: percentile(every, 95),
      p99_ms: percentile(every, 99),
      requests_per_s: every.length / tookSeconds,
    })
    for (const [route, more] of times) all.set(route, [...(all.get(route) ?? []), ...more])
  }
  const figures = Object.keys(told[0]!).map((key) => [
    key,
    rounded(median(told.map((one) => one[key]!))),
  ])
  return { figures: Object.fromEntries(figures) as Record<string, number>, table: byRoute(all) }
}

/** Errands until the time is over. */
function until(seconds: number, next: () => Errand): () => Errand | null {
  const end = performance.now() + seconds * 1000
  return () => (performance.now() < end ? next() : null)
}

/** Every connection does one errand after the other until there is none. */
async function loop(url: string, next: () => Errand | null): Promise<Times> {
  const times: Times = new Map()
  const each = Array.from({ length: connections }, async () => {
    const connection = openConnection()
    for (let errand = next(); errand; errand = next()) {
      const answer = await call(url, connection, errand.call)
      const { method, path, route, body } = errand.call
      if (answer.status !== (route === 'submit' ? 201 : 200))
        throw new Error(
          `${method} ${path} ${JSON.stringify(body ?? '')} answered ${answer.status}: ${answer.text.slice(0, 500)}`,
        )
      errand.answered?.(answer)
      const known = times.get(route)
      if (known) known.push(answer.ms)
      else times.set(route, [answer.ms])
    }
    connection.destroy()
  })
  await Promise.all(each)
  return times
}

const percentile = (values: readonly number[], percent: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? 0

/** Each route on its line, the reads first. */
function byRoute(times: Times): string {
  const line = (...cells: (string | number)[]) =>
    cells.map((cell, at) => (at ? String(cell).padStart(9) : String(cell).padEnd(20))).join('')
  const rows = [...times]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([route, values]) =>
      line(
        route,
        values.length,
        ...[50, 95, 99].map((percent) => rounded(percentile(values, percent))),
      ),
    )
  return [line('', 'calls', 'p50 ms', 'p95 ms', 'p99 ms'), ...rows].join('\n')
}
