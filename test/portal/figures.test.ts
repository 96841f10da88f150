import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figures, portalFigures } from '../../src/portal/figures.ts'
import { shelf } from '../../src/portal/figures-store.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { openHouse } from '../support/house.ts'
import { type Laid, layPeople, layRequest, layStep } from '../support/moves.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let laid: Laid
beforeAll(async () => {
  place = await openHouse()
  laid = await layPeople(place.owner)
})
afterAll(() => place.close())

const now = () => asActor(place.house.db, system, (tx) => figures(tx, place.clock.now()))
/** A request of a day, lent and signed in after so many hours, or in another state. */
async function loan(
  submittedAt: string,
  then: { state: string; hours?: number; recordId?: number },
) {
  const requestId = await layRequest(place.owner, laid, { submittedAt, ...then })
  if (then.hours === undefined) return
  const at = Temporal.Instant.from(submittedAt).add({ hours: then.hours }).toString()
  await layStep(place.owner, laid, {
    requestId,
    action: 'fill',
    becomes: 'filled',
    at: submittedAt,
  })
  await layStep(place.owner, laid, { requestId, action: 'receive', becomes: 'awaitingPickup', at })
}

test('before anything is asked there is no fill rate and no mean, and the month has its days', async () => {
  expect(await now()).toMatchObject({
    libraries: 3,
    works: 0,
    deliveredThisMonth: 0,
    daysToReader: null,
    fillRate: null,
    onTheWay: 0,
    deliveredToday: 0,
  })
  expect((await now()).daily).toHaveLength(23)
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
    analysis: await work('数学分析', laid.lender, 'available'),
    odes: await work('诗经', laid.borrower, 'onLoan'),
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
  expect((await seen(laid.borrower)).map((book) => book.state)).toEqual(['ownHolding', 'lendable'])
})

async function work(title: string, libraryId: number, status: string): Promise<number> {
  const changed_at = place.clock.now()
  const record = await place.owner
    .insertInto('record')
    .values({
      match_key: title,
      title,
      material_type: 'book',
      description: '{}',
      title_folded: title,
      words: [title],
      sort_title: title,
      changed_at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const source = await place.owner
    .insertInto('source_record')
    .values({
      library_id: libraryId,
      control_number: title,
      record_id: record.id,
      format: 'cnmarc',
      marc: '{}',
      content_hash: Buffer.alloc(32),
      imported_at: changed_at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await place.owner
    .insertInto('holding')
    .values({
      record_id: record.id,
      source_record_id: source.id,
      library_id: libraryId,
      status,
      lendable: true,
    })
    .execute()
  return record.id
}

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
