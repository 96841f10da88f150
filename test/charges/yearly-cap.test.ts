import { afterAll, beforeAll, expect, test } from 'vitest'
import { postCharge } from '../../src/charges/charge-store.ts'
import { centrePays, libraryPays, supplier } from '../../src/ledger/accounts.ts'
import { balanceOn } from '../../src/ledger/balance-store.ts'
import { reverse } from '../../src/ledger/reverse-store.ts'
import { resolvePrices } from '../../src/policy/resolve.ts'
import { rulesInForce } from '../../src/policy/store.ts'
import { dayOf } from '../../src/shared/clock.ts'
import { type Books, brokenTruths, openBooks } from '../support/ledger.ts'

let books: Books
beforeAll(async () => {
  books = await openBooks()
})
afterAll(() => books.close())

/** One standard document of so many pages for 北邮, from 国图, under a cause. */
const standard = (cause: string, pages: number) =>
  books.asSystem(async (tx) => {
    const on = dayOf(books.clock.now())
    const rules = await rulesInForce(tx, 'copy', on)
    const circumstances = { lender: '110001', borrower: '211130' }
    const price = resolvePrices(rules, { service: 'copy', on, circumstances }).standardPage!
    return postCharge(tx, {
      charge: 'standardPage',
      price,
      count: pages,
      payee: supplier(books.libraries.nlc),
      readerId: null,
      libraryId: books.libraries.bupt,
      readersPart: libraryPays(books.libraries.bupt),
      entry: { cause, operatorCode: 'nlc01', at: books.clock.now() },
    })
  })
const borneByCentre = () =>
  books.asSystem((tx) => balanceOn(tx, centrePays, dayOf(books.clock.now())))

test('R35: eight at once never draw more than 1,000 yuan for a library and year; the library bears the rest', async () => {
  // 3.50 a page: 40 documents of 10 pages are 1,400 yuan.
  await Promise.all(
    Array.from({ length: 8 }, async (_, client) => {
      for (let one = 0; one < 5; one++) await standard(`client ${client} ${one}`, 10)
    }),
  )
  expect(await borneByCentre()).toBe(100_000)
  const library = libraryPays(books.libraries.bupt)
  const on = dayOf(books.clock.now())
  expect(await books.asSystem((tx) => balanceOn(tx, library, on))).toBe(40_000)
  expect(await standard('client 0 0', 10)).toBeNull()
})

test('what is taken back after New Year counts against the year it was charged in', async () => {
  const first = await books.owner
    .selectFrom('ledger_transaction')
    .select('id')
    .where('cause', '=', 'client 0 0')
    .executeTakeFirstOrThrow()
  books.clock.set('2027-01-04T02:00:00Z')
  const by = { operatorCode: 'zx01', at: books.clock.now() }
  await books.asSystem((tx) => reverse(tx, first.id, by))
  const before = await borneByCentre()
  await standard('2027', 400)
  expect((await borneByCentre()) - before).toBe(100_000)
  expect(await brokenTruths(books)).toEqual([])
})
