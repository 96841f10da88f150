import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { depositTaken } from '../../src/charges/deposit.ts'
import { post } from '../../src/ledger/post.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import type { RouteEntry } from '../../src/shared/http.ts'
import { layReader } from '../support/consortium.ts'
import { callOf } from '../support/every-call.ts'
import { placeFile } from '../support/sources.ts'
import { sealedBook } from '../support/targets.ts'
import {
  type Cast,
  callAs,
  nameOf,
  openWholeHouse,
  type WholeHouse,
} from '../support/whole-house.ts'

let world: WholeHouse
/** The cast, and a reader who may still ask. */
let people: Record<keyof Cast | 'newReader', Actor>
beforeAll(async () => {
  world = await openWholeHouse()
  others['POST /api/search/live/records'] = { sealed: sealedBook(world, '又一种') }
  people = { ...world.cast, newReader: await layReader(world, world.libraries.bupt, 'zhou') }
})
afterAll(async () => {
  await world.http.close()
  await world.close()
})

/** Who may do it, and what one call leaves behind: rows more, by table; NaN: some. */
const effects: Record<string, [who: keyof typeof people, rows: Record<string, number>]> = {
  'POST /api/registrations': [
    'visitor',
    { reader: 1, consent: 1, account: 1, audit_entry: 1, job: 1 },
  ],
  // Every look at a password is written down.
  'POST /api/registrations/again': ['visitor', { consent: 1, audit_entry: Number.NaN, job: 1 }],
  'POST /api/registrations/:readerId/review': ['requesting', { audit_entry: 1, job: 1 }],
  'POST /api/notices/:id/read': ['owner', { read: 1 }],
  'POST /api/notices/read-all': ['otherReader', { read: Number.NaN }],
  'POST /api/requests': [
    'newReader',
    { audit_entry: 1, request: 1, request_history: 1, offer: Number.NaN, job: 1, number: 1 },
  ],
  'POST /api/requests/:id/actions': ['owner', { audit_entry: 1, request_history: 1, job: 1 }],
  'POST /api/desk/scan': [
    'requesting',
    { audit_entry: 1, request_history: 1, job: 1, ledger_transaction: 1 },
  ],
  'POST /api/news': ['requesting', { news: 1, audit_entry: 1 }],
  'POST /api/free-periods/:id/extensions': ['centre', { rule: 1, news: 1, audit_entry: 2 }],
  'POST /api/free-periods/:id/withdrawal': ['centre', { withdrawn: 1, news: 1, audit_entry: 2 }],
  'POST /api/counter/readers/:id/receipts': ['requesting', { receipt: 1, ledger_transaction: 1 }],
  'POST /api/counter/readers/:id/deposit-refunds': [
    'requesting',
    { receipt: 1, ledger_transaction: 1 },
  ],
  'POST /api/counter/charges/:id/offset': ['requesting', { ledger_transaction: 1 }],
  'POST /api/counter/charges/:id/take-back': [
    'requesting',
    { ledger_transaction: Number.NaN, waiver: 1, decided: 1, audit_entry: 1 },
  ],
  'POST /api/counter/receipts/:id/take-back': ['requesting', { receipt: 1, ledger_transaction: 1 }],
  'POST /api/counter/charges/:id/waivers': [
    'requesting',
    { waiver: 1, ledger_transaction: 1, decided: 1, audit_entry: 1 },
  ],
  'POST /api/counter/waivers/:id/decision': ['centre', { decided: 1, audit_entry: 1 }],
  'POST /api/counter/closings': ['requesting', { closing: 1 }],
  'POST /api/electronic-databases': ['requesting', { electronic: 2, audit_entry: 1 }],
  'DELETE /api/electronic-databases/:id': ['requesting', { electronic: -1, audit_entry: 1 }],
  'POST /api/contents': ['requesting', { article: 1, audit_entry: 1 }],
  'PUT /api/records/:id/rating': ['otherReader', { votes: 1 }],
  'POST /api/records/:id/enquiries': ['owner', { enquiry: 1, job: 1 }],
  'POST /api/enquiries/:id/answer': ['supplying', { answered: 1, job: 1 }],
  'POST /api/related-links': ['centre', { link: 1 }],
  'PUT /api/related-links/:id': ['centre', { link: 1, ended: 1 }],
  'POST /api/related-links/:id/end': ['centre', { ended: 1 }],
  'POST /api/search/live/records': ['visitor', { source_record: Number.NaN }],
  'PUT /api/targets/:id/ways': ['centre', { audit_entry: 1 }],
  'POST /api/targets/:id/try-again': ['centre', { audit_entry: 1 }],
  'POST /api/sources': ['centre', { source: 1, audit_entry: 1 }],
  'PUT /api/sources/:id': ['centre', { audit_entry: 1 }],
  'POST /api/sources/:id/approve-address': ['centre', { audit_entry: 1 }],
  'POST /api/sources/:id/harvest': ['centre', { run: 1, harvest: 1, audit_entry: 1 }],
  'POST /api/sources/:id/files': ['centre', { file: 1, audit_entry: 1 }],
  'PUT /api/sources/:id/files/:fileId/pieces/:position': ['centre', { piece: 1 }],
  'POST /api/harvests/:id/stop': ['centre', { audit_entry: 1 }],
  'POST /api/harvests/:id/continue': ['centre', { harvest: 1, audit_entry: 1 }],
  'POST /api/harvests/:id/withdraw': ['centre', { audit_entry: 1 }],
  'POST /api/sources/:id/remove': ['centre', { audit_entry: 1 }],
  'POST /api/records/:id/split': ['requesting', { audit_entry: 1, decision: 1 }],
  'POST /api/records/:id/merge': ['requesting', { audit_entry: 1, decision: 1 }],
  'POST /api/merge-decisions/:id/undo': ['requesting', { audit_entry: 1 }],
}

/** What must be so before some of them. */
const before: Record<string, () => Promise<unknown>> = {
  'POST /api/sources/:id/approve-address': () =>
    world.owner
      .updateTable('source')
      .set({ address: '10.1.2.3:210', internal_address_entered_by: world.staff.ruc.accountId })
      .where('id', '=', world.source)
      .execute(),
  'POST /api/sources/:id/harvest': async () => {
    await world.owner.deleteFrom('harvest_run').where('id', '<>', world.run).execute()
    await standsAs('finished')
    const bytes = Buffer.from('another\x1d')
    await placeFile(world.house, world.source, bytes)
  },
  'PUT /api/sources/:id/files/:fileId/pieces/:position': () =>
    sql`with open as (update harvest_file set completed_at = null where id = ${world.file})
        delete from harvest_file_piece where file_id = ${world.file}`.execute(world.owner),
  'POST /api/counter/charges/:id/offset': () => deposited(1000, 'card'),
  'POST /api/counter/closings': () => deposited(500, 'cash'),
  'POST /api/counter/charges/:id/waivers': () => waiversAre('declined'),
  'POST /api/counter/waivers/:id/decision': () => waiversAre('proposed'),
  'POST /api/harvests/:id/stop': () => standsAs('running'),
  'POST /api/harvests/:id/continue': () => standsAs('stopped'),
  'POST /api/harvests/:id/withdraw': () => standsAs('finished'),
  'POST /api/sources/:id/remove': () => standsAs('finished'),
}

/** Free deposit of the reader whose charge is laid, as it was handed over. */
async function deposited(amountFen: number, method: 'cash' | 'card') {
  const row = await world.owner
    .selectFrom('ledger_transaction')
    .select(['reader_id', 'library_id'])
    .where('id', '=', world.money.charge)
    .executeTakeFirstOrThrow()
  const home = { readerId: row.reader_id!, libraryId: row.library_id! }
  const entry = { cause: `laid ${method}`, operatorCode: 'by01', at: world.clock.now() }
  await asActor(world.house.db, system, (tx) =>
    post(tx, depositTaken({ home, amountFen, entry }, method)),
  )
}

/** The laid waiver waits for a second person, or does not. */
const waiversAre = (state: 'proposed' | 'declined') =>
  world.owner
    .updateTable('waiver')
    .set({ state, decided_at: state === 'proposed' ? null : world.clock.now() })
    .where('id', '=', world.money.waiver)
    .execute()

/** The run that is asked for stands so, and no other is running. */
const standsAs = async (state: string) => {
  await world.owner
    .updateTable('harvest_run')
    .set({ state: 'finished', stop_asked: false })
    .execute()
  await world.owner.updateTable('harvest_run').set({ state }).where('id', '=', world.run).execute()
}

type Counts = Record<string, number>
async function counted(): Promise<Counts> {
  const { rows } = await sql<{ name: string; rows: number }>`
    select 'reader' as name, count(*) as rows from reader
    union all select 'consent', count(*) from consent
    union all select 'account', count(*) from account
    union all select 'audit_entry', count(*) from audit_entry
    union all select 'job', count(*) from pgboss.job where name = 'transition'
    union all select 'read', count(*) from notice where read_at is not null
    union all select 'request', count(*) from request
    union all select 'request_history', count(*) from request_history
    union all select 'offer', count(*) from offer
    union all select 'number', sum(last_number) from number_counter
    union all select 'news', count(*) from news
    union all select 'rule', count(*) from policy_rule
    union all select 'withdrawn', count(*) from policy_rule_withdrawal
    union all select 'electronic', (select count(*) from electronic_database) + (select count(*) from electronic_title)
    union all select 'article', count(*) from serial_article
    union all select 'source_record', count(*) from source_record
    union all select 'decision', count(*) from merge_decision
    union all select 'ledger_transaction', count(*) from ledger_transaction
    union all select 'receipt', count(*) from receipt
    union all select 'waiver', count(*) from waiver
    union all select 'decided', count(*) from waiver where state <> 'proposed'
    union all select 'closing', count(*) from till_closing
    union all select 'votes', sum(votes) from rating_sum
    union all select 'enquiry', count(*) from enquiry
    union all select 'answered', count(*) from enquiry where answer is not null
    union all select 'link', count(*) from related_link
    union all select 'ended', count(*) from related_link where valid_to is not null
    union all select 'source', count(*) from source
    union all select 'file', count(*) from harvest_file
    union all select 'piece', count(*) from harvest_file_piece
    union all select 'run', count(*) from harvest_run
    union all select 'harvest', count(*) from pgboss.job where name = 'harvest'
    union all select 'key', count(*) from idempotency_key`.execute(world.owner)
  return Object.fromEntries(rows.map((row) => [row.name, Number(row.rows)]))
}
const more = (before: Counts, after: Counts): Counts =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, rows]) => [name, rows - before[name]!] as const)
      .filter(([, rows]) => rows !== 0),
  )

/** One of the house's keyed calls, with this key. */
function send(route: RouteEntry, key: string, change: object = {}) {
  const [who] = effects[nameOf(route)]!
  const call = callOf(world, route)
  const changed = Object.keys(change).length > 0
  if (route.url.endsWith('/pieces/:position')) return sendPiece(route, key, changed)
  const payload = changed || call.payload ? { ...call.payload, ...change } : undefined
  const headers = { 'idempotency-key': key }
  return callAs(world, people[who], { method: route.method, url: call.url, payload, headers })
}

/** The only bodies that are bytes: the whole of the house's file of ten. */
const sendPiece = (route: RouteEntry, key: string, changed: boolean) =>
  callAs(world, people.centre, {
    method: route.method,
    url: callOf(world, route).url,
    payload: Buffer.from(changed ? 'other bytes'.slice(0, 10) : 'no record\x1d'),
    headers: { 'idempotency-key': key, 'content-type': 'application/octet-stream' },
  })

/** Another body for the same key, still fit to be read. */
const others: Record<string, object> = {
  'POST /api/requests': { recipientName: '别人' },
  'POST /api/requests/:id/actions': { note: '又一次' },
  'POST /api/desk/scan': { code: 'lin-2' },
  'POST /api/news': { title: { zh: '又一条' } },
  'POST /api/free-periods/:id/extensions': { until: '2029-06-30' },
  'POST /api/free-periods/:id/withdrawal': { title: { zh: '又一份' } },
  'POST /api/counter/readers/:id/receipts': { depositFen: 200 },
  'POST /api/counter/readers/:id/deposit-refunds': { amountFen: 50 },
  'POST /api/counter/charges/:id/offset': { amountFen: 50 },
  'POST /api/counter/charges/:id/take-back': { reason: '又一次' },
  'POST /api/counter/receipts/:id/take-back': { reason: '又一次' },
  'POST /api/counter/charges/:id/waivers': { amountFen: 50 },
  'POST /api/counter/waivers/:id/decision': { note: '又一次' },
  'POST /api/counter/closings': { note: '又一次' },
  'POST /api/electronic-databases': { name: '又一个' },
  'POST /api/contents': { file: 'ISSN,年,题名\n1000-0135,2020,又一篇' },
  'POST /api/records/:id/split': { why: '又一次' },
  'POST /api/records/:id/merge': { why: '又一次' },
  'POST /api/registrations/:readerId/review': { barcode: 'B-2' },
  'PUT /api/records/:id/rating': { stars: 1 },
  'POST /api/records/:id/enquiries': { question: '又一问' },
  'POST /api/enquiries/:id/answer': { answer: '又一答' },
  'POST /api/sources': { name: { zh: '又一个来源', en: '' } },
  'PUT /api/sources/:id': { harvestEveryMinutes: 2880 },
  'POST /api/sources/:id/harvest': { scope: 'incremental' },
  'POST /api/sources/:id/files': { name: 'b.mrc' },
  'POST /api/related-links': { position: 71 },
  'PUT /api/related-links/:id': { position: 71 },
  'PUT /api/targets/:id/ways': { ways: { any: ['1=1016'] } },
  'POST /api/merge-decisions/:id/undo': { why: '又一次' },
}

test('of 50 parallel copies of any keyed call one has its effect; asking again answers the same; another body is refused (R2)', async () => {
  const keyed = world.routes.filter((route) => route.keyed)
  expect(keyed.map(nameOf).sort()).toEqual(Object.keys(effects).sort())
  for (const [index, route] of keyed.entries()) {
    const name = nameOf(route)
    const key = `fifty-copies-${index}`
    await before[name]?.()
    const rowsBefore = await counted()
    // A password stands in it: of more than ten at once the lockout looks at none.
    const copies = name === 'POST /api/registrations/again' ? 8 : 50
    const answers = await Promise.all(Array.from({ length: copies }, () => send(route, key)))
    const done = answers.filter(({ statusCode }) => statusCode < 300)
    const early = answers.filter(({ statusCode }) => statusCode >= 300)
    const said = () => [
      ...new Set(answers.map((answer) => JSON.stringify(answer.json().objections))),
    ]
    expect(done.length, `${name}: ${said().join()}`).toBeGreaterThan(0)
    for (const answer of early) {
      expect([answer.statusCode, answer.json().code], name).toEqual([409, 'inFlight'])
      expect(Number(answer.headers['retry-after']), name).toBeGreaterThan(0)
    }
    const again = await send(route, key)
    for (const answer of done)
      expect([answer.statusCode, answer.body], name).toEqual([again.statusCode, again.body])
    const other = await send(route, key, others[name] ?? { remark: '又一次' })
    expect([other.statusCode, other.json().code], name).toEqual([422, 'keyReused'])

    const effect = more(rowsBefore, await counted())
    for (const [table, rows] of Object.entries({ ...effects[name]![1], key: 1 })) {
      if (Number.isNaN(rows)) expect(effect[table], `${name} ${table}`).toBeGreaterThan(0)
      else expect(effect[table], `${name} ${table}: ${JSON.stringify(effect)}`).toBe(rows)
    }
    const unexpected = Object.keys(effect).filter(
      (table) => table !== 'key' && !(table in effects[name]![1]),
    )
    expect(unexpected, name).toEqual([])
  }
})

test('the same key of somebody else is another call', async () => {
  const news = world.routes.find((route) => nameOf(route) === 'POST /api/news')!
  const key = 'key-of-two-libraries'
  const first = await send(news, key)
  const { url, payload } = callOf(world, news)
  const headers = { 'idempotency-key': key }
  const second = await callAs(world, world.cast.supplying, {
    method: 'POST',
    url,
    payload,
    headers,
  })
  expect([first.statusCode, second.statusCode]).toEqual([201, 201])
  expect(second.json().id).not.toBe(first.json().id)
})

test('a refused call leaves its key free: corrected, it may use it again', async () => {
  const call = {
    method: 'POST',
    url: '/api/desk/scan',
    headers: { 'idempotency-key': 'scanned-twice' },
  }
  const wrong = await callAs(world, world.cast.requesting, {
    ...call,
    payload: { code: 'nothing' },
  })
  expect(wrong.statusCode).toBe(404)
  const right = await callAs(world, world.cast.requesting, { ...call, payload: { code: 'wang-1' } })
  expect([right.statusCode, right.json().action]).toEqual([200, 'handOver'])
})
