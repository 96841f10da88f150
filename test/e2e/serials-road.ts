import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Stage } from './stage.ts'
import { deskPage, openToAll, readerPage, signIn, throughDoor } from './walking.ts'

const kbart = `publication_title\tprint_identifier\tdate_first_issue_online\tdate_last_issue_online\ttitle_url
图书情报工作\t0252-3116\t2001-01-01\t\thttps://reading.example/lis
无号刊\t\t2010-01-01\t\thttps://reading.example/none
`
const contents = `ISSN,年,卷,期,题名,作者,页码
0252-3116,2026,70,1,馆际互借中的实时在架核实,甲；乙,3-14
0252-3116,2026,70,1,错了年的一行之外的一篇,丙,15-22
0252-3116,,70,1,没有年份的一篇,丁,23-30
`
const asText = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

/** Lists of what is read electronically and 目次 come in as files; from an issue a reader asks for an article. */
export function serialsRoad(stage: () => Stage) {
  let librarian: Page
  let reader: Page

  it('a KBART file is taken in, and a line that cannot be is named', async () => {
    librarian = await stage().arrive()
    await throughDoor(librarian, '借入馆馆员')
    await librarian.goto('/desk/electronic')
    const [database, issues] = [
      librarian.locator('.take-file').first(),
      librarian.locator('.take-file').last(),
    ]
    await database.getByLabel('数据库名称').fill('图情期刊库')
    await database.locator('[type=file]').setInputFiles(asText('kbart.txt', kbart))
    await database.getByRole('button', { name: '导入' }).click()
    await expect
      .poll(() => database.getByRole('status').innerText())
      .toMatch(/收下 1 行[\s\S]*无号刊/)
    await expect.poll(() => librarian.locator('.databases').innerText()).toContain('图情期刊库')
    await issues.locator('[type=file]').setInputFiles(asText('contents.csv', contents))
    await issues.getByRole('button', { name: '导入' }).click()
    await expect.poll(() => issues.getByRole('status').innerText()).toMatch(/收下 2 篇，1 期/)
    expect(await issues.getByRole('status').innerText()).toContain('没有年份')
    await deskPage(librarian, 'electronic')
  })

  it('a reader finds the article by its title, sees 本馆已有电子版, and asks for it from the issue', async () => {
    reader = await stage().arrive()
    await reader.goto(`/articles?q=${encodeURIComponent('在架核实')}`)
    await readerPage(reader, 'articles')
    await reader.getByRole('link', { name: '馆际互借中的实时在架核实' }).click()
    await reader.waitForURL(/\/issues\/\d+/)
    expect(await reader.locator('h1').innerText()).toContain('图书情报工作')
    await readerPage(reader, 'issue')
    await reader
      .locator('.article-list li', { hasText: '实时在架核实' })
      .getByRole('link', { name: '请求这一篇' })
      .click()
    await signIn(reader, await stage().newReader())
    await expect.poll(() => reader.locator('h1').innerText()).toBe('馆际互借申请')
    expect(await reader.locator('main').innerHTML()).toContain('馆际互借中的实时在架核实')
    await openToAll(reader)
    await reader.goto(`/search?q=${encodeURIComponent('图书情报工作')}`)
    await reader.locator('.hit h2 a', { hasText: '图书情报工作' }).first().click()
    await expect.poll(() => reader.locator('main').innerText()).toContain('图情期刊库')
  })

  it('asks for a journal from its record, and is asked which issue', async () => {
    await reader.getByRole('link', { name: '馆际互借（借一期）' }).click()
    await expect.poll(() => reader.locator('h1').innerText()).toBe('馆际互借申请')
    expect(await reader.getByLabel('年', { exact: false }).first().inputValue()).toBe('')
    await readerPage(reader, 'ask-serial')
    await reader.locator('[name="books.0.publishedYear"]').fill('2025')
    await reader.locator('.sumry button[type=submit]').click()
    await expect.poll(() => reader.locator('main').innerText()).toContain('期刊要写明')
    // The one refusal that was meant.
    expect(stage().trouble.splice(0)).toEqual([
      expect.stringContaining('400 POST /api/requests/preview'),
    ])
    await reader.locator('[name="books.0.issue"]').fill('6')
    await reader.locator('.sumry button[type=submit]').click()
    await expect
      .poll(() => reader.locator('.sheet').innerText())
      .toContain('图书情报工作 2025年第6期')
  })
}
