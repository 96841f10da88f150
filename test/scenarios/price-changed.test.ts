import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Preview } from '../../src/requests/asking/shapes.ts'
import { aForm, type Consortium, layRule, openConsortium } from '../support/consortium.ts'
import { signedIn } from '../support/signed-in.ts'

let bj: Consortium
let post: (url: string, payload: object) => Promise<{ status: number; body: never }>
let close: () => Promise<void>
beforeEach(async () => {
  bj = await openConsortium()
  const { app } = await buildApp(bj.house, { trustProxy: false, log: false })
  close = () => app.close()
  const headers = await signedIn(bj.house, bj.reader)
  post = async (url, payload) => {
    const keyed = { ...headers, 'idempotency-key': crypto.randomUUID() }
    const answer = await app.inject({ method: 'POST', url, payload, headers: keyed })
    return { status: answer.statusCode, body: answer.json() as never }
  }
})
afterEach(async () => {
  await close()
  await bj.close()
})

/** What the confirm page sends of what it shows. */
const agreed = ({ books }: Preview) => ({
  readerPaysFen: books.reduce((sum, { price }) => sum + price.readerPaysFen, 0),
  depositFen: books.reduce((sum, { price }) => sum + price.depositFen, 0),
  tariffs: books.map(({ tariff: { why: _, ...tariff } }) => tariff),
})
const look = async () => (await post('/api/requests/preview', aForm())).body as Preview
const confirm = (preview: Preview) =>
  post('/api/requests', { ...aForm(), agreed: agreed(preview) }) as Promise<{
    status: number
    body: { code: string; message: string; requests: unknown[] }
  }>
const stored = async () => (await bj.owner.selectFrom('request').select('id').execute()).length

test('a subsidy that ends between the confirm page and 确认提交 is refused in words; the new price is confirmed', async () => {
  const first = await look()
  expect(first.books[0]).toMatchObject({
    price: { grossFen: 2000, readerPaysFen: 0 },
    parts: [{ payer: 'centre', amountFen: 2000 }],
  })
  await layRule(bj, {
    id: 'free-period-over',
    parameters: { logisticsPayers: [{ payer: 'centre', percent: 50 }, { payer: 'reader' }] },
    priority: 1,
  })
  const refused = await confirm(first)
  expect(refused).toMatchObject({ status: 409, body: { code: 'priceChanged' } })
  expect(refused.body.message).toContain('¥10.00')
  expect(await stored()).toBe(0)
  const second = await look()
  expect(second.books[0]).toMatchObject({
    price: { grossFen: 2000, readerPaysFen: 1000 },
    parts: [
      { payer: 'centre', amountFen: 1000 },
      { payer: 'reader', amountFen: 1000 },
    ],
  })
  expect(await confirm(second)).toMatchObject({ status: 201 })
  expect(await stored()).toBe(1)
})

test('a deposit that was not shown is not asked for either', async () => {
  const first = await look()
  await layRule(bj, {
    id: 'deposit-now',
    conditions: { borrower: ['211130'] },
    parameters: { depositMode: 'loan' },
    priority: 1,
  })
  expect(await confirm(first)).toMatchObject({ status: 409, body: { code: 'priceChanged' } })
  expect(await confirm(await look())).toMatchObject({ status: 201 })
})

test('a lender’s tariff that was raised meanwhile is shown anew, and the one that was confirmed is kept', async () => {
  const first = await look()
  expect(first.books[0]!.tariff).toMatchObject({ perDayFen: 0, why: [{ ruleId: 'R18' }] })
  const tariff = (id: string, finePerDayFen: number, priority: number) =>
    layRule(bj, {
      id,
      conditions: { lender: ['211060'] },
      parameters: { finePerDayFen, fineGraceDays: 2, fineMaxFen: 500 },
      priority,
    })
  await tariff('buaa-now', 50, 1)
  const refused = await confirm(first)
  expect(refused).toMatchObject({ status: 409, body: { code: 'priceChanged' } })
  expect(refused.body.message).toContain('超期收费')
  const second = await look()
  expect(second.books[0]!.tariff).toMatchObject({
    perDayFen: 50,
    graceDays: 2,
    onClosedDays: true,
    maxFen: 500,
    why: [{ ruleId: 'buaa-now' }],
  })
  expect(await confirm(second)).toMatchObject({ status: 201 })
  await tariff('buaa-later', 5000, 2)
  const [request] = await bj.owner.selectFrom('request').select('policy').execute()
  expect(request!.policy).toMatchObject({ finePerDayFen: { value: 50, ruleId: 'buaa-now' } })
})
