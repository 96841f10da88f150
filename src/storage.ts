import { mkdirSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './shared/database.ts'
import { serverLogin, startEmbedded } from './shared/embedded/postgres.ts'
import { migrate } from './shared/migrate.ts'
import { Mistake } from './shared/mistake.ts'

/** Where the rows are: the embedded PostgreSQL, or one of the operator's. */
export interface Storage {
  embedded: boolean
  /** For migrations. */
  ownerUrl: string
  /** Of the login that becomes hutong_app or hutong_keeper. */
  serverUrl: string
  /** Ends what opening began; the embedded server stops unless another process holds it. */
  release(): Promise<void>
}

/** `alone`: nobody else may be at the embedded data; `beside`: a running house is welcome. */
export type Company = 'alone' | 'beside'

/** Opens the database of these settings; one that cannot be reached is a mistake with a sentence. */
export const openStorage = (config: Config, company: Company): Promise<Storage> =>
  config.databaseUrl ? openExternal(config, config.databaseUrl) : openEmbedded(config, company)

async function openExternal(config: Config, serverUrl: string): Promise<Storage> {
  const ownerUrl = config.databaseOwnerUrl ?? serverUrl
  const urls = { DATABASE_URL: serverUrl, DATABASE_OWNER_URL: ownerUrl }
  for (const [name, url] of Object.entries(urls)) await probe(name, url)
  return { embedded: false, ownerUrl, serverUrl, release: async () => {} }
}

/** Any number: what one process of this DATA_DIR holds, so that a second one says so. */
const lockOfHouse = 736_486

async function openEmbedded(config: Config, company: Company): Promise<Storage> {
  const { server, lock } = await connected(config.dataDir)
  const held = await takeLock(lock, company === 'alone' ? 20 : 1)
  if (!held) await lock.end()
  if (!held && company === 'alone') {
    throw new Mistake(
      `另一个互通正在使用 DATA_DIR=${config.dataDir} · another Hutong is using DATA_DIR=${config.dataDir}`,
    )
  }
  const release = async () => {
    if (!held) return
    await lock.end().catch(() => {})
    await server.stop()
  }
  return { embedded: true, ownerUrl: server.ownerUrl, serverUrl: server.serverUrl, release }
}

/** A server killed a moment ago may still answer the door and go before it has let us in. */
async function connected(dataDir: string, tries = 40) {
  const server = await started(dataDir)
  const lock = new pg.Client({ connectionString: server.ownerUrl, application_name: 'hutong lock' })
  lock.on('error', () => {}) // the server went first; the lock went with it
  try {
    await lock.connect()
    return { server, lock }
  } catch (error) {
    if (tries === 0) throw error
    await new Promise((done) => setTimeout(done, 50))
    return connected(dataDir, tries - 1)
  }
}

async function started(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true })
    return await startEmbedded(dataDir)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Mistake(
      `自带的 PostgreSQL 没有在 ${dataDir} 启动 · the embedded PostgreSQL did not start in ${dataDir}: ${why}`,
    )
  }
}

/** A process killed a moment ago may still hold it for some milliseconds, hence the tries. */
async function takeLock(lock: pg.Client, tries: number): Promise<boolean> {
  for (let left = tries; left > 0; left--) {
    const { rows } = await lock.query('select pg_try_advisory_lock($1) as held', [lockOfHouse])
    if (rows[0].held) return true
    if (left > 1) await new Promise((done) => setTimeout(done, 50))
  }
  return false
}

/** PostgreSQL's and the network's codes, in the words of whoever set DATABASE_URL. */
const troubles: Record<string, string> = {
  ECONNREFUSED: '没有应答 · nothing answers there',
  ENOTFOUND: '找不到主机 · no such host',
  EAI_AGAIN: '找不到主机 · no such host',
  EHOSTUNREACH: '主机不可达 · the host cannot be reached',
  ENETUNREACH: '主机不可达 · the host cannot be reached',
  ETIMEDOUT: '没有应答 · nothing answers there',
  ERR_INVALID_URL: '不是完整的地址 · not a whole address',
  '28P01': '用户名或密码不对 · wrong login or password',
  '28000': '不接受这个用户 · this login is not accepted',
  '3D000': '没有这个数据库 · no such database',
  '53300': '连接数已满 · it has no connection left',
  '57P03': '正在启动或关闭 · it is starting or stopping',
}
/** Row security and pg-boss as used here stand from PostgreSQL 16 on (architecture decision 4). */
const oldestVersion = 160_000

async function probe(name: string, url: string): Promise<void> {
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query(`select current_setting('server_version_num')::int as v`)
    if (rows[0].v < oldestVersion) {
      throw new Mistake(`${name}：需要 PostgreSQL 16 或更新 · PostgreSQL 16 or later is needed`)
    }
  } catch (error) {
    if (error instanceof Mistake) throw error
    const { code = '', message = '' } = error as { code?: string; message?: string }
    throw new Mistake(
      `连不上 ${name} 的数据库 · the database of ${name} cannot be reached: ${troubles[code] ?? message}`,
    )
  } finally {
    await client?.end().catch(() => {})
  }
}

/** Brings tables and roles to this release, so that the server's login may become the application. */
export async function prepareStorage(storage: Storage, upTo?: string): Promise<void> {
  const owner = openDatabase(storage.ownerUrl, 'owner', 1)
  try {
    await migrated(owner, upTo)
    if (storage.embedded) await sql.raw(serverLogin(storage.serverUrl)).execute(owner)
    else await admit(owner, storage.serverUrl)
  } finally {
    await owner.destroy()
  }
}

async function migrated(owner: Database, upTo?: string): Promise<void> {
  try {
    await migrate(owner as never, { upTo })
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw new Mistake(
      code === '42501'
        ? '这个数据库用户不能建表或建角色，请用 DATABASE_OWNER_URL 给出可以的用户 · this login may not make tables and roles; give one that may as DATABASE_OWNER_URL'
        : `数据库没有更新到本版本 · the database was not brought to this release: ${message}`,
    )
  }
}

/** Lets the login of DATABASE_URL become hutong_app and hutong_keeper, where it may not yet. */
async function admit(owner: Database, serverUrl: string): Promise<void> {
  const login = await loginOf(serverUrl)
  const { rows } = await sql<{ may: boolean }>`
    select pg_has_role(${login}, 'hutong_app', 'SET') and pg_has_role(${login}, 'hutong_keeper', 'SET') as may
  `.execute(owner)
  if (rows[0]?.may) return
  const grant = `grant hutong_app, hutong_keeper to "${login.replaceAll('"', '""')}"`
  try {
    await sql.raw(grant).execute(owner)
  } catch {
    throw new Mistake(
      `请数据库管理员执行一次 · a database administrator must run this once: ${grant}`,
    )
  }
}

async function loginOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select session_user::text as login')
  await client.end()
  return rows[0].login
}
