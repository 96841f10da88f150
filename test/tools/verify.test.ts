import { afterAll, beforeAll, expect, test } from 'vitest'
import { invariants } from '../../tools/verify/invariants.ts'
import { judge } from '../../tools/verify/verify.ts'
import { type OwnDatabase, ownDatabase } from '../support/database.ts'
import { runProcess } from '../support/kill-harness.ts'
import { plantHouse } from '../support/planted-house.ts'

/** For each invariant, something that breaks it; constraints that stand in the way are taken off first. */
const breaks: Record<string, string> = {
  'request.number': `update request_number set reason = 'imported' where number = 'bh00000001'`,
  'request.timer': `update request set next_due_at = null where id = 1`,
  'request.ended': `update request set ended_at = null where id = 2`,
  'history.state': `update request set state = 'overdue' where id = 1`,
  'history.chain': `update request_history set from_state = 'filled' where id = 2`,
  'history.operator': `update request_history set operator_code = '' where id = 2`,
  'number.counter': `update number_counter set last_number = 1`,
  'offer.one': `insert into offer (request_id, position, supplying_library_id, requesting_library_id, reader_id, origin, state)
    values (1, 2, 1, 2, 1, 'additional', 'offered')`,
  'offer.current': `update offer set supplying_library_id = 2 where request_id = 1`,
  'parties.same': `update item set requesting_library_id = 1`,
  'reader.home': `update reader_person set library_id = 1`,
  'item.returned': `update request set state = 'completed' where id = 1`,
  'item.once': `drop index item_once; insert into item (request_id, offer_id, supplying_library_id, requesting_library_id, reader_id, barcode, lent_at)
    select request_id, offer_id, supplying_library_id, requesting_library_id, reader_id, lower(barcode), lent_at from item`,
  'ledger.balanced': `update ledger_posting set amount_fen = 1999 where account_id = 2`,
  'ledger.trial': `update ledger_account set currency = 'USD' where id = 2`,
  'ledger.owner': `update ledger_posting set reader_id = 1`,
  'ledger.cause': `update ledger_transaction set request_id = 99`,
  'ledger.whole': `update ledger_posting set booked_on = '2026-11-23' where transaction_id = 2 and account_id = 3`,
  'ledger.day': `update ledger_posting set booked_on = '2026-11-30' where transaction_id = 3`,
  'ledger.balance': `update ledger_account set balance_fen = 299 where id = 3`,
  'ledger.snapshot': `update ledger_snapshot set balance_fen = 301 where account_id = 3`,
  'ledger.snapshotOwner': `update ledger_snapshot set reader_id = null`,
  'ledger.reversal': `update ledger_transaction set reverses = 1, what = 'reversal' where id = 2`,
  'ledger.settled': `update ledger_transaction set settles = 1 where id = 3`,
  'ledger.fine': `insert into ledger_transaction (cause, what, request_id, reader_id, library_id, at)
    select 'again', what, request_id, reader_id, library_id, at from ledger_transaction where id = 2`,
  'ledger.deposit': `update ledger_account set kind = 'readerDepositHeld', balance_fen = -300 where id = 3`,
  'receipt.moved': `update receipt set amount_fen = 201`,
  'receipt.number': `update receipt set number = '2026-000002'`,
  'waiver.posted': `update waiver set state = 'granted', decided_at = '2026-11-23T02:00:00Z', decided_by = 2`,
  'takeBack.reversed': `update waiver set kind = 'takeBack', state = 'granted',
    decided_at = '2026-11-23T02:00:00Z', decided_by = 2`,
  'till.counted': `update till_closing set expected_fen = 201, difference_fen = -1`,
  'till.posted': `update till_closing set banked_fen = 200`,
  'holding.source': `update holding set library_id = 2`,
  'rating.sum': `update rating_sum set votes = 2`,
  'mail.once': `alter table mail drop constraint mail_event_key_key; update mail set event_key = 'same'`,
  'notice.once': `alter table notice drop constraint notice_event_key_key; insert into notice
    (event_key, kind, details, created_at) select event_key, kind, details, created_at from notice`,
  'mail.sent': `update mail set sent_at = null`,
  'security.rows': `alter table item no force row level security`,
  'security.application': `alter table news owner to hutong_app`,
  'security.views': `create view everybody as select name from reader_person`,
  'security.growing': `grant update on ledger_posting to hutong_app`,
  'security.keeper': `revoke insert on news from hutong_keeper`,
}

let place: OwnDatabase
beforeAll(async () => {
  place = await ownDatabase('migrated')
  await plantHouse(place.owner)
})
afterAll(() => place.drop())

test('every invariant has a break planted for it', () => {
  expect(Object.keys(breaks)).toEqual(invariants.map(({ id }) => id))
})

test('the planted house is whole, and the task says so', async () => {
  const done = await runProcess(['tools/verify.ts', '--json'], place.settings)
  expect(JSON.parse(done.said)).toEqual({ checked: invariants.length, broken: [] })
  expect(done.code).toBe(0)
})

test.each(Object.entries(breaks))('verify finds what breaks %s', async (id, plant) => {
  await place.owner.query('begin')
  try {
    await place.owner.query(`set local session_replication_role = replica; ${plant}`)
    const broken = (await judge(place.owner)).filter((finding) => finding.breaks)
    expect(broken.map((finding) => finding.id)).toContain(id)
    expect(broken.find((finding) => finding.id === id)?.first[0]).toBeTruthy()
  } finally {
    await place.owner.query('rollback')
  }
})

test('what breaks is said in words, and the task ends with 1', async () => {
  await place.owner.query(`update number_counter set last_number = 0`)
  const done = await runProcess(['tools/verify.ts'], place.settings)
  expect(done.said).toMatch(
    /✗ number.counter .*计数器.*no counter stands below.*\n {2}1 ×: bh loan/,
  )
  expect(done.code).toBe(1)
})
