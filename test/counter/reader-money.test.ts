import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { fineLog } from '../../src/counter/fine-log-store.ts'
import { missingDeposits } from '../../src/counter/standing.ts'
import { standingOf } from '../../src/counter/standing-store.ts'
import { quotaAndLimits } from '../../src/requests/asking/quota.ts'
import { sweepTimers } from '../../src/requests/clockwork.ts'
import {
  aBook,
  type Consortium,
  layReader,
  layRule,
  openConsortium,
} from '../support/consortium.ts'
import { payingAt } from '../support/paying.ts'
import { signedIn } from '../support/signed-in.ts'

let bj: Consortium
let counter: ReturnType<typeof payingAt>
beforeEach(async () => {
  bj = await openConsortium()
  counter = payingAt(bj)
  await layRule(bj, {
    id: 'buaa-fine',
    conditions: { lender: ['211060'] },
    parameters: { finePerDayFen: 50, fineGraceDays: 1 },
  })
})
afterEach(() => bj.close())

type Step = 'receive' | 'handOver'
async function carried(last: Step, depositBy?: 'cash' | 'card'): Promise<number> {
  const id = await bj.ask(bj.reader)
  for (const step of ['accept', 'fill', 'collect', 'receive', 'handOver'] as const) {
    const by = step === 'receive' || step === 'handOver' ? bj.staff.bupt : bj.staff.buaa
    const more = step === 'fill' ? { barcode: `B${id}` } : {}
    const done = await bj.act(by, id, step, step === 'handOver' ? { depositBy } : more)
    if (!done.ok) throw new Error(`${step}: ${done.refusal.code}`)
    if (step === last) break
  }
  return id
}
const daysPass = (days: number) => bj.clock.pass({ hours: 24 * days })
const whose = () => ({ ...bj.reader, at: bj.clock.now() })
const fines = (more = {}) =>
  bj.as(bj.reader, (tx) => fineLog(tx, whose(), { limit: 20, offset: 0, ...more }))
const standing = async () => {
  const limits = await quotaAndLimits(bj.house.db, bj.reader, bj.clock.now())
  return bj.as(bj.reader, (tx) => standingOf(tx, whose(), limits))
}
const perLoan = () =>
  layRule(bj, {
    id: 'deposit-per-loan',
    conditions: { borrower: ['211130'] },
    parameters: { depositMode: 'loan' },
    priority: 1,
  })

test('罚款日志: a book still out shows what it has cost until today, and more tomorrow', async () => {
  const id = await carried('handOver')
  expect(await fines()).toMatchObject({ total: 0, accruingFen: 0 })
  // Handed over on 23 November for one month: due on 23 December.
  daysPass(34)
  await sweepTimers(bj.house)
  expect(await fines()).toMatchObject({
    total: 1,
    accruingFen: 150,
    openFen: 0,
    lines: [
      {
        requestId: id,
        number: 'bh00000001',
        dueOn: '2026-12-23',
        backOn: null,
        overdueDays: 4,
        amountFen: 150,
        state: 'accruing',
        how: { chargedDays: 3, perDayFen: 50 },
        why: [{ ruleId: 'buaa-fine' }],
      },
    ],
  })
  daysPass(1)
  expect((await fines()).accruingFen).toBe(200)
})

test('the fine of a book brought back is what was shown that day, and does not grow any more', async () => {
  const id = await carried('handOver')
  daysPass(34)
  const shown = (await fines()).lines[0]!
  await bj.act(bj.staff.bupt, id, 'takeBack')
  daysPass(10)
  const { lines, openFen } = await fines()
  expect(lines).toMatchObject([
    {
      backOn: '2026-12-27',
      overdueDays: shown.overdueDays,
      amountFen: shown.amountFen,
      openFen: shown.amountFen,
      state: 'open',
    },
  ])
  expect(openFen).toBe(shown.amountFen)
})

test('缴纳状态: paid in part, paid, waived and reversed fines stay in the log', async () => {
  const states = async () => (await fines()).lines.map(({ state }) => state)
  await carried('handOver')
  daysPass(34)
  const [late] = (await fines()).lines
  await bj.act(bj.staff.bupt, late!.requestId, 'takeBack')
  const [charge] = await counter.open(bj.reader)
  const { payment } = await counter.pay(bj.reader, charge!, 50)
  expect(await states()).toEqual(['partPaid'])
  await counter.pay(bj.reader, charge!, 100)
  expect(await states()).toEqual(['paid'])
  await counter.takeBack(payment!)
  expect(await states()).toEqual(['partPaid'])
  await counter.waive(bj.reader, charge!, 50)
  expect(await fines()).toMatchObject({ openFen: 0, lines: [{ state: 'paid', amountFen: 150 }] })
})

test('a lender without a tariff: the days late are listed, and nothing is to be paid', async () => {
  const id = await bj.ask(bj.reader, aBook({ supplierCode: '211010' }))
  for (const step of ['accept', 'fill', 'collect'] as const)
    await bj.act(bj.staff.ruc, id, step, step === 'fill' ? { barcode: 'R1' } : {})
  await bj.act(bj.staff.bupt, id, 'receive')
  await bj.act(bj.staff.bupt, id, 'handOver')
  daysPass(32)
  expect((await fines()).lines).toMatchObject([{ overdueDays: 2, amountFen: 0, state: 'accruing' }])
  await bj.act(bj.staff.bupt, id, 'takeBack')
  expect((await fines()).lines).toMatchObject([{ overdueDays: 2, amountFen: 0, state: 'free' }])
})

test('the log is searched by title and number; no other reader sees it', async () => {
  await carried('handOver')
  daysPass(34)
  expect((await fines({ q: 'bh00000001' })).total).toBe(1)
  expect((await fines({ q: '没有' })).total).toBe(0)
  const other = await layReader(bj, bj.libraries.bupt, 'zhou')
  const seen = await bj.as(other, (tx) => fineLog(tx, whose(), { limit: 20, offset: 0 }))
  expect(seen.total).toBe(0)
})

test('when all is well nothing stands in the way', async () => {
  expect(await standing()).toMatchObject({
    owedFen: 0,
    blocked: false,
    owed: [],
    accruing: [],
    pickups: [],
    deposit: { freeFen: 0, heldFen: 0, held: [] },
    quotaFull: false,
  })
})

test('what is owed blocks: how much, for which book, by which rule; paid, nothing blocks', async () => {
  const id = await carried('handOver')
  daysPass(34)
  expect(await standing()).toMatchObject({ owedFen: 0, accruing: [{ requestId: id }] })
  await bj.act(bj.staff.bupt, id, 'takeBack')
  expect(await standing()).toMatchObject({
    owedFen: 150,
    blocked: true,
    blockWhy: [{ ruleId: 'M1' }],
    owed: [{ what: 'overdueFine', requestId: id, number: 'bh00000001', openFen: 150 }],
    accruing: [],
  })
  const [charge] = await counter.open(bj.reader)
  await counter.pay(bj.reader, charge!, 150)
  expect(await standing()).toMatchObject({ owedFen: 0, blocked: false, owed: [] })
})

test('the deposit to bring, then held for its book, then free to take back', async () => {
  await perLoan()
  const id = await carried('receive')
  expect(await standing()).toMatchObject({
    pickups: [{ requestId: id, depositFen: 10000, missingFen: 10000 }],
  })
  await bj.act(bj.staff.bupt, id, 'handOver', { depositBy: 'cash' })
  expect(await standing()).toMatchObject({
    pickups: [],
    deposit: { freeFen: 0, heldFen: 10000, held: [{ requestId: id, amountFen: 10000 }] },
  })
  await bj.act(bj.staff.bupt, id, 'takeBack')
  expect((await standing()).deposit).toMatchObject({ freeFen: 10000, heldFen: 0, held: [] })
  // What lies free is not asked for again.
  await carried('receive')
  expect((await standing()).pickups).toEqual([])
})

test('free deposit counts once, and one deposit for all loans is asked for once', () => {
  const loan = { depositFen: 10000, mode: 'loan' as const }
  const shared = { depositFen: 10000, mode: 'reader' as const }
  expect(missingDeposits([loan, loan], { freeFen: 15000, heldFen: 0 })).toEqual([0, 5000])
  expect(missingDeposits([shared, shared], { freeFen: 0, heldFen: 0 })).toEqual([10000, 0])
  expect(missingDeposits([shared], { freeFen: 0, heldFen: 10000 })).toEqual([0])
})

test('each tab is also a file: heads in the seeds’ words, amounts in yuan, no formula in a title', async () => {
  const id = await bj.ask(bj.reader, aBook({ title: '=1+1' }))
  for (const step of ['accept', 'fill', 'collect'] as const)
    await bj.act(bj.staff.buaa, id, step, step === 'fill' ? { barcode: 'B' } : {})
  await bj.act(bj.staff.bupt, id, 'receive')
  await bj.act(bj.staff.bupt, id, 'handOver')
  daysPass(34)
  await bj.act(bj.staff.bupt, id, 'takeBack')
  const { app } = await buildApp(bj.house, { trustProxy: false, log: false })
  const headers = await signedIn(bj.house, bj.reader)
  const file = async (tab: string) => {
    const { body, headers: sent } = await app.inject({
      url: `/api/account-log.csv?tab=${tab}`,
      headers,
    })
    expect(sent['content-type']).toBe('text/csv; charset=utf-8')
    return body.split('\r\n')
  }
  const charges = await file('charges')
  expect(charges[0]).toBe(
    '\ufeff"申请单号","题名","责任者","费用名称","收费金额","状态","还要缴","操作员代码","操作时间"',
  )
  expect(charges[1]).toBe(
    `"bh00000001","'=1+1","","逾期使用费","1.50","未缴","1.50","by01","2026-12-27 10:00"`,
  )
  expect((await file('fines'))[1]).toMatch(/"2026-12-23","2026-12-27","4","1\.50","未缴"$/)
  expect((await file('summary'))[1]).toMatch(
    /"馆际互借申请已满足","21\.50","20\.00","0\.00","1\.50"/,
  )
  expect(await file('payments')).toHaveLength(2)
  const [fine] = await counter.open(bj.reader)
  await counter.pay(bj.reader, fine!, 50)
  // As the page and the receipt say it.
  expect((await file('payments'))[1]).toContain('"缴费：逾期使用费","0.50","现金"')
  await app.close()
})
