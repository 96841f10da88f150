import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seal, unseal } from '../../src/catalogue/live/sealed.ts'
import {
  admission,
  afterAsk,
  type Breaker,
  breakerTable,
  stateAt,
  untried,
} from '../../src/catalogue/targets/breaker.ts'
import { healthHours, healthOf, heardOf, stateOf } from '../../src/catalogue/targets/health.ts'
import { percentile, stepOf, withinMs } from '../../src/catalogue/targets/outcome.ts'
import { TargetQueue } from '../../src/catalogue/targets/queue.ts'
import { writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import { openTarget } from '../fakes/z3950-target.ts'
import { cnmarc } from '../support/books.ts'
import { layStaff } from '../support/consortium.ts'
import { layTarget } from '../support/targets.ts'
import { callAs, openWholeHouse, type WholeHouse } from '../support/whole-house.ts'

const at = Temporal.Instant.from('2026-11-23T02:00:00Z')
const rules = { failures: 5, pauseSeconds: 60 }

describe('the breaker', () => {
  test('no state is a trap: from each, an answer leads to being asked as usual', () => {
    for (const [state] of breakerTable) {
      const ways = breakerTable.filter((row) => row[0] === state && row[1] === 'answered')
      expect(
        ways.map((row) => row[2]),
        state,
      ).toEqual(['closed'])
    }
  })

  test('opens after five failures in a row and never later, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (answers) => {
        let breaker: Breaker = untried
        let inRow = 0
        for (const answered of answers) {
          breaker = afterAsk(breaker, answered, { at, rules })
          inRow = answered ? 0 : inRow + 1
          expect(stateAt(breaker, at)).toBe(inRow >= 5 ? 'open' : 'closed')
        }
      }),
    )
  })

  test('after the pause one asks; a try that never comes back lets the next one try', () => {
    let breaker: Breaker = untried
    for (let n = 0; n < 5; n++) breaker = afterAsk(breaker, false, { at, rules })
    expect(admission(breaker, at)).toBe('no')
    const later = at.add({ seconds: 61 })
    expect(admission(breaker, later)).toBe('asProbe')
    const probing = { ...breaker, probingUntil: later.add({ seconds: 10 }) }
    expect(admission(probing, later)).toBe('no')
    expect(admission(probing, later.add({ seconds: 11 }))).toBe('asProbe')
    expect(stateAt(afterAsk(probing, false, { at: later, rules }), later)).toBe('open')
  })
})

describe('the queue of a target', () => {
  const limits = { sessionsMax: 1, queueMax: 3 }
  const never = new AbortController().signal

  test('who asks many things does not stand before one who asks one', async () => {
    const queue = new TargetQueue()
    const order: string[] = []
    const first = await queue.turn('many', { ...limits, sessionsMax: 2 }, never)
    const second = await queue.turn('other', { ...limits, sessionsMax: 2 }, never)
    const waiting = ['many', 'one'].map(async (asker) => {
      const turn = await queue.turn(asker, { ...limits, sessionsMax: 2 }, never)
      order.push(asker)
      return turn
    })
    second?.leave()
    await waiting[1]
    expect(order).toEqual(['one'])
    first?.leave()
    await waiting[0]
    expect(order).toEqual(['one', 'many'])
  })

  test('a full queue refuses at once, and who leaves gives up the place', async () => {
    const queue = new TargetQueue()
    const taken = await queue.turn('a', limits, never)
    const leaving = new AbortController()
    const waiting = [1, 2, 3].map(() => queue.turn('b', limits, leaving.signal))
    expect(await queue.turn('c', limits, never)).toBeNull()
    leaving.abort()
    expect(await Promise.all(waiting)).toEqual([null, null, null])
    const next = queue.turn('d', limits, never)
    taken?.leave()
    taken?.leave()
    expect(await next).not.toBeNull()
  })
})

test('times are kept in steps, and half or 95 % of them lie within one', () => {
  expect(stepOf(1)).toBe(50)
  expect(stepOf(301)).toBe(500)
  expect(stepOf(99_999)).toBe(withinMs.at(-1))
  expect(percentile([], 0.5)).toBeNull()
  const steps = [
    { withinMs: 5000, asked: 6 },
    { withinMs: 100, asked: 94 },
  ]
  expect(percentile(steps, 0.5)).toBe(100)
  expect(percentile(steps, 0.95)).toBe(5000)
})

test('health counts what speaks of the target: a reader who left does not', () => {
  const row = { sourceId: 1, hour: at, withinMs: 100 }
  const health = healthOf(
    [
      { ...row, outcome: 'answered', asked: 8 },
      { ...row, outcome: 'stopped', asked: 5 },
      { ...row, outcome: 'timedOut', asked: 2 },
    ],
    at,
  )
  expect(health).toMatchObject({
    asked: 10,
    answered: 8,
    failed: [{ outcome: 'timedOut', asked: 2 }],
  })
  expect(health.hours).toHaveLength(healthHours)
  expect(health.hours.at(-1)).toMatchObject({ answered: 8, failed: 2 })
})

describe('the state of a target says what is known', () => {
  const known = { breaker: 'closed', heard: 0, unheard: 0, silentInRow: 0, failuresMax: 5 } as const
  test.each([
    [{ heard: 0, unheard: 110, silentInRow: 110 }, 'silent'],
    [{ heard: 40, unheard: 6, silentInRow: 6, breaker: 'halfOpen' }, 'silent'],
    [{ heard: 40, unheard: 6, silentInRow: 6, breaker: 'open' }, 'paused'],
    [{ heard: 40, unheard: 6, silentInRow: 2, breaker: 'halfOpen' }, 'tried'],
    [{ heard: 40, unheard: 6, silentInRow: 2 }, 'unsteady'],
    [{ heard: 420, unheard: 11, silentInRow: 1 }, 'well'],
    [{}, 'neverAsked'],
  ] as const)('%o: %s', (of, state) => expect(stateOf({ ...known, ...of })).toBe(state))

  test('silent are the asks after the last hour in which it said anything; an objection is a sign of life', () => {
    const row = { sourceId: 1, withinMs: 100, asked: 3 }
    const ago = (hours: number) => at.subtract({ hours })
    const rows = [
      { ...row, hour: ago(9), outcome: 'timedOut' },
      { ...row, hour: ago(8), outcome: 'diagnostic' },
      { ...row, hour: ago(8), outcome: 'timedOut' },
      { ...row, hour: ago(5), outcome: 'timedOut' },
      { ...row, hour: ago(2), outcome: 'cannotConnect' },
      { ...row, hour: ago(1), outcome: 'stopped' },
    ] as const
    expect(heardOf(rows)).toEqual({
      heard: 3,
      unheard: 12,
      silentInRow: 6,
      silentSince: ago(5),
    })
    expect(heardOf(rows.slice(3))).toMatchObject({ silentInRow: 6, silentSince: null })
  })
})

test('only what was sealed here is opened', () => {
  const secret = Buffer.alloc(32, 7)
  const marc = cnmarc({ title: '往事与随想' }, 'x1')
  const record = { sourceId: 1, at: at.toString(), marc, copies: [] }
  const sealed = seal(record, secret)
  expect(unseal(sealed, secret)).toEqual(record)
  expect(unseal(sealed, Buffer.alloc(32, 8))).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => unseal(text, secret) === null))
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), (index) => {
      const other = sealed[index] === 'A' ? 'B' : 'A'
      return unseal(sealed.slice(0, index) + other + sealed.slice(index + 1), secret) === null
    }),
  )
})

describe('the centre', () => {
  let world: WholeHouse
  const fakes: { close(): Promise<void> }[] = []
  beforeAll(async () => {
    world = await openWholeHouse()
  })
  afterAll(async () => {
    for (const fake of fakes) await fake.close()
    await world.http.close()
    await world.close()
  })

  test('tests a target step by step, finds how it wants to be asked, and keeps it', async () => {
    const book = {
      title: '往事与随想',
      author: '赫尔岑',
      isbn: '978-7-220-10653-8',
      publisher: '四川人民出版社',
    }
    const written = writeIso2709(cnmarc(book, 'x1'), 'gb18030')
    if (!written.ok) throw new Error('the record does not fit')
    const found = [written.bytes]
    const fake = await openTarget({
      charset: 'gb18030',
      uses: [4, 7, 1035],
      finds: { [book.title]: found, '9787220106538': found },
    })
    fakes.push(fake)
    const other = await layStaff(world, world.libraries.bupt, 'zx03', 'centre')
    const id = await layTarget(world, {
      libraryId: world.libraries.ruc,
      protocol: 'z3950',
      address: `${fake.host}:${fake.port}`,
      approvedBy: [world.staff.bupt.accountId, other.accountId],
      profile: { asking: { queryCharset: 'gb18030', attributes: { any: ['1=4'] } } },
    })
    const call = (method: string, path: string, payload: object) =>
      callAs(world, world.centre, { method, url: `/api/targets/${id}${path}`, payload })

    const test = (await call('POST', '/test', { q: book.title })).json()
    expect(
      test.steps.map((one: { step: string; outcome: string }) => [one.step, one.outcome]),
    ).toEqual(
      ['address', 'connect', 'init', 'search', 'present', 'decode'].map((step) => [
        step,
        'answered',
      ]),
    )
    expect(test.steps.at(-1).found).toBe('gb18030')
    expect(test.sample).toMatchObject({ title: book.title, format: 'cnmarc', copies: 1 })

    const ways = (await call('POST', '/ways', { q: book.title })).json()
    const way = (field: string) => ways.ways.find((one: { field: string }) => one.field === field)
    expect(way('title')).toMatchObject({ way: ['1=4'], hits: 1, tried: 1 })
    expect(way('any').way).toEqual(['1=1035'])
    expect(way('isbn').way).toEqual(['1=7'])
    expect(way('publisher')).toMatchObject({ way: null })

    const kept = { any: ['1=1035'], isbn: ['1=7', '4=1'] }
    expect((await call('PUT', '/ways', { ways: kept })).statusCode).toBe(200)
    const row = await world.owner
      .selectFrom('source')
      .select('profile')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.profile).toMatchObject({ asking: { attributes: kept, queryCharset: 'gb18030' } })
    expect((await call('PUT', '/ways', { ways: { any: ['drop table'] } })).json().code).toBe(
      'invalidField',
    )
  })

  test('hears at which step a target fails', async () => {
    const tested = await callAs(world, world.centre, {
      method: 'POST',
      url: `/api/targets/${world.target}/test`,
      payload: { q: 'x' },
    })
    expect(tested.json().steps).toMatchObject([{ step: 'address', outcome: 'internalNotApproved' }])
    expect(tested.json().sample).toBeNull()
  })

  test('lets a spared target be tried again at once', async () => {
    const openUntil = world.clock.now().add({ minutes: 1 })
    await world.owner
      .insertInto('target_breaker')
      .values({ source_id: world.target, failures_in_row: 5, open_until: openUntil })
      .execute()
    const state = async () =>
      (await callAs(world, world.centre, { method: 'GET', url: `/centre/targets/${world.target}` }))
        .body
    expect(await state()).toContain('"breaker":"open"')
    const url = `/api/targets/${world.target}/try-again`
    expect(
      (await callAs(world, world.centre, { method: 'POST', url, payload: {} })).statusCode,
    ).toBe(200)
    expect(await state()).toContain('"breaker":"halfOpen"')
  })
})
