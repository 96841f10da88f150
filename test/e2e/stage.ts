import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildApp } from '../../src/app.ts'
import { startHarvesting } from '../../src/catalogue/harvest/jobs.ts'
import { names } from '../../src/installation.ts'
import { startNotices } from '../../src/notices/jobs.ts'
import { loadPages } from '../../src/pages/kit.ts'
import { startClockwork } from '../../src/requests/clockwork.ts'
import { buildWeb } from '../../tools/build-web.ts'
import { loadDemonstration } from '../../tools/demo/load.ts'
import { serveLiveTargets } from '../../tools/demo/targets/serve.ts'
import { openBrowser } from '../support/browser.ts'
import { openHouse } from '../support/house.ts'
import { layReader } from '../support/people.ts'

type Place = Awaited<ReturnType<typeof openHouse>>

/** The demonstration as it is served, a browser before it, and everything that went wrong in that browser. */
export interface Stage extends Pick<Place, 'house' | 'clock' | 'owner'> {
  browser: Browser
  url: string
  /** What no page may show: errors and warnings of the console, broken scripts, failed or refused requests. */
  trouble: string[]
  /** The login of a reader of 北邮 who has just registered: what the demonstration's readers may still ask changes with its clock. */
  newReader(): Promise<string>
  /** A person with a browser of her own. */
  arrive(options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** Ten o'clock of a Monday, the demonstration loaded, its workers, its clock and its live targets started, as `main.ts` does. */
export async function openStage(): Promise<Stage> {
  await buildWeb()
  const place = await openHouse()
  const { house, clock, owner } = place
  const [browser] = await Promise.all([openBrowser(), loadDemonstration(house)])
  house.installation = names.demonstration
  const { app } = await buildApp(house, {
    trustProxy: false,
    log: false,
    pages: await loadPages(),
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  house.publicUrl = url
  await startNotices(house, {})
  await startClockwork(house)
  const stopHarvesting = await startHarvesting(house)
  const stopTargets = await serveLiveTargets(house)
  mkdirSync(pictures, { recursive: true })

  let readerCount = 0
  const newReader = async () => {
    const login = `reader-${++readerCount}`
    await layReader(place, { login, libraryId: await libraryIdOf(owner, '211130') })
    return login
  }
  const trouble: string[] = []
  const arrive = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: desktop,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...options,
    })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    watch(page, trouble)
    return page
  }
  const close = async () => {
    await browser.close()
    await app.close()
    stopHarvesting()
    await stopTargets()
    await place.close()
  }
  return { house, clock, owner, browser, url, trouble, newReader, arrive, close }
}

export const desktop = { width: 1280, height: 800 }
/** The narrowest phone that must do (screens.md). */
export const phone = { width: 360, height: 740 }
/** Where a run leaves what it saw, when asked for pictures. */
export const pictures = '.data/e2e'

function watch(page: Page, trouble: string[]) {
  const say = (what: string) => trouble.push(`${what} · ${page.url()}`)
  page.on('pageerror', (error) => say(error.message))
  page.on('console', (message) => {
    // A refused request is told once, by its response.
    if (message.text().startsWith('Failed to load resource')) return
    if (['error', 'warning'].includes(message.type())) say(message.text())
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText
    // Whoever leaves a page ends what it was still loading.
    if (why !== 'net::ERR_ABORTED') say(`${why} ${request.method()} ${request.url()}`)
  })
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (response.status() >= 400)
      say(`${response.status()} ${response.request().method()} ${pathname}`)
  })
}

const libraryIdOf = async (owner: Place['owner'], code: string): Promise<number> =>
  (
    await owner
      .selectFrom('library')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
  ).id
