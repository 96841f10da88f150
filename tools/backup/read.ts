import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { ZodType } from 'zod'
import { migrationNames } from '../../src/shared/migrate.ts'
import { Mistake } from '../../src/shared/mistake.ts'
import { type Frame, readFrames } from './container.ts'
import { Head, Manifest, quoted, Section, tablesInOrder } from './contents.ts'

/** Reads a backup to its end without touching anything; answers what it says of itself. */
export async function checkBackup(file: string): Promise<{ head: Head; manifest: Manifest }> {
  let head: Head | undefined
  let manifest: Manifest | undefined
  for await (const frame of readFrames(file)) {
    if (frame.kind === 'head') head = read(Head, frame, file)
    if (frame.kind === 'manifest') manifest = read(Manifest, frame, file)
  }
  if (!head || !manifest) throw foreign(file)
  const known = new Set(await migrationNames())
  if (!head.migrations.every((name) => known.has(name))) {
    throw new Mistake(
      `${file} 来自更新的互通，请先升级 · ${file} was made by a newer Hutong; upgrade first`,
    )
  }
  return { head, manifest }
}

function read<T>(shape: ZodType<T>, frame: Frame, file: string): T {
  const result = shape.safeParse(JSON.parse(frame.bytes.toString()))
  if (!result.success) throw foreign(file)
  return result.data
}

const foreign = (file: string) =>
  new Mistake(`${file} 的格式本版本读不了 · this release cannot read the format of ${file}`)

/** Refuses a database in which somebody has been, or files that are there already. */
export async function refuseFull(client: pg.ClientBase, dataDir: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`)
  const tables = rows.map((row) => row.name)
  const ours = tables.includes('installation')
  let full = tables.length > 0 && !ours
  for (const name of ours ? ['installation', 'library', 'account'] : []) {
    const { rows: any } = await client.query(`select exists (select from ${name}) as yes`)
    full ||= any[0].yes
  }
  const folder = join(dataDir, 'files')
  if (!full && !(existsSync(folder) && readdirSync(folder).length)) return
  throw new Mistake(
    '只能恢复到空的数据库；请另选 DATA_DIR 或 DATABASE_URL；什么都没有改变 · ' +
      'only an empty database can be restored into; choose another DATA_DIR or DATABASE_URL; nothing was changed',
  )
}

/** How many mails were set aside, and how many rows came. */
export interface Restored {
  rows: number
  mailsSetAside: number
}

/** Loads a checked backup in one transaction: all of it is there afterwards, or nothing. */
export async function loadBackup(
  keeper: pg.ClientBase,
  { file, dataDir }: { file: string; dataDir: string },
): Promise<Restored> {
  const folder = join(dataDir, 'files')
  await keeper.query('begin')
  try {
    for (const section of (await tablesInOrder(keeper)).reverse()) {
      if ('table' in section) await keeper.query(`delete from ${section.table}`)
    }
    const rows = await loadSections(keeper, file, folder)
    const mailsSetAside = await quarantine(keeper)
    await keeper.query('commit')
    return { rows, mailsSetAside }
  } catch (error) {
    await keeper.query('rollback').catch(() => {})
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function loadSections(keeper: pg.ClientBase, file: string, folder: string): Promise<number> {
  const frames = readFrames(file)
  let frame = (await frames.next()).value as Frame | undefined
  async function* data() {
    for (;;) {
      frame = (await frames.next()).value as Frame | undefined
      if (frame?.kind !== 'data') return
      yield frame.bytes
    }
  }
  while (frame && frame.kind !== 'manifest') {
    const section = frame.kind === 'section' ? read(Section, frame, file) : null
    if (section) await pipeline(Readable.from(data()), sinkOf(section, keeper, folder))
    else frame = (await frames.next()).value as Frame | undefined
  }
  if (!frame) throw foreign(file)
  const manifest = read(Manifest, frame, file)
  await frames.return(undefined)
  for (const [name, [last, called]] of Object.entries(manifest.sequences)) {
    await keeper.query('select setval($1, $2, $3)', [`public.${quoted(name)}`, last, called])
  }
  return manifest.sections.reduce((sum, section) => sum + section.rows, 0)
}

function sinkOf(section: Section, keeper: pg.ClientBase, folder: string): Writable {
  if ('table' in section) {
    const table = section.table.split('.').map(quoted).join('.')
    return keeper.query(
      copyFrom(`copy ${table} (${section.columns.map(quoted).join(', ')}) from stdin`),
    )
  }
  const target = resolve(folder, section.file)
  if (!target.startsWith(resolve(folder) + sep)) throw new Error(`a file outside: ${section.file}`)
  mkdirSync(dirname(target), { recursive: true })
  return createWriteStream(target, { flags: 'wx', mode: 0o600 })
}

/**
 * Nothing goes out twice (R18): what waited when the snapshot was made may have been sent since. Mails are
 * kept to be looked at; jobs begin anew, marked, so that what they write is kept as well.
 */
async function quarantine(keeper: pg.ClientBase): Promise<number> {
  await keeper.query(`
    update pgboss.job set state = 'created', started_on = null, heartbeat_on = null, retry_count = 0,
      data = coalesce(data, '{}'::jsonb) || '{"restored": 1}'::jsonb`)
  const { rowCount } = await keeper.query(`
    update mail set state = 'kept',
      last_error = '恢复备份时搁置，没有寄出 · set aside when a backup was restored, not sent'
    where state in ('waiting', 'sending')`)
  return rowCount ?? 0
}
