import { afterEach, beforeEach, expect, test } from 'vitest'
import { quotaAndLimits } from '../../src/requests/asking/quota.ts'
import { sweepTimers } from '../../src/requests/clockwork.ts'
import { listRequests } from '../../src/requests/lists-store.ts'
import { aBook, type Consortium, openConsortium } from '../support/consortium.ts'

let bj: Consortium
beforeEach(async () => {
  bj = await openConsortium()
})
afterEach(() => bj.close())

const left = async () => (await quotaAndLimits(bj.house.db, bj.reader, bj.clock.now())).quota.left
const history = async (id: number) =>
  (
    await bj.owner
      .selectFrom('request_history')
      .select(['action', 'to_state'])
      .where('request_id', '=', id)
      .orderBy('id')
      .execute()
  ).map((row) => `${row.action} → ${row.to_state}`)

test("33: 59 minutes old, a request to 北航 is withdrawn: quota free, gone from the lender's queue", async () => {
  const id = await bj.ask(bj.reader)
  expect(await left()).toBe(2)
  bj.clock.pass({ minutes: 59 })
  expect((await bj.act(bj.reader, id, 'cancel')).ok).toBe(true)
  expect(await left()).toBe(3)
  const queue = await bj.as(bj.staff.buaa, (tx) =>
    listRequests(
      tx,
      bj.staff.buaa,
      { side: 'supplying', states: ['submitted'], limit: 10, offset: 0 },
      bj.clock.now(),
    ),
  )
  expect(queue.total).toBe(0)
})

test('34: at 61 minutes the button is gone and the door answers no', async () => {
  const id = await bj.ask(bj.reader)
  bj.clock.pass({ minutes: 61 })
  const [line] = (
    await bj.as(bj.reader, (tx) =>
      listRequests(tx, bj.reader, { limit: 1, offset: 0 }, bj.clock.now()),
    )
  ).lines
  expect(line?.actions.map((one) => one.action)).toEqual(['askToCancel'])
  expect(await bj.act(bj.reader, id, 'cancel')).toMatchObject({
    ok: false,
    refusal: { code: 'withdrawalOver', values: { minutes: 60 } },
  })
})

test('34: after the hour the reader asks, and the lender decides', async () => {
  const id = await bj.ask(bj.reader)
  bj.clock.pass({ minutes: 61 })
  expect((await bj.act(bj.reader, id, 'askToCancel', { note: '已买到' })).ok).toBe(true)
  expect((await bj.act(bj.staff.buaa, id, 'agreeToCancel')).ok).toBe(true)
  expect((await bj.seen(id)).state).toBe('cancelled')
})

test('35: a 2-minute-old request to 国图 cannot be withdrawn', async () => {
  const recordId = await bj.hold('控制论', { nlc: {} })
  const id = await bj.ask(bj.reader, aBook({ recordId, supplierCode: '110001' }))
  bj.clock.pass({ minutes: 2 })
  expect(await bj.act(bj.reader, id, 'cancel')).toMatchObject({
    ok: false,
    refusal: { code: 'withdrawalNotAllowed' },
  })
})

test('36: refused as 不在架 with 附加出借馆 人大, a request is forwarded under the same number', async () => {
  const id = await bj.ask(bj.reader, aBook({ additionalLenders: '中国人民大学图书馆' }))
  expect((await bj.act(bj.staff.buaa, id, 'refuse', { reason: 'NotOnShelf' })).ok).toBe(true)
  expect(await bj.seen(id)).toMatchObject({
    number: 'bh00000001',
    state: 'submitted',
    supplying_library_id: bj.libraries.ruc,
  })
  expect(await history(id)).toEqual([
    'submit → submitted',
    'refuse → forwarded',
    'offer → submitted',
  ])
  const numbers = await bj.owner
    .selectFrom('request_number')
    .select('number')
    .where('request_id', '=', id)
    .orderBy('since')
    .execute()
  expect(numbers.map((row) => row.number).toSorted()).toEqual(['bh00000001', 'rd00000001'])
  const byLater = await bj.as(bj.staff.ruc, (tx) =>
    listRequests(
      tx,
      bj.staff.ruc,
      { way: 'number', q: 'RD00000001', limit: 1, offset: 0 },
      bj.clock.now(),
    ),
  )
  expect(byLater.lines[0]?.id).toBe(id)
})

test('36: a refusal needs its reason, and without a further lender the request ends unfilled', async () => {
  const id = await bj.ask(bj.reader)
  expect(await bj.act(bj.staff.buaa, id, 'refuse')).toMatchObject({
    ok: false,
    refusal: { code: 'reasonRequired', field: 'reason' },
  })
  expect((await bj.seen(id)).state).toBe('submitted')
  await bj.act(bj.staff.buaa, id, 'refuse', { reason: 'OnLoan' })
  expect((await bj.seen(id)).state).toBe('unfilled')
  expect(await left()).toBe(3)
})

test('36: a librarian forwards to a library she names', async () => {
  const id = await bj.ask(bj.reader)
  expect(await bj.act(bj.staff.buaa, id, 'forward')).toMatchObject({
    ok: false,
    refusal: { code: 'noFurtherLender' },
  })
  expect((await bj.act(bj.staff.buaa, id, 'forward', { libraryCode: '211010' })).ok).toBe(true)
  expect(await bj.seen(id)).toMatchObject({
    state: 'submitted',
    supplying_library_id: bj.libraries.ruc,
  })
})

test('37: no action in 5 working days: a reminder after 2, then it expires and the quota is free', async () => {
  const id = await bj.ask(bj.reader) // Monday 10:00
  bj.clock.set('2026-11-25T15:59:00Z') // Wednesday, one minute before midnight
  expect(await sweepTimers(bj.house)).toBe(0)
  bj.clock.set('2026-11-25T16:00:00Z')
  expect(await sweepTimers(bj.house)).toBe(1)
  expect((await bj.seen(id)).state).toBe('submitted')
  bj.clock.set('2026-11-30T16:00:00Z') // the fifth working day, the next Monday, is over
  await sweepTimers(bj.house)
  expect((await bj.seen(id)).state).toBe('expired')
  expect(await left()).toBe(3)
  expect(await history(id)).toEqual([
    'submit → submitted',
    'remind → submitted',
    'letLapse → forwarded',
    'expire → expired',
  ])
})

test('37: a sweep that runs twice does nothing twice', async () => {
  await bj.ask(bj.reader)
  bj.clock.set('2026-11-25T16:00:00Z')
  const moved = await Promise.all([sweepTimers(bj.house), sweepTimers(bj.house)])
  expect(moved[0] + moved[1]).toBe(1)
})
