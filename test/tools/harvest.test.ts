import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { continueRun } from '../../src/catalogue/harvest/start.ts'
import { workRun } from '../../src/catalogue/harvest/work.ts'
import { system } from '../../src/shared/actor.ts'
import { attempt } from '../../src/shared/once.ts'
import { writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import { openHouse } from '../support/house.ts'
import { startProcess } from '../support/kill-harness.ts'
import { holdingsCount, plantLibrary, plantSource, runOf } from '../support/sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'hutong-harvest-'))
const file = join(folder, 'records.mrc')
const count = 8_000
let open: Awaited<ReturnType<typeof openHouse>>
let library: number
let source: number

beforeAll(async () => {
  open = await openHouse()
  library = await plantLibrary(open)
  source = await plantSource(open, { libraryId: library, protocol: 'file' })
  const records = Array.from({ length: count }, (_, at) => {
    const written = writeIso2709({
      leader: '00000nam0 2200000   450 ',
      fields: [
        { tag: '001', value: `n${at}` },
        { tag: '200', indicators: '1 ', subfields: [{ code: 'a', value: `第${at}本书` }] },
      ],
    })
    if (!written.ok) throw new Error(written.reason)
    return written.bytes
  })
  writeFileSync(file, Buffer.concat(records))
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true })
})

/** How many records the first run has stored. */
const stored = async () => {
  const rows = await open.owner.selectFrom('harvest_run').select('records_read').execute()
  return rows[0]?.records_read ?? 0
}

test('a harvest killed at any moment is gone on with, and in the end every record is there once', async () => {
  const settings = { DATABASE_URL: open.url, DATA_DIR: folder }
  const started = startProcess(['tools/harvest.ts', String(source), '--file', file], settings)
  while ((await stored()) === 0) await pause(50)
  await started.end('SIGKILL')
  const killed = await runOf(open.house, 1)
  expect(killed).toMatchObject({ state: 'running' })
  expect(killed.records_read).toBeLessThan(count)
  const left = await holdingsCount(open.house, library)
  // What was stored and where to go on from agree, whenever the kill came.
  expect(left.sources).toBe(killed.records_read)

  await workRun(open.house, 1, { signal: new AbortController().signal })
  expect(await runOf(open.house, 1)).toMatchObject({
    state: 'finished',
    records_read: count,
    added: count,
    unchanged: 0,
    rejected: 0,
  })
  expect(await holdingsCount(open.house, library)).toMatchObject({
    sources: count,
    copies: count,
    works: count,
  })
  const again = await attempt(open.house.db, system, (tx) => continueRun(tx, open.house, system, 1))
  expect(again).toMatchObject({ refusal: { code: 'harvestNotStopped' } })
}, 120_000)
