import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figures, portalFigures } from '../../src/portal/figures.ts'
import { shelf } from '../../src/portal/figures-store.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let place: Consortium
beforeAll(async () => {
  place = await openConsortium()
})
afterAll(() => place.close())

const now = () => asActor(place.house.db, system, (tx) => figures(tx, place.clock.now()))
/** A request of a day as it would stand today, written down; with `hours`, lent and so much later signed in. */
async function loan(
  submittedAt: string,
  then: { state: string; hours?: number; recordId?: number },
) {
  const submitted = Temporal.Instant.from(submittedAt)
  const parties = {
    reader_id: place.reader.readerId,
    requesting_library_id: place.libraries.bupt,
    supplying_library_id: place.libraries.buaa,
  }
  loans += 1
  const { id } = await place.owner
    .insertInto('request')
    .values({
      ...parties,
      number: `bh${String(loans).padStart(8, '0')}`,
      service: 'loan',
      source: 'balis',
      channel: 'record',
      record_id: then.recordId ?? null,
      state: then.state,
      state_since: submitted,
      submitted_at: submitted,
      title: '数学分析',
      delivery_method: 'logistics',
      policy: '{}',
      price: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (then.hours === undefined) return
  const step = (action: string, to_state: string, at: Temporal.Instant) =>
    place.owner
      .insertInto('request_history')
      .values({ ...parties, request_id: id, at, actor_kind: 'staff', action, to_state })
      .execute()
  await step('fill', 'filled', submitted)
  await step('receive', 'awaitingPickup', submitted.add({ hours: then.hours }))
}
let loans = 0

test('before anything is asked there is no fill rate and no mean, and the month has its days', async () => {
  expect(await now()).toMatchObject({
    libraries: 5,
    works: 0,
    deliveredThisMonth: 0,
    daysToReader: null,
    fillRate: null,
    onTheWay: 0,
    deliveredToday: 0,
  })
  expect((await now()).daily).toHaveLength(23)
})

test('a work counts that somebody holds and that leads nowhere else', async () => {
  const insert = (title: string, merged_into: number | null) =>
    place.owner
      .insertInto('record')
      .values({
        title,
        merged_into,
        material_type: 'book',
        description: '{}',
        changed_at: place.clock.now(),
        arrived_at: place.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  const held = await insert('留下的一条', null)
  await insert('并入的一条', held.id)
  await insert('已无人收藏的一条', null)
  expect((await now()).works).toBe(0)
  await sql`
    with sent as (
      insert into source_record (library_id, control_number, record_id, format, marc, content_hash, imported_at)
      values (${place.libraries.ruc}, 'f1', ${held.id}, 'cnmarc', '{}', '', ${place.clock.now()}) returning id)
    insert into holding (record_id, source_record_id, library_id, barcode, status, lendable)
    select ${held.id}, id, ${place.libraries.ruc}, 'F1', 'available', true from sent`.execute(
    place.owner,
  )
  expect((await now()).works).toBe(1)
})

test('满足率 is filled ÷ (received − withdrawn); delivered means signed in by the borrowing library', async () => {
  await loan('2026-11-20T02:00:00Z', { state: 'withReader', hours: 48 })
  await loan('2026-11-22T02:00:00Z', { state: 'awaitingPickup', hours: 24 })
  await loan('2026-11-22T02:00:00Z', { state: 'unfilled' })
  await loan('2026-11-22T02:00:00Z', { state: 'cancelled' })
  await loan('2026-11-22T02:00:00Z', { state: 'inTransit' })
  const counted = await now()
  expect(counted).toMatchObject({
    deliveredThisMonth: 2,
    daysToReader: 1.5,
    onTheWay: 1,
    deliveredToday: 1,
  })
  expect(counted.fillRate).toBe(3 / (5 - 1))
  expect(counted.daily.filter((day) => day.count > 0)).toEqual([
    { day: '2026-11-22', count: 1 },
    { day: '2026-11-23', count: 1 },
  ])
})

test('a day is a day in Beijing', async () => {
  await loan('2026-10-31T10:30:00Z', { state: 'completed', hours: 5 }) // 31 October, 23:30 in Beijing
  await loan('2026-10-31T10:30:00Z', { state: 'completed', hours: 6 }) // 1 November, 00:30 in Beijing
  const counted = await now()
  expect(counted.daily[0]).toEqual({ day: '2026-11-01', count: 1 })
  expect(counted.deliveredThisMonth).toBe(3)
})

test('the front page shows the same figures for a minute', async () => {
  const first = await portalFigures(place.house)
  await loan('2026-11-22T02:00:00Z', { state: 'inTransit' })
  place.clock.pass({ seconds: 59 })
  expect(await portalFigures(place.house)).toEqual(first)
  place.clock.pass({ seconds: 1 })
  expect((await portalFigures(place.house)).onTheWay).toBe(first.onTheWay + 1)
})

test('这个月大家在借 puts the most lent first and says what this reader would find', async () => {
  const works = {
    analysis: await place.hold('数学分析', { buaa: {} }),
    odes: await place.hold('诗经', { bupt: { status: 'onLoan' } }),
  }
  for (const recordId of [works.odes, works.analysis, works.odes])
    await loan('2026-11-10T02:00:00Z', { state: 'withReader', hours: 24, recordId })
  await loan('2026-10-10T02:00:00Z', { state: 'completed', hours: 24, recordId: works.analysis })
  const seen = (home: number | null) =>
    asActor(place.house.db, system, (tx) => shelf(tx, place.clock.now(), home))
  expect(await seen(null)).toEqual([
    { recordId: works.odes, title: '诗经', author: '', loans: 2, state: 'allOut' },
    { recordId: works.analysis, title: '数学分析', author: '', loans: 1, state: 'lendable' },
  ])
  expect((await seen(place.libraries.bupt)).map((book) => book.state)).toEqual([
    'ownHolding',
    'lendable',
  ])
})

test('the front page reads what was delivered by its own index, not all of history', async () => {
  const plan = await asActor(place.house.db, system, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select count(*) from request_history where action = 'receive' and at >= ${place.clock.now()}`.execute(
      tx,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/request_history_received/)
  expect(plan).toMatch(/Index Cond: \(at >=/)
})
