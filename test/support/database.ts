import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { databaseUrl } from './database-server.ts'

/** A database of a test's own, and a connection to it with the owner's rights. */
export interface OwnDatabase {
  ownerUrl: string
  serverUrl: string
  owner: pg.Client
  /** The settings under which a task of the house finds it. */
  settings: Record<string, string>
  drop(): Promise<void>
}

/** Makes a database: a clone of the migrated template, or one with nothing in it. */
export async function ownDatabase(like: 'migrated' | 'nothing'): Promise<OwnDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = like === 'migrated' ? 'template_hutong' : 'template1'
  await asked(inject('ownerUrl'), `create database ${name} template ${template}`)
  const ownerUrl = databaseUrl(inject('ownerUrl'), name)
  const serverUrl = databaseUrl(inject('serverUrl'), name)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const drop = async () => {
    await owner.end()
    await asked(inject('ownerUrl'), `drop database ${name} with (force)`)
  }
  const settings = { DATABASE_URL: serverUrl, DATABASE_OWNER_URL: ownerUrl }
  return { ownerUrl, serverUrl, owner, settings, drop }
}

async function asked(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
