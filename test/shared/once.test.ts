import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { type Once, once } from '../../src/shared/once.ts'
import { ok, refuse } from '../../src/shared/result.ts'
import { openHouse } from '../support/house.ts'

let place: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  place = await openHouse()
})
afterAll(() => place.close())

const reader: Actor = { kind: 'reader', accountId: 1, readerId: 1, libraryId: 1, login: 'lin' }
const call = (key: string, body: unknown = 'book'): Once => ({
  actor: reader,
  route: 'POST /test',
  key,
  body,
  at: place.clock.now(),
})
const news = () =>
  asActor(place.house.db, system, (tx) =>
    tx.selectFrom('news').select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow(),
  )
const publish = (key: string, body?: unknown) =>
  once(place.house.db, call(key, body), async (tx) => {
    const row = await tx
      .insertInto('news')
      .values({
        published_on: Temporal.PlainDate.from('2026-11-23'),
        title_zh: '题',
        title_en: 't',
        body_zh: '',
        body_en: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return ok({ id: row.id })
  })

test('the same call has its effect once and answers the same', async () => {
  const first = await publish('key-0001')
  expect(await publish('key-0001')).toEqual(first)
  expect((await news()).n).toBe(1)
})

test('the same key with another body is refused', async () => {
  await publish('key-0002')
  expect(await publish('key-0002', 'another book')).toMatchObject({
    ok: false,
    refusal: { code: 'keyReused' },
  })
})

test('fifty copies in flight have one effect; the others are told so at once or get the same answer', async () => {
  const before = (await news()).n
  const answers = await Promise.all(Array.from({ length: 50 }, () => publish('key-0003')))
  expect((await news()).n).toBe(before + 1)
  const ids = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.id] : [])))
  expect(ids.size).toBe(1)
  for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('inFlight')
})

test('a refusal leaves nothing behind, and the key may be used again', async () => {
  const before = (await news()).n
  const refused = await once(place.house.db, call('key-0004'), async (tx) => {
    await tx
      .insertInto('news')
      .values({
        published_on: Temporal.PlainDate.from('2026-11-23'),
        title_zh: '题',
        title_en: 't',
        body_zh: '',
        body_en: '',
      })
      .execute()
    return refuse('limitReached')
  })
  expect(refused.ok).toBe(false)
  expect((await news()).n).toBe(before)
  expect((await publish('key-0004')).ok).toBe(true)
})

test('without an actor no tenant row is seen', async () => {
  const rows = await sql<{ n: number }>`select count(*) as n from idempotency_key`.execute(
    place.house.db,
  )
  expect(rows.rows[0]?.n).toBe(0)
})

/** Refuses where what it would write stands already, as a review or a full quota does. */
const publishOnce = (key: string) =>
  once<{ id: number }>(place.house.db, call(key), async (tx) => {
    const there = await tx.selectFrom('news').select('id').where('title_en', '=', key).execute()
    if (there.length) return refuse('alreadyReviewed')
    const day = Temporal.PlainDate.from('2026-11-23')
    const row = await tx
      .insertInto('news')
      .values({ published_on: day, title_zh: '题', title_en: key, body_zh: '', body_en: '' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return ok({ id: row.id })
  })

test('a copy that comes while the first is being stored is never refused for what the first has done', async () => {
  const said = new Set<string>()
  for (let round = 0; round < 60; round++) {
    const key = `rival-copies-${round}`
    const answers = await Promise.all(Array.from({ length: 12 }, () => publishOnce(key)))
    for (const answer of answers) said.add(answer.ok ? 'ok' : answer.refusal.code)
    const ids = answers.flatMap((answer) => (answer.ok ? [answer.value.id] : []))
    expect(new Set(ids).size).toBe(1)
  }
  expect([...said].filter((code) => code !== 'ok' && code !== 'inFlight')).toEqual([])
})
