import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { centrePays, courier, libraryPays, readerReceivable } from '../../src/ledger/accounts.ts'
import { balanceOn } from '../../src/ledger/balance-store.ts'
import { closeDay } from '../../src/ledger/day-store.ts'
import { post } from '../../src/ledger/post.ts'
import { reverse } from '../../src/ledger/reverse-store.ts'
import { dayOf } from '../../src/shared/clock.ts'
import { layReader } from '../support/consortium.ts'
import { type Books, brokenTruths, moving, openBooks } from '../support/ledger.ts'

let books: Books
let receivable: ReturnType<typeof readerReceivable>
beforeAll(async () => {
  books = await openBooks()
  receivable = readerReceivable(books.home)
})
afterAll(async () => {
  expect(await brokenTruths(books)).toEqual([])
  await books.close()
})

/** A charge of the reader that stands, by its id. */
const charged = async (amountFen: number) =>
  (await books.post(
    books.entry(moving(centrePays, receivable, amountFen), { what: 'overdueFine' }),
  ))!

/** What settles a charge, by so much. */
const settling = (chargeId: number, amountFen: number) =>
  books.entry(moving(receivable, libraryPays(books.home.libraryId), amountFen), {
    what: 'payment',
    settles: chargeId,
  })

/** SQL as the application could say it, in words of its own. */
const said = (text: string) => books.asSystem((tx) => sql.raw(text).execute(tx))
const asOwner = (text: string) => sql.raw(text).execute(books.owner)

const accountId = async (kind: string) => {
  const { rows } = await sql<{ id: number }>`
    select id from ledger_account where kind = ${kind} order by id limit 1`.execute(books.owner)
  return rows[0]!.id
}

const counted = async () => {
  const { rows } = await sql<{ transactions: number; postings: number }>`
    select (select count(*)::int from ledger_transaction) as transactions,
           (select count(*)::int from ledger_posting) as postings`.execute(books.owner)
  return rows[0]!
}

describe('a transaction is whole or nothing', () => {
  test.each([
    ['no posting', []],
    ['one posting', [{ account: courier, amountFen: 0 }]],
    ['one account twice', moving(courier, courier, 5)],
    ['a fraction of a fen', moving(courier, centrePays, 0.5)],
    [
      'what is no number',
      [...moving(courier, centrePays, 1), { account: libraryPays(1), amountFen: Number.NaN }],
    ],
    ['more than any sum', moving(courier, centrePays, 1e11 + 1)],
  ])('%s is refused before it is written', async (_, postings) => {
    const before = await counted()
    await expect(books.post(books.entry(postings))).rejects.toThrow(/broken promise/)
    expect(await counted()).toEqual(before)
  })

  test('sides that do not sum to nothing are refused by the database', async () => {
    const sides = [
      { account: centrePays, amountFen: 100 },
      { account: courier, amountFen: -99 },
    ]
    await expect(books.post(books.entry(sides))).rejects.toMatchObject({
      constraint: 'ledger_balanced',
    })
  })

  test('a cause without postings cannot be committed, so that nobody can add them later', async () => {
    const bare = said(
      `insert into ledger_transaction (cause, what, at) values ('bare', 'logistics', '2026-11-23')`,
    )
    await expect(bare).rejects.toMatchObject({ constraint: 'ledger_whole' })
  })

  test('nobody adds postings to a transaction that stands, balanced or not', async () => {
    const id = await books.post(books.entry(moving(centrePays, courier, 1)))
    await books.post(
      books.entry(moving(libraryPays(books.libraries.bupt), libraryPays(books.libraries.buaa), 1)),
    )
    const [first, second] = (
      await sql<{ id: number; library_id: number }>`
        select id, library_id from ledger_account where kind = 'libraryPays' order by id limit 2`.execute(
        books.owner,
      )
    ).rows
    const added =
      said(`insert into ledger_posting (transaction_id, account_id, library_id, amount_fen, booked_on)
      values (${id}, ${first!.id}, ${first!.library_id}, 7, '2026-11-23'), (${id}, ${second!.id}, ${second!.library_id}, -7, '2026-11-23')`)
    await expect(added).rejects.toMatchObject({ constraint: 'ledger_whole' })
  })

  test('an account that does not exist, or a posting in somebody else’s name, balances nothing', async () => {
    const centre = await accountId('centrePays')
    const write = (other: string) =>
      said(`with t as (insert into ledger_transaction (cause, what, at) values ('forged ${other}', 'logistics', '2026-11-23') returning id)
        insert into ledger_posting (transaction_id, account_id, library_id, amount_fen, booked_on)
        select id, ${centre}, null::int, 5, date '2026-11-23' from t union all select id, ${other}, -5, date '2026-11-23' from t`)
    await expect(write('987654, null')).rejects.toMatchObject({ constraint: 'ledger_balanced' })
    const library = await accountId('libraryPays')
    await expect(write(`${library}, null`)).rejects.toMatchObject({ constraint: 'ledger_balanced' })
  })

  test('an account is opened empty, for the kind of owner its kind has', async () => {
    const { libraryId } = books.home
    const opened = (values: string) =>
      said(
        `insert into ledger_account (kind, reader_id, library_id, balance_fen) values (${values})`,
      )
    await expect(opened(`'libraryCash', null, ${books.libraries.nlc}, 100`)).rejects.toMatchObject({
      constraint: 'ledger_stays',
    })
    for (const wrong of [
      `'centrePays', null, ${libraryId}, null`,
      `'readerDeposit', null, ${libraryId}, 0`,
      `'libraryCash', 1, ${libraryId}, 0`,
    ])
      await expect(opened(wrong)).rejects.toMatchObject({ constraint: 'ledger_account_whose' })
  })

  test('it is written as the books stand now: no snapshot of the past decides what day is open', async () => {
    const old = books.house.db.transaction().setIsolationLevel('repeatable read')
    const posted = old.execute(async (tx) => {
      await sql`select set_config('hutong.actor', 'system', true)`.execute(tx)
      await post(tx, books.entry(moving(centrePays, courier, 1)))
    })
    await expect(posted).rejects.toMatchObject({ constraint: 'ledger_isolation' })
  })
})

describe('what is written stays', () => {
  const tables = [
    'ledger_transaction',
    'ledger_posting',
    'ledger_day',
    'ledger_snapshot',
    'receipt',
  ]
  test.each(tables)('the application may not change or delete %s', async (table) => {
    const column = (
      await sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_identity = 'NO' limit 1`.execute(
        books.owner,
      )
    ).rows[0]!.name
    for (const text of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      await expect(said(text), text).rejects.toMatchObject({ code: '42501' })
      await expect(asOwner(text), text).rejects.toMatchObject({ constraint: 'ledger_stays' })
    }
  })

  test('the application may not touch a balance', async () => {
    await expect(said(`update ledger_account set balance_fen = 0`)).rejects.toMatchObject({
      code: '42501',
    })
    await expect(said(`delete from ledger_account`)).rejects.toMatchObject({ code: '42501' })
  })

  test('a table of somebody’s own session does not stand in for the accounts', async () => {
    const tricked = books.asSystem(async (tx) => {
      await sql
        .raw(`create temp table ledger_account as select * from public.ledger_account`)
        .execute(tx)
      await post(
        tx,
        books.entry([
          { account: centrePays, amountFen: 3 },
          { account: courier, amountFen: -2 },
        ]),
      )
    })
    await expect(tricked).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|42501)$/) })
  })
})

describe('a cause, a reversal', () => {
  test('a cause posts once, also with other content, and says so', async () => {
    const first = books.entry(moving(centrePays, courier, 100))
    expect(await books.post(first)).toBeGreaterThan(0)
    const before = await counted()
    expect(await books.post({ ...first, postings: moving(centrePays, courier, 900) })).toBeNull()
    expect(await counted()).toEqual(before)
  })

  test('eight at once post a cause once', async () => {
    const entry = books.entry(moving(centrePays, courier, 100))
    const ids = await Promise.all(Array.from({ length: 8 }, () => books.post(entry)))
    expect(ids.filter((id) => id !== null)).toHaveLength(1)
  })

  test('a reversal is the mirror image, once, also in parallel; it has no reversal of its own', async () => {
    const on = dayOf(books.clock.now())
    const balance = () => books.asSystem((tx) => balanceOn(tx, courier, on))
    const before = await balance()
    const id = (await books.post(books.entry(moving(courier, centrePays, 700))))!
    const by = { operatorCode: 'zx01', at: books.clock.now() }
    const all = await Promise.all(
      Array.from({ length: 8 }, () => books.asSystem((tx) => reverse(tx, id, by))),
    )
    const made = all.filter((one) => one !== null)
    expect(made).toHaveLength(1)
    expect(await balance()).toBe(before)
    expect(await books.asSystem((tx) => reverse(tx, made[0]!, by))).toBeNull()
    expect(await books.asSystem((tx) => reverse(tx, 987_654, by))).toBeNull()
  })
})

describe('a charge is settled up to what it is', () => {
  test('more than is open of it is refused, though the reader owes more altogether', async () => {
    const [small, large] = [await charged(100), await charged(900)]
    await expect(books.post(settling(small, 101))).rejects.toMatchObject({
      constraint: 'ledger_settled',
    })
    await books.post(settling(small, 60))
    await expect(books.post(settling(small, 41))).rejects.toMatchObject({
      constraint: 'ledger_settled',
    })
    await books.post(settling(small, 40))
    await books.post(settling(large, 900))
  })

  test('two counters at once settle a charge once', async () => {
    await charged(5000)
    const charge = await charged(100)
    const both = await Promise.allSettled([
      books.post(settling(charge, 100)),
      books.post(settling(charge, 100)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('no more is given back than was settled, and a settlement is not settled', async () => {
    const charge = await charged(100)
    const waiver = (await books.post(settling(charge, 30)))!
    const back = (amountFen: number) =>
      books.entry(moving(libraryPays(books.home.libraryId), receivable, amountFen), {
        what: 'refund',
        settles: charge,
      })
    await expect(books.post(back(31))).rejects.toMatchObject({ constraint: 'ledger_settled' })
    await expect(books.post(settling(waiver, 1))).rejects.toMatchObject({
      constraint: 'ledger_settled',
    })
    await books.post(back(30))
  })

  test('a charge that was paid in part is taken back only after the payment', async () => {
    const charge = await charged(100)
    const waiver = (await books.post(settling(charge, 30)))!
    const by = { operatorCode: 'by01', at: books.clock.now() }
    const takeBack = (id: number) => books.asSystem((tx) => reverse(tx, id, by))
    await expect(takeBack(charge)).rejects.toMatchObject({ constraint: 'ledger_settled' })
    await takeBack(waiver)
    expect(await takeBack(charge)).toBeGreaterThan(0)
  })

  test('what is owed grows less only by what names a charge: no payment backwards, no charge below nothing', async () => {
    const charge = await charged(100)
    await expect(books.post(settling(charge, -5))).rejects.toMatchObject({
      constraint: 'ledger_settled',
    })
    const below = books.entry(moving(centrePays, receivable, -5), { what: 'lossCompensation' })
    await expect(books.post(below)).rejects.toMatchObject({ constraint: 'ledger_settled' })
  })

  test('another reader’s account settles nothing of it', async () => {
    const charge = await charged(100)
    const other = { readerId: await otherReader(), libraryId: books.home.libraryId }
    await books.post(
      books.entry(moving(centrePays, readerReceivable(other), 100), { readerId: other.readerId }),
    )
    const foreign = books.entry(moving(readerReceivable(other), centrePays, 50), {
      settles: charge,
    })
    await expect(books.post(foreign)).rejects.toMatchObject({ constraint: 'ledger_settled' })
  })
})

const otherReader = async () => (await layReader(books, books.home.libraryId, 'other')).readerId

describe('days', () => {
  test('a day is closed when it is over', async () => {
    const now = books.clock.now()
    const closing = books.asSystem((tx) => closeDay(tx, dayOf(now), now))
    await expect(closing).rejects.toMatchObject({ constraint: 'ledger_day_is_over' })
  })

  test('what comes late is booked on the first open day, and nobody writes on a closed one', async () => {
    const late = books.clock.now()
    books.clock.pass({ hours: 24 })
    const on = dayOf(late)
    await books.asSystem((tx) => closeDay(tx, on, books.clock.now()))
    expect(await books.asSystem((tx) => closeDay(tx, on, books.clock.now()))).toBe(0)
    const before = await books.asSystem((tx) => balanceOn(tx, courier, on))
    await books.post(books.entry(moving(centrePays, courier, 55), { at: late }))
    expect(await books.asSystem((tx) => balanceOn(tx, courier, on))).toBe(before)
    expect(await books.asSystem((tx) => balanceOn(tx, courier, on.add({ days: 1 })))).toBe(
      before + 55,
    )
    const [centre, firm] = [await accountId('centrePays'), await accountId('courier')]
    const sneaked =
      said(`with t as (insert into ledger_transaction (cause, what, at) values ('late', 'logistics', '2026-11-23') returning id)
      insert into ledger_posting (transaction_id, account_id, amount_fen, booked_on)
      select id, ${centre}, 5, date '${on}' from t union all select id, ${firm}, -5, date '${on}' from t`)
    await expect(sneaked).rejects.toMatchObject({ constraint: 'ledger_whole' })
  })
})
