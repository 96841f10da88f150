import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ownDatabase } from '../support/database.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'hutong-demo-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const demo = (settings: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, ['tools/demo.ts', ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...settings },
    encoding: 'utf8',
  })

test('a real installation, and a database with anything in it, are refused in one sentence', async () => {
  const database = await ownDatabase('migrated')
  try {
    await database.owner.query(
      `insert into library_category values ('public', '公共馆', 'Public libraries', 1);
       insert into library (code, kind, category, name_zh, name_en, short_zh, short_en, initials, request_prefix, joined_on)
       values ('110001', 'member', 'public', '国图', 'NLC', '国图', 'NLC', 'gt', 'NLC', '2007-11-01')`,
    )
    const filled = demo(database.settings)
    expect(filled.status).toBe(1)
    expect(filled.stderr.trim()).toMatch(/^这里已有数据.*this database is not empty[^\n]*$/)

    await database.owner.query(
      `insert into installation (kind, name_zh, name_en, created_at) values ('real', '联盟', 'Consortium', '2026-01-01')`,
    )
    const real = demo(database.settings)
    expect(real.status).toBe(1)
    expect(real.stderr.trim()).toMatch(/^这是正式使用的数据库.*a real installation[^\n]*$/)
    const { rows } = await database.owner.query('select count(*)::int as n from library')
    expect(rows[0].n).toBe(1)
  } finally {
    await database.drop()
  }
})

test('--help says what it makes, and an unknown option is told so', () => {
  expect(demo({}, '--help').stdout).toContain('--big')
  expect(demo({}, '--bigger')).toMatchObject({ status: 1 })
})
