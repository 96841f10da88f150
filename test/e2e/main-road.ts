import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Stage } from './stage.ts'
import {
  awake,
  deskPage,
  picture,
  readerPage,
  readmePicture,
  scan,
  throughDoor,
} from './walking.ts'

const book = '数学分析 第一卷'

/**
 * From the search box to the returned book, in Chinese: a reader of 北邮, the librarians of 北邮 and 北航, who
 * leave their desks before the night.
 */
export function mainRoad(stage: () => Stage) {
  let reader: Page
  let lender: Page
  let borrower: Page
  let number: string
  let barcode: string
  let requestPath: string

  it('a visitor finds a book: by one character, by pinyin initials, by its title', async () => {
    reader = await stage().arrive()
    await reader.goto('/')
    expect(await reader.getAttribute('html', 'lang')).toBe('zh-CN')
    await readerPage(reader, 'portal')
    const search = async (words: string) => {
      await reader.locator('[name=q]:not([type=hidden])').fill(words)
      await reader.getByRole('button', { name: '检索', exact: true }).click()
      await expect.poll(() => reader.title()).toContain(words)
      return reader.locator('.hit h2').allInnerTexts()
    }
    expect((await search('析')).some((title) => title.includes('析'))).toBe(true)
    expect(await search('sxfx')).toContain(book)
    const found = await search('数学分析')
    expect(found).toContain(book)
    // Volumes and editions of one title can be told apart.
    expect(new Set(await reader.locator('.hit > div:nth-child(2)').allInnerTexts()).size).toBe(
      found.length,
    )
    await readerPage(reader, 'search')
    await readmePicture(reader, 'search')
  })

  it('the record says who can lend it; 馆际互借 leads through the sign-in and back', async () => {
    await reader.getByRole('link', { name: book }).click()
    await expect.poll(() => reader.locator('h1').innerText()).toBe(book)
    expect(await reader.locator('table.hold').innerText()).toContain('北航')
    await readerPage(reader, 'record')
    await reader.getByRole('link', { name: '机读格式(MARC)' }).click()
    await expect.poll(() => reader.locator('.marc').innerText()).toContain('数学分析')
    await reader.locator('.rail').getByRole('link', { name: '馆际互借' }).click()
    await expect.poll(() => reader.locator('h1').innerText()).toBe('登录')
    await readerPage(reader, 'sign-in')
    await reader.locator('.doors').getByRole('button', { name: '读者' }).click()
    await expect.poll(() => reader.locator('h1').innerText()).toBe('馆际互借申请')
  })

  it('what is missing is said at its place, what was typed stays', async () => {
    await reader.getByText('自己选择出借馆').click()
    await reader.locator('[name="books.0.supplierCode"]').selectOption('211060')
    await expect
      .poll(() => reader.locator('.sumry .day').innerText())
      .toContain('北京航空航天大学图书馆')
    await reader.getByLabel('申请单备注').fill('急用')
    await reader.getByLabel('收件人姓名').fill('')
    await reader.getByRole('button', { name: '提交', exact: true }).click()
    await expect.poll(() => reader.locator('[role=alert]').innerText()).toContain('收件人姓名')
    expect(await reader.getByLabel('申请单备注').inputValue()).toBe('急用')
    await readerPage(reader, 'ask')
    // The one refusal that was meant.
    expect(stage().trouble.splice(0)).toEqual([
      expect.stringContaining('400 POST /api/requests/preview'),
    ])
    await reader.getByLabel('收件人姓名').fill('杜禾屿')
    await reader.getByRole('button', { name: '提交', exact: true }).click()
  })

  it('the confirm page shows all of it; one press, and the reader has a number', async () => {
    await expect.poll(() => reader.locator('.sheet h1').innerText()).toBe('确认申请单')
    const sheet = await reader.locator('.sheet').innerText()
    for (const words of [book, '北京航空航天大学图书馆', '急用', '¥0.00'])
      expect(sheet).toContain(words)
    await readerPage(reader, 'confirm')
    await reader.getByRole('button', { name: '确认提交' }).first().click()
    number = await reader.locator('.submitted .num').innerText()
    expect(number).toMatch(/^bh\d{8}$/)
    await readerPage(reader, 'submitted')
  })

  it('the reader finds it in 申请单查询, with its number', async () => {
    await reader.goto('/requests')
    await readerPage(reader, 'requests')
    await reader.getByRole('link', { name: book }).first().click()
    await expect.poll(() => reader.locator('main').innerText()).toContain(number)
    requestPath = new URL(reader.url()).pathname
    await readerPage(reader, 'request')
  })

  it('北航 accepts it from the queue of new requests', async () => {
    stage().clock.pass({ hours: 2 })
    lender = await stage().arrive()
    await throughDoor(lender, '借出馆馆员')
    await awake(lender)
    await lender.locator('.row', { hasText: number }).getByRole('link').first().click()
    await expect.poll(() => lender.locator('.one').innerText()).toContain(number)
    expect(await lender.locator('.one').innerText()).toContain('可借')
    await deskPage(lender, 'desk-lender')
    await readmePicture(lender, 'desk')
    barcode = await lender.locator('.kv div', { hasText: '条码号' }).locator('.no').innerText()
    await lender.getByRole('button', { name: '受理，去找书' }).click()
    await expect.poll(() => lender.locator('.res-live').innerText()).toContain('已受理')
  })

  it('a link to the request opens the queue in which it waits now', async () => {
    await lender.goto(`/desk?chosen=${requestPath.split('/').at(-1)}`)
    await expect.poll(() => lender.title()).toContain('处理中')
    expect(await lender.locator('.row[aria-current]').innerText()).toContain('数学分析')
  })

  it('slip and barcode scanned, it is lent; once more, and the courier has it', async () => {
    await scan(lender, number, '请扫这本书的条码')
    await scan(lender, barcode, '已借出')
    await deskPage(lender, 'desk-lent')
    await scan(lender, number, '已交物流')
    await lender.goto('/')
  })

  it('北邮 signs it in by scanning the number', async () => {
    stage().clock.pass({ hours: 20 })
    borrower = await stage().arrive()
    await throughDoor(borrower, '借入馆馆员')
    await scan(borrower, number, '已签收')
    await deskPage(borrower, 'desk-borrower')
  })

  it('the reader is told 文献到馆: on 我的, in 系统消息, by mail', async () => {
    await expect
      .poll(() => told(reader, '/messages'), { timeout: 10_000 })
      .toMatch(/文献到馆.*数学分析/)
    await readerPage(reader, 'messages')
    await reader.getByRole('link', { name: '演示邮箱' }).click()
    await expect.poll(() => reader.locator('.msgs').innerText()).toContain(number)
    expect(await reader.locator('.msgs').innerText()).toMatch(/文献到馆.*数学分析/)
    await readerPage(reader, 'mailbox')
    await reader.goto('/my')
    expect(await reader.locator('.now-list').innerText()).toContain(number)
    await readerPage(reader, 'my')
  })

  it('handed over, 帐务日志 has the line of 0 with the operator who wrote it', async () => {
    await scan(borrower, number, '已交给读者')
    await reader.goto('/account')
    const line = reader.locator('tbody tr', { hasText: number })
    expect(await line.innerText()).toContain('by01')
    expect(await line.innerText()).toContain('¥0.00')
    await readerPage(reader, 'account')
  })

  it('taken back, sent back, signed by 北航: 已完成', async () => {
    await borrower.goto('/')
    stage().clock.pass({ hours: 24 * 7 })
    await throughDoor(borrower, '借入馆馆员')
    await scan(borrower, number, '已收回读者还书')
    await scan(borrower, number, '已寄还')
    await borrower.goto('/')
    stage().clock.pass({ hours: 20 })
    await throughDoor(lender, '借出馆馆员')
    await scan(lender, number, '已签收归还')
    await throughDoor(reader, '读者')
    await reader.goto(requestPath)
    expect(await reader.locator('main').innerText()).toContain('已完成')
    await readerPage(reader, 'completed')
    await reader.goto('/my')
    expect(await reader.locator('.hist').first().innerText()).toContain(book)
    await picture(reader, 'my-after')
  })
}

/** The words of a reader's list, read anew. */
async function told(reader: Page, path: string): Promise<string> {
  await reader.goto(path)
  return reader.locator('.msgs').innerText()
}
