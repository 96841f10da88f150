import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { type Actor, accountOf, visitor } from '../../src/shared/actor.ts'
import { asActor, openDatabase } from '../../src/shared/database.ts'
import { callAs, openWholeHouse, type WholeHouse } from '../support/whole-house.ts'

let world: WholeHouse
let mutant: WholeHouse['http']
let tables: string[]
beforeAll(async () => {
  world = await openWholeHouse()
  await fillTheRest()
  tables = await protectedTables()
  mutant = await withoutChecks()
})
afterAll(async () => {
  await mutant.close()
  await world.http.close()
  await world.close()
})

/** What no road of the house has written yet. */
async function fillTheRest() {
  const owner = world.owner
  await sql`insert into sign_in_attempt values ('\\x01', 1, '2026-11-23T02:00:00Z')`.execute(owner)
  await sql`
    insert into source (library_id, name_zh, name_en, protocol, profile, changed_at)
    select id, name_zh, name_en, 'file', '{}', '2026-11-23T02:00:00Z' from library`.execute(owner)
  await sql`insert into target_breaker (source_id) select min(id) from source`.execute(owner)
  await sql`
    insert into target_health (source_id, minute, outcome, within_ms, asked)
    select min(id), '2026-11-23T02:00:00Z', 'answered', 50, 1 from source`.execute(owner)
  await sql`
    with decision as (
      insert into merge_decision (kind, record_id, other_record_id, decided_at, decided_by, operator_code)
      select 'split', record.id, record.id, '2026-11-23T02:00:00Z', account.id, 'by01'
      from record, account where login = 'by01' limit 1 returning id)
    insert into merge_decision_pair (decision_id, library_id, control_number, other_library_id, other_control_number)
    select decision.id, library.id, 'a', library.id, 'b' from decision, library`.execute(owner)
  for (const actor of [world.cast.owner, world.cast.otherReader]) {
    await callAs(world, actor, { method: 'POST', url: '/api/notices/read-all' })
  }
  await callAs(world, world.cast.supplying, { method: 'POST', url: '/api/notices/read-all' })
  await callAs(world, world.cast.requesting, { method: 'GET', url: '/api/registrations' })
}

async function protectedTables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity and relforcerowsecurity
    order by 1`.execute(world.owner)
  return rows.map(({ name }) => name)
}

/** The house with one route per table that has forgotten every filter. */
async function withoutChecks() {
  const { app } = await buildApp(world.house, { trustProxy: false, log: false, perMinute: 1e6 })
  for (const table of tables) {
    app.get(
      `/mutant/${table}`,
      { config: { access: ['visitor', 'reader', 'staff', 'centre'] } },
      async ({ actor }) =>
        asActor(world.house.db, actor, async (tx) => {
          const { rows } = await sql`select * from ${sql.table(table)}`.execute(tx)
          return JSON.parse(JSON.stringify(rows))
        }),
    )
  }
  await app.ready()
  return app
}

type Row = Record<string, unknown>
type Mine = (row: Row, actor: Exclude<Actor, { kind: 'system' | 'signIn' | 'visitor' }>) => boolean

const ofReader: Mine = (row, actor) => actor.kind === 'reader' && row.reader_id === actor.readerId
const ofHome: Mine = (row, actor) => actor.kind === 'staff' && row.library_id === actor.libraryId
const ofCentre: Mine = (_, actor) => actor.kind === 'centre'
const ofAccount: Mine = (row, actor) => row.account_id === actor.accountId
const asAsking: Mine = (row, actor) =>
  actor.kind === 'staff' && row.requesting_library_id === actor.libraryId
const asLending: Mine = (row, actor) =>
  actor.kind === 'staff' && row.supplying_library_id === actor.libraryId
const either =
  (...all: Mine[]): Mine =>
  (row, actor) =>
    all.some((one) => one(row, actor))
const parties = either(ofReader, asAsking, asLending, ofCentre)
const ofLibrarian: Mine = (_, actor) => actor.kind === 'staff' || actor.kind === 'centre'
const nobody: Mine = () => false

/** Whose a row is, said once more in words of the field, independently of the policies. */
const whose: Record<string, Mine> = {
  account: either(
    (row, actor) => row.id === actor.accountId,
    (row, actor) => ofHome(row, actor) && row.kind === 'reader',
  ),
  audit_entry: ofCentre,
  consent: either(ofReader, ofHome),
  enquiry: either(ofReader, ofHome),
  harvest_file: either(ofHome, ofCentre),
  harvest_file_piece: ofCentre,
  harvest_identifier: ofCentre,
  harvest_reject: either(ofHome, ofCentre),
  harvest_run: either(ofHome, ofCentre),
  idempotency_key: (row, actor) => row.actor === `${actor.kind}:${accountOf(actor)}`,
  item: parties,
  ledger_account: either(ofReader, ofHome, ofCentre),
  ledger_posting: either(ofReader, ofHome, ofCentre),
  ledger_snapshot: either(ofReader, ofHome, ofCentre),
  ledger_transaction: either(
    ofReader,
    ofHome,
    (row, actor) => actor.kind === 'staff' && row.counter_library_id === actor.libraryId,
    ofCentre,
  ),
  mail: ofAccount,
  merge_decision: ofLibrarian,
  merge_decision_pair: ofLibrarian,
  notice: either(ofAccount, (row, actor) => row.account_id === null && ofHome(row, actor)),
  offer: parties,
  rating: ofReader,
  reader: either((row, actor) => actor.kind === 'reader' && row.id === actor.readerId, ofHome),
  reader_person: either(ofReader, ofHome),
  receipt: either(ofReader, ofHome, ofCentre),
  receipt_counter: nobody,
  request: parties,
  request_history: parties,
  request_number: either(ofReader, asAsking, ofHome, ofCentre),
  request_recipient: either(ofReader, asAsking),
  session: ofAccount,
  sign_in_attempt: nobody,
  source: either(ofHome, ofCentre),
  submission: either(ofReader, ofHome),
  target_breaker: ofCentre,
  target_health: ofCentre,
  till_closing: either(ofHome, ofCentre),
  waiver: either(ofHome, ofCentre),
}

test('every table with somebody’s rows forces row security, and it is known whose they are', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and table_name <> 'library'
      and column_name in ('reader_id', 'account_id', 'requesting_library_id', 'login_hash', 'login', 'actor')
    order by 1`.execute(world.owner)
  expect(rows.map(({ name }) => name).filter((name) => !tables.includes(name))).toEqual([])
  expect(tables).toEqual(Object.keys(whose).sort())
  const { rows: loose } = await sql`
    select relname from pg_class where relnamespace = 'public'::regnamespace
      and relrowsecurity and not relforcerowsecurity`.execute(world.owner)
  expect(loose).toEqual([])
})

test('a route that forgot its filter yields nothing foreign to anybody', async () => {
  const seen = new Map<string, number>()
  const foreign: string[] = []
  for (const table of tables) {
    for (const [who, actor] of Object.entries(world.cast)) {
      const answer = await callAs({ ...world, http: mutant }, actor, {
        method: 'GET',
        url: `/mutant/${table}`,
      })
      expect(answer.statusCode, `${table} by ${who}: ${answer.body}`).toBe(200)
      const rows = answer.json() as Row[]
      seen.set(table, (seen.get(table) ?? 0) + rows.length)
      for (const row of rows) {
        if (!('accountId' in actor) || !whose[table]!(row, actor))
          foreign.push(`${who} sees of ${table}: ${JSON.stringify(row).slice(0, 120)}`)
      }
    }
  }
  expect(foreign).toEqual([])
  // Not because there is nothing: everything but counters and guesses is somebody's.
  const empty = [...seen].filter(([, rows]) => rows === 0).map(([table]) => table)
  expect(empty).toEqual(['receipt_counter', 'sign_in_attempt'])
  for (const table of tables) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(world.owner)
    expect(rows.length, table).toBeGreaterThan(0)
  }
})

test('a change that forgot its filter changes nothing foreign', async () => {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select distinct on (c.table_name) c.table_name as "table", c.column_name as "column"
    from information_schema.columns c
    where c.table_schema = 'public' and c.is_identity = 'NO'
    order by c.table_name, c.ordinal_position`.execute(world.owner)
  const foreign: string[] = []
  for (const { table, column } of columns.filter((one) => tables.includes(one.table))) {
    for (const [who, actor] of Object.entries(world.cast)) {
      const changed = await asActor(world.house.db, actor, async (tx) => {
        const name = sql.ref(column)
        return sql<Row>`update ${sql.table(table)} set ${name} = ${name} returning *`.execute(tx)
      }).catch((error: Error & { code?: string }) => {
        expect(error.code, `${table} by ${who}`).toBe('42501') // permission denied
        return { rows: [] }
      })
      for (const row of changed.rows) {
        if (!('accountId' in actor) || !whose[table]!(row, actor))
          foreign.push(`${who} changes ${table}`)
      }
    }
  }
  expect([...new Set(foreign)]).toEqual([])
})

test('without an actor there is nothing to see', async () => {
  for (const table of tables) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(world.house.db)
    expect(rows, table).toEqual([])
  }
  for (const table of tables.filter((name) => name !== 'idempotency_key')) {
    const { rows } = await asActor(world.house.db, visitor, (tx) =>
      sql`select * from ${sql.table(table)}`.execute(tx),
    )
    expect(rows, table).toEqual([])
  }
})

test('the application owns nothing, bypasses nothing, and no view or function opens a way around', async () => {
  const { rows } = await sql`
    select rolname from pg_roles
    where rolname = 'hutong_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
    union all
    select relname from pg_class where relowner = 'hutong_app'::regrole
    union all
    select proname from pg_proc where proowner = 'hutong_app'::regrole
    union all
    select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace
      and not coalesce(reloptions @> array['security_invoker=true'], false)`.execute(world.owner)
  expect(rows).toEqual([])
  const { rows: definers } = await sql<{ proname: string }>`
    select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`.execute(
    world.owner,
  )
  expect(definers.map(({ proname }) => proname)).toEqual([
    'session_actor',
    'ledger_written',
    'ledger_has_postings',
  ])
})

test('a connection that is used again remembers nobody: 1,000 actors in turn over three connections', async () => {
  const db = openDatabase(world.url, 'hutong_app', 3)
  const actors = Object.values(world.cast)
  const persons = sql<{ reader_id: number; library_id: number }>`
    select reader_id, library_id from reader_person`
  const turns = Array.from({ length: 1_000 }, (_, turn) => actors[(turn * 5) % actors.length]!)
  const queue = turns.entries()
  let leaks = 0
  const ask = async () => {
    for (const [turn, actor] of queue) {
      if (turn % 10 === 9) leaks += (await persons.execute(db)).rows.length
      const { rows } = await asActor(db, actor, (tx) => persons.execute(tx))
      const expected = actor.kind === 'reader' ? 1 : actor === world.cast.requesting ? 5 : 0
      if (rows.length !== expected) leaks++
      if (actor.kind === 'reader' && rows[0]?.reader_id !== actor.readerId) leaks++
    }
  }
  await Promise.all([ask(), ask(), ask(), ask(), ask(), ask()])
  await db.destroy()
  expect(leaks).toBe(0)
})
