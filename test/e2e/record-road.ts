import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Stage } from './stage.ts'
import { deskPage, openToAll, picture, readerPage, signIn, throughDoor } from './walking.ts'

const book = 'Concrete mathematics'
const question = '附录里有习题的答案吗？'
const answer = '有，附录 A 是全部习题的答案。'

/** What a reader does on the page of a record beside borrowing it, and the librarian who answers her. */
export function recordRoad(stage: () => Stage) {
  let reader: Page
  let record: string

  it('scenario 18: 相关主题 begins a new search for the subject in the same libraries', async () => {
    reader = await stage().arrive()
    await reader.goto(`/search?q=${encodeURIComponent('C程序设计语言')}&libraries=211010`)
    await reader.locator('.hit h2 a').first().click()
    const subjects = reader.getByRole('region', { name: '相关主题' })
    const subject = await subjects.getByRole('link').first().innerText()
    await subjects.getByRole('link').first().click()
    await reader.waitForURL(/\/search\?/)
    const asked = new URL(reader.url()).searchParams
    expect([asked.get('q'), asked.get('field')]).toEqual([subject, 'subject'])
    expect(asked.getAll('libraries')).toEqual(['211010'])
    await expect.poll(() => reader.locator('.hit').count()).toBeGreaterThan(0)
  })

  it('scenario 19: a vote of four stars shows 共1票, and her second takes its place', async () => {
    await reader.goto(`/search?q=${encodeURIComponent(book)}`)
    await reader.locator('.hit h2 a').first().click()
    await reader.waitForURL(/\/records\/\d+/)
    record = new URL(reader.url()).pathname
    const rating = reader.getByRole('region', { name: '总体评价' })
    await rating.getByRole('link', { name: '登录后评价' }).click()
    await signIn(reader, await stage().newReader())
    await expect.poll(() => rating.innerText()).toContain('共0票')
    const vote = async (stars: number, press: string) => {
      await rating.locator(`input[value="${stars}"]`).check({ force: true })
      await rating.getByRole('button', { name: press, exact: true }).click()
      await expect.poll(() => rating.getByRole('status').innerText()).toBe(`已评 ${stars} 星`)
      expect(await rating.innerText()).toContain('共1票')
    }
    await vote(4, '评价')
    expect(await rating.locator('.big').innerText()).toContain('4.0')
    await vote(2, '改评价')
    expect(await rating.locator('.big').innerText()).toContain('2.0')
    await reader.reload()
    expect(await rating.innerText()).toMatch(/共1票[\s\S]*2\.0/)
  })

  it('she asks a library about it; the librarian answers; she sees the answer and is told of it', async () => {
    const ask = reader.locator('#ask')
    await ask.getByLabel('问哪一馆').selectOption('211060')
    await ask.getByLabel('想问什么').fill(question)
    await ask.getByRole('button', { name: '发出咨询' }).click()
    await expect.poll(() => ask.getByRole('status').innerText()).toContain('北京航空航天大学图书馆')
    const librarian = await stage().arrive()
    await throughDoor(librarian, '借出馆馆员')
    await librarian.goto('/desk/enquiries')
    const asked = librarian.locator('.enquiry', { hasText: question })
    await asked.getByLabel('答复').fill(answer)
    await asked.getByRole('button', { name: '发出答复' }).click()
    await expect.poll(() => librarian.locator('.said').innerText()).toContain(book)
    await deskPage(librarian, 'enquiries')
    await reader.reload()
    await expect.poll(() => ask.innerText()).toContain(answer)
    await readerPage(reader, 'record-beside')
    await expect
      .poll(async () => {
        await reader.goto('/messages')
        return reader.locator('main').innerText()
      })
      .toContain(book)
    await openToAll(reader)
  })

  it('the citation is copied, and comes as files that reference managers read', async () => {
    await reader.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await reader.goto(record)
    const cite = reader.getByRole('region', { name: '引用格式' })
    const line = await cite.locator('.citation').innerText()
    expect(line).toMatch(/GRAHAM.*Concrete mathematics.*\[M\]/i)
    await cite.getByRole('button', { name: '复制' }).click()
    await expect.poll(() => cite.getByRole('status').innerText()).toBe('已复制')
    expect(await reader.evaluate('navigator.clipboard.readText()')).toBe(line)
    const saved = async (press: string) => {
      const [file] = await Promise.all([
        reader.waitForEvent('download'),
        cite.getByRole('link', { name: press }).click(),
      ])
      return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')]
    }
    const [risName, ris] = await saved('下载 RIS')
    expect(risName).toBe('hutong.ris')
    expect(ris).toMatch(/^TY {2}- BOOK\r?\n[\s\S]*Concrete mathematics[\s\S]*ER {2}-/)
    const [bibName, bibtex] = await saved('下载 BibTeX')
    expect(bibName).toBe('hutong.bib')
    expect(bibtex).toMatch(/^@book\{[\s\S]*Concrete mathematics/)
  })

  it('the same page in English is open to all', async () => {
    const inEnglish = await stage().arrive({ colorScheme: 'dark' })
    await inEnglish.goto(`/language?to=en&back=${record}`)
    await expect.poll(() => inEnglish.locator('main').innerText()).toContain('1 vote')
    await openToAll(inEnglish)
    await picture(inEnglish, 'record-en')
  })
}
