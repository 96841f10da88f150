import { afterEach, beforeEach, expect, test } from 'vitest'
import { sweepTimers } from '../../src/requests/clockwork.ts'
import { scan } from '../../src/requests/desk/scan.ts'
import { requestDetail } from '../../src/requests/detail/detail.ts'
import { attempt } from '../../src/shared/once.ts'
import { aBook, type Consortium, openConsortium, type StaffActor } from '../support/consortium.ts'

let bj: Consortium
beforeEach(async () => {
  bj = await openConsortium()
})
afterEach(() => bj.close())

const steps = {
  accept: () => bj.staff.buaa,
  fill: () => bj.staff.buaa,
  collect: () => bj.staff.buaa,
  receive: () => bj.staff.bupt,
  handOver: () => bj.staff.bupt,
  takeBack: () => bj.staff.bupt,
  shipBack: () => bj.staff.bupt,
  checkIn: () => bj.staff.buaa,
} as const
type Step = keyof typeof steps
const barcode = 'BH2007341185'

/** Carries a fresh request along the road up to and with `last`. */
async function carry(last: Step): Promise<number> {
  const id = await bj.ask(bj.reader)
  for (const step of Object.keys(steps) as Step[]) {
    const done = await bj.act(steps[step](), id, step, step === 'fill' ? { barcode } : {})
    if (!done.ok) throw new Error(`${step}: ${done.refusal.code}`)
    if (step === last) break
  }
  return id
}
const scanned = (staff: StaffActor, code: string) =>
  attempt(bj.house.db, staff, (tx) => scan(tx, bj.house, staff, code))
const readerLines = (id: number) =>
  bj.owner
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_posting as p', 'p.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'p.account_id')
    .select(['p.amount_fen', 't.operator_code', 'p.rule_id', 'a.kind'])
    .where('t.request_id', '=', id)
    .where('a.kind', '=', 'readerReceivable')
    .execute()

test('39: each transition leaves exactly one job to tell people, 借入馆签收 included', async () => {
  const id = await carry('receive')
  const lines = await bj.owner
    .selectFrom('request_history')
    .select('id')
    .where('request_id', '=', id)
    .execute()
  const { sql } = await import('kysely')
  const jobs = await sql<{ history: number }>`
    select (data ->> 'historyId')::int as history from pgboss.job where name = 'transition'`.execute(
    bj.owner,
  )
  expect(jobs.rows.map((job) => job.history).toSorted((a, b) => a - b)).toEqual(
    lines.map((line) => line.id),
  )
})

test('40: handed over on 31 January 2024 for one month, the book is due on 29 February', async () => {
  await bj.close()
  bj = await openConsortium('2024-01-31T02:00:00Z')
  const id = await carry('handOver')
  expect((await bj.seen(id)).due_on?.toString()).toBe('2024-02-29')
})

test('41: at hand-over a line with amount 0 and 操作员代码 stands in 帐务日志', async () => {
  const id = await carry('handOver')
  expect(await readerLines(id)).toEqual([
    { amount_fen: 0, operator_code: 'by01', rule_id: 'R21', kind: 'readerReceivable' },
  ])
})

test('the centre pays 20 yuan of logistics once per filled loan, and the books balance', async () => {
  const id = await carry('checkIn')
  const rows = await bj.owner
    .selectFrom('ledger_posting as p')
    .innerJoin('ledger_account as a', 'a.id', 'p.account_id')
    .innerJoin('ledger_transaction as t', 't.id', 'p.transaction_id')
    .select(['a.kind', 'p.amount_fen'])
    .where('t.request_id', '=', id)
    .execute()
  expect(rows.find((row) => row.kind === 'centrePays')?.amount_fen).toBe(2000)
  expect(rows.reduce((sum, row) => sum + row.amount_fen, 0)).toBe(0)
})

test('no scan and no Enter goes over the reader’s wish to cancel: the lender decides first', async () => {
  const id = await bj.ask(bj.reader)
  bj.clock.pass({ minutes: 61 })
  await bj.act(bj.reader, id, 'askToCancel')
  const { number } = await bj.owner
    .selectFrom('request_number')
    .select('number')
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(await scanned(bj.staff.buaa, number)).toMatchObject({
    ok: false,
    refusal: { code: 'cancelAsked' },
  })
  expect((await bj.act(bj.staff.buaa, id, 'declineToCancel')).ok).toBe(true)
  expect(await scanned(bj.staff.buaa, number)).toMatchObject({ ok: true })
})

test('42: a renewal is refused: 暂时不支持续借', async () => {
  const id = await carry('handOver')
  expect(await bj.act(bj.reader, id, 'renew')).toMatchObject({
    ok: false,
    refusal: { code: 'renewalNotAllowed' },
  })
})

test('43: recalled, the book is due within 7 days, and overdue only after that', async () => {
  const id = await carry('handOver')
  await bj.act(bj.staff.buaa, id, 'recall')
  expect(await bj.seen(id)).toMatchObject({ state: 'recalled' })
  expect((await bj.seen(id)).due_on?.toString()).toBe('2026-11-30')
  bj.clock.set('2026-11-30T16:00:00Z')
  await sweepTimers(bj.house)
  expect((await bj.seen(id)).state).toBe('overdue')
})

test("45: returned at the home counter the state is 归还借入馆; only the lender's scan makes 借出馆签收", async () => {
  const id = await carry('takeBack')
  expect((await bj.seen(id)).state).toBe('returned')
  expect(await bj.act(bj.staff.bupt, id, 'checkIn')).toMatchObject({
    ok: false,
    refusal: { code: 'notYourTurn' },
  })
  await bj.act(bj.staff.bupt, id, 'shipBack')
  expect((await scanned(bj.staff.buaa, barcode)).ok).toBe(true)
  expect((await bj.seen(id)).state).toBe('completed')
})

test('a book not picked up in 7 days goes back, without a fine', async () => {
  const id = await carry('receive')
  expect((await bj.seen(id)).held_until?.toString()).toBe('2026-11-30')
  bj.clock.set('2026-11-30T16:00:00Z')
  await sweepTimers(bj.house)
  expect((await bj.seen(id)).state).toBe('returned')
})

test('one scan does the one right thing on each side, and a wrong one changes nothing', async () => {
  const id = await carry('collect')
  expect(await scanned(bj.staff.buaa, 'bh00000001')).toMatchObject({
    ok: false,
    refusal: { code: 'notInThisState' },
  })
  expect(await scanned(bj.staff.bupt, 'BH00000001')).toMatchObject({
    ok: true,
    value: { action: 'receive', state: 'awaitingPickup' },
  })
  expect(await scanned(bj.staff.ruc, 'bh00000001')).toMatchObject({
    ok: false,
    refusal: { code: 'unknownCode' },
  })
  expect(await scanned(bj.staff.bupt, 'LD0093312708')).toMatchObject({
    ok: false,
    refusal: { code: 'unknownCode' },
  })
  expect((await bj.seen(id)).state).toBe('awaitingPickup')
})

test('whoever has another book in hand than the request is about is told so, and nothing moves', async () => {
  const id = await bj.ask(bj.reader)
  await bj.act(bj.staff.buaa, id, 'accept')
  await bj.act(bj.staff.buaa, id, 'fill', { barcode })
  const wrong = await bj.act(bj.staff.bupt, id, 'receive', { barcode: 'BH0000000000' })
  expect(wrong).toMatchObject({
    ok: false,
    refusal: { code: 'wrongBarcode', field: 'barcode', values: { barcode } },
  })
  expect((await bj.seen(id)).state).toBe('filled')
  const right = await bj.act(bj.staff.bupt, id, 'receive', { barcode: barcode.toLowerCase() })
  expect(right.ok).toBe(true)
})

test('one copy is never lent twice at once', async () => {
  await carry('fill')
  const second = await bj.ask(bj.reader)
  await bj.act(bj.staff.buaa, second, 'accept')
  expect(
    await bj.act(bj.staff.buaa, second, 'fill', { barcode: barcode.toLowerCase() }),
  ).toMatchObject({ ok: false, refusal: { code: 'copyAlreadyLent' } })
  expect((await bj.seen(second)).state).toBe('willSupply')
})

test('two librarians at once: one acts, the other is told that it has moved on', async () => {
  const id = await bj.ask(bj.reader)
  const { version } = await bj.seen(id)
  const both = await Promise.all([1, 2].map(() => bj.act(bj.staff.buaa, id, 'accept', { version })))
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect(both.find((result) => !result.ok)).toMatchObject({ refusal: { code: 'changedMeanwhile' } })
})

test('a library that is no party never sees the request, nor does another reader', async () => {
  const id = await bj.ask(bj.reader)
  expect(await bj.act(bj.staff.ruc, id, 'accept')).toMatchObject({
    ok: false,
    refusal: { code: 'notFound' },
  })
})

test('a lost book ends only when the lender has settled it', async () => {
  const id = await carry('handOver')
  await bj.act(bj.staff.bupt, id, 'reportLost')
  expect(await bj.act(bj.staff.bupt, id, 'settleLoss')).toMatchObject({ ok: false })
  await bj.act(bj.staff.buaa, id, 'settleLoss', { amountFen: 4990 })
  expect((await bj.seen(id)).state).toBe('completedWithoutReturn')
})

test('two lenders gave their copies one barcode: the scanner asks for the number instead of guessing', async () => {
  const first = await carry('collect')
  const second = await bj.ask(bj.reader, aBook({ title: '控制论', supplierCode: '211010' }))
  await bj.act(bj.staff.ruc, second, 'accept')
  await bj.act(bj.staff.ruc, second, 'fill', { barcode })
  await bj.act(bj.staff.ruc, second, 'collect')
  expect(await scanned(bj.staff.bupt, barcode)).toMatchObject({
    ok: false,
    refusal: { code: 'severalMatch', values: { count: 2 } },
  })
  expect(await scanned(bj.staff.bupt, 'rd00000001')).toMatchObject({ ok: true })
  // Both still wait for a step at this desk, so the barcode alone goes on saying nothing.
  expect(await scanned(bj.staff.bupt, barcode)).toMatchObject({ ok: false })
  expect((await bj.seen(first)).state).toBe('inTransit')
})

test('that a librarian saw who receives the book stands in the audit log; the lender never sees it', async () => {
  const id = await carry('fill')
  const seen = (staff: StaffActor) =>
    bj.as(staff, (tx) => requestDetail(tx, staff, id, bj.clock.now()))
  expect((await seen(bj.staff.bupt))?.recipient).toMatchObject({ name: '林同学' })
  expect((await seen(bj.staff.buaa))?.recipient).toBeNull()
  const entries = await bj.owner
    .selectFrom('audit_entry')
    .select(['operator_code', 'details'])
    .where('action', '=', 'recipientsSeen')
    .execute()
  expect(entries).toEqual([{ operator_code: 'by01', details: { requestIds: [id] } }])
})
