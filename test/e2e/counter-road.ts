import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { act } from '../../src/requests/acting/act.ts'
import { wish } from '../../src/requests/acting/wish.ts'
import { submit } from '../../src/requests/asking/submit.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { yuan } from '../../src/shared/money.ts'
import { attempt } from '../../src/shared/once.ts'
import { aBook, aForm, layRule } from '../support/consortium.ts'
import type { Stage } from './stage.ts'
import { deskPage, picture, readerPage, scan, signIn, throughDoor } from './walking.ts'

/** So many days after the day a book was due it is brought back; 北航 takes 0.20 yuan for each. */
const daysLate = 6
const perDayFen = 20
const fineFen = daysLate * perDayFen

const hasFocus = (field: { matches(selector: string): boolean }) => field.matches(':focus')

/** A book comes back late: its fine is seen while it grows, paid at the counter and receipted; the day is closed. */
export function counterRoad(stage: () => Stage) {
  let reader: Page
  let desk: Page
  let loan: Loan

  it('a reader of 北邮 has kept a book of 北航 beyond its day, and sees what it costs by now', async () => {
    await layRule(stage(), {
      id: 'R18-late',
      conditions: { lender: ['211060'] },
      parameters: { finePerDayFen: perDayFen },
      priority: 9,
    })
    loan = await aLoan(stage())
    const late = loan.dueOn.add({ days: daysLate }).toZonedDateTime('Asia/Shanghai')
    // Weeks pass: desks that other roads left open would be signed out.
    for (const context of stage().browser.contexts()) await context.close()
    stage().clock.set(late.add({ hours: 10 }).toInstant())
    reader = await stage().arrive()
    await reader.goto('/sign-in')
    await signIn(reader, loan.login)
    await reader.goto('/account?tab=fines')
    await expect.poll(() => reader.locator('main').innerText()).toContain(yuan(fineFen))
    await readerPage(reader, 'fine-growing')
  })

  it('taken back, the desk says the fine that arose and leads to the counter', async () => {
    desk = await stage().arrive()
    await throughDoor(desk, '借入馆馆员')
    await scan(desk, loan.number, '已收回读者还书')
    expect(await desk.locator('.res-live').innerText()).toContain(
      `超期 6 天，罚款 ${yuan(fineFen)}`,
    )
    await deskPage(desk, 'desk-fine')
    await desk.getByRole('link', { name: '去收款' }).click()
    await expect.poll(() => desk.locator('.who-is').innerText()).toContain(`欠 ${yuan(fineFen)}`)
    expect(await desk.locator('.charges').first().innerText()).toContain(
      `计费 6 天，每天 ${yuan(perDayFen)}`,
    )
    await deskPage(desk, 'counter')
  })

  it('fifty yuan are handed over: what is given back stands there, and Enter takes the money', async () => {
    const given = desk.locator('[name=given]')
    await expect.poll(() => given.evaluate(hasFocus)).toBe(true)
    await desk.keyboard.type('50')
    expect(await desk.locator('.summing').innerText()).toContain(
      `收 ¥50.00 找 ${yuan(50_00 - fineFen)}`,
    )
    await desk.keyboard.press('Enter')
    await expect
      .poll(() => desk.locator('.counter > .said').innerText())
      .toContain(`已收 ${yuan(fineFen)}`)
    await expect.poll(() => desk.locator('.who-is').innerText()).toContain('没有欠费')
    await deskPage(desk, 'counter-taken')
  })

  it('the receipt is one key away', async () => {
    await desk.keyboard.press('p')
    await desk.waitForURL(/\/desk\/counter\/receipts\/\d+$/)
    const receipt = await desk.locator('.receipt').innerText()
    expect(receipt).toContain('逾期使用费')
    expect(receipt).toContain(yuan(fineFen))
    await deskPage(desk, 'counter-receipt')
  })

  it('the reader finds her fine paid', async () => {
    await reader.goto('/account?tab=fines')
    await expect.poll(() => reader.locator('main').innerText()).toContain('已缴')
    await picture(reader, 'fine-paid')
  })

  it('the librarian counts the till and closes the day with the difference she found', async () => {
    await desk.goto('/desk/counter')
    await desk.locator('main').getByRole('link', { name: '结帐' }).click()
    await expect.poll(() => desk.locator('.pieces input').first().evaluate(hasFocus)).toBe(true)
    const expected = await desk.locator('.line.all b').innerText()
    const short = (Number(expected.replace(/[¥,]/g, '')) - 0.2).toFixed(2)
    await desk.getByLabel('点出来共（元）').fill(short)
    expect(await desk.locator('.total').innerText()).toContain('少 ¥0.20')
    await desk.getByLabel('差额说明').fill('找零少收两角')
    await deskPage(desk, 'closing')
    await desk.getByRole('button', { name: '确认结帐：少 ¥0.20' }).click()
    await desk.getByRole('link', { name: '打印结帐单' }).click()
    await desk.waitForURL(/\/desk\/counter\/closings\/\d+$/)
    expect(await desk.locator('.receipt').innerText()).toContain('找零少收两角')
    await deskPage(desk, 'closing-slip')
  })
}

interface Loan {
  number: string
  login: string
  dueOn: Temporal.PlainDate
}

/** A book of 北航 in the hands of a new reader of 北邮; the main road shows the way there. */
async function aLoan(stage: Stage): Promise<Loan> {
  const { house, owner } = stage
  const login = await stage.newReader()
  const [reader, borrower, lender] = await Promise.all(
    [login, 'by01', 'bh01'].map((each) => actorOf(owner, each)),
  )
  const asked = await attempt(house.db, reader!, (tx) =>
    submit(tx, house, reader as never, aForm([aBook({ title: '迟还的书' })])),
  )
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusal))
  const { id, number } = await owner
    .selectFrom('request')
    .select(['id', 'number'])
    .where('submission_id', '=', asked.value.submissionId)
    .executeTakeFirstOrThrow()
  for (const [actor, step] of [
    [lender!, wish('accept')],
    [lender!, wish('fill', { barcode: 'BH-LATE-1' })],
    [borrower!, wish('receive')],
    [borrower!, wish('handOver')],
  ] as const) {
    const done = await attempt(house.db, actor, (tx) => act(tx, house, actor, id, step))
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  }
  const { due_on: dueOn } = await owner
    .selectFrom('request')
    .select('due_on')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { number, login, dueOn: dueOn! }
}

/** Somebody of the demonstration, by login. */
async function actorOf(owner: Stage['owner'], login: string): Promise<Actor> {
  const { accountId, kind, libraryId, code, readerId } = await owner
    .selectFrom('account')
    .leftJoin('reader', 'reader.account_id', 'account.id')
    .select(['account.id as accountId', 'account.kind', 'account.library_id as libraryId'])
    .select(['account.operator_code as code', 'reader.id as readerId'])
    .where('login', '=', login)
    .executeTakeFirstOrThrow()
  const who = readerId === null ? { operatorCode: code } : { readerId }
  return { kind, accountId, libraryId, login, ...who } as Actor
}
