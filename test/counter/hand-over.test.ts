import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/shared/actor.ts'
import { aBook, layReader, layRule, type ReaderActor } from '../support/consortium.ts'
import { callAs } from '../support/whole-house.ts'
import { type Counter, openCounter } from './counter.ts'

let counter: Counter
let reader: ReaderActor
let id: number

const call = (actor: Actor, url: string, payload?: object) =>
  callAs({ http: counter.http, house: counter.house } as never, actor, {
    method: payload ? 'POST' : 'GET',
    url,
    ...(payload && { payload }),
  })
const missing = async (actor: Actor) =>
  (await call(actor, `/api/requests/${id}`)).json().depositMissingFen

/** 北航 takes a deposit of 100 yuan for each loan; 人大 takes 0.50 yuan for a day overdue. */
beforeAll(async () => {
  counter = await openCounter()
  const parameters = { finePerDayFen: 50 }
  await layRule(counter, { id: 'R18-ruc', conditions: { lender: ['211010'] }, parameters })
  reader = await layReader(counter, counter.libraries.buaa, 'zhou')
  id = await counter.ask(reader, aBook({ supplierCode: '211010' }))
  const { ruc, buaa } = counter.staff
  for (const [actor, action, barcode] of [
    [ruc, 'accept', ''],
    [ruc, 'fill', 'RD-1'],
    [buaa, 'receive', ''],
  ] as const) {
    const done = await counter.act(actor, id, action, { barcode })
    if (!done.ok) throw new Error(done.refusal.code)
  }
})
afterAll(() => counter.close())

test('what is missing of the deposit is told to the reader and her library, and to nobody else', async () => {
  expect(await missing(counter.staff.buaa)).toBe(10000)
  expect(await missing(reader)).toBe(10000)
  expect(await missing(counter.staff.ruc)).toBeNull()
})

test('a scan hands nothing over without it, and says how much is missing', async () => {
  const { number } = await counter.row(id)
  const answer = (await call(counter.staff.buaa, '/api/desk/scan', { code: number })).json()
  expect(answer.code).toBe('depositMissing')
  expect(answer.message).toContain('¥100.00')
})

test('part of it brought to the counter, the rest is missing; all of it, and a scan hands over', async () => {
  const take = (depositFen: number) =>
    counter.call(counter.staff.buaa, `/readers/${reader.readerId}/receipts`, {
      charges: [],
      depositFen,
      method: 'cash',
    })
  await take(4000)
  expect(await missing(counter.staff.buaa)).toBe(6000)
  await take(6000)
  expect(await missing(counter.staff.buaa)).toBe(0)
  const { number } = await counter.row(id)
  const answer = (await call(counter.staff.buaa, '/api/desk/scan', { code: number })).json()
  expect(answer).toMatchObject({ state: 'withReader', returned: null })
  expect(await missing(counter.staff.buaa)).toBeNull()
  const account = (await counter.call(counter.staff.buaa, `/readers/${reader.readerId}`)).json()
  expect(account).toMatchObject({
    depositFreeFen: 0,
    held: [{ book: { requestId: id }, amountFen: 10000 }],
  })
})

test('out beyond its day its fine grows at the counter; taken back, it and the free deposit are told at once', async () => {
  const { due_on: dueOn, number } = await counter.row(id)
  counter.clock.set(
    dueOn!.add({ days: 6 }).toZonedDateTime('Asia/Shanghai').add({ hours: 10 }).toInstant(),
  )
  const before = (await counter.call(counter.staff.buaa, `/readers/${reader.readerId}`)).json()
  expect(before.accruing).toMatchObject([
    { book: { requestId: id }, overdueDays: 6, amountFen: 300 },
  ])
  const answer = (await call(counter.staff.buaa, '/api/desk/scan', { code: number })).json()
  const returned = { overdueDays: 6, fineFen: 300, depositFreeFen: 10000 }
  expect(answer).toMatchObject({ returned: { readerId: reader.readerId, ...returned } })
  const after = (await counter.call(counter.staff.buaa, `/readers/${reader.readerId}`)).json()
  expect(after).toMatchObject({ accruing: [], depositFreeFen: 10000, held: [] })
  expect(after.open).toMatchObject([{ what: 'overdueFine', outstandingFen: 300 }])
})
