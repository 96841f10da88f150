import { mkdirSync } from 'node:fs'
import { sql } from 'kysely'
import { readConfig } from '../../../src/config.ts'
import { type Database, openDatabase } from '../../../src/shared/database.ts'
import { openStorage, prepareStorage } from '../../../src/storage.ts'

/** What PostgreSQL may take of memory: 1 GB shared, and what the work of some connections needs beside it. */
const memory = {
  shared_buffers: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  effective_cache_size: '1500MB',
  max_wal_size: '4GB',
}
export const memoryChosen = Object.entries(memory)
  .map((pair) => pair.join(' = '))
  .join(', ')

export type Place = Awaited<ReturnType<typeof openPlace>>

/** Opens the database of a folder, made new where there is none, with that memory. */
export async function openPlace(folder: string) {
  mkdirSync(folder, { recursive: true })
  const read = readConfig({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.mistakes.join('\n'))
  const first = await openStorage(read.config, 'alone')
  await prepareStorage(first)
  const setting = openDatabase(first.ownerUrl, 'owner', 1)
  for (const [name, value] of Object.entries(memory))
    await sql.raw(`alter system set ${name} = '${value}'`).execute(setting)
  await setting.destroy()
  await first.release()
  const storage = await openStorage(read.config, 'alone')
  const db: Database = openDatabase(storage.serverUrl, 'hutong_app', 12)
  const owner: Database = openDatabase(storage.ownerUrl, 'owner', 2)
  const close = async () => {
    await db.destroy()
    await owner.destroy()
    await storage.release()
  }
  return { db, owner, ownerUrl: storage.ownerUrl, serverUrl: storage.serverUrl, close }
}

/** What the database takes of the disk, in MB. */
export async function diskMb(owner: Database): Promise<number> {
  const { rows } = await sql<{ mb: number }>`
    select (pg_database_size(current_database()) / 1048576)::int as mb`.execute(owner)
  return rows[0]!.mb
}
