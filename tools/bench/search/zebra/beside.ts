import { execFile } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { recordSyntaxes } from '../../../../src/wire/z3950/identifiers.ts'
import type { Z3950Session } from '../../../../src/wire/z3950/session.ts'
import type { Timed } from '../measure.ts'
import type { Asked, Questions } from '../questions.ts'
import { zebraQuestion } from './question.ts'
import { writeRecords } from './records.ts'
import { configure, serve, session } from './server.ts'

const run = promisify(execFile)

export interface BesideZebra {
  /** Indexing alone; writing the records as XML is not in it. */
  loadPerSecond: number
  diskMb: number
  /** Search, hit count and 20 records, unranked, by our own Z39.50 client. */
  pages: Timed[]
  perSecond: number
}

interface Place {
  /** Empties and uses it. */
  folder: string
  report(line: string): void
}

interface Work {
  records: number
  clients: number
  /** How long the clients ask. */
  seconds: number
  asked: Questions
}

/** The same works and questions in Index Data's Zebra, where `idzebra-2.0` is installed; null where it is not. */
export async function besideZebra(place: Place, work: Work): Promise<BesideZebra | null> {
  const installed = await run('zebraidx', ['-V']).then(
    () => true,
    () => false,
  )
  if (!installed) {
    place.report('idzebra-2.0 is not installed: nothing beside')
    return null
  }
  rmSync(place.folder, { recursive: true, force: true })
  mkdirSync(join(place.folder, 'register'), { recursive: true })
  try {
    return await measured(place, work)
  } finally {
    rmSync(place.folder, { recursive: true, force: true })
  }
}

async function measured({ folder, report }: Place, work: Work): Promise<BesideZebra> {
  const file = join(folder, 'records.xml')
  await writeRecords(file, work.records)
  configure(folder)
  const began = performance.now()
  for (const words of [['init'], ['update', file]])
    await run('zebraidx', ['-c', 'zebra.cfg', '-v', 'warn,fatal', ...words], { cwd: folder })
  const seconds = (performance.now() - began) / 1000
  report(`Zebra has ${work.records} works: ${Math.round(seconds)} s`)
  const { stdout } = await run('du', ['-sm', join(folder, 'register')])
  const server = await serve(folder)
  try {
    await timed(server.port, work.asked.before)
    const pages = await timed(server.port, work.asked.measured)
    return {
      loadPerSecond: Math.round(work.records / seconds),
      diskMb: Number.parseInt(stdout, 10),
      pages,
      perSecond: await perSecond(server.port, work),
    }
  } finally {
    server.stop()
  }
}

/** Questions made of a work that is there. */
const alwaysFound = new Set(['whole title', 'ISBN', 'call number'])

async function page(zebra: Z3950Session, asked: Asked): Promise<void> {
  const found = await zebra.search({ databases: ['Default'], query: zebraQuestion(asked) })
  if (!found.ok) throw new Error(`Zebra: ${JSON.stringify({ asked, fault: found.fault })}`)
  const { hits } = found.value
  if (hits === 0 && alwaysFound.has(asked.kind))
    throw new Error(`Zebra does not find ${asked.question.q}: it was asked wrongly`)
  if (hits === 0) return
  const came = await zebra.present({
    start: 1,
    count: Math.min(20, hits),
    syntax: recordSyntaxes.xml,
  })
  if (!came.ok) throw new Error(`Zebra: ${JSON.stringify({ asked, fault: came.fault })}`)
}

async function timed(port: number, asked: readonly Asked[]): Promise<Timed[]> {
  const zebra = await session(port)
  const times: Timed[] = []
  for (const each of asked) {
    const from = performance.now()
    await page(zebra, each)
    times.push({ kind: each.kind, ms: performance.now() - from })
  }
  await zebra.close()
  return times
}

async function perSecond(
  port: number,
  { asked: { many }, clients, seconds }: Work,
): Promise<number> {
  const sessions = await Promise.all(Array.from({ length: clients }, () => session(port)))
  const from = performance.now()
  let [next, done] = [0, 0]
  const client = async (zebra: Z3950Session) => {
    while (performance.now() - from < seconds * 1000) {
      await page(zebra, many[next++ % many.length]!)
      done++
    }
    await zebra.close()
  }
  await Promise.all(sessions.map(client))
  return done / ((performance.now() - from) / 1000)
}
