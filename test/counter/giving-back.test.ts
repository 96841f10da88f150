import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

let readers = 0
/** A reader of 北邮 whom no other test knows, with the verbs of the counter. */
async function someone() {
  const reader = await counter.newReader(`giver${++readers}`)
  const home = { readerId: reader.readerId, libraryId: reader.libraryId }
  const call = (url: string, payload: object, headers?: Record<string, string>) =>
    counter.call(counter.staff.bupt, url, payload, headers)
  return {
    home,
    call,
    charge: (amountFen: number) => counter.charge(amountFen, home),
    pay: async (id: number, amountFen: number, method = 'cash') =>
      (
        await call(`/readers/${home.readerId}/receipts`, {
          charges: [{ id, amountFen }],
          method,
        })
      ).json(),
    seen: () => counter.seen(home.readerId),
    refund: (amountFen: number, method = 'cash') =>
      call(`/readers/${home.readerId}/deposit-refunds`, { amountFen, method }),
  }
}

describe('deposit', () => {
  test('free deposit is given back, never more than is free, never more than the till holds', async () => {
    const one = await someone()
    await counter.deposit(10000, one.home)
    expect((await one.refund(10001, 'card')).json().code).toBe('amountAboveDeposit')
    expect((await one.refund((await counter.tillFen()) + 1)).json().code).toBe('amountAboveTill')
    const back = await one.refund(10000, 'card')
    expect(back.json()).toMatchObject({ amountFen: 10000 })
    expect(await one.seen()).toMatchObject({ depositFreeFen: 0 })
    expect((await one.refund(1, 'card')).json().code).toBe('amountAboveDeposit')
  })

  test('forty counters pay one charge each out of one deposit at once: one of them does, and the books balance', async () => {
    const one = await someone()
    await counter.deposit(100, one.home)
    const charges: number[] = []
    for (let at = 0; at < 20; at++) charges.push(await one.charge(100))
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        at % 2
          ? one.call(`/charges/${charges[(at - 1) / 2]}/offset`, { amountFen: 100 })
          : one.refund(100, 'card'),
      ),
    )
    const won = answers.filter(({ statusCode }) => statusCode < 300)
    expect(won).toHaveLength(1)
    expect(new Set(answers.map((each) => each.json().code))).toEqual(
      new Set([undefined, 'amountAboveDeposit']),
    )
    expect(await one.seen()).toMatchObject({ depositFreeFen: 0, depositHeldFen: 0 })
    expect(await counter.imbalance()).toBe(0)
  })

  test('a charge is paid in two parts out of the deposit, and no third time', async () => {
    const one = await someone()
    await counter.deposit(1000, one.home)
    const id = await one.charge(500)
    expect((await one.call(`/charges/${id}/offset`, { amountFen: 200 })).json()).toEqual({
      outstandingFen: 300,
    })
    const headers = { 'idempotency-key': 'offset-again' }
    for (let time = 0; time < 2; time++)
      expect((await one.call(`/charges/${id}/offset`, { amountFen: 300 }, headers)).json()).toEqual(
        { outstandingFen: 0 },
      )
    expect((await one.call(`/charges/${id}/offset`, { amountFen: 1 })).json().code).toBe(
      'alreadySettled',
    )
    expect(await one.seen()).toMatchObject({ open: [], depositFreeFen: 500 })
  })
})

describe('a charge that should not be', () => {
  test('unpaid, it is taken back with a reason, once', async () => {
    const one = await someone()
    const id = await one.charge(500)
    expect((await one.call(`/charges/${id}/take-back`, { reason: ' ' })).statusCode).toBe(400)
    const done = await one.call(`/charges/${id}/take-back`, { reason: '记错了人' })
    expect(done.json()).toEqual({ state: 'granted', takenBackFen: 500, receipt: null })
    expect(await one.seen()).toMatchObject({ open: [], settled: [{ id, takenBack: true }] })
    expect((await one.call(`/charges/${id}/take-back`, { reason: '再来' })).json().code).toBe(
      'alreadyTakenBack',
    )
  })

  test('paid, waived and offset, it is taken back whole: money back on a receipt, the rest as before', async () => {
    const one = await someone()
    await counter.deposit(300, one.home)
    const id = await one.charge(1000)
    await one.pay(id, 400)
    await one.call(`/charges/${id}/offset`, { amountFen: 300 })
    await one.call(`/charges/${id}/waivers`, { amountFen: 200, reason: '住院' })
    const before = await counter.tillFen()
    const asked = await one.call(`/charges/${id}/take-back`, { reason: '书没有坏' })
    expect(asked.json()).toMatchObject({ code: 'required', field: 'refundBy' })
    const form = { reason: '书没有坏', refundBy: 'cash' }
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => one.call(`/charges/${id}/take-back`, form)),
    )
    const done = answers.filter(({ statusCode }) => statusCode === 200)
    expect(done.map((each) => each.json())).toMatchObject([
      { takenBackFen: 1000, receipt: { amountFen: 400 } },
    ])
    expect(await one.seen()).toMatchObject({ open: [], depositFreeFen: 300 })
    expect(await counter.tillFen()).toBe(before - 400)
    expect(await counter.imbalance()).toBe(0)
  })
})

describe('a wrong receipt', () => {
  test('is taken back on its day by a receipt of its own; the charge is open again; once only', async () => {
    const one = await someone()
    const id = await one.charge(500)
    const { receiptId } = await one.pay(id, 500)
    const back = await one.call(`/receipts/${receiptId}/take-back`, { reason: '收错了' })
    expect(back.statusCode).toBe(201)
    const account = await one.seen()
    expect(account.open).toMatchObject([{ id, outstandingFen: 500, paidFen: 0 }])
    expect(account.receipts).toMatchObject([
      { id: back.json().receiptId, direction: 'paidOut' },
      { id: receiptId, takenBack: true },
    ])
    for (const again of [receiptId, back.json().receiptId]) {
      const answer = await one.call(`/receipts/${again}/take-back`, { reason: '再来' })
      expect(answer.json().code).toBe('alreadyTakenBack')
    }
  })

  test('whose charge has been refunded since is not paid out a second time', async () => {
    const one = await someone()
    const id = await one.charge(500)
    const { receiptId } = await one.pay(id, 500)
    await one.call(`/charges/${id}/take-back`, { reason: 'x', refundBy: 'cash' })
    const answer = await one.call(`/receipts/${receiptId}/take-back`, { reason: 'x' })
    expect(answer.json().code).toBe('alreadyTakenBack')
  })

  test('whose deposit has been given back since has nothing to take back', async () => {
    const one = await someone()
    const taken = await one.call(`/readers/${one.home.readerId}/receipts`, {
      charges: [],
      depositFen: 700,
      method: 'card',
    })
    await one.refund(700, 'card')
    const answer = await one.call(`/receipts/${taken.json().receiptId}/take-back`, { reason: 'x' })
    expect(answer.json().code).toBe('amountAboveDeposit')
  })

  test('of yesterday stays: what was paid is refunded instead', async () => {
    const one = await someone()
    const { receiptId } = await one.pay(await one.charge(500), 500)
    const now = counter.clock.now()
    counter.clock.pass({ hours: 24 })
    const answer = await one.call(`/receipts/${receiptId}/take-back`, { reason: 'x' })
    expect(answer.json().code).toBe('receiptOfEarlierDay')
    counter.clock.set(now)
  })
})
