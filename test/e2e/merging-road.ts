import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Stage } from './stage.ts'
import { openToAll, picture, throughDoor } from './walking.ts'

/** A librarian takes apart what was merged, puts together what was not, and undoes both. */
export function mergingRoad(stage: () => Stage) {
  let librarian: Page
  let record: string

  const recordOf = async (title: string) => {
    await librarian.goto(`/search?q=${encodeURIComponent(title)}`)
    await librarian.locator('.hit h2 a', { hasText: title }).first().click()
    await librarian.waitForURL(/\/records\/\d+/)
    return new URL(librarian.url()).pathname
  }
  const sources = () => librarian.locator('.merging .sources li')
  const dialog = () => librarian.locator('dialog[open]')
  const undo = async () => {
    await librarian.locator('.decisions').getByRole('button', { name: '撤销' }).first().click()
    await openToAll(librarian)
    await dialog().getByRole('button', { name: '撤销' }).click()
  }

  it('splits one library’s record off, and undoes it', async () => {
    librarian = await stage().arrive()
    await throughDoor(librarian, '借入馆馆员')
    record = await recordOf('人间词话')
    const before = await sources().count()
    expect(before).toBeGreaterThan(1)
    await sources().first().getByRole('checkbox').check()
    await librarian.getByRole('button', { name: '拆分' }).click()
    await dialog().getByLabel('理由').fill('另一版')
    await openToAll(librarian)
    await picture(librarian, 'split')
    await dialog().getByRole('button', { name: '拆分' }).click()
    await expect.poll(() => librarian.locator('.decisions li').count()).toBe(1)
    expect(await sources().count()).toBe(before - 1)
    expect(new URL(librarian.url()).pathname).toBe(record)
    await undo()
    await expect.poll(() => librarian.locator('.decisions').innerText()).toContain('已撤销')
    expect(await sources().count()).toBe(before)
  })

  it('merges another record into it; the old address leads on; undoing makes them two', async () => {
    const other = await recordOf('楚辞补注')
    await librarian.goto(record)
    const before = await sources().count()
    await librarian.getByRole('button', { name: '合并另一条书目' }).click()
    await dialog().getByLabel('另一条书目的号或地址').fill(other.split('/').at(-1)!)
    await dialog().getByRole('button', { name: '查看' }).click()
    await expect.poll(() => dialog().innerText()).toContain('楚辞补注')
    await openToAll(librarian)
    expect(await dialog().getByRole('table').innerText()).toMatch(/题名.*不同/)
    await picture(librarian, 'merge')
    await dialog().getByRole('button', { name: '合并' }).click()
    await expect.poll(() => sources().count()).toBeGreaterThan(before)
    await librarian.goto(other)
    expect(new URL(librarian.url()).pathname).toBe(record)
    await openToAll(librarian)
    await undo()
    await expect.poll(() => sources().count()).toBe(before)
    await librarian.goto(other)
    expect(await librarian.locator('h1').innerText()).toContain('楚辞补注')
    expect(new URL(librarian.url()).pathname).toBe(other)
  })
}
