import { AxeBuilder } from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as browsers, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { loadPages } from '../../src/pages/kit.ts'
import { buildWeb } from '../../tools/build-web.ts'
import { aBook, type Consortium, openConsortium } from '../support/consortium.ts'
import { signedIn } from '../support/signed-in.ts'

let place: Consortium
let browser: Browser
let desk: Page
let stop: () => Promise<void>
let first: number
let second: number

beforeAll(async () => {
  await buildWeb()
  place = await openConsortium()
  const { house } = place
  const recordId = await place.hold('Java高级编程', { buaa: { barcode: 'BH2007341185' } })
  first = await place.ask(place.reader, aBook({ recordId }))
  second = await place.ask(place.reader, aBook({ title: '控制论' }))

  const { app } = await buildApp(house, {
    trustProxy: false,
    log: false,
    pages: await loadPages(),
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await browsers.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  const { cookie } = await signedIn(house, place.staff.buaa)
  const [name, value] = cookie!.split('=') as [string, string]
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } })
  await context.addCookies([{ name, value, url }])
  desk = await context.newPage()
  desk.setDefaultTimeout(8_000)
  stop = async () => {
    await browser.close()
    await app.close()
    await place.close()
  }
}, 120_000)

afterAll(() => stop?.())

/** The scan field takes the focus when the page is ready for scans. */
const awake = () => expect.poll(() => desk.evaluate('document.activeElement?.name')).toBe('code')
const said = () => desk.locator('.res-live')
const scan = async (code: string) => {
  await desk.getByRole('textbox', { name: '扫描' }).fill(code)
  await desk.keyboard.press('Enter')
}
const count = (queue: string) =>
  desk.locator('.queues').getByRole('link', { name: queue }).locator('b').first()

describe('a librarian of 北航 at her desk, by keyboard and scanner', () => {
  it('finds the oldest request open and the scan field ready', async () => {
    await desk.goto('/desk?queue=newRequests')
    await expect.poll(() => desk.title()).toContain('新申请 2')
    await awake()
    expect(await desk.locator('.one .ttl h2').innerText()).toContain('Java高级编程')
  })

  it('accepts it with Enter; the next one takes its place, and counts follow', async () => {
    await desk.keyboard.press('Enter')
    await expect.poll(() => said().innerText()).toContain('已受理')
    await expect.poll(() => desk.locator('.one .ttl h2').innerText()).toBe('控制论')
    await expect.poll(() => count('处理中').innerText()).toBe('1')
    expect((await place.seen(first)).state).toBe('willSupply')
    expect((await place.seen(second)).state).toBe('submitted')
  })

  it('is told in words when a code means nothing, and nothing is changed', async () => {
    await scan('LD0093312708')
    await expect.poll(() => said().innerText()).toContain('没有找到“LD0093312708”')
    expect(await said().innerText()).toContain('没有改动任何申请单')
    expect((await place.seen(first)).state).toBe('willSupply')
  })

  it('scans the slip and then the book: it is lent; once more, and the courier has it', async () => {
    const { number } = await place.seen(first)
    await desk.goto('/desk?queue=inProcess')
    await awake()
    await scan(number)
    await expect.poll(() => said().innerText()).toContain('请扫这本书的条码')
    await scan('BH2007341185')
    await expect.poll(() => said().innerText()).toContain('已借出')
    expect((await place.seen(first)).state).toBe('filled')
    await scan(number)
    await expect.poll(() => said().innerText()).toContain('已交物流')
    expect((await place.seen(first)).state).toBe('inTransit')
  })

  it('cannot refuse without a reason; with one the request is answered, and here nobody is left to ask', async () => {
    await desk.goto('/desk?queue=newRequests')
    await desk.locator('.act').getByRole('button', { name: '不能满足' }).click()
    const form = desk.locator('dialog[open]')
    await form.getByRole('button', { name: '不能满足' }).click()
    await expect.poll(() => form.innerText()).toContain('请选择原因')
    expect((await place.seen(second)).state).toBe('submitted')
    await form.getByText('不在架').click()
    await form.getByRole('button', { name: '不能满足' }).click()
    await expect.poll(() => said().innerText()).toContain('已答复不能满足')
    expect((await place.seen(second)).state).toBe('unfilled')
  })

  it.each(['/desk', '/desk/query', '/desk/registrations', '/desk/slips?kind=strap&ids='])(
    '%s has nothing that keeps a person with another body out',
    async (path) => {
      await desk.goto(path.endsWith('=') ? path + first : path)
      const { violations } = await new AxeBuilder({ page: desk }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([])
    },
  )
})
