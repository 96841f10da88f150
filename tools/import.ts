// import FILE… --library CODE: brings MARC files into the catalogue as holdings of one library.
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { habitually } from '../src/catalogue/entry.ts'
import { holdingsProfiles } from '../src/catalogue/holdings-profiles.ts'
import { type ImportReport, importRecords, type Rejected } from '../src/catalogue/import.ts'
import type { SourceProfile } from '../src/catalogue/sources/profile.ts'
import { libraryIdOf } from '../src/catalogue/store.ts'
import { type Config, readConfig } from '../src/config.ts'
import { system } from '../src/shared/actor.ts'
import { systemClock } from '../src/shared/clock.ts'
import { asActor, type Database, openDatabase } from '../src/shared/database.ts'
import { openStorage } from '../src/storage.ts'
import { type Charset, charsets as knownCharsets } from '../src/wire/marc/charset.ts'
import { readMarc } from '../src/wire/marc/read.ts'

const help = `导入书目 · import FILE… --library CODE [--charset auto|utf-8|gb18030|marc-8|iso-8859-1] [--holdings NAME|FILE.json] [--json]

FILE        ISO 2709 或 MARCXML，CNMARC/UNIMARC 或 MARC21；- 为标准输入
            ISO 2709 or MARCXML, CNMARC/UNIMARC or MARC21; - is standard input
--library   成员馆代码 · code of the library whose holdings these are
--charset   默认 auto：按字节判断 · auto (default) lets the bytes decide; gb18030 reads GBK too
--holdings  馆藏字段：${Object.keys(holdingsProfiles).join(' ')}，或 JSON 文件
            where copies are written: one of these names, or a JSON file such as
            [{"tag":"905","callNumber":["f","de"],"separator":"/","barcode":"b"}]
--json      结果为一行 JSON · the result as one line of JSON

重复导入不会改变任何内容；读不出的记录列出位置和原因，不中断。
Importing twice changes nothing; a record that cannot be read is listed and never stops the run.`

const code = z.string().length(1).optional()
const ProfileFile = z.array(
  z.strictObject({
    tag: z.string().length(3),
    callNumber: z.array(z.string().min(1)).min(1),
    separator: z.string(),
    library: code,
    barcode: code,
    volume: code,
    location: code,
    status: code,
  }),
)
const charsets = ['auto', ...knownCharsets] as const

async function main(args: string[]): Promise<number> {
  const options = optionsOf(args)
  if (typeof options === 'string') return say(options, options === help ? 0 : 2)
  const read = readConfig(process.env)
  if (!read.ok) return say(read.mistakes.join('\n'), 2)
  const database = await open(read.config)
  if (!database) return say('这里还没有安装，请先 npm start · nothing here yet: npm start first', 2)
  try {
    const libraryId = await asActor(database.db, system, (tx) => libraryIdOf(tx, options.library))
    if (libraryId === null)
      return say(
        `没有代码为 ${options.library} 的图书馆 · no library has the code ${options.library}`,
        2,
      )
    for (const file of options.files) await importFile(database.db, file, { ...options, libraryId })
    return 0
  } finally {
    await database.close()
  }
}

interface Options {
  files: string[]
  library: string
  charset: Charset | 'auto'
  profile?: SourceProfile['holdings']
  json: boolean
}

/** The options, or what is wrong with them in words. */
function optionsOf(args: string[]): Options | string {
  try {
    const { values, positionals: files } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        library: { type: 'string' },
        charset: { type: 'string', default: 'auto' },
        holdings: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return help
    if (files.length === 0 || !values.library) return help.split('\n')[0]!
    const missing = files.find((file) => file !== '-' && !existsSync(file))
    if (missing) return `没有这个文件 · no such file: ${missing}`
    const charset = charsets.find((known) => known === values.charset)
    if (!charset) return `--charset: ${charsets.join(' | ')}`
    const profile = values.holdings === undefined ? undefined : profileOf(values.holdings)
    return { files, library: values.library, charset, profile, json: values.json }
  } catch (mistake) {
    return mistake instanceof Error ? mistake.message : String(mistake)
  }
}

function profileOf(name: string): SourceProfile['holdings'] {
  const known = Object.entries(holdingsProfiles).find(([each]) => each === name)
  if (known) return known[1].map((place) => ({ ...place, callNumber: [...place.callNumber] }))
  return ProfileFile.parse(JSON.parse(readFileSync(name, 'utf8')))
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

type FileOptions = Options & { libraryId: number }

async function importFile(db: Database, file: string, options: FileOptions): Promise<void> {
  const { libraryId, profile, charset, json } = options
  const began = performance.now()
  const source = file === '-' ? process.stdin : createReadStream(file)
  const result = await importRecords({ db, clock: systemClock }, readMarc(source, charset), {
    libraryId,
    reading: profile && { ...habitually, holdings: profile },
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
