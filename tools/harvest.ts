// harvest SOURCE: one run of a source now, with its progress; an interrupted one is gone on with.
import { randomBytes } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { announceFile, keepPiece, pieceBytes } from '../src/catalogue/harvest/file-store.ts'
import { runById } from '../src/catalogue/harvest/runs-store.ts'
import type { HarvestRun } from '../src/catalogue/harvest/shapes.ts'
import { continueRun, startRun } from '../src/catalogue/harvest/start.ts'
import { workRun } from '../src/catalogue/harvest/work.ts'
import { system } from '../src/shared/actor.ts'
import { systemClock } from '../src/shared/clock.ts'
import { asActor, openDatabase, type Tx } from '../src/shared/database.ts'
import type { House } from '../src/shared/house.ts'
import { sentenceOf } from '../src/shared/http/sentences.ts'
import { Mistake } from '../src/shared/mistake.ts'
import { attempt } from '../src/shared/once.ts'
import type { Result } from '../src/shared/result.ts'
import { openStorage } from '../src/storage.ts'
import { runTask, settings } from './task.ts'

const help = `采集 · harvest SOURCE [--file FILE] [--changes] [--continue RUN]

SOURCE      来源的编号，见 /centre/sources 各来源的网址 · a source's number, as in its address
--file      先放入这个文件再采集 · place this file first (sources of the kind MARC file)
--changes   只采变动（OAI-PMH）· only what changed since the last good run (OAI-PMH)
--continue  接着做停下或失败的一次 · go on with a run that was stopped or has failed

Ctrl-C 之后可以接着做，已收下的不会丢 · after Ctrl-C go on: nothing that was taken is lost.`

const options = {
  file: { type: 'string' },
  changes: { type: 'boolean', default: false },
  continue: { type: 'string' },
} as const

type Place = Pick<House, 'db' | 'clock' | 'randomBytes' | 'jobs'>

await runTask({ help, words: 1, options }, async ([word], wanted) => {
  const sourceId = Number(word)
  const config = settings()
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'postgres', 'PG_VERSION')))
    throw new Mistake('这里还没有安装，请先 npm start · nothing here yet: npm start first')
  const storage = await openStorage(config, 'beside')
  const db = openDatabase(storage.serverUrl, 'hutong_app', 4)
  // The run is worked here: no job is written for the server to take it.
  const jobs = { enqueue: async () => {} } as unknown as House['jobs']
  const place: Place = { db, clock: systemClock, randomBytes, jobs }
  try {
    if (typeof wanted.file === 'string') await placeFile(place, sourceId, wanted.file)
    const scope = wanted.changes ? 'incremental' : 'full'
    const { runId } = await done(place, (tx) =>
      typeof wanted.continue === 'string'
        ? continueRun(tx, place, system, Number(wanted.continue))
        : startRun(tx, place, system, { sourceId, scope }),
    )
    return await watch(place, runId)
  } finally {
    await db.destroy()
    await storage.release()
  }
})

async function placeFile(place: Place, sourceId: number, file: string): Promise<void> {
  if (!existsSync(file)) throw new Mistake(`没有这个文件 · no such file: ${file}`)
  const sizeBytes = statSync(file).size
  const at = place.clock.now()
  const name = basename(file)
  const { fileId } = await done(place, (tx) =>
    announceFile(tx, system, { sourceId, name, sizeBytes, at }),
  )
  let position = 0
  for await (const bytes of createReadStream(file, { highWaterMark: pieceBytes })) {
    const piece = { sourceId, fileId, position: position++, bytes, at }
    await done(place, (tx) => keepPiece(tx, piece))
  }
}

/** Works the run and says every second how far it is; 0 when it came to its end. */
async function watch(place: Place, runId: number): Promise<number> {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const look = () => asActor(place.db, system, (tx) => runById(tx, runId))
  const ticking = setInterval(async () => say(await look()), 1000)
  try {
    await workRun(place as House, runId, { signal: stopping.signal })
  } finally {
    clearInterval(ticking)
  }
  const run = await look()
  say(run)
  if (process.stderr.isTTY) process.stderr.write('\n')
  if (run?.error) console.error(`${run.error} ${run.errorDetail}`)
  if (run?.state === 'running') console.error(`harvest ${run.sourceId} --continue ${run.id}`)
  return run?.state === 'finished' ? 0 : 1
}

function say(run: HarvestRun | undefined) {
  if (!run) return
  const { read, total, perSecond, added, changed, deleted, rejected } = run
  const rate = perSecond === null ? '' : ` · ${Math.round(perSecond)}/s`
  const line =
    `${run.state} · ${read}${total === null ? '' : ` / ${total}`} 条 read${rate} · ${added} 新增 added · ` +
    `${changed} 更新 changed · ${deleted} 删除 deleted · ${rejected} 未收 rejected`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}   `)
  else console.error(line)
}

async function done<T>(place: Place, work: (tx: Tx) => Promise<Result<T>>): Promise<T> {
  const result = await attempt(place.db, system, work)
  if (!result.ok)
    throw new Mistake(`${sentenceOf(result.refusal, 'zh')} · ${sentenceOf(result.refusal, 'en')}`)
  return result.value
}
