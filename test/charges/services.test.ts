import { afterAll, beforeAll, expect, test } from 'vitest'
import { postCharge } from '../../src/charges/charge-store.ts'
import {
  type ChargedItem,
  cashlLoanItems,
  copyItems,
  duesOf,
  nlcManualItems,
  quote,
} from '../../src/charges/services.ts'
import {
  centrePays,
  type LedgerAccount,
  libraryPays,
  libraryReceives,
  readerReceivable,
  supplier,
} from '../../src/ledger/accounts.ts'
import { balanceOn } from '../../src/ledger/balance-store.ts'
import { resolvePrices } from '../../src/policy/resolve.ts'
import { rulesInForce } from '../../src/policy/store.ts'
import { system } from '../../src/shared/actor.ts'
import { dayOf } from '../../src/shared/clock.ts'
import { asActor } from '../../src/shared/database.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let bj: Consortium
beforeAll(async () => {
  bj = await openConsortium()
})
afterAll(() => bj.close())

const asSystem = <T>(work: Parameters<typeof asActor<T>>[2]) => asActor(bj.house.db, system, work)
const on = () => dayOf(bj.clock.now())
const pricesOf = (service: string, lender = '') =>
  asSystem(async (tx) =>
    resolvePrices(await rulesInForce(tx, service, on()), {
      service,
      on: on(),
      circumstances: { lender, borrower: '211130' },
    }),
  )
const home = () => ({ readerId: bj.reader.readerId, libraryId: bj.libraries.bupt })

/** Posts what a service charges for 北邮's reader, supplied by `supplierId`. */
const serve = (
  cause: string,
  items: ChargedItem[],
  { service, supplierId, lender }: { service: string; supplierId: number; lender?: string },
) =>
  asSystem(async (tx) => {
    const prices = await pricesOf(service, lender)
    const entry = { cause, operatorCode: 'by01', at: bj.clock.now() }
    const readersPart = readerReceivable(home())
    for (const due of duesOf(items, prices, { ...home(), supplierId, readersPart, entry }))
      await postCharge(tx, due)
  })

/** What some work has moved on an account, in fen. */
async function movedBy(account: LedgerAccount, work: () => Promise<unknown>): Promise<number> {
  const balance = () => asSystem((tx) => balanceOn(tx, account, on()))
  const before = await balance()
  await work()
  return (await balance()) - before
}

test('51: 12 pages rush: gross 13.60, subsidy 13.60, reader 0.00', async () => {
  const items = copyItems({ count: 12, kind: 'page', isRush: true, search: 'none' })
  expect(quote(items, await pricesOf('copy'))).toMatchObject({
    grossFen: 1360,
    centreFen: 1360,
    libraryFen: 0,
    readerFen: 0,
  })
  const { ruc } = bj.libraries
  const moved = await movedBy(centrePays, () =>
    serve('copy 1', items, { service: 'copy', supplierId: ruc }),
  )
  expect(moved).toBe(1360)
  expect(await asSystem((tx) => balanceOn(tx, supplier(ruc), on()))).toBe(-1360)
})

test('51: the reader has her lines with 操作员代码, although she pays nothing', async () => {
  const lines = await bj.owner
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_posting as p', 'p.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'p.account_id')
    .select(['t.what', 't.operator_code', 'p.amount_fen'])
    .where('a.kind', '=', 'readerReceivable')
    .where('t.cause', 'like', 'copy 1 %')
    .orderBy('t.id')
    .execute()
  expect(lines).toEqual([
    { what: 'page', operator_code: 'by01', amount_fen: 0 },
    { what: 'rush', operator_code: 'by01', amount_fen: 0 },
  ])
})

test('53: a CASHL book with express costs 60.00, of which the library pays 40.00', async () => {
  const items = cashlLoanItems({ isExpress: true })
  expect(quote(items, await pricesOf('cashlLoan'))).toMatchObject({
    grossFen: 6000,
    libraryFen: 4000,
    readerFen: 2000,
  })
  const moved = await movedBy(libraryPays(bj.libraries.bupt), () =>
    serve('cashl 1', items, { service: 'cashlLoan', supplierId: bj.libraries.nlc }),
  )
  expect(moved).toBe(4000)
})

test('53: the courier back is charged by its bill, to the reader', async () => {
  const items = cashlLoanItems({ isExpress: false, returnCourierFen: 1250 })
  expect(quote(items, await pricesOf('cashlLoan'))).toMatchObject({
    grossFen: 5250,
    libraryFen: 4000,
    readerFen: 1250,
  })
})

test('56: for a manual NLC loan the reader pays 2.00, and 6.00 is booked to the library', async () => {
  const { bupt, nlc } = bj.libraries
  const served = () =>
    serve('nlc 1', nlcManualItems(), { service: 'nlcManual', supplierId: nlc, lender: '110001' })
  const library = await movedBy(libraryPays(bupt), served)
  expect(library).toBe(600)
  expect(await movedBy(readerReceivable(home()), served)).toBe(0)
  expect(await asSystem((tx) => balanceOn(tx, libraryReceives(bupt), on()))).toBe(-200)
})

test('a cause that comes twice charges once', async () => {
  const items = nlcManualItems()
  const again = () => serve('nlc 2', items, { service: 'nlcManual', supplierId: bj.libraries.nlc })
  expect(await movedBy(readerReceivable(home()), again)).toBe(200)
  expect(await movedBy(readerReceivable(home()), again)).toBe(0)
})

test('Shanghai charges 1.00 a page, the National Library 3.50 for standards; both are subsidised', async () => {
  const page = copyItems({ count: 3, kind: 'page', isRush: false, search: 'none' })
  expect(quote(page, await pricesOf('copy', '310001')).grossFen).toBe(300)
  const standard = copyItems({ count: 2, kind: 'standardPage', isRush: false, search: 'none' })
  expect(quote(standard, await pricesOf('copy', '110001'))).toMatchObject({
    grossFen: 700,
    centreFen: 700,
  })
})

test('R35: of standards the centre pays the first 1,000 yuan of a year, the library what is above', async () => {
  const { nlc, bupt } = bj.libraries
  const of = (cause: string, count: number) => () =>
    serve(cause, copyItems({ count, kind: 'standardPage', isRush: false, search: 'none' }), {
      service: 'copy',
      supplierId: nlc,
      lender: '110001',
    })
  expect(await movedBy(centrePays, of('standard 1', 200))).toBe(70_000)
  expect(await movedBy(centrePays, of('standard 2', 200))).toBe(30_000)
  expect(await movedBy(libraryPays(bupt), of('standard 3', 10))).toBe(3500)
  expect(await movedBy(centrePays, of('standard 2', 200))).toBe(0)
})

test('R30: of a costly document from abroad through CALIS the reader pays what is above 100 yuan', async () => {
  const prices = await pricesOf('calisCopy')
  const item: ChargedItem = { charge: 'commissionedSearchAbroad', count: 1, actualFen: 18_000 }
  expect(quote([item], prices)).toMatchObject({ centreFen: 10_000, readerFen: 8000 })
})
