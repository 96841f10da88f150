import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import { openHouse } from '../support/house.ts'
import { fixture, fixtureBytes } from '../support/marc.ts'
import { plantLibrary, plantSource } from '../support/sources.ts'

let open: Awaited<ReturnType<typeof openHouse>>
let folder: string

beforeAll(async () => {
  open = await openHouse()
  folder = await mkdtemp(join(tmpdir(), 'hutong-import-'))
  const library = {
    code: 'x1',
    kind: 'outsider',
    name_zh: '甲',
    name_en: 'A',
    short_zh: '甲',
    short_en: 'A',
    initials: 'j',
    joined_on: Temporal.PlainDate.from('2008-01-01'),
  }
  await open.owner.insertInto('library').values(library).execute()
})
afterAll(async () => {
  await open.close()
  await rm(folder, { recursive: true })
})

function run(...args: string[]) {
  const tool = join(import.meta.dirname, '../../tools/import.ts')
  const env = { ...process.env, DATABASE_URL: open.url }
  return spawnSync(process.execPath, [tool, ...args], { env, encoding: 'utf8' })
}

test('records that cannot be read are listed with place and reason, and the exit code is 0', () => {
  const file = join(folder, 'damaged.mrc')
  writeFileSync(file, Buffer.concat([Buffer.from('garbage\x1d'), fixtureBytes('cnmarc-gbk.mrc')]))
  const { status, stdout, stderr } = run(file, '--library', 'x1')
  expect(stderr).toContain('record 1, 字节 byte 0: notARecord garbage')
  expect(stdout).toContain('8 新增 added')
  expect(stdout).toContain('1 未导入 rejected')
  expect(status).toBe(0)
})

test('several files in one run, figures as JSON, and a second time nothing changes', () => {
  const files = ['marc21-880-utf8.mrc', 'cnmarc-rare-gb18030.mrc'].map(fixture)
  const figures = () =>
    run(...files, '--library', 'x1', '--json')
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  expect(figures()).toMatchObject([{ added: 2 }, { added: 1 }])
  expect(figures()).toMatchObject([
    { added: 0, changed: 0, unchanged: 2 },
    { added: 0, changed: 0, unchanged: 1 },
  ])
})

test('a source says how its files are read, and whose they are', async () => {
  const libraryId = await plantLibrary(open)
  const planted = { libraryId, protocol: 'file' as const }
  const profile = {
    recordCharset: 'gb18030',
    holdings: [{ tag: '991', callNumber: ['k'], separator: '', barcode: 'p', status: 's' }],
    statusWords: { 寄存: 'readingRoomOnly' },
  }
  const sourceId = await plantSource(open, { ...planted, profile })
  const file = join(folder, 'own.mrc')
  const written = writeIso2709(
    {
      leader: '00000nam0 2200000   450 ',
      fields: [
        { tag: '001', value: 'own1' },
        { tag: '200', indicators: '1 ', subfields: [{ code: 'a', value: '镕铸之书' }] },
        {
          tag: '991',
          indicators: '  ',
          subfields: [
            { code: 'k', value: 'I5/4' },
            { code: 'p', value: 'P1' },
            { code: 's', value: '寄存' },
          ],
        },
      ],
    },
    'gb18030',
  )
  if (!written.ok) throw new Error(written.reason)
  writeFileSync(file, written.bytes)
  expect(run(file, '--source', '来源').stdout).toContain('1 新增 added')
  const held = await open.owner
    .selectFrom('holding')
    .innerJoin('record', 'record.id', 'record_id')
    .select(['title', 'holding.call_number', 'barcode', 'status'])
    .where('library_id', '=', libraryId)
    .execute()
  expect(held).toEqual([
    { title: '镕铸之书', call_number: 'I5/4', barcode: 'P1', status: 'readingRoomOnly' },
  ])
  await plantSource(open, planted)
  expect(run(file, '--source', 'Source').stderr).toContain(`give the number: ${sourceId} (211060),`)
  expect(run(file, '--source', String(sourceId)).stdout).toContain('1 未变 unchanged')
  expect(run(file, '--source', 'Source', '--library', 'x1').stderr).toContain('no such source')
})

test('a mistake in the command is one sentence and exit code 2', () => {
  for (const [args, sentence] of [
    [['--library', 'x1'], 'import FILE…'],
    [['no-such.mrc', '--library', 'x1'], 'no such file: no-such.mrc'],
    [[fixture('cnmarc-utf8.mrc'), '--library', 'x9'], 'no library has the code x9'],
    [[fixture('cnmarc-utf8.mrc'), '--library', 'x1', '--charset', 'big5'], '--charset'],
  ] as const) {
    const { status, stderr } = run(...args)
    expect(stderr).toContain(sentence)
    expect(stderr).not.toMatch(/\n {4}at /)
    expect(status).toBe(2)
  }
})
