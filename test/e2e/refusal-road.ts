import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Stage } from './stage.ts'
import { deskPage, readerPage, signIn, throughDoor } from './walking.ts'

/** The lender cannot lend it: the next is asked by itself, and the reader is told. */
export function refusalRoad(stage: () => Stage) {
  let reader: Page
  let number: string

  it('a reader asks 北航, with others to follow', async () => {
    reader = await stage().arrive()
    await reader.goto('/sign-in')
    await signIn(reader, await stage().newReader())
    await reader.goto('/search?q=政府论')
    await reader.locator('.hit', { hasText: '洛克' }).locator('.go').click()
    await reader.getByText('自己选择出借馆').click()
    await reader.locator('[name="books.0.supplierCode"]').selectOption('211060')
    await reader.getByText('物流配送，到本校图书馆取书').click()
    await reader.getByRole('button', { name: '提交', exact: true }).click()
    await reader.getByRole('button', { name: '确认提交' }).first().click()
    number = await reader.locator('.submitted .num').innerText()
  })

  it('北航 cannot, and says why: the request is with the next library', async () => {
    const lender = await stage().arrive()
    await throughDoor(lender, '借出馆馆员')
    await lender.locator('.row', { hasText: number }).getByRole('link').first().click()
    await expect.poll(() => lender.locator('.one').innerText()).toContain(number)
    await lender.locator('.act').getByRole('button', { name: '不能满足' }).click()
    const form = lender.locator('dialog[open]')
    await deskPage(lender, 'refusal')
    await form.getByText('不在架').click()
    await form.getByRole('button', { name: '不能满足' }).click()
    await expect.poll(() => lender.locator('.res-live').innerText()).toContain('已答复不能满足')
  })

  it('the reader is told who could not, why, and who is asked now', async () => {
    const messages = async () => {
      await reader.goto('/messages')
      return reader.locator('.msgs').innerText()
    }
    await expect.poll(messages, { timeout: 10_000 }).toContain('已转给下一馆')
    expect(await messages()).toContain('不在架')
    await reader.goto('/my')
    const going = reader.locator('article', { hasText: '政府论' }).first()
    expect(await going.innerText()).not.toContain('北京航空航天大学图书馆')
    await readerPage(reader, 'forwarded')
  })
}
