import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queueCounts } from '../../src/requests/desk/desk-store.ts'
import { states } from '../../src/requests/lifecycle.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { demonstrationDoors } from '../../src/signin/doors.ts'
import { passwordFits } from '../../src/signin/passwords.ts'
import { LIBRARIES_PER_CATEGORY } from '../../tools/demo/libraries.ts'
import { DEMO_PASSWORD, type Loaded, loadDemonstration } from '../../tools/demo/load.ts'
import { invariants } from '../../tools/verify/invariants.ts'
import { openHouse } from '../support/house.ts'

/** Wednesday, half past two in the afternoon in Beijing. */
const afternoon = '2026-11-25T06:30:00Z'

let place: Awaited<ReturnType<typeof openHouse>>
let loaded: Loaded

beforeAll(async () => {
  place = await openHouse(afternoon)
  loaded = await loadDemonstration(place.house)
}, 600_000)
afterAll(() => place.close())

/** Past row security, as the keeper reads. */
async function keeper<T>(text: string, at = place): Promise<T[]> {
  return at.owner.transaction().execute(async (tx) => {
    await sql`set local role hutong_keeper`.execute(tx)
    return (await sql.raw<T>(text).execute(tx)).rows
  })
}

test('46 members stand in the nine categories with the counts of the seeds', async () => {
  const rows = await keeper<{ category: string; count: number }>(
    `select category, count(*) from library where kind = 'member' group by 1`,
  )
  expect(Object.fromEntries(rows.map(({ category, count }) => [category, count]))).toEqual(
    LIBRARIES_PER_CATEGORY,
  )
  expect(loaded).toMatchObject({ libraries: 46 })
  expect(loaded.readers).toBeGreaterThanOrEqual(200)
  expect(loaded.works).toBeGreaterThanOrEqual(300)
  expect(loaded.requests).toBeGreaterThanOrEqual(300)
})

test('two journals are held by year in several libraries, with 目次; 北邮 reads one electronically', async () => {
  const held = await keeper<{ title: string; libraries: number }>(
    `select title, count(distinct library_id)::int as libraries from record join holding on record_id = record.id
     where material_type = 'serial' group by 1 order by 1`,
  )
  expect(held).toHaveLength(2)
  for (const { libraries, title } of held) expect(libraries, title).toBeGreaterThan(2)
  const contents = await keeper<{ issn: string; articles: number }>(
    `select issn, count(*)::int as articles from serial_issue join serial_article on issue_id = serial_issue.id group by 1`,
  )
  expect(contents.map(({ articles }) => articles)).toEqual([5, 5])
  const titles = await keeper<{ code: string }>(
    'select code from electronic_title join library on library.id = library_id',
  )
  expect(titles).toEqual([{ code: '211130' }])
})

test('libraries have questions to answer and have answered some; works have votes; targets have a past', async () => {
  const asked = await keeper<{ code: string; open: number; answered: number }>(
    `select code, count(*) filter (where answer is null)::int as open, count(answer)::int as answered
     from enquiry join library on library.id = library_id group by code order by code`,
  )
  expect(asked).toEqual([
    { code: '211060', open: 2, answered: 2 },
    { code: '211130', open: 3, answered: 2 },
  ])
  const [votes] = await keeper<{ n: number }>('select sum(votes)::int as n from rating_sum')
  expect(votes!.n).toBeGreaterThan(20)
  const health = await keeper<{ outcome: string }>('select distinct outcome from target_health')
  expect(health.map(({ outcome }) => outcome).sort()).toEqual([
    'answered',
    'closedByPeer',
    'timedOut',
  ])
})

test('every state of the lifecycle occurs; 转发 lasts for no time and stands in the history', async () => {
  const now = await keeper<{ state: string }>('select distinct state from request')
  const seen = await keeper<{ state: string }>(
    'select distinct to_state as state from request_history',
  )
  const resting = states.filter((state) => state !== 'forwarded')
  expect(now.map(({ state }) => state).sort()).toEqual([...resting].sort())
  expect(seen.map(({ state }) => state).sort()).toEqual([...states].sort())
})

test('readers are in every standing, and a refused one is told why', async () => {
  const rows = await keeper<{ status: string; why: string }>(
    'select status, max(status_reason) as why from reader group by 1 order by 1',
  )
  expect(rows.map(({ status }) => status)).toEqual([
    'active',
    'awaitingReview',
    'refused',
    'suspended',
  ])
  for (const { status, why } of rows)
    expect(why !== '', status).toBe(['refused', 'suspended'].includes(status))
})

test('a work is held by two to nine members in copies of every state', async () => {
  const [holders] = await keeper<{ least: number; most: number }>(
    `select min(n) as least, max(n) as most from
      (select count(distinct library_id) as n from holding group by record_id) as held`,
  )
  expect(holders!.least).toBeGreaterThanOrEqual(2)
  expect(holders!.most).toBeLessThanOrEqual(9)
  const copies = await keeper<{ status: string }>('select distinct status from holding')
  expect(copies).toHaveLength(5)
})

test.each(['211130', '211060'])('every queue of the desk of %s has work in it', async (code) => {
  const [library] = await keeper<{ id: number }>(`select id from library where code = '${code}'`)
  const queues = await asActor(place.house.db, system, (tx) =>
    queueCounts(tx, library!.id, place.clock.now()),
  )
  for (const { name, count } of queues) expect(count, name).toBeGreaterThan(0)
})

test('the reader of the door has a book to pick up, a late one, one on the way, and a past', async () => {
  const doors = await demonstrationDoors(place.house)
  expect(doors.map(({ role }) => role)).toEqual([
    'reader',
    'requestingStaff',
    'supplyingStaff',
    'centre',
  ])
  const rows = await keeper<{ state: string }>(
    `select state from request join reader r on r.id = reader_id join account a on a.id = r.account_id
     where a.login = '${doors[0]!.login}'`,
  )
  const had = rows.map(({ state }) => state)
  for (const state of ['awaitingPickup', 'overdue', 'willSupply', 'completed', 'cancelled'])
    expect(had).toContain(state)
})

/** What becomes of charges of one kind at the library of the reader's door, in yuan and days. */
const ofDoorLibrary = `t.library_id = (select id from library where code = '211130')`

test("fines of readers of 北邮 are paid, owed, let off and to be decided; one of the door's reader still grows", async () => {
  const fines = await keeper<{ became: string; n: number; least: number; most: number }>(
    `select coalesce(s.what, w.state, 'owed') as became, count(*)::int as n, min(p.amount_fen)::int as least, max(p.amount_fen)::int as most
     from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
     join ledger_account a on a.id = p.account_id and a.kind = 'readerReceivable'
     left join ledger_transaction s on s.settles = t.id left join waiver w on w.charge_id = t.id
     where t.what = 'overdueFine' and p.amount_fen > 0 and ${ofDoorLibrary} group by 1 order by 1`,
  )
  expect(fines.map(({ became }) => became)).toEqual(['owed', 'payment', 'proposed', 'waiver'])
  const [proposed] = fines.filter(({ became }) => became === 'proposed')
  expect(proposed!.least).toBeGreaterThan(1000)
  const [door] = await demonstrationDoors(place.house)
  const hers = await keeper<{ state: string; owed: number; receipts: number }>(
    `select q.state, (select balance_fen from ledger_account a where a.reader_id = r.id and kind = 'readerReceivable')::int as owed,
       (select count(*) from receipt p where p.reader_id = r.id)::int as receipts
     from reader r join account a on a.id = r.account_id join request q on q.reader_id = r.id
     where a.login = '${door!.login}' and q.state = 'overdue' and (q.policy -> 'finePerDayFen' ->> 'value')::int > 0`,
  )
  expect(hers).toEqual([{ state: 'overdue', owed: 0, receipts: 1 }])
})

test('deposits are taken, held, given back and taken against losses; a till was counted once with a yuan missing', async () => {
  const moves = await keeper<{ what: string }>(
    `select distinct what from ledger_transaction where what like 'deposit%' order by 1`,
  )
  expect(moves.map(({ what }) => what)).toEqual([
    'depositHeld',
    'depositOffset',
    'depositRefunded',
    'depositReleased',
    'depositTaken',
  ])
  const tills = await keeper<{ code: string; counts: number; missing: number; since: number }>(
    `select l.code, count(*)::int as counts, sum(difference_fen)::int as missing,
       (select count(*) from receipt r where r.library_id = l.id and r.id > max(last_receipt_id))::int as since
     from till_closing t join library l on l.id = t.library_id group by l.id order by 1`,
  )
  for (const { counts } of tills) expect(counts).toBe(5)
  expect(Math.max(...tills.map(({ since }) => since))).toBeGreaterThan(0)
  expect(tills.map(({ code }) => code)).toEqual(['211060', '211130'])
  // Where there was a yuan to be missing.
  expect(tills.map(({ missing }) => missing)).toContain(-100)
})

test('every balance that an account carries is the sum of its postings', async () => {
  const wrong = await keeper(
    `select a.kind from ledger_account a where balance_fen <>
       coalesce((select sum(amount_fen) from ledger_posting p where p.account_id = a.id), 0)`,
  )
  expect(wrong).toEqual([])
})

test('everybody has one password', async () => {
  const rows = await keeper<{ password_hash: string }>('select distinct password_hash from account')
  expect(rows).toHaveLength(1)
  expect(await passwordFits(place.house, rows[0]!.password_hash, DEMO_PASSWORD)).toBe(true)
})

test('nobody has more books than the rules of her library allow', async () => {
  const over = await keeper(
    `select reader_id from request
     where state in ('submitted', 'forwarded', 'willSupply', 'filled', 'inTransit', 'awaitingPickup',
       'withReader', 'recalled', 'overdue', 'lost')
     group by reader_id
     having count(*) > min((policy -> 'maxOutstanding' ->> 'value')::int)`,
  )
  expect(over).toEqual([])
})

test.each(invariants.map((invariant) => [invariant.en, invariant.sql]))('%s', async (_, broken) => {
  expect(await keeper(broken!)).toEqual([])
})

test('the clock has done all that was due, and nothing happened after now', async () => {
  const now = place.clock.now().toString()
  expect(await keeper(`select number from request where next_due_at <= '${now}'`)).toEqual([])
  expect(await keeper(`select id from request_history where at > '${now}'`)).toEqual([])
  const steps = `select id from (select id, at, lag(at) over (partition by request_id order by id) as before
    from request_history) as steps where at < before`
  expect(await keeper(steps)).toEqual([])
})

test('librarians work in working hours only', async () => {
  const atNight = await keeper(
    `select at from request_history where actor_kind = 'staff'
       and (extract(isodow from at at time zone 'Asia/Shanghai') > 5 and (at at time zone 'Asia/Shanghai')::date
              not in (select day from calendar_day where is_working)
         or extract(hour from at at time zone 'Asia/Shanghai') not between 8 and 16)`,
  )
  expect(atNight).toEqual([])
})

test('the mailbox holds letters of the last days, and none is left to be sent', async () => {
  const [mail] = await keeper<{ kept: number; other: number; oldest: number }>(
    `select count(*) filter (where state = 'kept') as kept, count(*) filter (where state <> 'kept') as other,
       extract(day from '${afternoon}'::timestamptz - min(created_at))::int as oldest from mail`,
  )
  expect(mail!.kept).toBeGreaterThan(50)
  expect(mail!.other).toBe(0)
  expect(mail!.oldest).toBeLessThanOrEqual(11)
})

/** Every text column of every table, row by row as JSON; files are bytes, and their records stand in `source_record`. */
async function everyWord(): Promise<string> {
  const tables = await keeper<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname not like 'kysely%' and relname <> 'harvest_file_piece'`,
  )
  const all = []
  for (const { name } of tables)
    all.push(
      (
        await keeper<{ words: string | null }>(`select jsonb_agg(t)::text as words from ${name} t`)
      )[0]!.words ?? '',
    )
  return all.join('\n')
}

test('no telephone and no address leads to anybody', async () => {
  const written = await everyWord()
  for (const phone of written.match(/(?<!\d)0\d{2,3}-\d{4}-?\d{4}(?!\d)/g) ?? [])
    expect(phone).toMatch(/^010-0000-\d{4}$/)
  expect(written.match(/(?<![\w.])1[3-9]\d{9}(?!\w)/)).toBeNull()
  for (const mail of written.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? [])
    expect(mail).toMatch(/\.example$/)
})

test('the demonstration is called what it is, and is never made twice in one database', async () => {
  expect(await keeper('select kind, name_zh from installation')).toEqual([
    { kind: 'demonstration', name_zh: '北京地区高校图书馆馆际互借（演示）' },
  ])
  await expect(loadDemonstration(place.house)).rejects.toThrow('not empty')
})

/** What two demonstrations of one day have in common: all but secrets. */
async function fingerprint(at: typeof place): Promise<string> {
  const chosen = [
    `select number, title, state, state_since::text, due_on::text, next_due_at::text, policy from request order by id`,
    `select request_id, action, at::text, operator_code, details from request_history order by id`,
    `select barcode, status, call_number from holding order by id`,
    `select login, library_id from account order by id`,
    `select event_key, subject from mail order by id`,
    `select library_id, number, amount_fen, method, at::text from receipt order by id`,
    `select transaction_id, amount_fen from ledger_posting order by transaction_id, account_id`,
  ]
  const hash = createHash('sha256')
  for (const each of chosen) hash.update(JSON.stringify(await keeper(each, at)))
  return hash.digest('hex')
}

/** Statistics that come in between make PostgreSQL read tables in another order. */
const otherPlans = ['enable_nestloop = off', 'enable_indexscan = off', 'enable_bitmapscan = off']

test('made again later on the same day it is the same, whatever plans the database makes', async () => {
  const again = await openHouse('2026-11-25T09:10:00Z')
  const { pathname } = new URL(again.url)
  for (const setting of otherPlans)
    await sql.raw(`alter database ${pathname.slice(1)} set ${setting}`).execute(again.owner)
  try {
    await loadDemonstration(again.house)
    expect(await fingerprint(again)).toBe(await fingerprint(place))
  } finally {
    await again.close()
  }
}, 600_000)
