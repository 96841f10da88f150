import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Stage } from './stage.ts'
import { deskPage, openToAll, picture, scan, signIn, throughDoor } from './walking.ts'

/** The same road in English, at a desktop in the dark: another reader of 北邮, the same libraries. */
export function englishRoad(stage: () => Stage) {
  const inEnglish = { colorScheme: 'dark' } as const
  let reader: Page
  let lender: Page
  let borrower: Page
  let number: string

  it('EN switches every word and is remembered', async () => {
    reader = await stage().arrive(inEnglish)
    await reader.goto('/')
    await reader.getByRole('link', { name: 'EN', exact: true }).click()
    await expect.poll(() => reader.getAttribute('html', 'lang')).toBe('en')
    await openToAll(reader)
    await picture(reader, 'portal-en')
    await reader.locator('#q').fill('Effective Java')
    await reader.locator('#q').press('Enter')
    await expect.poll(() => reader.title()).toContain('Effective Java')
    expect(await reader.locator('.hit').first().innerText()).toContain('Can be lent now')
    await openToAll(reader)
    await picture(reader, 'search-en')
  })

  it('signs in with name and password, comes back to the book, and asks for it', async () => {
    await reader.locator('.hit', { hasText: 'Effective Java中文版' }).locator('.go').click()
    await expect.poll(() => reader.locator('h1').innerText()).toBe('Sign in')
    await signIn(reader, await stage().newReader())
    await expect.poll(() => reader.locator('h1').innerText()).toBe('Interlibrary loan request')
    await reader.getByText('I choose the lending library').click()
    await reader.locator('[name="books.0.supplierCode"]').selectOption('211060')
    await reader.getByText('By courier, to pick up at my library').click()
    await openToAll(reader)
    await picture(reader, 'ask-en')
    await reader.getByRole('button', { name: 'Continue' }).click()
    await expect.poll(() => reader.locator('.sheet h1').innerText()).toBe('Confirm your request')
    await openToAll(reader)
    await reader.getByRole('button', { name: 'Submit' }).first().click()
    number = await reader.locator('.submitted .num').innerText()
    await openToAll(reader)
  })

  it('is lent, carried and handed over at English desks', async () => {
    lender = await stage().arrive(inEnglish)
    await lender.goto('/language?to=en&back=/')
    await throughDoor(lender, 'Lending librarian')
    await lender.locator('.row', { hasText: number }).getByRole('link').first().click()
    await expect.poll(() => lender.locator('.one').innerText()).toContain(number)
    await deskPage(lender, 'desk-en')
    const fact = lender.locator('.kv div', { hasText: 'Barcode' })
    const barcode = await fact.locator('.no').innerText()
    await lender.getByRole('button', { name: 'Accept' }).click()
    await expect.poll(() => lender.locator('.res-live').innerText()).toContain('accepted')
    await lender.goto('/desk?queue=inProcess')
    await scan(lender, number, 'Now scan the barcode of this book')
    await scan(lender, barcode, 'lent')
    await scan(lender, number, 'given to the courier')
    borrower = await stage().arrive(inEnglish)
    await borrower.goto('/language?to=en&back=/')
    await throughDoor(borrower, 'Borrowing librarian')
    await scan(borrower, number, 'signed in')
    await reader.goto('/my')
    expect(await reader.locator('.now-list').innerText()).toContain(number)
    await openToAll(reader)
    await picture(reader, 'my-en')
    await scan(borrower, number, 'handed to the reader')
  })

  it('is taken back, sent back and signed: completed', async () => {
    await scan(borrower, number, 'taken back')
    await scan(borrower, number, 'sent back')
    await lender.reload()
    await scan(lender, number, 'return signed')
    await reader.goto(`/requests?q=${number}`)
    await expect.poll(() => reader.locator('main').innerText()).toContain('Return signed')
    await openToAll(reader)
    await picture(reader, 'requests-en')
  })
}
