import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/shared/database.ts'
import { serverLogin, startEmbedded } from '../../src/shared/embedded/postgres.ts'
import { migrate } from '../../src/shared/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
    serverUrl: string
    /** PostgreSQL's log of the run. */
    databaseLog: string
  }
}

/** One PostgreSQL for the whole run; its database `postgres` is the migrated template of every test file. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-test-'))
  const server = await startEmbedded(folder, { unsafe: true })
  const owner = openDatabase(server.ownerUrl, 'owner', 1)
  await sql`create database template_hutong`.execute(owner)
  await sql.raw(serverLogin(server.serverUrl).replace(/\n\s*grant [^;]*$/, '')).execute(owner)
  await owner.destroy()

  const template = openDatabase(databaseUrl(server.ownerUrl, 'template_hutong'), 'owner', 1)
  await migrate(template as never)
  await sql.raw(serverLogin(server.serverUrl)).execute(template)
  await template.destroy()

  project.provide('ownerUrl', server.ownerUrl)
  project.provide('serverUrl', server.serverUrl)
  project.provide('databaseLog', join(folder, 'postgres.log'))
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same login at another database of the server. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
