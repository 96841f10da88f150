import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { type FakeSruTarget, openSruTarget, type SruMisbehaviour } from '../fakes/sru-target.ts'
import { type Book, cnmarc, holdBooks } from '../support/books.ts'
import type { Consortium } from '../support/consortium.ts'
import { layLibrary } from '../support/libraries.ts'
import {
  type AskingHouse,
  layTarget,
  listenLive,
  openAskingHouse,
  type SeenEvent,
} from '../support/targets.ts'

const marx: Book = {
  title: '往事与随想',
  author: '赫尔岑',
  isbn: '978-7-220-10653-8',
  year: '2018',
}
const xml = (book: Book, number: string) => writeMarcXml(cnmarc(book, number))

/** A prefix of request numbers has four letters at most. */
const lettersOf = (code: string) =>
  code.slice(2).replaceAll(/\d/g, (digit) => 'kbcdefghij'[Number(digit)]!)

type Fake = Awaited<ReturnType<typeof openSruTarget>>

describe('live search', () => {
  let world: AskingHouse
  let place: AskingHouse['place']
  let app: FastifyInstance
  let url = ''
  let two: AskingHouse['two']
  const fakes: Fake[] = []

  beforeAll(async () => {
    world = await openAskingHouse()
    ;({ place, app, two } = world)
    url = await app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => world.close())
  beforeEach(async () => void (await world.forgetTargets()))
  afterEach(async () => {
    for (const fake of fakes.splice(0)) await fake.close()
  })

  /** A target of `library` that does as `script` says. */
  async function target(
    library: keyof Consortium['libraries'],
    script: FakeSruTarget,
    profile: object = {},
  ) {
    const fake = await openSruTarget(script)
    fakes.push(fake)
    const sourceId = await layTarget(place, {
      libraryId: place.libraries[library],
      protocol: 'sru',
      address: fake.url,
      approvedBy: two,
      profile,
    })
    return { fake, sourceId }
  }
  const ask = (q: string, libraries: string[], leaveAfter?: (event: SeenEvent) => boolean) =>
    listenLive(
      `${url}/api/search/live?${new URLSearchParams([['q', q], ...libraries.map((code) => ['libraries', code])])}`,
      leaveAfter,
    )
  const states = (events: SeenEvent[], sourceId: number) =>
    events.flatMap((one) =>
      one.event === 'target' && one.data.sourceId === sourceId ? [one.data] : [],
    )
  const hits = (events: SeenEvent[]) =>
    events.flatMap((one) => (one.event === 'hits' ? one.data.hits : []))
  const setRule = (parameters: object) =>
    place.owner
      .insertInto('policy_rule')
      .values({
        id: `test-${JSON.stringify(parameters)}`.slice(0, 40),
        service: 'loan',
        parameters: JSON.stringify(parameters),
        priority: 9,
        valid_from: Temporal.PlainDate.from('2026-01-01'),
        why_zh: '试验',
        why_en: 'test',
        source: 'I',
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()

  test('scenario 16: counts and records come as each library answers; one that times out is named and hides nobody', async () => {
    const { sourceId: beihang } = await target('buaa', { records: [xml(marx, 'b1')], hits: 17 })
    const { sourceId: renmin } = await target('ruc', {
      records: [xml({ title: '数学分析' }, 'r1')],
      delayMs: 150,
    })
    const { sourceId: normal } = await target(
      'bnu',
      { records: [], misbehave: () => 'silent' },
      { asking: { timeoutMs: 700 } },
    )
    const events = await ask('往事', ['211060', '211010', '211020'])

    expect(states(events, beihang).map(({ state }) => state)).toEqual([
      'waiting',
      'asking',
      'answered',
    ])
    expect(states(events, beihang).at(-1)).toMatchObject({ count: 17, library: { code: '211060' } })
    expect(states(events, renmin).at(-1)).toMatchObject({ state: 'answered', count: 1 })
    expect(states(events, normal).at(-1)).toMatchObject({ state: 'failed', reason: 'timedOut' })
    expect(hits(events).map(({ title }) => title)).toEqual(['往事与随想', '数学分析'])
    expect(hits(events)[0]).toMatchObject({
      isbn: '978-7-220-10653-8',
      year: '2018',
      recordId: null,
      isHeld: false,
    })
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { answered: 2, failed: 1 } })
    expect(JSON.stringify(events)).not.toMatch(/Error|ECONN|http:/)
  })

  test('a live search needs a choice of libraries, at most ten, all of them members', async () => {
    const asked = (codes: string[]) =>
      app.inject(
        `/api/search/live?${new URLSearchParams([['q', '书'], ...codes.map((code) => ['libraries', code])])}`,
      )
    expect((await asked([])).json()).toMatchObject({ code: 'noTargetChosen' })
    expect((await asked([])).json().message).toContain('您还没有选择要检索的图书馆')
    expect((await asked(['999999'])).json()).toMatchObject({ code: 'unknownLibrary' })
    const eleven = Array.from({ length: 11 }, (_, n) => `22${1100 + n}`)
    for (const code of eleven)
      await layLibrary(place.owner, { code, zh: `第${code}图书馆`, prefix: lettersOf(code) })
    expect((await asked(eleven)).json()).toMatchObject({ code: 'tooManyTargets' })
    expect((await asked(eleven.slice(1))).statusCode).toBe(200)
  })

  test('a live record of a work we have is that work; another is opened, has its page, and can be asked for', async () => {
    await holdBooks(place.house, place.libraries.buaa, { books: [marx], series: 'own' })
    await target('ruc', {
      records: [
        xml(marx, 'r7'),
        xml({ title: '罪与罚', isbn: '978-7-02-002600-5', callNumber: 'I512.44/T1' }, 'r8'),
      ],
    })
    const [known, unknown] = hits(await ask('往事', ['211010']))
    expect(known).toMatchObject({ title: '往事与随想', isHeld: false })
    expect(known!.recordId).not.toBeNull()
    expect(unknown).toMatchObject({ title: '罪与罚', recordId: null })
    const rows = () => place.owner.selectFrom('source_record').select('control_number').execute()
    expect((await rows()).length, 'what passes by is not stored').toBe(1)

    const open = (sealed: string, key: string) =>
      app.inject({
        method: 'POST',
        url: '/api/search/live/records',
        headers: { 'idempotency-key': key },
        payload: { sealed },
      })
    const opened = await open(unknown!.sealed, 'open-0001')
    expect(opened.statusCode).toBe(200)
    const { recordId } = opened.json()
    expect((await open(unknown!.sealed, 'open-0002')).json(), 'twice is once').toEqual({ recordId })
    const page = (await app.inject(`/api/records/${recordId}`)).json()
    expect(page.hit).toMatchObject({ title: '罪与罚', libraries: 1, lendable: 1 })
    expect(page.copies).toMatchObject([
      { library: { code: '211010' }, barcode: 'Br8', callNumber: 'I512.44/T1' },
    ])
    expect((await open(known!.sealed, 'open-0003')).json()).toEqual({ recordId: known!.recordId })
    expect(hits(await ask('往事', ['211010'])).map(({ isHeld }) => isHeld)).toEqual([true, true])

    expect((await open(`${unknown!.sealed}x`, 'open-0004')).json()).toMatchObject({
      code: 'invalidField',
    })
    place.clock.pass({ minutes: 61 })
    expect((await open(unknown!.sealed, 'open-0005')).json()).toMatchObject({
      code: 'liveRecordStale',
    })

    const asked = await place.submit(place.reader)
    expect(asked.ok).toBe(true)
  })

  test('hostile targets stall nobody and are named in words', async () => {
    const wrongs: [SruMisbehaviour, string][] = [
      ['silent', 'timedOut'],
      ['endless', 'tooLarge timedOut'],
      ['huge', 'tooLarge timedOut'],
      ['broken', 'notThisProtocol'],
      ['cut', 'notThisProtocol closedByPeer'],
      ['doctype', 'notThisProtocol'],
      ['html', 'notThisProtocol'],
      ['deep', 'tooLarge notThisProtocol'],
      [{ status: 500 }, 'cannotConnect notThisProtocol closedByPeer'],
      [{ diagnostic: 10 }, 'diagnostic'],
    ]
    const laid: { sourceId: number; wrong: string; reasons: string }[] = []
    for (const [wrong, reasons] of wrongs) {
      const { sourceId } = await target(
        'buaa',
        { records: [xml(marx, 'x')], misbehave: () => wrong },
        { asking: { timeoutMs: 1500 } },
      )
      laid.push({ sourceId, wrong: JSON.stringify(wrong), reasons })
    }
    const { sourceId: good } = await target('ruc', { records: [xml(marx, 'g1')] })
    const begun = performance.now()
    const events = await ask('往事', ['211010', '211060'])
    expect(performance.now() - begun).toBeLessThan(4000)
    for (const { sourceId, wrong, reasons } of laid)
      expect([...reasons.split(' '), 'timedOut'], wrong).toContain(
        states(events, sourceId).at(-1)?.reason,
      )
    expect(states(events, good).at(-1)).toMatchObject({ state: 'answered', count: 1 })
  })

  test('two readers who ask the same are one ask; when all have left the target is left too', async () => {
    const { fake } = await target('buaa', { records: [xml(marx, 'b1')], delayMs: 300 })
    const both = await Promise.all([ask('同问', ['211060']), ask('同问', ['211060'])])
    expect(both.map((events) => hits(events).length)).toEqual([1, 1])
    await ask('同问', ['211060'])
    expect(fake.asked.length, 'and whoever asks again some seconds later').toBe(1)

    const { fake: mute, sourceId: left } = await target('ruc', {
      records: [],
      misbehave: () => 'silent',
    })
    await ask(
      '走开',
      ['211010'],
      ({ event, data }) => event === 'target' && data.state === 'asking',
    )
    const outcomes = async () => {
      const rows = await place.owner
        .selectFrom('target_health')
        .select('outcome')
        .where('source_id', '=', left)
        .execute()
      return rows.map(({ outcome }) => outcome)
    }
    await expect.poll(outcomes, { timeout: 5_000 }).toEqual(['stopped'])
    expect(mute.asked.length).toBe(1)
  })

  test('a target that fails five times in a row is left alone for a minute, in all processes; then one tries it', async () => {
    let wrong: SruMisbehaviour | null = { status: 503 }
    const { fake, sourceId } = await target('buaa', {
      records: [xml(marx, 'b1')],
      misbehave: () => wrong,
    })
    for (let n = 1; n <= 5; n++) await ask(`失败${n}`, ['211060'])
    expect(fake.asked.length).toBe(5)
    const spared = await ask('再问', ['211060'])
    expect(states(spared, sourceId).at(-1)).toMatchObject({ state: 'failed', reason: 'paused' })
    const other = (await place.app()).app
    expect((await other.inject('/api/search/live?q=他问&libraries=211060')).body).toContain(
      'paused',
    )
    await other.close()
    expect(fake.asked.length).toBe(5)

    place.clock.pass({ seconds: 61 })
    await ask('一试', ['211060'])
    expect(fake.asked.length).toBe(6)
    expect(states(await ask('又问', ['211060']), sourceId).at(-1)?.reason).toBe('paused')
    place.clock.pass({ seconds: 61 })
    wrong = null
    expect(states(await ask('再试', ['211060']), sourceId).at(-1)?.state).toBe('answered')
    expect(states(await ask('好了', ['211060']), sourceId).at(-1)?.state).toBe('answered')
  })

  test('no more sessions than its library allows; who waits is served in turn', async () => {
    let now = 0
    let most = 0
    const { fake } = await target(
      'buaa',
      {
        records: [xml(marx, 'b1')],
        delayMs: 60,
        misbehave: () => {
          now--
          return null
        },
      },
      { asking: { sessionsMax: 2 } },
    )
    const push = fake.asked.push.bind(fake.asked)
    fake.asked.push = (question) => {
      most = Math.max(most, ++now)
      return push(question)
    }
    const all = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(`问${n}`, ['211060'])))
    expect(all.every((events) => hits(events).length === 1)).toBe(true)
    expect(most).toBeLessThanOrEqual(2)
  })

  test('ten targets, three of them mute: first hits 300 ms after the fastest, all told at the timeout', async () => {
    const timeoutMs = 2000
    await setRule({ liveTimeoutMs: timeoutMs })
    const codes: string[] = []
    for (let n = 0; n < 10; n++) {
      const code = `23${1200 + n}`
      codes.push(code)
      const libraryId = await layLibrary(place.owner, {
        code,
        zh: `量${n}图书馆`,
        prefix: lettersOf(code),
      })
      const fake = await openSruTarget({
        records: [xml({ title: `书${n}` }, `q${n}`)],
        delayMs: 40 * n,
        misbehave: () => (n >= 7 ? 'silent' : null),
      })
      fakes.push(fake)
      await layTarget(place, { libraryId, protocol: 'sru', address: fake.url, approvedBy: two })
    }
    const events = await ask('量', codes)
    const first = events.find(({ event }) => event === 'hits')!.afterMs
    const done = events.find(({ event }) => event === 'done')!
    console.log(
      `live: 10 targets, 3 mute: first hits ${Math.round(first)} ms, done ${Math.round(done.afterMs)} ms of ${timeoutMs} ms`,
    )
    expect(done.data).toEqual({ answered: 7, failed: 3 })
    expect(first).toBeLessThan(300)
    expect(done.afterMs).toBeLessThan(timeoutMs + 150)
  })

  test('a campus address that no second person approved is not asked', async () => {
    const fake = await openSruTarget({ records: [xml(marx, 'b1')] })
    fakes.push(fake)
    const sourceId = await layTarget(place, {
      libraryId: place.libraries.buaa,
      protocol: 'sru',
      address: fake.url,
    })
    const events = await ask('校内', ['211060'])
    expect(states(events, sourceId).at(-1)).toMatchObject({
      state: 'failed',
      reason: 'internalNotApproved',
    })
    expect(fake.asked.length).toBe(0)
  })
})
