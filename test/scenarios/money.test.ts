import { afterEach, beforeEach, expect, test } from 'vitest'
import { readerBalances } from '../../src/ledger/balance-store.ts'
import { openCharges } from '../../src/ledger/charge-store.ts'
import { sweepTimers } from '../../src/requests/clockwork.ts'
import { system } from '../../src/shared/actor.ts'
import { aBook, type Consortium, layRule, openConsortium } from '../support/consortium.ts'

let bj: Consortium
beforeEach(async () => {
  bj = await openConsortium()
})
afterEach(() => bj.close())

const barcode = 'BH2007341185'
const road = ['accept', 'fill', 'collect', 'receive', 'handOver'] as const

/** A book of 北航 in the hands of 北邮's reader. */
async function borrowed(more: { depositBy?: 'cash' | 'card' } = {}): Promise<number> {
  const id = await bj.ask(bj.reader)
  for (const step of road) {
    const by = step === 'receive' || step === 'handOver' ? bj.staff.bupt : bj.staff.buaa
    const done = await bj.act(by, id, step, {
      ...(step === 'fill' && { barcode }),
      ...(step === 'handOver' && more),
    })
    if (!done.ok) throw new Error(`${step}: ${done.refusal.code}`)
  }
  return id
}

const tariff = (lender: string, parameters: object, validFrom?: string) =>
  layRule(bj, {
    id: `R18-${lender}-${validFrom ?? ''}`,
    conditions: { lender: [lender] },
    parameters,
    validFrom,
  })
const perLoan = () =>
  layRule(bj, {
    id: 'deposit-per-loan',
    conditions: { borrower: ['211130'] },
    parameters: { depositMode: 'loan' },
    priority: 1,
  })
const perReader = () =>
  layRule(bj, {
    id: 'deposit-per-reader',
    conditions: { borrower: ['211130'] },
    parameters: { depositMode: 'reader' },
    priority: 1,
  })
const balances = () => bj.as(system, (tx) => readerBalances(tx, bj.reader.readerId))
const open = () => bj.as(system, (tx) => openCharges(tx, bj.reader.readerId))
const daysLate = (days: number) => bj.clock.pass({ hours: 24 * (31 + days) - 24 })

test('44: a book 6 days late by the rule of 0.50 a day costs 3.00, explained day by day', async () => {
  await tariff('211060', { finePerDayFen: 50 })
  const id = await borrowed()
  // Handed over on 23 November for one month: due on 23 December, back on 29 December.
  daysLate(6)
  await sweepTimers(bj.house)
  await bj.act(bj.staff.bupt, id, 'takeBack')
  expect(await open()).toMatchObject([
    {
      what: 'overdueFine',
      requestId: id,
      amountFen: 300,
      outstandingFen: 300,
      counterLibraryId: bj.libraries.buaa,
      working: { overdueDays: 6, chargedDays: 6, perDayFen: 50, cappedAtFen: null },
    },
  ])
})

test('in time there is no fine, not even a line; a lender without a tariff leaves a line of 0', async () => {
  const first = await borrowed()
  await bj.act(bj.staff.bupt, first, 'takeBack')
  const lines = () =>
    bj.owner
      .selectFrom('ledger_transaction')
      .select(['request_id', 'what'])
      .where('what', '=', 'overdueFine')
      .execute()
  expect(await lines()).toEqual([])
  await bj.act(bj.staff.buaa, first, 'checkIn')
  const second = await borrowed()
  daysLate(2)
  await bj.act(bj.staff.bupt, second, 'takeBack')
  expect(await lines()).toEqual([{ request_id: second, what: 'overdueFine' }])
  expect(await balances()).toMatchObject({ owedFen: 0 })
})

test('43: after a recall the fine counts from the new date', async () => {
  await tariff('211060', { finePerDayFen: 50 })
  const id = await borrowed()
  await bj.act(bj.staff.buaa, id, 'recall')
  bj.clock.pass({ hours: 24 * 9 })
  await bj.act(bj.staff.bupt, id, 'takeBack')
  expect(await balances()).toMatchObject({ owedFen: 100 })
})

test('days of grace, closed days and the limit are the lender’s', async () => {
  await tariff('211060', {
    finePerDayFen: 100,
    fineGraceDays: 2,
    fineOnClosedDays: false,
    fineMaxFen: 500,
  })
  const id = await borrowed()
  // Due on Wednesday 23 December; Thursday and Friday are grace, the weekend and New Year's Day are closed.
  daysLate(7)
  await bj.act(bj.staff.bupt, id, 'takeBack')
  expect((await open())[0]).toMatchObject({ amountFen: 300, working: { chargedDays: 3 } })
})

test('a tariff that changes after asking does not touch the loan; one of another lender does', async () => {
  await tariff('211060', { finePerDayFen: 50 })
  await tariff('211010', { finePerDayFen: 20 })
  const id = await bj.ask(bj.reader, aBook({ additionalLenders: '211010' }))
  await bj.act(bj.staff.buaa, id, 'refuse', { reason: 'OnLoan' })
  await tariff('211010', { finePerDayFen: 900 }, '2026-11-24')
  bj.clock.pass({ hours: 24 })
  await bj.act(bj.staff.ruc, id, 'accept')
  await bj.act(bj.staff.ruc, id, 'fill', { barcode })
  await bj.act(bj.staff.ruc, id, 'collect')
  await bj.act(bj.staff.bupt, id, 'receive')
  await bj.act(bj.staff.bupt, id, 'handOver')
  daysLate(3)
  await bj.act(bj.staff.bupt, id, 'takeBack')
  expect(await open()).toMatchObject([{ amountFen: 60, counterLibraryId: bj.libraries.ruc }])
})

test('the deposit is asked for at pick-up, held while the book is out, free when it is back', async () => {
  await perLoan()
  const id = await bj.ask(bj.reader)
  for (const step of ['accept', 'fill', 'collect'] as const)
    await bj.act(bj.staff.buaa, id, step, step === 'fill' ? { barcode } : {})
  await bj.act(bj.staff.bupt, id, 'receive')
  expect(await bj.act(bj.staff.bupt, id, 'handOver')).toMatchObject({
    ok: false,
    refusal: { code: 'depositMissing', field: 'depositBy', values: { amount: '¥100.00' } },
  })
  expect((await bj.seen(id)).state).toBe('awaitingPickup')
  expect((await bj.act(bj.staff.bupt, id, 'handOver', { depositBy: 'cash' })).ok).toBe(true)
  expect(await balances()).toEqual({ owedFen: 0, depositFreeFen: 0, depositHeldFen: 10_000 })
  const receipts = await bj.owner
    .selectFrom('receipt')
    .select(['number', 'direction', 'method', 'amount_fen', 'operator_code'])
    .execute()
  expect(receipts).toEqual([
    {
      number: '2026-000001',
      direction: 'taken',
      method: 'cash',
      amount_fen: 10_000,
      operator_code: 'by01',
    },
  ])
  await bj.act(bj.staff.bupt, id, 'takeBack')
  expect(await balances()).toEqual({ owedFen: 0, depositFreeFen: 10_000, depositHeldFen: 0 })
})

test('what lies free with her library already is not asked for again', async () => {
  await perLoan()
  const first = await borrowed({ depositBy: 'card' })
  await bj.act(bj.staff.bupt, first, 'takeBack')
  await bj.act(bj.staff.buaa, first, 'checkIn')
  await borrowed()
  expect(await balances()).toEqual({ owedFen: 0, depositFreeFen: 0, depositHeldFen: 10_000 })
})

test('one deposit for all loans of a reader is held until the last of them is back', async () => {
  await perReader()
  const first = await borrowed({ depositBy: 'cash' })
  const second = await bj.ask(bj.reader, aBook({ title: '控制论', supplierCode: '211010' }))
  for (const step of ['accept', 'fill', 'collect'] as const)
    await bj.act(bj.staff.ruc, second, step, step === 'fill' ? { barcode: 'RD1' } : {})
  await bj.act(bj.staff.bupt, second, 'receive')
  expect((await bj.act(bj.staff.bupt, second, 'handOver')).ok).toBe(true)
  await bj.act(bj.staff.bupt, first, 'takeBack')
  expect(await balances()).toMatchObject({ depositFreeFen: 0, depositHeldFen: 10_000 })
  await bj.act(bj.staff.bupt, second, 'takeBack')
  expect(await balances()).toMatchObject({ depositFreeFen: 10_000, depositHeldFen: 0 })
})

test('48: the lender sets the compensation, and the deposit is offset with a visible balance', async () => {
  await perLoan()
  const id = await borrowed({ depositBy: 'cash' })
  await bj.act(bj.staff.bupt, id, 'reportLost')
  expect(await bj.act(bj.staff.buaa, id, 'settleLoss')).toMatchObject({
    ok: false,
    refusal: { code: 'required', field: 'amountFen' },
  })
  await bj.act(bj.staff.buaa, id, 'settleLoss', { amountFen: 14_950, note: '三倍书价' })
  expect(await balances()).toEqual({ owedFen: 4950, depositFreeFen: 0, depositHeldFen: 0 })
  expect(await open()).toMatchObject([
    { what: 'lossCompensation', amountFen: 14_950, outstandingFen: 4950 },
  ])
})

test('a lost book is fined until it was reported, once, and found again it is not fined anew', async () => {
  await tariff('211060', { finePerDayFen: 50 })
  const id = await borrowed()
  daysLate(4)
  await bj.act(bj.staff.bupt, id, 'reportLost')
  bj.clock.pass({ hours: 24 * 20 })
  await bj.act(bj.staff.bupt, id, 'reportFound')
  expect(await balances()).toMatchObject({ owedFen: 200 })
})

test('a book that comes back damaged is compensated; sound ones are signed in without a word', async () => {
  const id = await borrowed()
  await bj.act(bj.staff.bupt, id, 'takeBack')
  await bj.act(bj.staff.buaa, id, 'checkInDamaged', { amountFen: 1200, condition: '封面撕裂' })
  expect((await bj.seen(id)).state).toBe('completed')
  expect(await open()).toMatchObject([{ what: 'damageCompensation', outstandingFen: 1200 }])
})

test('who owes asks for nothing new before it is paid, and is told how much (M1)', async () => {
  await tariff('211060', { finePerDayFen: 50 })
  const id = await borrowed()
  daysLate(6)
  await bj.act(bj.staff.bupt, id, 'takeBack')
  await expect(bj.ask(bj.reader, aBook({ title: '控制论' }))).rejects.toThrow(/debtBlocks/)
})

test('every transaction of a loan, its fine and its loss sums to nothing', async () => {
  await perLoan()
  await tariff('211060', { finePerDayFen: 50 })
  const id = await borrowed({ depositBy: 'cash' })
  daysLate(4)
  await bj.act(bj.staff.bupt, id, 'reportLost')
  await bj.act(bj.staff.buaa, id, 'settleLoss', { amountFen: 3000 })
  const sums = await bj.owner
    .selectFrom('ledger_posting')
    .select(({ fn }) => ['transaction_id', fn.sum<string>('amount_fen').as('fen')])
    .groupBy('transaction_id')
    .execute()
  expect(sums.length).toBeGreaterThan(5)
  expect(sums.filter(({ fen }) => Number(fen) !== 0)).toEqual([])
})
