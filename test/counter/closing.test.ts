import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

const till = async () => (await counter.call(counter.staff.bupt, '/till')).json()
const close = (form: object, headers?: Record<string, string>) =>
  counter.call(counter.staff.bupt, '/closings', form, headers)
const take = async (amountFen: number, method = 'cash') =>
  counter.call(counter.second, `/readers/${counter.home.readerId}/receipts`, {
    charges: [],
    depositFen: amountFen,
    method,
  })

/** A form that closes the day as the books have it. */
async function asBooked(more: object = {}) {
  const { position, expectedFen } = await till()
  return { position, expectedFen, countedFen: expectedFen, bankedFen: 0, note: '', ...more }
}

describe('closing the day', () => {
  test('a first closing of an untouched till is one too', async () => {
    expect(await till()).toMatchObject({ position: 1, expectedFen: 0, since: null, receipts: 0 })
    expect((await close(await asBooked())).statusCode).toBe(201)
  })

  test('receipts by method, and what the till should hold', async () => {
    await take(10000)
    await take(2000, 'card')
    await counter.call(counter.staff.bupt, `/readers/${counter.home.readerId}/deposit-refunds`, {
      amountFen: 500,
      method: 'cash',
    })
    expect(await till()).toMatchObject({
      position: 2,
      expectedFen: 9500,
      cashTakenFen: 10000,
      cashPaidOutFen: 500,
      cardTakenFen: 2000,
      cardPaidOutFen: 0,
      receipts: 3,
    })
  })

  test('a difference is told with a note; then the till holds what was counted less what was banked', async () => {
    const form = await asBooked({ countedFen: 9000, bankedFen: 8000 })
    expect((await close(form)).json()).toMatchObject({ code: 'required', field: 'note' })
    expect((await close({ ...form, bankedFen: 9001, note: 'x' })).json().code).toBe(
      'amountAboveTill',
    )
    expect((await close({ ...form, note: '少了一张 5 元' })).statusCode).toBe(201)
    expect(await counter.tillFen()).toBe(1000)
    expect(await till()).toMatchObject({
      position: 3,
      leftFen: 1000,
      expectedFen: 1000,
      receipts: 0,
    })
    expect(await counter.imbalance()).toBe(0)
  })

  test('more than the books say is a difference too', async () => {
    const form = await asBooked({ countedFen: 1250, note: '多出来的零钱' })
    expect((await close(form)).statusCode).toBe(201)
    expect(await counter.tillFen()).toBe(1250)
  })

  test('who closes at the same time is told that it is done, and nothing is posted twice', async () => {
    await take(3000)
    const form = await asBooked({ countedFen: 4000, bankedFen: 4000, note: '少 2.50' })
    const answers = await Promise.all(Array.from({ length: 6 }, () => close(form)))
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    expect(new Set(answers.map((each) => each.json().code))).toEqual(
      new Set([undefined, 'closedMeanwhile']),
    )
    expect(await counter.tillFen()).toBe(0)
  })

  test('the same call sent again is the same closing', async () => {
    const form = await asBooked()
    const headers = { 'idempotency-key': 'closing-twice' }
    const [first, again] = [await close(form, headers), await close(form, headers)]
    expect(again.json()).toEqual(first.json())
  })

  test('money that came in while one counted is told, and nothing is closed', async () => {
    const form = await asBooked()
    await take(700)
    const answer = (await close(form)).json()
    expect([answer.code, answer.message.includes('¥7.00')]).toEqual(['tillMovedMeanwhile', true])
    expect(await till()).toMatchObject({ position: form.position, receipts: 1 })
  })

  test('receipts drawn while the day is being closed stand in this closing or in the next, never in both or none', async () => {
    const before = await till()
    const form = await asBooked()
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => take(100)),
      close(form),
      ...Array.from({ length: 10 }, () => take(100)),
    ])
    expect(answers.filter(({ statusCode }) => statusCode === 201).length).toBeGreaterThanOrEqual(20)
    const closed = answers[10]!.statusCode === 201
    const now = await till()
    expect(now.receipts).toBe(closed ? 20 : before.receipts + 20)
    expect(now.expectedFen).toBe(before.expectedFen + 2000)
    expect(await counter.tillFen()).toBe(now.expectedFen)
  })

  test('another library has its own till', async () => {
    const other = (await counter.call(counter.staff.buaa, '/till')).json()
    expect(other).toMatchObject({ position: 1, expectedFen: 0, receipts: 0 })
  })
})
