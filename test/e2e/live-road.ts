import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import { writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { openSruTarget } from '../fakes/sru-target.ts'
import { openTarget } from '../fakes/z3950-target.ts'
import { cnmarc } from '../support/books.ts'
import { layTarget } from '../support/targets.ts'
import { phone, type Stage } from './stage.ts'
import { openToAll, picture } from './walking.ts'

const title = '胡同里的旧书铺'
const book = {
  title,
  author: '示例作者',
  isbn: '978-7-02-002600-5',
  publisher: '人民文学出版社',
  year: '2019',
  callNumber: 'I267/88',
}

/** A book that only one library has, in a catalogue that sends us no records: it is found live, and asked for. */
export function liveRoad(stage: () => Stage) {
  const fakes: { close(): Promise<void> }[] = []
  let reader: Page
  const address = `/search?q=${encodeURIComponent(title)}&libraries=211060&libraries=211010&libraries=211020`

  beforeAll(async () => {
    const { owner } = stage()
    const accounts = await owner.selectFrom('account').select('id').orderBy('id').limit(2).execute()
    const approvedBy = [accounts[0]!.id, accounts[1]!.id] as const
    const written = writeIso2709(cnmarc(book, 'live1'), 'gb18030')
    if (!written.ok) throw new Error('the record does not fit')
    const gbk = await openTarget({ charset: 'gb18030', finds: { [title]: [written.bytes] } })
    const slow = await openSruTarget({
      records: [writeMarcXml(cnmarc({ ...book, title: '北京的胡同' }, 'live2'))],
      hits: 17,
      delayMs: 300,
    })
    const mute = await openSruTarget({ records: [], misbehave: () => 'silent' })
    fakes.push(gbk, slow, mute)
    const lay = async (code: string, protocol: 'z3950' | 'sru', where: string, asking: object) => {
      const { id: libraryId } = await owner
        .selectFrom('library')
        .select('id')
        .where('code', '=', code)
        .executeTakeFirstOrThrow()
      await layTarget(stage(), {
        libraryId,
        protocol,
        address: where,
        approvedBy,
        profile: { asking },
        name: '馆藏目录',
      })
    }
    await lay('211060', 'z3950', `127.0.0.1:${gbk.port}`, { queryCharset: 'gb18030' })
    await lay('211010', 'sru', slow.url, {})
    await lay('211020', 'sru', mute.url, { timeoutMs: 1200 })
  })
  afterAll(async () => {
    // The roads after this one find the sources of the demonstration alone.
    await stage()
      .owner.updateTable('source')
      .set({ removed_at: Temporal.Instant.from('2026-11-25T08:00:00Z') })
      .where('address', 'like', '%127.0.0.1%')
      .execute()
    for (const fake of fakes) await fake.close()
  })

  it('finds it live within ten seconds: counts as each answers, a silent library named with 重试', async () => {
    reader = await stage().arrive()
    const begun = performance.now()
    await reader.goto(address)
    const targets = reader.locator('.live-search .targets')
    await expect.poll(() => targets.innerText()).toMatch(/17/)
    const hit = reader.locator('.live-hits .hit', { hasText: title })
    await hit.waitFor()
    expect(performance.now() - begun).toBeLessThan(10_000)
    await expect.poll(() => targets.innerText(), { timeout: 5_000 }).toMatch(/超时/)
    await targets.getByRole('button', { name: /^重试/ }).click()
    await expect.poll(() => targets.innerText()).toMatch(/检索中/)
    await expect.poll(() => targets.innerText(), { timeout: 5_000 }).toMatch(/超时/)
    await openToAll(reader)
    await picture(reader, 'live-search')
  })

  it('opens its page, where the library is the holder', async () => {
    await reader.locator('.live-hits .hit', { hasText: title }).getByText('看馆藏').click()
    await reader.waitForURL(/\/records\/\d+/)
    await expect.poll(() => reader.locator('h1').innerText()).toContain(title)
    expect(await reader.locator('.hold').innerText()).toContain('I267/88')
    await openToAll(reader)
  })

  it('does the same on a phone, and asks for it', async () => {
    const onPhone = await stage().arrive({ viewport: phone })
    await onPhone.goto(address)
    await onPhone.locator('.live-hits .hit', { hasText: '北京的胡同' }).waitFor()
    await openToAll(onPhone)
    await picture(onPhone, 'live-search-phone')
    await onPhone
      .locator('.live-hits .hit', { hasText: '北京的胡同' })
      .getByRole('button', { name: '馆际互借' })
      .click()
    await onPhone.waitForURL(/\/sign-in\?next=/)
  })

  it('without a choice offers to ask those who can be asked', async () => {
    await reader.goto(`/search?q=${encodeURIComponent(title)}`)
    await reader.getByRole('button', { name: '实时查询' }).click()
    await reader.locator('.live-hits .hit', { hasText: title }).waitFor()
  })

  it('without JavaScript the union catalogue stands, and nothing pretends to ask', async () => {
    // A browser that runs no script says of each that it was not loaded: no trouble of ours.
    const context = await stage().browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(stage().url + address)
    expect(await plain.locator('.needs-script').isVisible()).toBe(false)
    expect(await plain.locator('h1').count()).toBe(1)
    await context.close()
  })

  it('at the centre: health, a test step by step, and how a target wants to be asked', async () => {
    const centre = await stage().arrive()
    await centre.goto('/')
    await centre.getByRole('button', { name: /中心/ }).first().click()
    await centre.waitForURL(/centre$/)
    await centre.goto('/centre/targets')
    await expect.poll(() => centre.locator('.tbl').innerText()).toMatch(/北航/)
    await openToAll(centre)
    await picture(centre, 'targets')
    await centre.locator('.tbl tbody tr', { hasText: '北航' }).getByRole('link').click()
    await centre.getByLabel('该馆确有的一本书').fill(title)
    await centre.getByRole('button', { name: '测试' }).click()
    await expect
      .poll(() => centre.locator('.steps').innerText(), { timeout: 5_000 })
      .toMatch(/字符集 gb18030/)
    await centre.getByRole('button', { name: '替我试' }).click()
    await centre.getByRole('button', { name: '用这些问法' }).click()
    await expect
      .poll(() => centre.innerText('main'), { timeout: 5_000 })
      .toContain('已记入来源的设置')
    await openToAll(centre)
    await picture(centre, 'target')
  })
}
