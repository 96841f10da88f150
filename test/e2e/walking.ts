import { writeFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { password as laid } from '../support/people.ts'
import { desktop, phone, pictures } from './stage.ts'

const wanted = process.env.HUTONG_PICTURES === '1'
/** WCAG 2.2 AA and what it contains. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What keeps no person with another body out: asked of the page as it stands. */
export async function openToAll(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

/** A page of a reader: open to all, and whole on a phone, the bottom bar at its foot. */
export async function readerPage(page: Page, name: string) {
  await openToAll(page)
  await picture(page, name)
  await page.setViewportSize(phone)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
  const bar = await page.locator('.tabbar').boundingBox()
  expect(Math.round(bar!.y + bar!.height)).toBe(phone.height)
  await picture(page, `${name}-360`)
  await page.setViewportSize(desktop)
}

/** A page of a librarian: open to all. */
export async function deskPage(page: Page, name: string) {
  await openToAll(page)
  await picture(page, name)
}

/** Keeps what the page looks like, in a run that is asked for pictures. */
export async function picture(page: Page, name: string) {
  if (wanted) await page.screenshot({ path: `${pictures}/${name}.png` })
}

/** A picture of README; larger than 250 kB it would be too heavy for a page that is read on the way. */
export async function readmePicture(page: Page, name: string) {
  if (!wanted) return
  const image = await page.screenshot()
  expect(image.length).toBeLessThan(250_000)
  writeFileSync(`docs/${name}.png`, image)
}

/** Through the demonstration's door with these words on it. */
export async function throughDoor(page: Page, words: string) {
  await page.goto('/')
  await page.getByRole('button', { name: words }).click()
  await page.waitForURL(/\/(my|desk)$/)
}

/** Signs in on the sign-in page that is open. */
export async function signIn(page: Page, login: string, password = laid) {
  await page.locator('[name=login]').fill(login)
  await page.locator('[name=password]').fill(password)
  await page.locator('[name=password]').press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** The scan field takes the focus when the desk is ready for scans. */
export const awake = (desk: Page) =>
  expect.poll(() => desk.evaluate('document.activeElement?.name')).toBe('code')

/** Scans a code, and waits for the sentence that says what came of it. */
export async function scan(desk: Page, code: string, said: string) {
  await awake(desk)
  await desk.locator('[name=code]').fill(code)
  await desk.keyboard.press('Enter')
  await expect.poll(() => desk.locator('.res-live .big').innerText()).toContain(said)
}

/** Presses Tab until `aim` has the focus, which must be seen there. */
export async function tabTo(page: Page, aim: Locator) {
  for (let pressed = 0; pressed < 200; pressed++) {
    await page.keyboard.press('Tab')
    const there = await aim.evaluate((element) => element.matches(':focus'))
    if (!there) continue
    expect(await aim.evaluate((element) => element.matches(':focus-visible'))).toBe(true)
    return
  }
  throw new Error(`the keyboard does not reach ${aim}`)
}
