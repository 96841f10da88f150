import { randomBytes } from 'node:crypto'
import { type Closing, closeInTurn, databasePatienceMs } from './closing.ts'
import type { Config } from './config.ts'
import {
  findInstallation,
  holdsAnything,
  names,
  recordInstallation,
  sweepUnborn,
} from './installation.ts'
import type { PageKit } from './pages/routes.ts'
import { checkPort, listenAt } from './port.ts'
import { servePages } from './processes.ts'
import { serveZ3950 } from './protocols/z3950/server.ts'
import { readSecret } from './secret.ts'
import { systemClock } from './shared/clock.ts'
import { type Database, openDatabase } from './shared/database.ts'
import type { House, Installation } from './shared/house.ts'
import { type Jobs, startJobs } from './shared/jobs.ts'
import { Mistake } from './shared/mistake.ts'
import { openStorage, prepareStorage, type Storage } from './storage.ts'
import { startWorkers } from './workers.ts'

export interface StartOptions {
  /** Fills an embedded database in which nothing is yet: the demonstration. */
  onEmpty(house: House): Promise<void>
  /** Starts what a demonstration has beside it on this machine, and answers how to stop it; a real house has nothing. */
  besideDemonstration?: (house: House) => Promise<() => Promise<void>>
  /** The built pages; without them only the API is served. */
  pages?: PageKit
  /** A real installation may be served without https. */
  allowHttp?: boolean
  /** Where log lines go; false keeps quiet. */
  log?: boolean
  /** Gives up starting, closing what was opened. */
  signal?: AbortSignal
}

export interface Running {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  url: string
  house: House
  /** Ends work in flight, then closes everything that was opened. */
  stop(): Promise<void>
}

/**
 * Starts the whole house: secret, database, migrations, jobs, pages. Whatever the operator can set right
 * (a port in use, a database away, a real house without https) is thrown as a Mistake, everything closed.
 */
export async function startHouse(config: Config, options: StartOptions): Promise<Running> {
  const closing = closeInTurn()
  options.signal?.addEventListener('abort', closing.close)
  try {
    const secret = readSecret(config.secretFile, randomBytes)
    await checkPort(config)
    const storage = await openStorage(config, 'alone')
    closing.add(storage.release, databasePatienceMs)
    await prepareStorage(storage)
    const house = await furnish(config, storage, { secret, closing })
    await beBorn(house, storage, { config, options })

    const { serverUrl } = storage
    const { pages, log = true } = options
    const { url, stop } = await servePages(house, config, { serverUrl, pages, log })
    closing.add(stop)
    house.publicUrl = config.publicUrl ?? url
    await serveBeside(house, config, { closing, options })
    const stopHarvesting = await startWorkers(house, config)
    closing.add(async () => stopHarvesting())
    return { url, house, stop: closing.close }
  } catch (error) {
    await closing.close()
    throw error
  }
}

/** The catalogue as a Z39.50 target, where that is wanted; and what a demonstration has beside it. */
async function serveBeside(
  house: House,
  { z3950: place }: Config,
  { closing, options }: { closing: Closing; options: StartOptions },
): Promise<void> {
  if (place) {
    const onFault = (error: unknown) => options.log !== false && console.error('z3950', error)
    const serving = () => serveZ3950(house, { ...place, onFault })
    closing.add((await listenAt(serving, place, 'Z3950_PORT')).stop)
  }
  if (house.installation.kind === 'demonstration' && options.besideDemonstration)
    closing.add(await options.besideDemonstration(house))
}

async function furnish(
  config: Config,
  storage: Storage,
  { secret, closing }: { secret: Buffer; closing: Closing },
): Promise<House> {
  let db: Database = openDatabase(storage.serverUrl, 'hutong_app')
  closing.add(() => db.destroy())
  let installation = await findInstallation(db)
  if (!installation && storage.embedded && (await holdsAnything(db))) {
    await db.destroy()
    await sweepUnborn(storage.ownerUrl)
    await prepareStorage(storage)
    db = openDatabase(storage.serverUrl, 'hutong_app')
    installation = null
  }
  const jobs: Jobs = await startJobs(storage.serverUrl)
  closing.add(jobs.stop)
  return {
    db,
    jobs,
    clock: systemClock,
    randomBytes,
    installation: installation ?? names[storage.embedded ? 'demonstration' : 'real'],
    secret,
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
  }
}

/** A database becomes a demonstration or real once, at its first start (decision 17). */
async function beBorn(
  house: House,
  storage: Storage,
  { config, options }: { config: Config; options: StartOptions },
): Promise<void> {
  refuseOpenHttp(house.installation, config, options)
  if (await findInstallation(house.db)) return
  // The row is written last: a demonstration that was interrupted is swept away at the next start.
  if (storage.embedded) await options.onEmpty(house)
  await recordInstallation(house.db, house.installation, house.clock.now())
}

function refuseOpenHttp(installation: Installation, config: Config, options: StartOptions): void {
  const secure = config.publicUrl?.startsWith('https:')
  if (installation.kind !== 'real' || secure || options.allowHttp) return
  throw new Mistake(
    '正式使用需要 https 的 PUBLIC_URL；若确实只在内网用 http，请加 --allow-http · ' +
      'a real installation needs an https PUBLIC_URL; add --allow-http if plain http in a private network is meant',
  )
}
