import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** Settings of whoever runs the tests must not reach the processes they start. */
const unset = {
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
  PUBLIC_URL: '',
  SECRET_FILE: '',
  SMTP_URL: '',
  Z3950_PORT: '',
  PROCESSES: '',
  TRUST_PROXY: '',
  HOST: '',
  PORT: '0',
}

/** A process of the house that a test has started and may kill. */
export interface StartedProcess {
  child: ChildProcess
  /** All it has said until now. */
  said(): string
  /** Waits until it says something that matches, or ends; answers the match. */
  until(pattern: RegExp): Promise<RegExpExecArray>
  /** Sends a signal, when given, and waits for the end; answers the exit code (null when killed). */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts `script` (from the repository's root) under this Node, with these settings and no others. */
export function startProcess(
  [script = '', ...args]: string[],
  settings: Record<string, string>,
): StartedProcess {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...unset, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      text += piece
    })
  }
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const until = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((found, fail) => {
      const look = () => {
        const match = pattern.exec(text)
        if (match) found(match)
      }
      look()
      child.stdout.on('data', look)
      ended.then((code) => fail(new Error(`ended with ${code} before ${pattern}: ${text}`)))
    })
  return {
    child,
    said: () => text,
    until,
    end: (signal) => {
      if (signal) child.kill(signal)
      return ended
    },
  }
}

/** Runs a task to its end: what it said and how it ended. */
export async function runProcess(command: string[], settings: Record<string, string>) {
  const process = startProcess(command, settings)
  const code = await process.end()
  return { code, said: process.said() }
}

/** The server on a data folder, without demonstration; `url` is where it listens. */
export async function serveIn(dataDir: string, settings: Record<string, string> = {}) {
  const server = startProcess(['test/support/serve.ts'], { DATA_DIR: dataDir, ...settings })
  const [, url = ''] = await server.until(/互通已就绪 → (\S+)/)
  return { ...server, url }
}

/** A data folder of a test's own; `remove` first kills the PostgreSQL that may still run in it. */
export function temporaryData() {
  const dataDir = mkdtempSync(join(tmpdir(), 'hutong-data-'))
  const remove = async () => {
    killPostgres(dataDir)
    await new Promise((done) => setTimeout(done, 200))
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  return { dataDir, remove }
}

/** kill -9 of the database server of a data folder; answers whether one was there. */
export function killPostgres(dataDir: string): boolean {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (!pid || !existsSync(`/proc/${pid}`)) return false
  process.kill(pid, 'SIGKILL')
  return true
}
