import { afterEach, beforeEach, expect, test } from 'vitest'
import { readerBalances } from '../../src/ledger/balance-store.ts'
import { system } from '../../src/shared/actor.ts'
import { type Counter, openCounter } from '../counter/counter.ts'
import { aBook, layRule } from '../support/consortium.ts'
import { callAs } from '../support/whole-house.ts'

let counter: Counter
beforeEach(async () => {
  counter = await openCounter()
  await layRule(counter, {
    id: 'R20-shared',
    conditions: { borrower: ['211130'] },
    parameters: { depositMode: 'reader' },
    priority: 1,
  })
})
afterEach(() => counter.close())

/** A book of 北航 on the shelf of 北邮's counter for the reader. */
async function waitingBook(title: string) {
  const { buaa, bupt } = counter.staff
  const id = await counter.ask(counter.reader, aBook({ title }))
  for (const [actor, action, barcode] of [
    [buaa, 'accept', ''],
    [buaa, 'fill', `BH-${title}`],
    [bupt, 'receive', ''],
  ] as const) {
    const done = await counter.act(actor, id, action, { barcode })
    if (!done.ok) throw new Error(done.refusal.code)
  }
  return id
}

/** The library asks for a deposit of each loan from now on, or for one deposit for all of them. */
const nowPer = (mode: 'loan' | 'reader') =>
  layRule(counter, {
    id: `R20-${mode}`,
    conditions: { borrower: ['211130'] },
    parameters: { depositMode: mode },
    priority: 2,
  })

const balances = () => counter.as(system, (tx) => readerBalances(tx, counter.reader.readerId))
const together = (ids: readonly number[], action: 'handOver' | 'takeBack') =>
  Promise.all(
    ids.map((id, at) =>
      counter.act(at % 2 ? counter.staff.bupt : counter.second, id, action, { depositBy: 'cash' }),
    ),
  )

test('one deposit for all loans is taken once, though several counters hand her books over at one moment', async () => {
  const ids = [await waitingBook('甲'), await waitingBook('乙'), await waitingBook('丙')]
  expect((await together(ids, 'handOver')).every(({ ok }) => ok)).toBe(true)
  expect(await balances()).toMatchObject({ depositFreeFen: 0, depositHeldFen: 10_000 })
  expect(await counter.tillFen()).toBe(10_000)
})

test('it is free again when the last books come back, though several counters take them back at one moment', async () => {
  const ids = [await waitingBook('甲'), await waitingBook('乙'), await waitingBook('丙')]
  for (const id of ids) await together([id], 'handOver')
  expect((await together(ids, 'takeBack')).every(({ ok }) => ok)).toBe(true)
  expect(await balances()).toMatchObject({ depositFreeFen: 10_000, depositHeldFen: 0 })
  expect(await counter.imbalance()).toBe(0)
})

test('where the rule changes between two loans, each deposit is freed by its own loan', async () => {
  const shared = await waitingBook('甲')
  await together([shared], 'handOver')
  await nowPer('loan')
  const own = await waitingBook('乙')
  await together([own], 'handOver')
  expect(await balances()).toMatchObject({ depositFreeFen: 0, depositHeldFen: 20_000 })
  await together([shared], 'takeBack')
  expect(await balances()).toMatchObject({ depositFreeFen: 10_000, depositHeldFen: 10_000 })
  expect((await together([own], 'takeBack'))[0]).toMatchObject({ ok: true })
  expect(await balances()).toMatchObject({ depositFreeFen: 20_000, depositHeldFen: 0 })
})

test('a book lost, found and lost again does not keep the deposit of the loans beside it', async () => {
  const { bupt, buaa } = counter.staff
  const [lost, other] = [await waitingBook('甲'), await waitingBook('乙')]
  await together([lost], 'handOver')
  await counter.act(bupt, lost, 'reportLost')
  await counter.act(bupt, lost, 'reportFound')
  expect(await balances()).toMatchObject({ depositFreeFen: 10_000, depositHeldFen: 0 })
  await counter.act(bupt, lost, 'shipBack')
  await together([other], 'handOver')
  expect((await counter.act(bupt, lost, 'reportLost')).ok).toBe(true)
  await together([other], 'takeBack')
  expect(await balances()).toMatchObject({ depositFreeFen: 0, depositHeldFen: 10_000 })
  expect((await counter.act(buaa, lost, 'settleLoss', { amountFen: 0 })).ok).toBe(true)
  expect(await balances()).toMatchObject({ depositFreeFen: 10_000, depositHeldFen: 0 })
})

test('what a reader is told to bring is what the counter asks, though an older loan has a deposit of its own', async () => {
  await nowPer('loan')
  await together([await waitingBook('甲')], 'handOver')
  await layRule(counter, {
    id: 'R20-again',
    conditions: { borrower: ['211130'] },
    parameters: { depositMode: 'reader' },
    priority: 3,
  })
  const id = await waitingBook('乙')
  const told = await callAs({ http: counter.http, house: counter.house } as never, counter.reader, {
    method: 'GET',
    url: '/api/standing',
  })
  expect(told.json().pickups).toMatchObject([{ requestId: id, missingFen: 10_000 }])
  const refused = await counter.act(counter.staff.bupt, id, 'handOver')
  expect(refused).toMatchObject({
    refusal: { code: 'depositMissing', values: { amount: '¥100.00' } },
  })
})
