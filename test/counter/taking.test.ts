import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
let asked: number
beforeAll(async () => {
  counter = await openCounter()
  asked = await counter.ask(counter.reader)
})
afterAll(() => counter.close())

const by01 = () => counter.staff.bupt
const take = (payload: object, headers?: Record<string, string>) =>
  counter.call(
    by01(),
    `/readers/${counter.home.readerId}/receipts`,
    { method: 'cash', charges: [], ...payload },
    headers,
  )

describe('money taken at the counter', () => {
  test('charges whole and in part, and a deposit, stand on one receipt', async () => {
    const [whole, part] = [await counter.charge(300), await counter.charge(1550)]
    const before = await counter.tillFen()
    const answer = await take({
      charges: [
        { id: whole, amountFen: 300 },
        { id: part, amountFen: 1000 },
      ],
      depositFen: 10000,
    })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ amountFen: 11300, receiptNumber: '2026-000001' })
    const account = await counter.seen()
    expect(account.open).toMatchObject([{ id: part, outstandingFen: 550, paidFen: 1000 }])
    expect(account.settled).toMatchObject([{ id: whole, paidFen: 300 }])
    expect(account).toMatchObject({ depositFreeFen: 10000, depositHeldFen: 0 })
    expect(account.receipts[0].lines.map((line: { amountFen: number }) => line.amountFen)).toEqual([
      300, 1000, 10000,
    ])
    expect(await counter.tillFen()).toBe(before + 11300)
    expect(await counter.imbalance()).toBe(0)
  })

  test.each([
    ['more than is owed', { amountFen: 501 }, 409, 'amountAboveOwed'],
    ['nothing', { amountFen: 0 }, 400, 'invalidField'],
    ['less than nothing', { amountFen: -1 }, 400, 'invalidField'],
    ['half a fen', { amountFen: 0.5 }, 400, 'invalidField'],
    ['more than a number holds', { amountFen: 1e300 }, 400, 'invalidField'],
    ['more than anybody pays', { amountFen: 2 ** 53 }, 400, 'invalidField'],
    ['what is no number', { amountFen: '5.00' }, 400, 'invalidField'],
  ])('%s is refused in words, and nothing moves', async (_, { amountFen }, status, code) => {
    const id = await counter.charge(500)
    const before = await counter.tillFen()
    const answer = await take({ charges: [{ id, amountFen }] })
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(answer.json().message.length).toBeGreaterThan(4)
    expect(await counter.tillFen()).toBe(before)
  })

  test('no money at all is no receipt', async () => {
    expect((await take({})).json().code).toBe('badAmount')
  })

  test('one charge twice in a call is refused', async () => {
    const id = await counter.charge(500)
    const line = { id, amountFen: 100 }
    expect((await take({ charges: [line, line] })).statusCode).toBe(400)
  })

  test('where one line is refused, none is paid, and the number of the receipt is not used', async () => {
    const [good, settled] = [await counter.charge(500), await counter.charge(200)]
    const first = (await take({ charges: [{ id: settled, amountFen: 200 }] })).json()
    const answer = await take({
      charges: [
        { id: good, amountFen: 500 },
        { id: settled, amountFen: 200 },
      ],
    })
    expect(answer.json().code).toBe('alreadySettled')
    const next = (await take({ charges: [{ id: good, amountFen: 500 }] })).json()
    expect(Number(next.receiptNumber.slice(5))).toBe(Number(first.receiptNumber.slice(5)) + 1)
  })

  test('the same call sent again is the same receipt; another one finds it settled', async () => {
    const id = await counter.charge(700)
    const pay = { charges: [{ id, amountFen: 700 }] }
    const headers = { 'idempotency-key': 'pressed-twice-1' }
    const [first, again] = [await take(pay, headers), await take(pay, headers)]
    expect(again.json()).toEqual(first.json())
    expect((await take(pay)).json().code).toBe('alreadySettled')
    expect(await counter.imbalance()).toBe(0)
  })

  test('twenty counters at once: receipts without a gap, and the charge is paid once', async () => {
    const reader = await counter.newReader('rush')
    const home = { readerId: reader.readerId, libraryId: reader.libraryId }
    const id = await counter.charge(2000, home)
    const last = (await take({ depositFen: 1 })).json()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        counter.call(at % 2 ? by01() : counter.second, `/readers/${home.readerId}/receipts`, {
          charges: [{ id, amountFen: 2000 }],
          depositFen: 100,
          method: 'cash',
        }),
      ),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201, 409]))
    const deposits = await Promise.all(
      Array.from({ length: 20 }, () =>
        counter.call(by01(), `/readers/${home.readerId}/receipts`, {
          charges: [],
          depositFen: 100,
          method: 'card',
        }),
      ),
    )
    const numbers = [...answers, ...deposits]
      .filter(({ statusCode }) => statusCode === 201)
      .map((answer) => Number(answer.json().receiptNumber.slice(5)))
      .sort((a, b) => a - b)
    const from = Number(last.receiptNumber.slice(5)) + 1
    expect(numbers).toEqual(Array.from({ length: 21 }, (_, at) => from + at))
    expect(await counter.seen(home.readerId)).toMatchObject({ open: [], depositFreeFen: 2100 })
    expect(await counter.imbalance()).toBe(0)
  })
})

describe('whose counter it is', () => {
  test('a librarian of another library sees nothing of the reader and can do nothing: not found', async () => {
    const stranger = counter.staff.buaa
    const id = await counter.charge(300)
    const { readerId } = counter.home
    expect((await counter.call(stranger, '/readers?q=lin')).json()).toEqual({
      found: [],
      account: null,
    })
    for (const [url, payload] of [
      [`/readers/${readerId}`],
      [`/readers/${readerId}/receipts`, { charges: [{ id, amountFen: 300 }], method: 'cash' }],
      [`/readers/${readerId}/deposit-refunds`, { amountFen: 1, method: 'card' }],
      [`/charges/${id}/offset`, { amountFen: 1 }],
      [`/charges/${id}/take-back`, { reason: 'x' }],
      [`/charges/${id}/waivers`, { amountFen: 1, reason: 'x' }],
      ['/receipts/1/take-back', { reason: 'x' }],
    ] as [string, object?][]) {
      const answer = await counter.call(stranger, url, payload)
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'notFound'])
    }
  })

  test('a charge of one reader is not paid in the name of another', async () => {
    const other = await counter.newReader('other')
    const id = await counter.charge(300)
    const answer = await counter.call(by01(), `/readers/${other.readerId}/receipts`, {
      charges: [{ id, amountFen: 300 }],
      method: 'cash',
    })
    expect(answer.json().code).toBe('notFound')
  })

  test('barcode, login, name and request number lead to her account; that it was seen is in the log', async () => {
    const { number } = await counter.row(asked)
    for (const q of ['lin0662', 'LIN', 'lin同学', number.toUpperCase()]) {
      const { account } = (await counter.call(by01(), `/readers?q=${encodeURIComponent(q)}`)).json()
      expect([q, account?.reader.id]).toEqual([q, counter.home.readerId])
    }
    const { count } = await counter.owner
      .selectFrom('audit_entry')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('action', '=', 'readerAccountSeen')
      .where('operator_code', '=', 'by01')
      .executeTakeFirstOrThrow()
    expect(count).toBeGreaterThanOrEqual(4)
  })

  test('a part of a name that several have offers them all', async () => {
    const answer = (await counter.call(by01(), `/readers?q=${encodeURIComponent('同学')}`)).json()
    expect(answer.account).toBeNull()
    expect(answer.found.length).toBeGreaterThan(2)
  })
})
