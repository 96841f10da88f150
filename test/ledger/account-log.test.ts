import { afterEach, beforeEach, expect, test } from 'vitest'
import { accountLog } from '../../src/ledger/account/account-log-store.ts'
import { paymentLog } from '../../src/ledger/account/payment-log-store.ts'
import { requestCosts } from '../../src/ledger/account/request-costs-store.ts'
import { receiptList, receiptView } from '../../src/ledger/receipt-view-store.ts'
import { type Consortium, layReader, layRule, openConsortium } from '../support/consortium.ts'
import { payingAt } from '../support/paying.ts'

let bj: Consortium
let counter: ReturnType<typeof payingAt>
beforeEach(async () => {
  bj = await openConsortium()
  counter = payingAt(bj)
  await layRule(bj, {
    id: 'buaa-fine',
    conditions: { lender: ['211060'] },
    parameters: { finePerDayFen: 50 },
  })
})
afterEach(() => bj.close())

/** A book of 北航, handed over, and with `lateDays` brought back so many days late. */
async function borrowed(lateDays?: number): Promise<number> {
  const id = await bj.ask(bj.reader)
  for (const step of ['accept', 'fill', 'collect', 'receive', 'handOver'] as const) {
    const by = step === 'receive' || step === 'handOver' ? bj.staff.bupt : bj.staff.buaa
    const done = await bj.act(by, id, step, step === 'fill' ? { barcode: `B${id}` } : {})
    if (!done.ok) throw new Error(`${step}: ${done.refusal.code}`)
  }
  if (lateDays !== undefined) {
    bj.clock.pass({ hours: 24 * (30 + lateDays) })
    await bj.act(bj.staff.bupt, id, 'takeBack')
  }
  return id
}

const whole = { limit: 100, offset: 0 }
const { log, costs, payments } = {
  log: (more = {}) =>
    bj.as(bj.reader, (tx) => accountLog(tx, bj.reader.readerId, { ...whole, ...more })),
  costs: (more = {}) =>
    bj.as(bj.reader, (tx) => requestCosts(tx, bj.reader.readerId, { ...whole, ...more })),
  payments: () => bj.as(bj.reader, (tx) => paymentLog(tx, bj.reader.readerId, whole)),
}

test('a charge of 0 leaves its line in 帐务日志 with 操作员代码, and says who bore the 20 yuan', async () => {
  await borrowed()
  expect(await log()).toMatchObject({
    total: 1,
    totalFen: 0,
    openFen: 0,
    lines: [
      {
        what: 'loanService',
        number: 'bh00000001',
        amountFen: 0,
        operatorCode: 'by01',
        state: 'free',
        how: { grossFen: 2000, parts: [{ payer: 'centre', amountFen: 2000 }] },
      },
    ],
  })
  const [line] = (await log()).lines
  expect(line?.why.map(({ ruleId }) => ruleId)).toContain('R21')
})

test('费用查询: gross is what others bear, what the reader bears, and what comes at pick-up', async () => {
  await layRule(bj, {
    id: 'part-subsidy',
    parameters: { logisticsPayers: [{ payer: 'centre', upToFen: 1500 }, { payer: 'reader' }] },
    priority: 1,
  })
  const id = await bj.ask(bj.reader)
  await bj.act(bj.staff.buaa, id, 'accept')
  await bj.act(bj.staff.buaa, id, 'fill', { barcode: 'B' })
  await bj.act(bj.staff.buaa, id, 'collect')
  await bj.act(bj.staff.bupt, id, 'receive')
  expect((await costs()).requests).toMatchObject([
    {
      grossFen: 2000,
      borne: [{ payer: 'centre', amountFen: 1500 }],
      readersFen: 0,
      laterFen: 500,
      costFen: 0,
    },
  ])
  await bj.act(bj.staff.bupt, id, 'handOver')
  expect(await costs()).toMatchObject({
    totalFen: 500,
    requests: [{ grossFen: 2000, readersFen: 500, laterFen: 0, openFen: 500, costFen: 500 }],
  })
})

test('a fine is seen, paid in two parts with a receipt each, and stands as paid', async () => {
  const id = await borrowed(6)
  const [fine] = await counter.open(bj.reader)
  expect((await log()).lines[0]).toMatchObject({
    what: 'overdueFine',
    amountFen: 300,
    openFen: 300,
    state: 'open',
    how: { overdueDays: 6, chargedDays: 6, perDayFen: 50 },
    why: [{ ruleId: 'buaa-fine' }],
  })
  const first = await counter.pay(bj.reader, fine!, 100)
  expect((await log()).lines[0]).toMatchObject({ state: 'partPaid', openFen: 200 })
  await counter.pay(bj.reader, fine!, 200)
  expect(await log()).toMatchObject({
    openFen: 0,
    lines: [{ state: 'paid' }, { what: 'loanService' }],
  })
  expect(await payments()).toMatchObject({
    total: 2,
    paidFen: 300,
    lines: [
      { amountFen: 200, of: 'overdueFine', method: 'cash', requestId: id },
      { amountFen: 100, receipt: { id: first.receipt.id, number: '2026-000001' } },
    ],
  })
})

test('a receipt says what it was for; another reader does not find it', async () => {
  await borrowed(6)
  const [fine] = await counter.open(bj.reader)
  const { receipt, payment } = await counter.pay(bj.reader, fine!, 300)
  const seen = () => bj.as(bj.reader, (tx) => receiptView(tx, receipt.id))
  expect(await seen()).toEqual({
    id: receipt.id,
    number: receipt.number,
    library: { zh: '北京邮电大学图书馆', en: expect.any(String) },
    readerName: 'lin同学',
    readerBarcode: 'lin0662',
    direction: 'taken',
    method: 'cash',
    amountFen: 300,
    operatorCode: 'by01',
    at: bj.clock.now().toString(),
    lines: [
      {
        what: 'payment',
        of: 'overdueFine',
        number: 'bh00000001',
        requestId: fine!.requestId,
        title: 'Java高级编程：JDK 6版',
        amountFen: 300,
      },
    ],
    takenBack: false,
  })
  await counter.takeBack(payment!)
  expect(await seen()).toMatchObject({ takenBack: true })
  const other = await layReader(bj, bj.libraries.bupt, 'zhou')
  expect(await bj.as(other, (tx) => receiptView(tx, receipt.id))).toBeUndefined()
  expect(await bj.as(bj.staff.buaa, (tx) => receiptView(tx, receipt.id))).toBeUndefined()
  const found = (q: string) => bj.as(bj.reader, (tx) => receiptList(tx, { ...whole, q }))
  expect((await found('高级编程')).total).toBe(1)
  expect((await found('bh0000000')).total).toBe(1)
  expect((await found('控制论')).total).toBe(0)
})

test('减免: the charge stands in the log, its state says so, and 费用统计 counts what she bears in the end', async () => {
  await borrowed(6)
  const [fine] = await counter.open(bj.reader)
  await counter.waive(bj.reader, fine!, 300)
  expect(await log()).toMatchObject({
    totalFen: 300,
    waivedFen: 300,
    openFen: 0,
    lines: [{ state: 'waived', amountFen: 300 }, {}],
  })
  expect(await costs()).toMatchObject({ totalFen: 0, requests: [{ waivedFen: 300, costFen: 0 }] })
  expect(await payments()).toMatchObject({
    paidFen: 0,
    lines: [{ what: 'waiver', amountFen: 300, receipt: null, note: '第一次超期' }],
  })
})

test('冲正: a charge taken back stays, its mirror beside it, and counts for nothing', async () => {
  await borrowed(6)
  const [fine] = await counter.open(bj.reader)
  await counter.takeBack(fine!.id)
  expect(await log()).toMatchObject({
    totalFen: 0,
    openFen: 0,
    lines: [
      { what: 'reversal', of: 'overdueFine', amountFen: -300 },
      { what: 'overdueFine', amountFen: 300, state: 'takenBack' },
      { what: 'loanService' },
    ],
  })
  expect(await costs()).toMatchObject({
    totalFen: 0,
    requests: [{ grossFen: 2000, borne: [{ amountFen: 2000 }], readersFen: 0, costFen: 0 }],
  })
})

test('a payment taken back leaves the charge open again', async () => {
  await borrowed(6)
  const [fine] = await counter.open(bj.reader)
  const { payment } = await counter.pay(bj.reader, fine!, 300)
  await counter.takeBack(payment!)
  expect((await log()).lines[0]).toMatchObject({ state: 'open', openFen: 300 })
  expect(await payments()).toMatchObject({ paidFen: 0, total: 2 })
})

test('帐务日志 is searched by number, title and day, and read page by page', async () => {
  await borrowed(6)
  expect((await log({ q: 'bh00000001' })).total).toBe(2)
  expect((await log({ q: '没有这本' })).total).toBe(0)
  expect((await log({ to: Temporal.PlainDate.from('2026-11-30') })).total).toBe(1)
  expect(await log({ limit: 1, offset: 1 })).toMatchObject({
    total: 2,
    totalFen: 300,
    lines: [{ what: 'loanService' }],
  })
})
