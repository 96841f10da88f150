import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Stage } from './stage.ts'
import { deskPage, readerPage, signIn, throughDoor } from './walking.ts'

const applicant = { name: '林示例', login: 'linshili26', password: 'a long quiet road' }

/** 所属成员馆 → 版权声明 → form → review by the home library → sign-in. */
export function registrationRoad(stage: () => Stage) {
  let page: Page
  let mistakes: number

  it('the home library first, then the copyright notice, then the form', async () => {
    page = await stage().arrive()
    await page.goto('/')
    await page.getByRole('link', { name: '注册', exact: true }).click()
    await expect.poll(() => page.locator('h2').first().innerText()).toBe('请选择您要注册的成员馆')
    await readerPage(page, 'register-library')
    await page.getByLabel('成员馆查询').fill('bjyddx')
    await expect.poll(() => page.locator('.members li:visible').count()).toBe(1)
    await page.getByText('北京邮电大学图书馆').click()
    await page.getByRole('button', { name: '确定' }).click()
    await expect.poll(() => page.locator('h2').first().innerText()).toContain('版权声明')
    await readerPage(page, 'register-copyright')
    await page.getByRole('button', { name: '我同意' }).click()
    await expect.poll(() => page.locator('legend').first().innerText()).toBe('您是谁')
    await readerPage(page, 'register-form')
  })

  it('what is typed before the scripts have come is kept, and counts', async () => {
    const early = await stage().arrive()
    const scripts = Promise.withResolvers<void>()
    await early.route(/\.js$/, async (route) => {
      await scripts.promise
      await route.continue()
    })
    await early.goto('/register', { waitUntil: 'commit' })
    await early.getByLabel('成员馆查询').fill('bjyddx')
    scripts.resolve()
    await expect.poll(() => early.locator('.members li:visible').count()).toBe(1)
    expect(await early.getByLabel('成员馆查询').inputValue()).toBe('bjyddx')
    await early.context().close()
  })

  it('a mistake is said at its field, and everything typed is still there', async () => {
    const fill = (name: string, value: string) => page.locator(`[name=${name}]`).fill(value)
    await fill('name', applicant.name)
    await fill('documentNumber', '2026000917')
    await fill('login', '林示例')
    await fill('password', applicant.password)
    await fill('passwordAgain', applicant.password)
    await fill('phone', '010-0000-0917')
    await fill('email', 'linshili@reader.example')
    mistakes = stage().trouble.length
    await page.getByRole('button', { name: '提交注册' }).click()
    const login = page.locator('[name=login]')
    await expect.poll(() => login.getAttribute('aria-invalid')).toBe('true')
    expect(await login.evaluate((element) => element.matches(':focus'))).toBe(true)
    expect(await page.locator('[name=name]').inputValue()).toBe(applicant.name)
    expect(await page.locator('[name=password]').inputValue()).toBe(applicant.password)
    await readerPage(page, 'register-mistake')
    // The one refusal that was meant.
    expect(stage().trouble.splice(mistakes)).toEqual([
      expect.stringContaining('400 POST /api/registrations'),
    ])
  })

  it('corrected and sent, it waits for the library; until then there is no way in', async () => {
    await page.locator('[name=login]').fill(applicant.login)
    await page.getByRole('button', { name: '提交注册' }).click()
    await expect.poll(() => page.locator('h1').innerText()).toBe('注册已提交')
    await readerPage(page, 'registered')
  })

  it('the librarian of that library sees the evidence and lets the reader in', async () => {
    const librarian = await stage().arrive()
    await throughDoor(librarian, '借入馆馆员')
    await librarian.getByRole('link', { name: '待审注册', exact: true }).click()
    const review = librarian.locator('.review', { hasText: applicant.name })
    expect(await review.innerText()).toContain('2026000917')
    await deskPage(librarian, 'registrations')
    await review.getByRole('button', { name: '通过', exact: true }).click()
    await expect.poll(() => librarian.locator('.said').innerText()).toContain(applicant.name)
  })

  it('and the reader signs in', async () => {
    await page.goto('/sign-in')
    await signIn(page, applicant.login, applicant.password)
    await expect.poll(() => page.locator('.hi').innerText()).toContain(applicant.name)
    await readerPage(page, 'my-new')
    await page.goto('/profile')
    await readerPage(page, 'profile')
  })
}
