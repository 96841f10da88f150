import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { yuan } from '../../src/shared/money.ts'
import type { Stage } from './stage.ts'
import { deskPage, picture, readerPage, scan, signIn, throughDoor } from './walking.ts'

/** So many days after the day a book was due it is brought back. */
const daysLate = 6

/** A book comes back late: its fine is seen while it grows, paid at the counter and receipted; the day is closed. */
export function counterRoad(stage: () => Stage) {
  let reader: Page
  let desk: Page
  let loan: Loan
  let fineFen: number

  it('a reader of 北邮 has kept a book beyond its day, and sees what it costs by now', async () => {
    loan = await aLoan(stage())
    fineFen = loan.per_day_fen * daysLate
    const late = loan.due_on.add({ days: daysLate }).toZonedDateTime('Asia/Shanghai')
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
      `计费 6 天，每天 ${yuan(loan.per_day_fen)}`,
    )
    await deskPage(desk, 'counter')
  })

  it('fifty yuan are handed over: what is given back stands there, and Enter takes the money', async () => {
    const given = desk.locator('[name=given]')
    await expect.poll(() => given.evaluate((field) => field.matches(':focus'))).toBe(true)
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
  due_on: Temporal.PlainDate
  per_day_fen: number
}

/** A book that a reader of 北邮 has in hand, who owes nothing; its lender takes a fine for every day. */
async function aLoan({ owner }: Stage): Promise<Loan> {
  const { rows } = await owner.transaction().execute(async (tx) => {
    await sql`set local role hutong_keeper`.execute(tx)
    return sql<Loan>`
      select request.number, account.login, request.due_on,
             (request.policy -> 'finePerDayFen' ->> 'value')::int as per_day_fen
      from request
        join reader on reader.id = request.reader_id
        join account on account.id = reader.account_id
        join library borrower on borrower.id = request.requesting_library_id and borrower.code = '211130'
      where request.state = 'withReader' and request.policy -> 'fineGraceDays' ->> 'value' = '0'
        and request.policy -> 'fineOnClosedDays' ->> 'value' = 'true'
        and (request.policy -> 'finePerDayFen' ->> 'value')::int > 0
        and request.policy -> 'fineMaxFen' -> 'value' = 'null'
        and not exists (select from request other
          where other.reader_id = reader.id and other.id <> request.id and other.ended_at is null)
        and not exists (select from ledger_account owed
          where owed.reader_id = reader.id and owed.kind = 'readerReceivable' and owed.balance_fen > 0)
      order by request.due_on desc limit 1`.execute(tx)
  })
  if (!rows[0]) throw new Error('nobody of 北邮 has a book that costs something when it is late')
  return rows[0]
}
