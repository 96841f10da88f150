import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnDatabase, ownDatabase } from '../support/database.ts'
import {
  killPostgres,
  runProcess,
  serveIn,
  startProcess,
  temporaryData,
} from '../support/kill-harness.ts'

const serve = ['test/support/serve.ts']
/** Whether a PostgreSQL was left behind; it is put away at once. */
const postgresRuns = killPostgres

describe('an embedded house', () => {
  const { dataDir, remove } = temporaryData()
  afterAll(remove)

  test('is born a demonstration, and keeps its secret for its owner only', async () => {
    const server = await serveIn(dataDir)
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(server.said()).toMatch(/未加密.*not encrypted/)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect((await fetch(`${server.url}/api/nothing`)).status).toBe(404)
    await server.end('SIGTERM')
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends cleanly at %s, database and all',
    async (signal) => {
      const server = await serveIn(dataDir)
      const from = performance.now()
      expect(await server.end(signal)).toBe(0)
      expect(performance.now() - from).toBeLessThan(2000)
      expect(postgresRuns(dataDir)).toBe(false)
    },
  )

  test('starts again after kill -9 of the server, and after kill -9 of the database too', async () => {
    const first = await serveIn(dataDir)
    expect(await first.end('SIGKILL')).toBe(null)
    const second = await serveIn(dataDir)
    await second.end('SIGKILL')
    expect(killPostgres(dataDir)).toBe(true)
    const third = await serveIn(dataDir)
    expect(await third.end('SIGTERM')).toBe(0)
  })

  test('a second one at the same data says so and leaves the first alone', async () => {
    const first = await serveIn(dataDir)
    const second = await runProcess(serve, { DATA_DIR: dataDir })
    expect(second).toEqual({
      code: 1,
      said: expect.stringMatching(/^另一个互通.* · another Hutong.*\n$/),
    })
    expect((await fetch(`${first.url}/api/nothing`)).status).toBe(404)
    await first.end('SIGTERM')
  })

  test.each([300, 450, 600, 800])(
    'can be stopped %i ms after it began to start',
    async (pauseMs) => {
      const starting = startProcess(serve, { DATA_DIR: dataDir })
      await new Promise((done) => setTimeout(done, pauseMs))
      await starting.end('SIGTERM')
      expect(starting.said()).not.toMatch(/\n\s+at /)
      expect(postgresRuns(dataDir)).toBe(false)
    },
  )
})

describe('a house whose pages several processes serve', () => {
  const { dataDir, remove } = temporaryData()
  afterAll(remove)
  const settings = { PROCESSES: '2' }
  /** The processes that a process has begun, PostgreSQL not among them. */
  const begunBy = (pid: number) =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => statOf(name)?.startsWith(`${pid} `) && commandOf(name).includes('serve.ts'))
      .map(Number)
  const statOf = (name: string) =>
    tried(() => readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.slice(2))
  const commandOf = (name: string) =>
    tried(() => readFileSync(`/proc/${name}/cmdline`, 'utf8')) ?? ''
  const tried = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch {
      return undefined // it ended meanwhile
    }
  }
  const isThere = existsSync('/proc/self/stat')

  test('answers at one address, and ends cleanly with all of them', async () => {
    const server = await serveIn(dataDir, settings)
    const asked = Array.from({ length: 20 }, () => fetch(`${server.url}/api/nothing`))
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(20).fill(404))
    expect(await server.end('SIGTERM')).toBe(0)
    expect(server.said()).not.toMatch(/\n\s+at /)
    expect(postgresRuns(dataDir)).toBe(false)
  })

  test.runIf(isThere)('one of them is killed: the other answers, and another follows', async () => {
    const server = await serveIn(dataDir, settings)
    const begun = begunBy(server.child.pid!)
    expect(begun).toHaveLength(2)
    process.kill(begun[0]!, 'SIGKILL')
    const statuses = async () => {
      // What was on its way to the one that was killed is lost, as with any server.
      const signal = AbortSignal.timeout(2000)
      const asked = Array.from({ length: 10 }, () => fetch(`${server.url}/api/nothing`, { signal }))
      return (await Promise.allSettled(asked)).map((one) => one.status === 'fulfilled')
    }
    await expect.poll(statuses, { timeout: 20_000 }).toEqual(Array(10).fill(true))
    await expect.poll(() => begunBy(server.child.pid!).length, { timeout: 20_000 }).toBe(2)
    expect(await server.end('SIGINT')).toBe(0)
    expect(server.said()).toMatch(/another one begins/)
  })

  test.runIf(isThere)(
    'whoever keeps house is killed: nobody serves pages for a house that is gone',
    async () => {
      const server = await serveIn(dataDir, settings)
      const begun = begunBy(server.child.pid!)
      await server.end('SIGKILL')
      const isRunning = (pid: number) => commandOf(String(pid)) !== ''
      await expect.poll(() => begun.filter(isRunning), { timeout: 10_000 }).toEqual([])
      const again = await serveIn(dataDir, settings)
      expect(await again.end('SIGTERM')).toBe(0)
    },
  )

  test('a port in use is said in one sentence', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as { port: number }
    const said = await runProcess(serve, { DATA_DIR: dataDir, PORT: String(port), ...settings })
    expect(said).toEqual({ code: 1, said: expect.stringMatching(/^端口 .* · port .*\n$/) })
    other.close()
  })
})

describe('a database of the operator', () => {
  let database: OwnDatabase
  const folder = mkdtempSync(join(tmpdir(), 'hutong-start-'))
  const settings = () => ({ ...database.settings, DATA_DIR: folder })
  beforeAll(async () => {
    database = await ownDatabase('nothing')
  })
  afterAll(async () => {
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is real from birth and not served without https, unless that is meant', async () => {
    const refused = await runProcess(serve, settings())
    expect(refused).toEqual({ code: 1, said: expect.stringMatching(/^正式使用需要 https .*\n$/) })

    const open = startProcess([...serve, '--allow-http'], settings())
    await open.until(/互通已就绪 → http:\/\/127/)
    await open.end('SIGTERM')
    const { rows } = await database.owner.query('select kind from installation')
    expect(rows).toEqual([{ kind: 'real' }])
  })

  test('goes on when the database drops every connection', async () => {
    const server = startProcess([...serve, '--allow-http'], settings())
    const [, url = ''] = await server.until(/互通已就绪 → (\S+)/)
    for (const _ of [1, 2, 3]) {
      await database.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
      await new Promise((done) => setTimeout(done, 150))
    }
    expect((await fetch(`${url}/api/nothing`)).status).toBe(404)
    expect(await server.end('SIGTERM')).toBe(0)
  })

  test('behind https says nothing about encryption and gives the public address', async () => {
    const server = startProcess(serve, { ...settings(), PUBLIC_URL: 'https://hutong.example/' })
    await server.until(/互通已就绪 → https:\/\/hutong\.example\n/)
    expect(server.said()).not.toMatch(/not encrypted/)
    await server.end('SIGTERM')
  })
})

test('the owner of a hosted database need not be a superuser', async () => {
  const database = await ownDatabase('nothing')
  const folder = mkdtempSync(join(tmpdir(), 'hutong-hosted-'))
  // What PostgreSQL gives to whoever may create roles and makes hutong_app and hutong_keeper.
  await database.owner.query(`
    create role hosted_owner login createrole bypassrls password 'hosted';
    grant hutong_app, hutong_keeper to hosted_owner with admin option;
    alter database ${new URL(database.ownerUrl).pathname.slice(1)} owner to hosted_owner`)
  const hosted = Object.assign(new URL(database.ownerUrl), {
    username: 'hosted_owner',
    password: 'hosted',
  })
  const server = startProcess([...serve, '--allow-http'], {
    DATABASE_URL: String(hosted),
    DATA_DIR: folder,
  })
  const [, url = ''] = await server.until(/互通已就绪 → (\S+)/)
  const asked = await fetch(`${url}/api/nothing`, { headers: { cookie: 'hutong=unknown' } })
  expect(asked.status).toBe(404)
  expect(await server.end('SIGTERM')).toBe(0)
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a mistake of the operator is one sentence, exit code 1 and no stack trace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-mistakes-'))
  let taken: Server
  let port = 0
  let database: OwnDatabase
  beforeAll(async () => {
    database = await ownDatabase('nothing')
    taken = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => taken.once('listening', done))
    port = (taken.address() as { port: number }).port
    writeFileSync(join(folder, 'short'), 'hutong')
    writeFileSync(join(folder, 'typed'), 'a'.repeat(60))
    writeFileSync(join(folder, 'file'), '')
    await database.owner.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'mere_login') then
        create role mere_login login password 'mere'; end if; end $$`)
  })
  afterAll(async () => {
    taken.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const of = (name: string): Record<string, string> => {
    const other = new URL(database.ownerUrl)
    const table: Record<string, Record<string, string>> = {
      'a port in use': { PORT: String(port) },
      'an address that is not this machine': { HOST: '203.0.113.7' },
      'a port that is no number': { PORT: 'http' },
      'a short secret': { SECRET_FILE: join(folder, 'short') },
      'a typed secret': { SECRET_FILE: join(folder, 'typed') },
      'a data folder that is a file': { DATA_DIR: join(folder, 'file') },
      'a database that does not answer': { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/hutong' },
      'a database at no such host': { DATABASE_URL: 'postgres://u:p@nowhere.invalid/hutong' },
      'a wrong password': {
        DATABASE_URL: String(Object.assign(new URL(other), { password: 'x' })),
      },
      'a database that is not there': {
        DATABASE_URL: String(Object.assign(new URL(other), { pathname: '/nothing' })),
      },
      'a login that may not migrate': {
        DATABASE_URL: String(
          Object.assign(new URL(other), { username: 'mere_login', password: 'mere' }),
        ),
      },
    }
    return table[name]!
  }
  const sentences: [name: string, sentence: RegExp][] = [
    ['a port in use', /端口 \d+ 已被占用.* · port \d+ is in use/],
    ['an address that is not this machine', /本机没有地址.* · this machine has no address/],
    ['a port that is no number', /PORT 应是 .* · PORT must be/],
    ['a short secret', /密钥太短或是默认值.* · .*short or a default/],
    ['a typed secret', /密钥太短或是默认值.* · .*short or a default/],
    ['a data folder that is a file', /读不了密钥文件.* · .*cannot be read/],
    ['a database that does not answer', /连不上 DATABASE_URL .*nothing answers there/],
    ['a database at no such host', /连不上 DATABASE_URL .*no such host/],
    ['a wrong password', /wrong login or password/],
    ['a database that is not there', /no such database/],
    ['a login that may not migrate', /DATABASE_OWNER_URL/],
  ]
  test.each(sentences)('%s', async (name, sentence) => {
    const done = await runProcess([...serve, '--allow-http'], {
      DATA_DIR: join(folder, 'data'),
      ...of(name),
    })
    expect(done.said.trim()).toMatch(sentence)
    expect(done.said.trim().split('\n')).toHaveLength(1)
    expect(done.code).toBe(1)
  })
})
