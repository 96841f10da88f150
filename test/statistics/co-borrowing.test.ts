import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { coBorrowingOf } from '../../src/catalogue/record/co-borrowing-store.ts'
import { system, visitor } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import {
  countedUntil,
  type Edge,
  type Pair,
  shownEdges,
} from '../../src/statistics/co-borrowing.ts'
import { drawCoBorrowing, marginsOf } from '../../src/statistics/jobs.ts'
import { type Consortium, layReader, openConsortium } from '../support/consortium.ts'

const readersMin = 5
type Histories = ReadonlyMap<number, ReadonlySet<number>>

/** Pairs of records by the readers of both, straight from who borrowed what: slow, and plainly right. */
function pairsOf(histories: Histories): Pair[] {
  const counts = new Map<string, Pair>()
  for (const records of histories.values())
    for (const one of records)
      for (const other of records) {
        if (one >= other) continue
        const pair = counts.get(`${one} ${other}`) ?? {
          recordId: one,
          otherRecordId: other,
          readers: 0,
        }
        counts.set(`${one} ${other}`, { ...pair, readers: pair.readers + 1 })
      }
  return [...counts.values()]
}

const nameOf = ({ recordId, otherRecordId }: Edge | Pair) => `${recordId} ${otherRecordId}`
const drawn = (histories: Histories, secret: Uint8Array) =>
  new Map(
    shownEdges(pairsOf(histories), { readersMin, marginOf: marginsOf(secret) }).map((edge) => [
      nameOf(edge),
      edge.readersFrom,
    ]),
  )

const aSecret = fc.uint8Array({ minLength: 32, maxLength: 32 })
/** Few works and many readers, so that lines come and go. */
const someHistories = fc
  .array(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 6 }), {
    minLength: 4,
    maxLength: 40,
  })
  .map((all): Histories => new Map(all.map((records, at) => [at, new Set(records)])))

describe('nobody’s history can be read from the graph', () => {
  test('what one reader’s coming or going changes, changes on lines that have five readers without her', () => {
    const property = fc.property(someHistories, fc.nat(), aSecret, (histories, pick, secret) => {
      const reader = pick % histories.size
      const without: Histories = new Map([...histories].filter(([id]) => id !== reader))
      const [before, after] = [drawn(without, secret), drawn(histories, secret)]
      const others = new Map(pairsOf(without).map((pair) => [nameOf(pair), pair.readers]))
      for (const name of new Set([...before.keys(), ...after.keys()]))
        if (before.get(name) !== after.get(name))
          expect(others.get(name) ?? 0).toBeGreaterThanOrEqual(readersMin)
    })
    fc.assert(property, { numRuns: 1000, seed: 42 })
  })

  test('so it is when she takes back or adds a single loan', () => {
    const property = fc.property(
      someHistories,
      fc.nat(),
      fc.integer({ min: 1, max: 6 }),
      aSecret,
      (histories, pick, record, secret) => {
        const reader = pick % histories.size
        const changed = new Set(histories.get(reader))
        if (!changed.delete(record)) changed.add(record)
        const other: Histories = new Map(histories).set(reader, changed)
        const rest = new Map(
          pairsOf(new Map([...histories].filter(([id]) => id !== reader))).map((pair) => [
            nameOf(pair),
            pair.readers,
          ]),
        )
        const [before, after] = [drawn(histories, secret), drawn(other, secret)]
        for (const name of new Set([...before.keys(), ...after.keys()]))
          if (before.get(name) !== after.get(name))
            expect(rest.get(name) ?? 0).toBeGreaterThanOrEqual(readersMin)
      },
    )
    fc.assert(property, { numRuns: 1000, seed: 43 })
  })

  test('no line is drawn for fewer than five, and no count is told, only its class', () => {
    const property = fc.property(
      fc.array(fc.integer({ min: 1, max: 100 })),
      aSecret,
      (counts, secret) => {
        const pairs = counts.map((readers, at) => ({
          recordId: at,
          otherRecordId: at + 1,
          readers,
        }))
        for (const edge of shownEdges(pairs, { readersMin, marginOf: marginsOf(secret) })) {
          const readers = counts[edge.recordId]!
          expect(readers).toBeGreaterThan(readersMin)
          expect([5, 10, 20, 50]).toContain(edge.readersFrom)
          expect(edge.readersFrom).toBeLessThan(readers)
        }
      },
    )
    fc.assert(property, { numRuns: 500, seed: 44 })
  })

  test('the margin of a line is the same every night, and another house’s is another', () => {
    const pairs = Array.from({ length: 300 }, (_, at) => ({
      recordId: at,
      otherRecordId: at + 1,
      readers: 9,
    }))
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const margins = (secret: Buffer) => pairs.map(marginsOf(secret))
    expect(margins(one)).toEqual(margins(one))
    expect(margins(one)).not.toEqual(margins(other))
    expect([...new Set(margins(one))].sort()).toEqual([1, 2, 3])
  })

  test('a line that comes tells of a month, never of a day', () => {
    expect(countedUntil(Temporal.PlainDate.from('2026-11-23')).toString()).toBe('2026-11-01')
    expect(countedUntil(Temporal.PlainDate.from('2026-12-01')).toString()).toBe('2026-12-01')
  })
})

describe('drawn at night from what was handed over', () => {
  let place: Consortium
  let works: number[]
  beforeAll(async () => {
    place = await openConsortium()
    works = []
    for (const title of ['甲', '乙', '丙', '丁']) works.push(await place.hold(title, { buaa: {} }))
    const [one, two, three, four] = works as [number, number, number, number]
    for (let at = 0; at < 9; at++) {
      const home = at % 2 === 0 ? place.libraries.bupt : place.libraries.buaa
      const { readerId } = await layReader(place, home, `circle${at}`)
      await handedOver(readerId, one, '2026-10-05T02:00:00Z')
      // The same book twice is one reader.
      await handedOver(readerId, one, '2026-10-15T02:00:00Z')
      await handedOver(readerId, two, '2026-10-06T02:00:00Z')
      if (at < 5) await handedOver(readerId, three, '2026-10-07T02:00:00Z')
      await handedOver(readerId, four, '2026-11-20T02:00:00Z')
    }
  })
  afterAll(() => place.close())

  async function handedOver(readerId: number, recordId: number, at: string) {
    const { bupt, buaa } = place.libraries
    await sql`
      with made as (
        insert into request (number, service, source, channel, reader_id, requesting_library_id, supplying_library_id,
            record_id, state, state_since, submitted_at, ended_at, title, delivery_method, policy, price)
          select 'c' || count(*), 'loan', 'balis', 'record', ${readerId}, ${bupt}, ${buaa}, ${recordId}, 'completed',
            ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, '书', 'logistics', '{}', '{}' from request
          returning id)
      insert into request_history (request_id, reader_id, requesting_library_id, supplying_library_id, at, actor_kind,
          operator_code, action, from_state, to_state)
        select id, ${readerId}, ${bupt}, ${buaa}, ${at}::timestamptz, 'staff', 'by01', 'handOver',
          'awaitingPickup', 'withReader' from made`.execute(place.owner)
  }
  const graph = () => asActor(place.house.db, visitor, (tx) => coBorrowingOf(tx, works[0]!, 8))

  test('nine readers make a line, five do not, and this month’s loans wait until it is over', async () => {
    expect(await drawCoBorrowing(place.house)).toBe(1)
    const { works: near } = await graph()
    expect(near).toEqual([{ id: works[1], title: '乙', by: '', readersFrom: 5 }])
  })

  test('twenty readers of one library and two of others make no line: one library could have invented its own', async () => {
    const { bupt, buaa } = place.libraries
    const own = await place.hold('戊', { buaa: {} })
    for (let at = 0; at < 22; at++) {
      const { readerId } = await layReader(place, at < 20 ? bupt : buaa, `invented${at}`)
      await handedOver(readerId, works[0]!, '2026-10-05T02:00:00Z')
      await handedOver(readerId, own, '2026-10-05T02:00:00Z')
    }
    expect(await drawCoBorrowing(place.house)).toBe(1)
    expect((await graph()).works.map(({ title }) => title)).toEqual(['乙'])
  })

  test('drawing again changes nothing; when the month is over its loans have come in', async () => {
    const before = await graph()
    await drawCoBorrowing(place.house)
    expect(await graph()).toEqual(before)
    place.clock.set('2026-12-01T02:00:00Z')
    expect(await drawCoBorrowing(place.house)).toBe(3)
    const { works: near, between } = await graph()
    expect(near.map(({ title }) => title).sort()).toEqual(['丁', '乙'].sort())
    expect(between).toEqual([{ from: works[1], to: works[3], readersFrom: 5 }])
  })

  test('when readers are forgotten their lines go', async () => {
    await asActor(place.house.db, system, (tx) =>
      sql`update request set reader_id = null where record_id = ${works[1]}`.execute(tx),
    )
    await drawCoBorrowing(place.house)
    expect((await graph()).works.map(({ title }) => title)).toEqual(['丁'])
  })
})
