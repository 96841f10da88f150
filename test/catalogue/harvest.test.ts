import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sweepHarvests } from '../../src/catalogue/harvest/due.ts'
import { continueRun, startRun, stopRun } from '../../src/catalogue/harvest/start.ts'
import { workRun } from '../../src/catalogue/harvest/work.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { attempt } from '../../src/shared/once.ts'
import { writeIso2709 } from '../../src/wire/marc/iso2709.ts'
import { writeMarcXml } from '../../src/wire/marc/marcxml.ts'
import { readMarc } from '../../src/wire/marc/read.ts'
import { type FakeOaiRecord, openOaiProvider } from '../fakes/oai-provider.ts'
import { openSruTarget } from '../fakes/sru-target.ts'
import { openTarget, type TargetScript, withHoldings } from '../fakes/z3950-target.ts'
import { openHouse } from '../support/house.ts'
import { allOf, chunked, fixtureBytes, recordsIn } from '../support/marc.ts'
import {
  harvestNow,
  holdingsCount,
  placeFile,
  plantLibrary,
  plantSource,
  runOf,
} from '../support/sources.ts'

let open: Awaited<ReturnType<typeof openHouse>>
let library: number
const eight = fixtureBytes('cnmarc-gbk.mrc')

beforeAll(async () => {
  open = await openHouse()
  library = await plantLibrary(open)
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.owner.updateTable('source_record').set({ only_run_id: null }).execute()
  const tables = ['harvest_reject', 'harvest_run', 'harvest_file', 'harvest_identifier'] as const
  for (const table of tables) await open.owner.deleteFrom(table).execute()
  for (const table of ['source', 'holding', 'source_record', 'record'] as const)
    await open.owner.deleteFrom(table).execute()
})

/** Records in UTF-8, each with a control number and a title of its own. */
const many = (count: number, from = 0) =>
  Buffer.from(
    Array.from({ length: count }, (_, at) => numbered(from + at))
      .map((record) => `${writeMarcXml(record)}`)
      .join(''),
  )
const numbered = (at: number) => ({
  leader: '00000nam0 2200000   450 ',
  fields: [
    { tag: '001', value: `n${at}` },
    { tag: '200', indicators: '1 ', subfields: [{ code: 'a', value: `第${at}本书` }] },
    { tag: '905', indicators: '  ', subfields: [{ code: 'f', value: `TP${at}` }] },
  ],
})

const fileSource = (profile: object = {}) =>
  plantSource(open, { libraryId: library, protocol: 'file', profile })

test('a placed file is harvested: counts, copies, and what was not taken with its reason and bytes', async () => {
  const sourceId = await fileSource()
  await placeFile(open.house, sourceId, Buffer.concat([eight, Buffer.from('garbage\x1d'), eight]))
  const run = await harvestNow(open.house, { sourceId, scope: 'full' })
  expect(run).toMatchObject({
    state: 'finished',
    records_read: 17,
    added: 8,
    rejected: 9,
    total_expected: 17,
    error: '',
  })
  expect(await holdingsCount(open.house, library)).toMatchObject({ sources: 8, works: 8 })
  const rejects = await asActor(open.house.db, system, (tx) =>
    tx.selectFrom('harvest_reject').selectAll().orderBy('id').execute(),
  )
  expect(rejects[0]).toMatchObject({ position: 8, reason: 'notARecord' })
  expect(rejects[0]?.bytes.toString()).toBe('garbage\x1d')
  expect(rejects[1]).toMatchObject({ reason: 'controlNumberRepeated', detail: '012020000001' })
  expect(rejects[1]?.bytes.equals(eight.subarray(0, rejects[1].bytes.length))).toBe(true)
})

test('the same file again changes nothing, and its words for states are those of its source', async () => {
  const sourceId = await fileSource()
  await placeFile(open.house, sourceId, eight)
  await harvestNow(open.house, { sourceId, scope: 'full' })
  expect(await harvestNow(open.house, { sourceId, scope: 'full' })).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 8,
  })
  await open.owner
    .updateTable('source')
    .set({
      profile: JSON.stringify({
        holdings: [{ tag: '905', callNumber: ['d'], separator: '', barcode: 'b', location: 'a' }],
        notLentLocations: ['2110'],
      }),
    })
    .execute()
  expect(await harvestNow(open.house, { sourceId, scope: 'full' })).toMatchObject({ changed: 8 })
  const copies = await asActor(open.house.db, system, (tx) =>
    tx.selectFrom('holding').select(['call_number', 'status', 'lendable', 'location']).execute(),
  )
  expect(copies).toContainEqual({
    call_number: 'TP312JA',
    status: 'readingRoomOnly',
    lendable: false,
    location: '211010',
  })
})

test('one run of a source at a time; a file source without a file cannot begin', async () => {
  const sourceId = await fileSource()
  const start = () =>
    attempt(open.house.db, system, (tx) =>
      startRun(tx, open.house, system, { sourceId, scope: 'full' }),
    )
  expect(await start()).toMatchObject({ refusal: { code: 'noFileToHarvest' } })
  await placeFile(open.house, sourceId, eight)
  const both = await Promise.all([start(), start()])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'harvestRunning' } })
})

/** Works a run and goes away after `steps` of them were stored, as one that is told to end does. */
async function workSome(runId: number, steps: number) {
  const stopping = new AbortController()
  const { clock } = open.house
  let asked = 0
  const counting = {
    ...open.house,
    clock: {
      now: () => {
        if (++asked > steps) stopping.abort()
        return clock.now()
      },
    },
  }
  await workRun(counting, runId, { signal: stopping.signal })
}

test('whoever takes a run up goes on from its checkpoint and loses and repeats nothing', async () => {
  const sourceId = await fileSource()
  await placeFile(open.house, sourceId, Buffer.concat([many(1_000), many(1, 3), many(200, 1_000)]))
  const started = await attempt(open.house.db, system, (tx) =>
    startRun(tx, open.house, system, { sourceId, scope: 'full' }),
  )
  const runId = started.ok ? started.value.runId : 0
  await workSome(runId, 2)
  const half = await runOf(open.house, runId)
  expect(half).toMatchObject({ state: 'running' })
  expect(half.records_read).toBeGreaterThan(0)
  expect(half.records_read).toBeLessThan(1_201)
  await workRun(open.house, runId, { signal: new AbortController().signal })
  // The control number that came twice is found although its first half was read by the other worker.
  expect(await runOf(open.house, runId)).toMatchObject({
    state: 'finished',
    records_read: 1_201,
    added: 1_200,
    unchanged: 0,
    rejected: 1,
  })
  expect(await holdingsCount(open.house, library)).toMatchObject({ sources: 1_200, copies: 1_200 })
})

test('a person stops a run and goes on with it later', async () => {
  const sourceId = await fileSource()
  await placeFile(open.house, sourceId, many(1_000))
  const started = await attempt(open.house.db, system, (tx) =>
    startRun(tx, open.house, system, { sourceId, scope: 'full' }),
  )
  const runId = started.ok ? started.value.runId : 0
  await workSome(runId, 2)
  const stop = () => attempt(open.house.db, system, (tx) => stopRun(tx, open.house, system, runId))
  expect(await stop()).toMatchObject({ ok: true })
  expect(await runOf(open.house, runId)).toMatchObject({ state: 'stopped' })
  expect(await stop()).toMatchObject({ refusal: { code: 'harvestNotRunning' } })
  // A job that is still in the queue finds nothing to do.
  await workRun(open.house, runId, { signal: new AbortController().signal })
  expect((await runOf(open.house, runId)).records_read).toBeLessThan(1_000)
  const again = await attempt(open.house.db, system, (tx) =>
    continueRun(tx, open.house, system, runId),
  )
  expect(again.ok).toBe(true)
  await workRun(open.house, runId, { signal: new AbortController().signal })
  expect(await runOf(open.house, runId)).toMatchObject({ state: 'finished', added: 1_000 })
})

test('the clock starts what is due, and takes up what a killed worker left', async () => {
  const sourceId = await fileSource()
  await placeFile(open.house, sourceId, eight)
  const due = open.house.clock.now()
  await open.owner
    .updateTable('source')
    .set({ next_due_at: due, harvest_every_minutes: 60 })
    .where('id', '=', sourceId)
    .execute()
  expect(await sweepHarvests(open.house)).toBe(1)
  expect(await sweepHarvests(open.house)).toBe(0)
  open.clock.pass({ minutes: 3 })
  // Nobody works on it: a job is written for it again.
  expect(await sweepHarvests(open.house)).toBe(1)
  const source = await open.owner
    .selectFrom('source')
    .select('next_due_at')
    .where('id', '=', sourceId)
    .executeTakeFirstOrThrow()
  expect(source.next_due_at?.toString()).toBe(due.add({ hours: 1 }).toString())
})

const metadata = async () =>
  (await allOf(readMarc(chunked(eight)))).flatMap((each) =>
    'record' in each ? [writeMarcXml(each.record)] : [],
  )
const oaiRecords = async (): Promise<FakeOaiRecord[]> =>
  (await metadata()).map((xml, at) => ({
    identifier: `oai:buaa.example:${at}`,
    datestamp: `2026-11-0${at + 1}T00:00:00Z`,
    metadata: xml,
  }))

/** A source at a fake on this machine: its address was approved by a second person. */
async function remoteSource(
  protocol: 'oaiPmh' | 'z3950' | 'sru',
  url: string,
  profile: object = {},
) {
  const sourceId = await plantSource(open, { libraryId: library, protocol, address: url, profile })
  const people = await open.owner
    .insertInto('account')
    .values(
      ['one', 'two'].map((login) => ({
        login: `${login}-${sourceId}`,
        kind: 'centre',
        library_id: library,
        operator_code: `${login}${sourceId}`,
        password_hash: 'x',
        password_changed_at: open.house.clock.now(),
        created_at: open.house.clock.now(),
      })),
    )
    .returning('id')
    .execute()
  await open.owner
    .updateTable('source')
    .set({
      internal_address_entered_by: people[0]!.id,
      internal_address_approved_by: people[1]!.id,
      internal_address_approved: url,
    })
    .where('id', '=', sourceId)
    .execute()
  return sourceId
}

test('an OAI-PMH source: everything, then only what changed, and what it deleted goes', async () => {
  const provider = await openOaiProvider({
    records: await oaiRecords(),
    pageSize: 3,
    responseDate: '2026-11-10T00:00:00Z',
  })
  try {
    const sourceId = await remoteSource('oaiPmh', provider.url)
    const first = await harvestNow(open.house, { sourceId, scope: 'incremental' })
    expect(first).toMatchObject({ state: 'finished', scope: 'full', added: 8, records_read: 8 })
    const before = await holdingsCount(open.house, library)
    provider.script.records[1] = {
      ...provider.script.records[1]!,
      metadata: null,
      datestamp: '2026-11-11T00:00:00Z',
    }
    const second = await harvestNow(open.house, { sourceId, scope: 'incremental' })
    expect(second).toMatchObject({ state: 'finished', scope: 'incremental', deleted: 1, added: 0 })
    expect(second.from_stamp).toBe('2026-11-10T00:00:00Z')
    expect(await holdingsCount(open.house, library)).toMatchObject({
      sources: before.sources - 1,
      works: 8,
    })
  } finally {
    await provider.close()
  }
})

test('a source that turns in a circle, and an address nobody approved, are named', async () => {
  const provider = await openOaiProvider({
    records: await oaiRecords(),
    pageSize: 2,
    misbehave: () => 'firstPageForEver',
  })
  try {
    const sourceId = await remoteSource('oaiPmh', provider.url)
    expect(await harvestNow(open.house, { sourceId, scope: 'full' })).toMatchObject({
      state: 'failed',
      error: 'goesInCircles',
    })
    await open.owner
      .updateTable('source')
      .set({ internal_address_approved: 'http://elsewhere.example/' })
      .where('id', '=', sourceId)
      .execute()
    const run = await harvestNow(open.house, { sourceId, scope: 'full' })
    expect(['internalNotApproved', 'neverAsked']).toContain(run.error)
  } finally {
    await provider.close()
  }
})

test('a Z39.50 target is swept question by question, and gone on with from where it stood', async () => {
  const records = recordsIn(await allOf(readMarc(chunked(eight)))).map((record) => {
    const written = writeIso2709(record)
    if (!written.ok) throw new Error(written.reason)
    return written.bytes
  })
  const target = await openTarget({
    finds: { '1987': records.slice(0, 3), '1989': records.slice(3) },
    recordsAtOnce: 2,
  })
  try {
    const profile = { sweep: { field: 'year', texts: ['1987-1989'], pageRecords: 2 } }
    const sourceId = await remoteSource('z3950', `127.0.0.1:${target.port}`, profile)
    expect(await harvestNow(open.house, { sourceId, scope: 'full' })).toMatchObject({
      state: 'finished',
      records_read: 8,
      added: 8,
      checkpoint: { question: 3, start: 1, hitsBefore: 8 },
    })
  } finally {
    await target.close()
  }
})

test('copies that come beside a record are its holdings, in the words and rooms of the profile', async () => {
  const written = writeIso2709(numbered(7))
  if (!written.ok) throw new Error(written.reason)
  const copy = (barcode: string, location: string, more: object) => ({
    callNumber: Buffer.from('TP7/1'),
    shelvingLocation: Buffer.from(location),
    circulation: [{ itemId: Buffer.from(barcode), ...more }],
  })
  const script: TargetScript = { finds: { '1987': [written.bytes] } }
  const lay = (first: object) => {
    script.external = withHoldings(
      copy('A1', '总馆', first),
      copy('A2', '特藏室', { availableNow: true }),
      copy('A3', '总馆', { restrictions: Buffer.from('寄存') }),
    )
  }
  lay({ availableNow: true })
  const target = await openTarget(script)
  try {
    const sourceId = await remoteSource('z3950', `127.0.0.1:${target.port}`, {
      asking: { syntax: 'opac' },
      sweep: { field: 'year', texts: ['1987'] },
      statusWords: { 寄存: 'readingRoomOnly' },
      notLentLocations: ['特藏'],
    })
    const held = async () =>
      (
        await open.owner
          .selectFrom('holding')
          .select(['barcode', 'call_number', 'location', 'status', 'lendable'])
          .orderBy('barcode')
          .execute()
      ).map((each) => Object.values(each).join(' '))
    await harvestNow(open.house, { sourceId, scope: 'full' })
    expect(await held()).toEqual([
      'A1 TP7/1 总馆 available true',
      'A2 TP7/1 特藏室 readingRoomOnly false',
      'A3 TP7/1 总馆 readingRoomOnly false',
    ])
    expect(await harvestNow(open.house, { sourceId, scope: 'full' })).toMatchObject({ changed: 0 })
    lay({ availableNow: false })
    expect(await harvestNow(open.house, { sourceId, scope: 'full' })).toMatchObject({ changed: 1 })
    expect((await held())[0]).toBe('A1 TP7/1 总馆 onLoan true')
  } finally {
    await target.close()
  }
})

test('a target that hangs up is asked again, and given up with its reason', async () => {
  const target = await openTarget({ finds: {}, mischief: 'hangsUp' })
  try {
    const profile = { sweep: { texts: ['1987'] } }
    const sourceId = await remoteSource('z3950', `127.0.0.1:${target.port}`, profile)
    const waited: number[] = []
    const run = await harvestNow(open.house, { sourceId, scope: 'full' }, waited)
    expect(run).toMatchObject({ state: 'failed', error: 'unreachable' })
    expect(waited).toEqual([2_000, 4_000, 8_000])
  } finally {
    await target.close()
  }
})

test('an SRU target is swept page by page; without questions there is nothing to ask', async () => {
  const target = await openSruTarget({ records: await metadata() })
  try {
    const profile = { asking: { syntax: 'marcxml' }, sweep: { texts: ['2007'], pageRecords: 3 } }
    const sourceId = await remoteSource('sru', target.url, profile)
    expect(await harvestNow(open.house, { sourceId, scope: 'full' })).toMatchObject({
      state: 'finished',
      records_read: 8,
      added: 8,
    })
    const bare = await remoteSource('sru', target.url)
    expect(await harvestNow(open.house, { sourceId: bare, scope: 'full' })).toMatchObject({
      state: 'failed',
      error: 'noQuestions',
    })
  } finally {
    await target.close()
  }
})
