import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { password } from '../support/people.ts'
import { desktop, phone, type Stage } from './stage.ts'
import { openToAll, tabTo } from './walking.ts'

/** From the portal to the number without a mouse; the focus is seen wherever it stops. */
export function keyboardRoad(stage: () => Stage) {
  let page: Page
  const press = (key: string) => page.keyboard.press(key)
  const type = (words: string) => page.keyboard.insertText(words)

  it('finds the book and opens its record', async () => {
    page = await stage().arrive()
    await page.goto('/')
    await tabTo(page, page.locator('#q'))
    await type('乡土中国')
    await press('Enter')
    await expect.poll(() => page.title()).toContain('乡土中国')
    await tabTo(page, page.locator('.hit h2 a').first())
    await press('Enter')
    await expect.poll(() => page.locator('h1').innerText()).toBe('乡土中国')
  })

  it('unfolds the editions of a work beside a hit, without leaving the list', async () => {
    const found = page.url()
    await page.goto(`/search?q=${encodeURIComponent('高等数学')}`)
    const editions = page.locator('.hit .eds').first()
    await tabTo(page, editions.locator('summary'))
    await press('Enter')
    await editions.locator('tbody tr').nth(1).waitFor()
    expect(await editions.innerText()).toMatch(/馆可借/)
    await openToAll(page)
    await page.setViewportSize(phone)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
    await page.setViewportSize(desktop)
    await tabTo(page, editions.locator('tbody a').first())
    await page.goto(found)
  })

  it('signs in on the way', async () => {
    await tabTo(page, page.locator('.rail .btn').first())
    await press('Enter')
    await expect.poll(() => page.locator('h1').innerText()).toBe('登录')
    await tabTo(page, page.locator('[name=login]'))
    await type(await stage().newReader())
    await press('Tab')
    await type(password)
    await press('Enter')
    await expect.poll(() => page.locator('h1').innerText()).toBe('馆际互借申请')
  })

  it('chooses how to get it, confirms, and has a number', async () => {
    await tabTo(page, page.locator('[name=deliveryMethod]').first())
    await press('Space')
    await tabTo(page, page.locator('.sumry button[type=submit]'))
    await press('Enter')
    await expect.poll(() => page.locator('.sheet h1').innerText()).toBe('确认申请单')
    expect(await page.locator('.sheet h1').evaluate((h1) => h1.matches(':focus'))).toBe(true)
    await press('Tab')
    await press('Enter')
    await expect.poll(() => page.locator('.done h1').innerText()).toBe('申请已提交')
    expect(await page.locator('.submitted .num').innerText()).toMatch(/^[A-Za-z]+\d+$/)
  })
}
