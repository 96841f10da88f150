import { type ChildProcess, spawn } from 'node:child_process'
import {
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { asOrdinaryUser, binaries } from './binaries.ts'
import { answers, freePort, pause } from './port.ts'

export interface EmbeddedOptions {
  /** For tests only: no fsync, so that a thousand small transactions are quick. */
  unsafe?: boolean
}

/** A PostgreSQL that answers. */
export interface Server {
  port: number
  stop(): Promise<void>
}

/** The server that works on these files already; null where none does. */
export async function findRunning(files: string): Promise<Server | null> {
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
export async function clearStalePid(files: string): Promise<void> {
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

/** Starts the server on a free port and waits until it answers. */
export async function launch(files: string, options: EmbeddedOptions): Promise<Server> {
  const port = await freePort()
  const command = asOrdinaryUser(
    join(binaries(), 'postgres'),
    [
      '-D',
      files,
      '-p',
      String(port),
      ...settingsFor(options).flatMap((setting) => ['-c', setting]),
    ],
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

const unsafe = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

const settingsFor = (options: EmbeddedOptions): string[] => [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  ...(options.unsafe ? unsafe : []),
]

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
