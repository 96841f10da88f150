import { spawn } from 'node:child_process'

/** A server that runs beside this process. */
export interface Served {
  /** Where it listens. */
  url: string
  /** How long it took from the command to the printed address, s. */
  seconds: number
  /** Stops it as Ctrl-C would and waits until it has gone. */
  stop(): Promise<void>
}

/** What `start` says when it serves. */
const address = /互通已就绪 → (\S+)/

/** Settings of whoever measures must not reach what is measured. */
// biome-ignore format: a list
const settings = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'PUBLIC_URL', 'SECRET_FILE', 'SMTP_URL', 'TRUST_PROXY', 'HOST', 'PORT', 'DATA_DIR', 'Z3950_PORT']

/** Runs a command that serves until a signal; throws with all it said when it ends before its address. */
export function served(
  [program = '', ...args]: readonly string[],
  options: { folder: string; environment: NodeJS.ProcessEnv },
): Promise<Served> {
  const began = performance.now()
  const kept = Object.entries(process.env).filter(([name]) => !settings.includes(name))
  const env = { ...Object.fromEntries(kept), PORT: '0', ...options.environment }
  const child = spawn(program, args, {
    cwd: options.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const gone = new Promise<void>((done) => child.once('close', () => done()))
  // Ctrl-C reaches the whole group, and npm hands nothing on.
  const interrupt = () => {
    if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGINT')
  }
  process.once('exit', interrupt)
  const stop = async () => {
    interrupt()
    await gone
    process.off('exit', interrupt)
  }
  let said = ''
  return new Promise((ready, fail) => {
    const listen = (piece: Buffer) => {
      said += piece
      const url = address.exec(said)?.[1]
      if (url) ready({ url, seconds: (performance.now() - began) / 1000, stop })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', fail)
    void gone.then(() => fail(new Error(`ended before it served:\n${said}`)))
  })
}
