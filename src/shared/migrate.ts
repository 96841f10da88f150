import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'

/** The folder of the numbered SQL files. */
export const migrationFolder = join(import.meta.dirname, '../../migrations')

/** Brings the database to the newest numbered file, each in one transaction; throws at the first that fails. */
export async function migrate(owner: Kysely<never>, folder = migrationFolder): Promise<string[]> {
  const migrator = new Migrator({ db: owner, provider: { getMigrations: () => readAll(folder) } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw error
  return results.map((result) => result.migrationName)
}

async function readAll(folder: string): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
  const migrations: Record<string, Migration> = {}
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    migrations[name] = { up: async (db) => void (await sql.raw(text).execute(db)) }
  }
  return migrations
}
