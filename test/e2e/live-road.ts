import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { OUT_TODAY } from '../../tools/demo/targets/works.ts'
import { phone, type Stage } from './stage.ts'
import { openToAll, picture } from './walking.ts'

/** Books that no library has sent a record of: 清华 and 北大 are asked live, 首师大 does not answer. */
const title = '城记'
const address = `/search?q=${encodeURIComponent(title)}&libraries=211030&libraries=211010&libraries=211120`

/** The live targets of the demonstration, as a newcomer meets them without any network. */
export function liveRoad(stage: () => Stage) {
  let reader: Page

  it('scenario 16: counts as each library answers, within ten seconds; a silent one is named with 重试 and hides nobody', async () => {
    reader = await stage().arrive()
    const begun = performance.now()
    await reader.goto(address)
    const targets = reader.locator('.live-search .targets')
    await expect
      .poll(() => targets.innerText(), { timeout: 8_000 })
      .toMatch(/清华\s*1\b[\s\S]*北大\s*1\b/)
    const hit = reader.locator('.live-hits .hit', { hasText: title })
    await hit.waitFor()
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(await hit.count()).toBe(1)
    // What was found is found: the union catalogue's having nothing is not the last word.
    const said = reader.locator('.nothing')
    await expect.poll(() => said.innerText()).toContain(`联合目录里没有“${title}”`)
    expect(await said.innerText()).toContain('实时查到 1 种')
    expect(await said.innerText()).not.toContain('没有找到')
    expect(await reader.locator('.live-search [role=status]').innerText()).toContain(
      '实时查到 1 种',
    )
    await expect.poll(() => targets.innerText(), { timeout: 8_000 }).toMatch(/首师大\s*超时/)
    expect(await said.innerText()).toContain('1 馆没有回答')
    await targets.getByRole('button', { name: /^重试/ }).click()
    await expect.poll(() => targets.innerText()).toMatch(/首师大\s*检索中/)
    await expect.poll(() => targets.innerText(), { timeout: 8_000 }).toMatch(/首师大\s*超时/)
    expect(await targets.innerText()).not.toMatch(/error|ECONN|undefined/i)
    expect(await hit.count()).toBe(1)
    await openToAll(reader)
    await picture(reader, 'live-search')
  })

  it('opens its page, where the library is the holder', async () => {
    await reader.locator('.live-hits .hit', { hasText: title }).getByText('看馆藏').first().click()
    await reader.waitForURL(/\/records\/\d+/)
    await expect.poll(() => reader.locator('h1').innerText()).toContain(title)
    expect(await reader.locator('.hold').innerText()).toContain('TU984.21')
    await openToAll(reader)
  })

  it('does the same on a phone, and asks for it', async () => {
    const onPhone = await stage().arrive({ viewport: phone })
    await onPhone.goto(address.replace(encodeURIComponent(title), encodeURIComponent('燕都丛考')))
    const hit = onPhone.locator('.live-hits .hit', { hasText: '燕都丛考' })
    await hit.waitFor()
    await openToAll(onPhone)
    await picture(onPhone, 'live-search-phone')
    await hit.getByRole('button', { name: '馆际互借' }).click()
    await onPhone.waitForURL(/\/sign-in\?next=/)
  })

  it('without a choice offers to ask those who can be asked', async () => {
    await reader.goto(`/search?q=${encodeURIComponent('北京的胡同')}`)
    await reader.getByRole('button', { name: '实时查询' }).click()
    await reader.locator('.live-hits .hit', { hasText: '北京的胡同' }).waitFor()
  })

  it('a copy that its library says to be out is shown as out when the page is opened', async () => {
    await reader.goto(`/search?q=${encodeURIComponent(OUT_TODAY.title)}`)
    await reader.locator('.hit h2 a').first().click()
    const tsinghua = reader.locator('.hold tr', { hasText: '清华' })
    await expect.poll(() => tsinghua.innerText(), { timeout: 8_000 }).toMatch(/已借出[\s\S]*刚刚/)
  })

  it('without JavaScript the union catalogue stands, and nothing pretends to ask', async () => {
    // A browser that runs no script says of each that it was not loaded: no trouble of ours.
    const context = await stage().browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(stage().url + address)
    await expect.poll(() => plain.locator('.needs-script').isVisible()).toBe(false)
    expect(await plain.locator('h1').count()).toBe(1)
    await context.close()
  })

  it('at the centre: health, a test step by step, and how a target wants to be asked', async () => {
    const centre = await stage().arrive()
    await centre.goto('/')
    await centre.getByRole('button', { name: /中心/ }).first().click()
    await centre.waitForURL(/centre$/)
    await centre.goto('/centre/targets')
    await expect.poll(() => centre.locator('.tbl').innerText()).toMatch(/清华/)
    await openToAll(centre)
    await picture(centre, 'targets')
    await centre.locator('.tbl tbody tr', { hasText: '清华' }).getByRole('link').click()
    await centre.getByLabel('该馆确有的一本书').fill(title)
    await centre.getByRole('button', { name: '测试' }).click()
    await expect
      .poll(() => centre.locator('.steps').innerText(), { timeout: 8_000 })
      .toMatch(/字符集 gb18030/)
    await centre.getByRole('button', { name: '替我试' }).click()
    await centre.getByRole('button', { name: '用这些问法' }).click()
    await expect
      .poll(() => centre.innerText('main'), { timeout: 8_000 })
      .toContain('已记入来源的设置')
    await openToAll(centre)
    await picture(centre, 'target')
  })
}
