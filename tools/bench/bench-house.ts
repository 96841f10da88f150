import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { openDatabase } from '../../src/shared/database.ts'
import type { House } from '../../src/shared/house.ts'
import { startJobs } from '../../src/shared/jobs.ts'
import { openStorage, prepareStorage } from '../../src/storage.ts'

/** A house on an embedded database of its own, with the durability of a real one; in `kept`, or where it is removed again. */
export async function openBenchHouse(connections = 12, kept?: string) {
  const folder = folderOf(kept)
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.mistakes.join('\n'))
  const storage = await openStorage(read.config, 'alone')
  await prepareStorage(storage)
  const db = openDatabase(storage.serverUrl, 'hutong_app', connections)
  const owner = openDatabase(storage.ownerUrl, 'owner', 2)
  const jobs = await startJobs(storage.serverUrl)
  const house: House = {
    db,
    jobs,
    clock: systemClock,
    randomBytes,
    installation: { kind: 'demonstration', nameZh: '测速', nameEn: 'bench' },
    secret: randomBytes(32),
    publicUrl: 'http://127.0.0.1',
    secureCookies: false,
  }
  const close = async () => {
    await jobs.stop()
    await db.destroy()
    await owner.destroy()
    await storage.release()
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
  return { house, db, owner, ownerUrl: storage.ownerUrl, serverUrl: storage.serverUrl, close }
}

function folderOf(kept: string | undefined): string {
  if (kept === undefined) return mkdtempSync(join(tmpdir(), 'hutong-bench-'))
  mkdirSync(kept, { recursive: true })
  return kept
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))
