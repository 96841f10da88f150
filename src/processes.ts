import cluster, { type Worker } from 'node:cluster'
import { randomBytes } from 'node:crypto'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { PageKit } from './pages/routes.ts'
import { listen } from './port.ts'
import { systemClock } from './shared/clock.ts'
import { openDatabase } from './shared/database.ts'
import type { House } from './shared/house.ts'
import { askingJobs } from './shared/jobs.ts'
import { Mistake } from './shared/mistake.ts'

/** What a process that serves pages must know of its house. */
export interface Serving extends Pick<House, 'installation' | 'secureCookies'> {
  serverUrl: string
  /** Its bytes in base64. */
  secret: string
  /** Absent: where it listens. */
  publicUrl?: string
  host: string
  port: number
  trustProxy: string | false
  log: boolean
}

/** What such a process answers: where it listens, or why it does not. */
type Answer = { url: string } | { mistake: string }

/** Where pages are served, and how that ends. */
interface Served {
  url: string
  stop(): Promise<void>
}

/** Serves the pages from this process, or from as many others as are wanted. */
export async function servePages(
  house: House,
  { host, port, trustProxy, publicUrl, processes }: Config,
  { serverUrl, pages, log }: { serverUrl: string; pages: PageKit | undefined; log: boolean },
): Promise<Served> {
  if (processes === undefined) {
    const { app } = await buildApp(house, { trustProxy, log, pages })
    return { url: await listen(app, { host, port }), stop: () => app.close() }
  }
  const { installation, secureCookies, secret } = house
  const told = { host, port, trustProxy, publicUrl, log, serverUrl, installation, secureCookies }
  return inProcesses(processes, { ...told, secret: secret.toString('base64') })
}

/** A process that ends at once would be begun again and again. */
const pauseMs = 1000

/**
 * Whoever comes is sent to one of `count` processes in turn, and one that ends is followed by another. What works without
 * being called stays in this process (decision 47).
 */
async function inProcesses(count: number, serving: Serving): Promise<Served> {
  const workers = new Set<Worker>()
  const stopping = new AbortController()
  const begin = (): Promise<string> => {
    const worker = cluster.fork()
    workers.add(worker)
    worker.once('exit', () => {
      workers.delete(worker)
      if (!stopping.signal.aborted) setTimeout(again, pauseMs)
    })
    return listening(worker, serving)
  }
  const again = () => {
    if (stopping.signal.aborted) return
    console.error('a process that served pages ended; another one begins')
    begin().catch((error) => console.error(error.message))
  }
  const stop = async () => {
    stopping.abort()
    await Promise.all(Array.from(workers, ended))
  }
  return { url: await allOf(Array.from({ length: count }, begin), stop), stop }
}

/** The one address of all, once all are there; else none is left. */
async function allOf(urls: readonly Promise<string>[], stop: () => Promise<void>): Promise<string> {
  try {
    const [url] = await Promise.all(urls)
    return url!
  } catch (error) {
    await stop()
    throw error
  }
}

/** Tells a process what to serve once it asks; answers where it listens. */
const listening = (worker: Worker, serving: Serving) =>
  new Promise<string>((done, failed) => {
    worker.on('message', (said: 'ready' | Answer) => {
      if (said === 'ready') worker.send(serving)
      else if ('url' in said) done(said.url)
      else failed(new Mistake(said.mistake))
    })
    worker.once('exit', () => failed(new Error('a process ended before it served pages')))
  })

function ended(worker: Worker): Promise<void> {
  const end = new Promise<void>((done) => worker.once('exit', () => done()))
  worker.process.kill('SIGTERM')
  return end
}

/**
 * Serves pages as the process asks that has begun this one, until it says so or is gone. Signals that reach all processes
 * of a terminal are for that one.
 */
export async function serveAsAsked(pages: PageKit | undefined): Promise<void> {
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
  process.once('disconnect', () => process.exit(0))
  const serving = await new Promise<Serving>((told) => {
    process.once('message', told)
    process.send!('ready')
  })
  const house = furnished(serving)
  const { app } = await buildApp(house, { ...serving, pages })
  process.once('SIGTERM', async () => {
    await app.close()
    process.exit(0)
  })
  try {
    const url = await listen(app, serving)
    house.publicUrl = serving.publicUrl ?? url
    process.send!({ url })
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    process.send!({ mistake: error.message })
  }
}

const furnished = ({ serverUrl, secret, ...serving }: Serving): House => ({
  db: openDatabase(serverUrl, 'hutong_app'),
  jobs: askingJobs,
  clock: systemClock,
  randomBytes,
  installation: serving.installation,
  secret: Buffer.from(secret, 'base64'),
  publicUrl: serving.publicUrl ?? '',
  secureCookies: serving.secureCookies,
})
