import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import { cnmarc } from '../support/books.ts'
import type { Stage } from './stage.ts'
import { deskPage } from './walking.ts'

/** Three good records, one cut short in the middle, one that is none. */
function damagedFile(): Buffer {
  const written = ['胡同今昔', '四合院札记', '城南旧闻'].map((title, at) => {
    const book = { title, author: '示例作者', year: '2021', callNumber: `K291/${at}` }
    const made = writeIso2709(cnmarc(book, `e2e${at}`))
    if (!made.ok) throw new Error(made.reason)
    return Buffer.from(made.bytes)
  })
  const cut = written[0]!.subarray(0, written[0]!.length - 30)
  return Buffer.concat([...written, Buffer.from('99999 this is no record\x1d'), cut])
}

/** A library’s file becomes records: what came, what was not taken and why, and the books are found. */
export function harvestRoad(stage: () => Stage) {
  let centre: Page

  it('a file is sent and harvested; the page counts what came and names what was not taken', async () => {
    centre = await stage().arrive()
    await centre.goto('/')
    await centre.getByRole('button', { name: /中心/ }).first().click()
    await centre.waitForURL(/centre$/)
    await centre.getByRole('link', { name: '书目来源' }).click()
    await deskPage(centre, 'sources')
    const source = centre.getByRole('row').filter({ hasText: '北邮' })
    await source.getByRole('link', { name: '馆藏目录（文件）' }).click()
    await centre
      .getByLabel('书目文件')
      .setInputFiles({ name: 'new.mrc', mimeType: 'application/marc', buffer: damagedFile() })
    await centre.getByRole('button', { name: '上传并采集' }).click()
    await centre.waitForURL(/harvests\/\d+$/)
    await expect
      .poll(() => centre.locator('.progress').innerText(), { timeout: 15_000 })
      .toContain('已完成')
    const count = (name: string) =>
      centre.locator('.counts div', { hasText: name }).locator('dd').innerText()
    await expect.poll(() => count('新增')).toBe('3')
    expect(await count('未收')).toBe('2')
    const rejects = centre.getByRole('table', { name: '未收的记录' })
    expect(await rejects.innerText()).toContain('没有写完就断了')
    await deskPage(centre, 'harvest')
  })

  it('what was not taken is to be had as a table and as it came', async () => {
    for (const [press, name] of [
      ['下载表格（CSV）', /\.csv$/],
      ['下载原记录（MRC）', /\.mrc$/],
    ] as const) {
      const [file] = await Promise.all([
        centre.waitForEvent('download'),
        centre.getByRole('link', { name: press }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(name)
    }
  })

  it('a visitor finds a new book at once', async () => {
    const visitor = await stage().arrive()
    await visitor.goto(`/search?q=${encodeURIComponent('四合院札记')}`)
    await visitor.locator('.hit h2', { hasText: '四合院札记' }).waitFor()
  })
}
