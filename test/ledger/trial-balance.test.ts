import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  centrePays,
  courier,
  libraryReceives,
  readerReceivable,
} from '../../src/ledger/accounts.ts'
import { closeYesterday } from '../../src/ledger/closing-jobs.ts'
import type { LedgerExtract, TrialBalance } from '../../src/ledger/trial-balance/shapes.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { type Books, moving, openBooks } from '../support/ledger.ts'
import { signedIn } from '../support/signed-in.ts'

let books: Books
let http: Awaited<ReturnType<Books['app']>>['app']
beforeAll(async () => {
  books = await openBooks()
  ;({ app: http } = await books.app())
  await http.ready()
  const { buaa } = books.libraries
  const receivable = readerReceivable(books.home)
  // Monday: logistics for the centre, a fine that is due to 北航.
  await books.post(books.entry(moving(courier, centrePays, 2000)))
  const fine = { what: 'overdueFine', counterLibraryId: buaa } as const
  const owed = await books.post(books.entry(moving(libraryReceives(buaa), receivable, 300), fine))
  books.clock.pass({ hours: 24 })
  await closeYesterday(books.house)
  // Tuesday: half of it is let off.
  const waived = { what: 'waiver', settles: owed } as const
  await books.post(books.entry(moving(receivable, centrePays, 150), waived))
})
afterAll(async () => {
  await http.close()
  await books.close()
})

const get = async (actor: Actor, url: string) =>
  http.inject({ method: 'GET', url, headers: await signedIn(books.house, actor) })
const asked = async <T>(url: string) => (await get(books.centre, url)).json() as T
const sidesOf = ({ kinds }: TrialBalance) =>
  Object.fromEntries(
    kinds
      .filter(({ accounts }) => accounts > 0)
      .map(({ kind, debitFen, creditFen }) => [kind, [debitFen, creditFen]]),
  )

test('both sides sum to the same, as of today and as of a day that is closed', async () => {
  const today = await asked<TrialBalance>('/api/trial-balance')
  expect(sidesOf(today)).toEqual({
    readerReceivable: [150, 0],
    libraryReceives: [0, 300],
    centrePays: [2150, 0],
    courier: [0, 2000],
  })
  expect(today).toMatchObject({ debitFen: 2300, creditFen: 2300, differenceFen: 0 })
  expect(today).toMatchObject({ on: '2026-11-24', closedOn: '2026-11-23' })
  const monday = await asked<TrialBalance>('/api/trial-balance?on=2026-11-23')
  expect(sidesOf(monday)).toMatchObject({ readerReceivable: [300, 0], centrePays: [2000, 0] })
  expect(monday.differenceFen).toBe(0)
  expect(sidesOf(await asked<TrialBalance>('/api/trial-balance?on=2026-11-22'))).toEqual({})
})

test('a kind opens into whose its accounts are; readers are counted and not named', async () => {
  const answer = await get(books.centre, '/api/trial-balance?kind=readerReceivable')
  expect((answer.json() as TrialBalance).opened?.owners).toEqual([
    {
      libraryId: books.libraries.bupt,
      library: { zh: '北京邮电大学图书馆', en: 'Library by' },
      accounts: 1,
      debitFen: 150,
      creditFen: 0,
    },
  ])
  expect(answer.body).not.toContain('lin')
})

test('an account opens into its postings between two days, with what stood before and after', async () => {
  const url = `/api/trial-balance/postings?kind=readerReceivable&library=${books.libraries.bupt}`
  const whole = await asked<LedgerExtract>(url)
  expect(whole).toMatchObject({ openingFen: 0, debitFen: 300, creditFen: 150, closingFen: 150 })
  expect(whole.lines.map(({ what, of, amountFen }) => [what, of, amountFen])).toEqual([
    ['waiver', 'overdueFine', -150],
    ['overdueFine', null, 300],
  ])
  const tuesday = await asked<LedgerExtract>(`${url}&from=2026-11-24`)
  expect(tuesday).toMatchObject({
    openingFen: 300,
    debitFen: 0,
    creditFen: 150,
    closingFen: 150,
    total: 1,
  })
  const nobodys = await asked<LedgerExtract>('/api/trial-balance/postings?kind=courier')
  expect(nobodys).toMatchObject({ library: null, closingFen: -2000 })
})

test('as a table for spreadsheets, in the language of who asks', async () => {
  const table = await get(books.centre, '/api/trial-balance.csv?on=2026-11-23')
  expect(table.headers['content-disposition']).toContain('trial-balance-2026-11-23.csv')
  expect(table.body.split('\r\n').slice(0, 2)).toEqual([
    '\ufeff"科目","属于","有余额的帐户","借方","贷方"',
    '"应收读者","北京邮电大学图书馆","1","3","0"',
  ])
  expect(table.body).toContain('"合计","","4","23","23"\r\n')
})

test('it is the centre’s: a librarian and a reader are refused, and a day that is none is', async () => {
  for (const actor of [books.staff.bupt, books.reader])
    expect((await get(actor, '/api/trial-balance')).statusCode).toBe(403)
  expect((await get(books.centre, '/api/trial-balance?on=2026-02-30')).statusCode).toBe(400)
  expect((await get(books.centre, '/api/trial-balance?kind=pocket')).statusCode).toBe(400)
})
