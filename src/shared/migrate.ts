import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'

/** The folder of the numbered SQL files. */
const migrationFolder = join(import.meta.dirname, '../../migrations')

export interface MigrateOptions {
  folder?: string
  /** The last file to run; absent: the newest. */
  upTo?: string
}

/** Brings the database to the newest numbered file, each in one transaction; throws at the first that fails. */
export async function migrate(
  owner: Kysely<never>,
  { folder = migrationFolder, upTo }: MigrateOptions = {},
): Promise<string[]> {
  const migrator = new Migrator({ db: owner, provider: { getMigrations: () => readAll(folder) } })
  const { error, results = [] } = upTo
    ? await migrator.migrateTo(upTo)
    : await migrator.migrateToLatest()
  if (error) throw error
  return results.map((result) => result.migrationName)
}

/** The names of the numbered SQL files, oldest first. */
export const migrationNames = async (folder = migrationFolder): Promise<string[]> =>
  (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()

async function readAll(folder: string): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
  for (const name of await migrationNames(folder)) {
    const text = await readFile(join(folder, name), 'utf8')
    migrations[name] = { up: async (db) => void (await sql.raw(text).execute(db)) }
  }
  return migrations
}
