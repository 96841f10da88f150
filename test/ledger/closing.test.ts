import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  centrePays,
  courier,
  libraryPays,
  readerDeposit,
  readerDepositHeld,
  readerReceivable,
  tillOf,
} from '../../src/ledger/accounts.ts'
import { balanceOn, lockedBalance } from '../../src/ledger/balance-store.ts'
import { closeYesterday } from '../../src/ledger/closing-jobs.ts'
import { closeDay } from '../../src/ledger/day-store.ts'
import { post } from '../../src/ledger/post.ts'
import { dayOf } from '../../src/shared/clock.ts'
import { type Books, brokenTruths, moving, openBooks } from '../support/ledger.ts'

let books: Books
beforeEach(async () => {
  books = await openBooks()
})
afterEach(() => books.close())

const closedDays = async () =>
  (
    await sql<{
      on: Temporal.PlainDate
    }>`select closed_on as on from ledger_day order by 1`.execute(books.owner)
  ).rows.map(({ on }) => String(on))
const balance = (on: string) =>
  books.asSystem((tx) => balanceOn(tx, courier, Temporal.PlainDate.from(on)))
const charge = (amountFen: number) =>
  books.post(books.entry(moving(courier, centrePays, amountFen)))

test('yesterday is closed some minutes after midnight in Beijing, once however many servers ask', async () => {
  await charge(300) // Monday 23 November
  books.clock.set('2026-11-23T16:04:00Z') // 0:04 on Tuesday
  await closeYesterday(books.house)
  expect(await closedDays()).toEqual([])
  books.clock.set('2026-11-23T16:05:00Z')
  const taken = await Promise.all(Array.from({ length: 4 }, () => closeYesterday(books.house)))
  expect(taken.sort()).toEqual([0, 0, 0, 2])
  expect(await closedDays()).toEqual(['2026-11-23'])
  expect(await closeYesterday(books.house)).toBe(0)
})

test('a house that stood still closes the days it missed at once, and each day is told as it was', async () => {
  await charge(300)
  books.clock.pass({ hours: 24 })
  await charge(40)
  books.clock.pass({ hours: 24 * 5 })
  await closeYesterday(books.house)
  await charge(5)
  expect(await closedDays()).toEqual(['2026-11-28'])
  const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-28', '2026-11-29']
  expect(await Promise.all(days.map(balance))).toEqual([0, -300, -340, -340, -345])
  expect(await brokenTruths(books)).toEqual([])
})

test('a transaction that stays open keeps the day open; nobody waits long, and the next minute closes it', async () => {
  let finish = () => {}
  const held = new Promise<void>((done) => {
    finish = done
  })
  let begun = () => {}
  const inFlight = new Promise<void>((done) => {
    begun = done
  })
  const long = books.asSystem(async (tx) => {
    await post(tx, books.entry(moving(courier, centrePays, 70)))
    begun()
    await held
  })
  await inFlight
  books.clock.pass({ hours: 24 })
  expect(await closeYesterday(books.house)).toBe(0)
  expect(await closedDays()).toEqual([])
  finish()
  await long
  expect(await closeYesterday(books.house)).toBe(2)
  expect(await balance('2026-11-23')).toBe(-70)
})

test('eight clients post while day after day is closed: each posting is on an open day, each snapshot exact', async () => {
  const { bupt, buaa } = books.libraries
  let working = true
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let count = 1; working; count++) {
      const amountFen = count * 8 + client
      await books.post(
        books.entry(moving(libraryPays(client % 2 ? bupt : buaa), courier, amountFen)),
      )
    }
  })
  const first = dayOf(books.clock.now())
  for (let day = 0; day < 10; day++) {
    books.clock.pass({ hours: 24 })
    await books.asSystem((tx) => closeDay(tx, first.add({ days: day }), books.clock.now()))
    await new Promise((done) => setTimeout(done, 20))
  }
  working = false
  await Promise.all(clients)
  expect(await brokenTruths(books)).toEqual([])
  expect((await closedDays()).length).toBe(10)
  const { rows } = await sql`select from ledger_posting`.execute(books.owner)
  expect(rows.length).toBeGreaterThan(100)
})

test('who decides by a balance and who posts without a look wait for each other in one order, never in a circle', async () => {
  const { home } = books
  const [owed, free, held, till] = [
    readerReceivable(home),
    readerDeposit(home),
    readerDepositHeld(home),
    tillOf('cash', home.libraryId),
  ]
  const round = (
    cause: string,
    steps: readonly (() => ReturnType<typeof moving>)[],
    looks: boolean,
  ) =>
    books.asSystem(async (tx) => {
      if (looks) await lockedBalance(tx, free)
      for (const [step, sides] of steps.entries())
        await post(tx, books.entry(sides(), { cause: `${cause} ${step}` }))
    })
  const fine = () => moving(centrePays, owed, 10)
  const taken = () => moving(free, till, 500)
  const hold = () => moving(held, free, 100)
  const orders = [
    [fine, taken, hold],
    [taken, hold, fine],
    [taken, fine, hold],
  ]
  await Promise.all(
    Array.from({ length: 8 }, async (_, client) => {
      for (let time = 0; time < 20; time++)
        await round(`${client} ${time}`, orders[(client + time) % 3]!, client % 2 === 0)
    }),
  )
  expect(await books.asSystem((tx) => lockedBalance(tx, till))).toBe(8 * 20 * 500)
  expect(await books.asSystem((tx) => lockedBalance(tx, free))).toBe(-8 * 20 * 400)
  expect(await brokenTruths(books)).toEqual([])
})
