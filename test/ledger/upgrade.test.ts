import { afterEach, expect, test } from 'vitest'
import { readerReceivable } from '../../src/ledger/accounts.ts'
import { balanceOn } from '../../src/ledger/balance-store.ts'
import { openCharges } from '../../src/ledger/charge-store.ts'
import type { Resolved } from '../../src/policy/parameters.ts'
import { priceOf } from '../../src/requests/asking/price.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor, openDatabase } from '../../src/shared/database.ts'
import { prepareStorage } from '../../src/storage.ts'
import { invariants } from '../../tools/verify/invariants.ts'
import { type OwnDatabase, ownDatabase } from '../support/database.ts'

let place: OwnDatabase
afterEach(() => place.drop())

/** A house as it was before the ledger was whole: a request that the centre paid for in part, one that it paid whole. */
const oldHouse = `
set session hutong.actor = 'system';
insert into library_category (code, name_zh, name_en, position) values ('engineering', '工科类', 'Engineering', 2);
insert into library (code, kind, category, name_zh, name_en, short_zh, short_en, initials, request_prefix, joined_on)
  values ('211060', 'member', 'engineering', '北航', 'Beihang', '北航', 'Beihang', 'bh', 'bh', '2007-11-01'),
         ('211130', 'member', 'engineering', '北邮', 'BUPT', '北邮', 'BUPT', 'by', 'by', '2007-11-01');
insert into account (login, kind, library_id, operator_code, password_hash, password_changed_at, created_at)
  values ('lin', 'reader', 2, null, 'x', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z');
insert into reader (account_id, library_id, barcode, reader_type, status, submitted_at)
  values (1, 2, '0011', 'student', 'active', '2026-11-01T00:00:00Z');
insert into policy_rule (id, service, conditions, parameters, priority, valid_from, why_zh, why_en, source)
  values ('half', 'loan', '{"borrower": ["211130"]}', '{"logisticsSubsidyFen": 1200}', 0, '2026-01-01', '半价', 'half', 'test');
insert into submission (reader_id, library_id, submitted_at) values (1, 2, '2026-11-20T02:00:00Z');
insert into request (number, service, source, channel, submission_id, reader_id, requesting_library_id,
    supplying_library_id, state, state_since, due_on, next_due_at, submitted_at, title, delivery_method, policy, price)
  select 'bh0000000' || n, 'loan', 'balis', 'direct', 1, 1, 2, 1, 'withReader', '2026-11-22T02:00:00Z', '2026-12-22',
    '2026-12-22T16:00:00Z', '2026-11-20T02:00:00Z', '民法总论', 'logistics',
    jsonb_build_object('logisticsGrossFen', '{"value": 2000, "ruleId": "R29"}'::jsonb,
      'logisticsSubsidyFen', jsonb_build_object('value', subsidy, 'ruleId', 'half'),
      'depositFen', '{"value": 10000, "ruleId": "R20"}'::jsonb, 'holdDays', '{"value": 7, "ruleId": "L6"}'::jsonb), '{}'
  from (values (1, 1200), (2, 2000), (3, 0)) as asked (n, subsidy);
insert into ledger_account (kind, reader_id, library_id) values ('centrePays', null, null), ('courier', null, null),
  ('libraryPays', null, 2), ('readerPays', 1, 2);
insert into ledger_transaction (cause, request_id, reader_id, library_id, operator_code, description, at)
  values ('request 1 receive subsidy', 1, 1, 2, 'by01', '物流费', '2026-11-21T17:00:00Z'),
         ('request 1 receive', 1, 1, 2, 'by01', '物流费', '2026-11-21T17:00:00Z'),
         ('request 1 handOver', 1, 1, 2, 'by01', '馆际互借服务费', '2026-11-22T02:00:00Z'),
         ('request 2 handOver', 2, 1, 2, 'by01', '馆际互借服务费', '2026-11-22T02:00:00Z');
insert into ledger_posting (transaction_id, account_id, reader_id, library_id, amount_fen, rule_id)
  values (1, 1, null, null, 1200, 'half'), (1, 2, null, null, -1200, 'half'),
         (2, 3, null, 2, 800, 'R29'), (2, 2, null, null, -800, 'R29'),
         (3, 4, 1, 2, 800, 'half'), (3, 3, null, 2, -800, 'half'),
         (4, 4, 1, 2, 0, 'half'), (4, 3, null, 2, 0, 'half');
reset hutong.actor`

/** The database as a superuser has it, or as an operator who was given one that she does not administer. */
async function open(owner: 'superuser' | 'hosted') {
  place = await ownDatabase('nothing')
  if (owner === 'superuser') return { ownerUrl: place.ownerUrl, serverUrl: place.serverUrl }
  await place.owner.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'books_owner') then
        create role books_owner login createrole bypassrls password 'hosted';
        grant hutong_app, hutong_keeper to books_owner with admin option;
      end if;
    end $$;
    alter database ${new URL(place.ownerUrl).pathname.slice(1)} owner to books_owner`)
  const hosted = Object.assign(new URL(place.ownerUrl), {
    username: 'books_owner',
    password: 'hosted',
  })
  return { ownerUrl: String(hosted), serverUrl: String(hosted) }
}

test.each(['superuser', 'hosted'] as const)(
  'books from before the ledger was whole are carried over: %s as owner',
  async (owner) => {
    const storage = { ...(await open(owner)), embedded: false, release: async () => {} }
    await prepareStorage(storage, '0032_covering_indexes.sql')
    await place.owner.query(oldHouse)
    await prepareStorage(storage)

    const db = openDatabase(storage.serverUrl, 'hutong_app', 1)
    const asSystem = <T>(work: Parameters<typeof asActor<T>>[2]) => asActor(db, system, work)
    const receivable = readerReceivable({ readerId: 1, libraryId: 2 })
    const on = (day: string) =>
      asSystem((tx) => balanceOn(tx, receivable, Temporal.PlainDate.from(day)))
    expect(await on('2026-11-21')).toBe(0)
    expect(await on('2026-11-22')).toBe(800)
    expect(await asSystem((tx) => openCharges(tx, 1))).toMatchObject([
      { what: 'loanService', requestId: 1, amountFen: 800, outstandingFen: 800 },
    ])
    const requests = await asSystem((tx) =>
      tx.selectFrom('request').select('policy').orderBy('id').execute(),
    )
    expect(
      requests
        .map(({ policy }) => priceOf(policy as Resolved, 'logistics'))
        .map((price) => [
          price.readerPaysFen,
          price.subsidyFen,
          price.depositFen, // nobody is asked afterwards for a deposit that she was not told of
        ]),
    ).toEqual([
      [800, 1200, 0],
      [0, 2000, 0],
      [2000, 0, 0],
    ])
    await db.destroy()
    for (const { id, sql } of invariants.filter(({ id }) => /^(ledger|charge)\./.test(id)))
      expect((await place.owner.query(sql)).rows, id).toEqual([])
  },
)
