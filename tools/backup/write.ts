import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { Mistake } from '../../src/shared/mistake.ts'
import { type Frame, said, writeFrames } from './container.ts'
import {
  appliedMigrations,
  format,
  type Head,
  type Manifest,
  nameOf,
  type Section,
  selectOf,
  sequencePositions,
  tablesInOrder,
} from './contents.ts'

export interface BackupOptions {
  /** Where the snapshot goes; must not exist yet. */
  file: string
  /** DATA_DIR, whose folder `files` is taken too. */
  dataDir: string
  madeAt: Temporal.Instant
}

/**
 * Writes one consistent snapshot: every table as one transaction sees it, counters, files.
 * `keeper` is a connection that sees past row security. Answers what was written.
 */
export async function writeBackup(
  keeper: pg.ClientBase,
  options: BackupOptions,
): Promise<Manifest> {
  if (existsSync(options.file)) {
    throw new Mistake(`${options.file} 已经存在 · ${options.file} exists already`)
  }
  const manifest: Manifest = { sections: [], sequences: {} }
  await keeper.query('begin isolation level repeatable read read only')
  await keeper.query(`set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'`)
  try {
    await writeFrames(options.file, snapshot(keeper, options, manifest))
  } finally {
    await keeper.query('rollback')
  }
  return manifest
}

async function* snapshot(
  keeper: pg.ClientBase,
  options: BackupOptions,
  manifest: Manifest,
): AsyncGenerator<Frame> {
  const migrations = await appliedMigrations(keeper)
  if (!migrations.length)
    throw new Mistake('这个数据库里没有互通 · there is no Hutong in this database')
  const head: Head = { hutong: 'backup', format, madeAt: String(options.madeAt), migrations }
  yield said('head', head)
  for (const section of await tablesInOrder(keeper)) {
    if (!('table' in section)) continue
    const rows = keeper.query(copyTo(`copy (${selectOf(section)}) to stdout`))
    yield* sectionFrames(section, rows, manifest)
    manifest.sections.at(-1)!.rows = rows.rowCount
  }
  const folder = join(options.dataDir, 'files')
  for (const file of await filesBelow(folder)) {
    yield* sectionFrames({ file }, createReadStream(join(folder, file)), manifest)
  }
  manifest.sequences = await sequencePositions(keeper)
  yield said('manifest', manifest)
}

/** Rows come in small pieces; a frame gathers about this much. */
const frameBytes = 64 * 1024

async function* sectionFrames(
  section: Section,
  source: AsyncIterable<Buffer>,
  manifest: Manifest,
): AsyncGenerator<Frame> {
  yield said('section', section)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const data of gathered(source)) {
    hash.update(data)
    bytes += data.length
    yield { kind: 'data', bytes: data }
  }
  manifest.sections.push({ name: nameOf(section), rows: 0, bytes, sha256: hash.digest('hex') })
}

async function* gathered(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let length = 0
  for await (const piece of source) {
    pieces.push(piece)
    length += piece.length
    if (length < frameBytes) continue
    yield Buffer.concat(pieces)
    pieces = []
    length = 0
  }
  if (length) yield Buffer.concat(pieces)
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}
