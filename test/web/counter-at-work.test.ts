import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { loadPages } from '../../src/pages/kit.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { buildWeb } from '../../tools/build-web.ts'
import { openCounter } from '../counter/counter.ts'
import { openBrowser } from '../support/browser.ts'
import { signedIn } from '../support/signed-in.ts'

let counter: Awaited<ReturnType<typeof openCounter>>
let browser: Browser
let url: string
let desk: Page
let stop: () => Promise<void>

beforeAll(async () => {
  await buildWeb()
  counter = await openCounter()
  const { house } = counter
  const pages = await loadPages()
  const { app } = await buildApp(house, { trustProxy: false, log: false, pages })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
  desk = await sit(counter.staff.bupt)
  stop = async () => {
    await browser.close()
    await app.close()
    await counter.close()
  }
}, 120_000)

afterAll(() => stop?.())

/** The counter of 北邮 as one librarian has it before her. */
async function sit(actor: Actor): Promise<Page> {
  const { cookie } = await signedIn(counter.house, actor)
  const [name, value] = cookie!.split('=') as [string, string]
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN' })
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  return page
}

const open = async (page: Page) => {
  await page.goto(`/desk/counter?reader=${counter.reader.readerId}`)
  await page.waitForLoadState('networkidle')
}
/** What Enter would press. */
const focused = async (page: Page) =>
  (await page.locator('main :focus').allInnerTexts()).join().trim()
const prints = (page: Page) => expect.poll(() => focused(page)).toMatch(/^打印收据/)

it('a card scanned before the page is alive is not lost', async () => {
  await desk.goto('/desk/counter', { waitUntil: 'commit' })
  await desk.locator('[name=q]').waitFor()
  expect(await desk.locator('[name=q]').getAttribute('autofocus')).not.toBeNull()
})

it('after a deposit is given back Enter prints its receipt, and asks for no second one', async () => {
  await counter.deposit(100_00)
  await open(desk)
  await desk.getByRole('button', { name: '退押金' }).click()
  await desk.locator('dialog').getByLabel('刷卡').check()
  await desk.locator('dialog').getByRole('button', { name: '退押金' }).click()
  await prints(desk)
})

it('after a charge is refunded Enter prints the receipt', async () => {
  await counter.charge(5_00)
  await open(desk)
  await desk.locator('[name=given]:focus').waitFor()
  await desk.keyboard.press('Enter')
  await prints(desk)
  await desk.getByRole('button', { name: '退费' }).click()
  await desk.locator('dialog').getByLabel('原因').fill('算错天数')
  await desk.keyboard.press('Enter')
  await expect.poll(() => desk.locator('.counter > .said').innerText()).toContain('已退还 ¥5.00')
  await prints(desk)
})

it('what waits for a second person is not taken by Enter; whoever decides stays at the list', async () => {
  await counter.charge(60_00)
  await open(desk)
  await desk.locator('summary', { hasText: '其他' }).click()
  await desk.getByRole('button', { name: '减免' }).click()
  await desk.locator('dialog').getByLabel('原因').fill('读者住院，有证明')
  await desk.keyboard.press('Enter')
  await expect.poll(() => desk.locator('.total b').innerText()).toBe('¥0.00')
  const other = await sit(counter.second)
  await open(other)
  await other.getByRole('button', { name: '不同意' }).click()
  await expect.poll(() => focused(other)).toBe('没有同意')
})

it('after the day is closed Enter prints its slip', async () => {
  await desk.goto('/desk/counter/closing')
  const expected = await desk.locator('.line.all b').innerText()
  await desk.getByLabel('点出来共（元）').fill(expected.replace('¥', ''))
  await desk.keyboard.press('Enter')
  await expect.poll(() => focused(desk)).toBe('打印结帐单')
})
