// import FILE… --library CODE | --source NAME: brings MARC files into the catalogue as holdings of one library.
import { createReadStream, existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type ImportReport, importRecords, type Rejected } from '../src/catalogue/import.ts'
import { type Config, readConfig } from '../src/config.ts'
import { system } from '../src/shared/actor.ts'
import { systemClock } from '../src/shared/clock.ts'
import { asActor, type Database, openDatabase } from '../src/shared/database.ts'
import { openStorage } from '../src/storage.ts'
import { readMarc } from '../src/wire/marc/read.ts'
import { help, optionsOf } from './import/options.ts'
import { type Reading, readingOf } from './import/reading.ts'

async function main(args: string[]): Promise<number> {
  const options = optionsOf(args)
  if (typeof options === 'string') return say(options, options === help ? 0 : 2)
  const read = readConfig(process.env)
  if (!read.ok) return say(read.mistakes.join('\n'), 2)
  const database = await open(read.config)
  if (!database) return say('这里还没有安装，请先 npm start · nothing here yet: npm start first', 2)
  try {
    const reading = await asActor(database.db, system, (tx) => readingOf(tx, options))
    if (typeof reading === 'string') return say(reading, 2)
    for (const file of options.files)
      await importFile(database.db, file, { ...reading, json: options.json })
    return 0
  } finally {
    await database.close()
  }
}

async function open(config: Config) {
  const made = existsSync(join(config.dataDir, 'postgres', 'PG_VERSION'))
  if (!config.databaseUrl && !made) return null
  const storage = await openStorage(config, 'beside')
  const db = openDatabase(storage.serverUrl, 'hutong_app', 2)
  const close = async () => {
    await db.destroy()
    await storage.release()
  }
  return { db, close }
}

async function importFile(
  db: Database,
  file: string,
  { libraryId, reading, charset, json }: Reading & { json: boolean },
): Promise<void> {
  const began = performance.now()
  const source = file === '-' ? process.stdin : createReadStream(file)
  const result = await importRecords({ db, clock: systemClock }, readMarc(source, charset), {
    libraryId,
    reading,
    threads: availableParallelism(),
    onRejected: (rejected) => console.error(`\r${line(file, rejected)}`),
    onProgress: (report) => progress(report, began),
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  const seconds = (performance.now() - began) / 1000
  console.log(json ? JSON.stringify({ file, ...result, seconds }) : summary(file, result, seconds))
}

/** One line that rewrites itself on a terminal; elsewhere a line for every 10,000 records. */
function progress(report: Readonly<ImportReport>, began: number) {
  const rate = Math.round(report.read / ((performance.now() - began) / 1000))
  const text = `${report.read} 条 records · ${rate}/s · ${report.rejected} 条未导入 rejected`
  if (process.stderr.isTTY) process.stderr.write(`\r${text}   `)
  else if (report.read % 10_000 === 0) console.error(text)
}

const line = (file: string, { position, reason, detail }: Rejected) =>
  `${file}: 第 ${position.index + 1} 条 record ${position.index + 1}, 字节 byte ${position.byteOffset}: ${reason} ${detail.replaceAll(/\p{C}/gu, '�')}`

const summary = (file: string, report: ImportReport, seconds: number) =>
  `${file}: ${report.read} 条 read · ${report.added} 新增 added · ${report.changed} 更新 changed · ` +
  `${report.unchanged} 未变 unchanged · ${report.rejected} 未导入 rejected · ` +
  `${report.repaired} 有修补 repaired · ${seconds.toFixed(1)} s`

function say(text: string, exitCode: number): number {
  ;(exitCode === 0 ? console.log : console.error)(text)
  return exitCode
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => say(error.message, 1))
