import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { said, writeFrames } from '../../tools/backup/container.ts'
import { checkBackup } from '../../tools/backup/read.ts'
import { type OwnDatabase, ownDatabase } from '../support/database.ts'
import { runProcess } from '../support/kill-harness.ts'
import { plantHouse } from '../support/planted-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'hutong-backup-'))
const file = join(folder, 'snapshot.gz')
const opened: OwnDatabase[] = []
let source: OwnDatabase

const open = async (like: 'migrated' | 'nothing') => {
  const database = await ownDatabase(like)
  opened.push(database)
  return database
}
const dataDirOf = (name: string) => ({ DATA_DIR: join(folder, name) })
const restoreInto = (target: OwnDatabase, from: string, name = 'restored') =>
  runProcess(['tools/restore.ts', from], { ...target.settings, ...dataDirOf(name) })

beforeAll(async () => {
  source = await open('migrated')
  await plantHouse(source.owner)
  mkdirSync(join(folder, 'source/files/ab'), { recursive: true })
  writeFileSync(join(folder, 'source/files/ab/scan.pdf'), '%PDF-1.7 示例')
  const done = await runProcess(['tools/backup.ts', file], {
    ...source.settings,
    ...dataDirOf('source'),
  })
  expect(done).toMatchObject({ code: 0 })
})
afterAll(async () => {
  for (const database of opened) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const tablesOf = async (path: string) => {
  const { manifest } = await checkBackup(path)
  const changed = ['public.mail', 'pgboss.job'] // mail is set aside, jobs are marked
  return {
    sections: manifest.sections.filter(({ name }) => !changed.includes(name)),
    sequences: manifest.sequences,
  }
}

test('every table of the planted house has a row, so that the round trip speaks for all of them', async () => {
  const { manifest } = await checkBackup(file)
  const empty = manifest.sections.filter(({ name, rows }) => !rows && !name.startsWith('files/'))
  // Nobody stays signed in, and editions of the search index are made again.
  expect(empty.map(({ name }) => name)).toEqual([
    'public.search_edition',
    'public.search_posting',
    'public.search_segment',
    'public.session',
  ])
})

test('what is restored is what was backed up: rows, counters and files', async () => {
  const target = await open('nothing')
  expect(await restoreInto(target, file)).toMatchObject({ code: 0 })
  const again = join(folder, 'again.gz')
  await runProcess(['tools/backup.ts', again], { ...target.settings, ...dataDirOf('restored') })
  expect(await tablesOf(again)).toEqual(await tablesOf(file))
  expect(readFileSync(join(folder, 'restored/files/ab/scan.pdf'), 'utf8')).toBe('%PDF-1.7 示例')
})

test('a restored house sends nothing twice and signs nobody in again', async () => {
  const target = await open('nothing')
  await restoreInto(target, file, 'quiet')
  const { rows: mails } = await target.owner.query('select event_key, state from mail order by id')
  expect(mails).toEqual([
    { event_key: '1:arrived', state: 'kept' },
    { event_key: '1:submitted', state: 'sent' },
  ])
  const { rows: jobs } = await target.owner.query('select name, data from pgboss.job')
  expect(jobs).toEqual([{ name: 'transition', data: { historyId: 2, restored: 1 } }])
  const { rows: sessions } = await target.owner.query('select count(*)::int as n from session')
  expect(sessions[0].n).toBe(0)
})

test('a database in which somebody has been is left alone', async () => {
  const done = await restoreInto(source, file)
  expect(done.code).toBe(1)
  expect(done.said).toMatch(/只能恢复到空的数据库.*only an empty database/)
})

const damages: [name: string, damage: (bytes: Buffer) => Buffer][] = [
  ['with one byte changed', (bytes) => bytes.fill(bytes[900]! ^ 0x55, 900, 901)],
  ['cut in the middle', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['cut by one byte', (bytes) => bytes.subarray(0, -9)],
  ['that is something else', () => Buffer.from('题名,责任者\n')],
  ['that is empty', () => Buffer.alloc(0)],
]
test.each(damages)('a file %s is not taken for a backup', async (_name, damage) => {
  const bad = join(folder, 'bad.gz')
  writeFileSync(bad, damage(readFileSync(file)))
  await expect(checkBackup(bad)).rejects.toThrow(/已损坏；什么都没有改变 · .*nothing was changed/)
})

test('a damaged file is refused with a sentence, and the database stays as empty as it was', async () => {
  const target = await open('nothing')
  const bad = join(folder, 'cut.gz')
  writeFileSync(bad, readFileSync(file).subarray(0, 2000))
  const done = await restoreInto(target, bad, 'cut')
  expect(done.code).toBe(1)
  expect(done.said.trim()).toMatch(/^.*nothing was changed$/)
  const { rows } = await target.owner.query(
    `select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace`,
  )
  expect(rows[0].n).toBe(0)
})

test('a backup of a newer Hutong is refused with a sentence', async () => {
  const target = await open('nothing')
  const newer = join(folder, 'newer.gz')
  const head = { hutong: 'backup', format: 1, madeAt: '', migrations: ['9999_later.sql'] }
  async function* frames() {
    yield said('head', head)
    yield said('manifest', { sections: [], sequences: {} })
  }
  await writeFrames(newer, frames())
  expect((await restoreInto(target, newer, 'newer')).said).toMatch(/upgrade first/)
})

test('a backup that fails leaves no file, and one that is there is not written over', async () => {
  const foreign = await open('nothing')
  const never = join(folder, 'never.gz')
  const done = await runProcess(['tools/backup.ts', never], {
    ...foreign.settings,
    ...dataDirOf('n'),
  })
  expect(done).toMatchObject({ code: 1 })
  expect(existsSync(never)).toBe(false)
  const copy = join(folder, 'copy.gz')
  copyFileSync(file, copy)
  const twice = await runProcess(['tools/backup.ts', copy], {
    ...source.settings,
    ...dataDirOf('n'),
  })
  expect(twice.said).toMatch(/已经存在 · .*exists already/)
  expect(readFileSync(copy).equals(readFileSync(file))).toBe(true)
})
