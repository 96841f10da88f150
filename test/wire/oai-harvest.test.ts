import { afterEach, describe, expect, test } from 'vitest'
import { type Checkpoint, type HarvestWanted, isHarvestFault } from '../../src/wire/oai/harvest.ts'
import { type HarvestStep, harvest } from '../../src/wire/oai/harvest-client.ts'
import { identify, type OaiFetching, sets } from '../../src/wire/oai/oai-client.ts'
import { type FakeOaiProvider, type FakeOaiRecord, openOaiProvider } from '../fakes/oai-provider.ts'

let close: (() => Promise<void>) | undefined
afterEach(async () => {
  await close?.()
  close = undefined
})
const open = async (script: FakeOaiProvider) => {
  const provider = await openOaiProvider(script)
  close = provider.close
  return provider
}

const waited: number[] = []
const patience = (more: Partial<OaiFetching> = {}): OaiFetching => ({
  fetch,
  timeoutMs: 2_000,
  bytesMax: 2_000_000,
  retriesMax: 2,
  waitMsMax: 60_000,
  wait: async (ms) => void waited.push(ms),
  ...more,
})
const everything = (baseUrl: string, more: Partial<HarvestWanted> = {}): HarvestWanted => ({
  baseUrl,
  verb: 'ListRecords',
  metadataPrefix: 'marcxml',
  set: '',
  from: null,
  until: null,
  granularity: 'second',
  ...more,
})
const day = (n: number) => `2026-10-${String(n).padStart(2, '0')}T00:00:00Z`
const books = (count: number): FakeOaiRecord[] =>
  Array.from({ length: count }, (_, at) => ({
    identifier: `oai:source.example:${at + 1}`,
    datestamp: day(at + 1),
    metadata: `<marc:record xmlns:marc="http://www.loc.gov/MARC21/slim"><marc:leader>${at + 1}</marc:leader></marc:record>`,
  }))

async function walk(steps: AsyncGenerator<HarvestStep>) {
  const all: HarvestStep[] = []
  for await (const step of steps) {
    all.push(step)
    if (all.length > 60) throw new Error('a harvest without an end')
  }
  const records = all.flatMap((step) => ('records' in step ? step.records : []))
  const last = all.at(-1)!
  return {
    pages: all.filter((step) => 'records' in step).length,
    ids: records.map(({ identifier }) => Number(identifier.split(':').at(-1))),
    records,
    fault: 'reason' in last ? last : null,
    unreadable: all.flatMap((step) => ('records' in step ? step.unreadable : [])),
    steps: all,
  }
}
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

test('every record of every page comes once, in order, with its XML as it stands', async () => {
  const { url } = await open({ records: books(25) })
  const { ids, pages, fault, records } = await walk(harvest(everything(url), null, patience()))
  expect([ids, pages, fault]).toEqual([numbers(1, 25), 3, null])
  expect(records[4]?.metadata).toBe(books(5)[4]?.metadata)
})

test('a deleted record is told as such, and has no metadata', async () => {
  const records = books(2)
  records[1]!.metadata = null
  const { url } = await open({ records })
  const harvested = await walk(harvest(everything(url), null, patience()))
  expect(harvested.records.map(({ deleted }) => deleted)).toEqual([false, true])
  expect(harvested.records[1]?.metadata).toBeNull()
})

test('a harvest that was killed goes on at the checkpoint of its last page', async () => {
  const { url, asked } = await open({ records: books(30) })
  let kept: Checkpoint | null = null
  for await (const step of harvest(everything(url), null, patience())) {
    if ('records' in step) kept = structuredClone(step.checkpoint)
    break
  }
  const { ids } = await walk(harvest(everything(url), kept, patience()))
  expect(ids).toEqual(numbers(11, 30))
  expect(asked[1]?.has('metadataPrefix')).toBe(false)
})

test('the next harvest asks from the clock of the source, not from ours', async () => {
  const { url } = await open({ records: books(3), responseDate: '2026-11-20T23:59:59Z' })
  const { steps } = await walk(harvest(everything(url), null, patience()))
  expect(steps[0]).toMatchObject({ checkpoint: { startedAt: '2026-11-20T23:59:59Z' }, last: true })
})

test('from and until are asked in the granularity of the source', async () => {
  const { url, asked } = await open({ records: books(9), granularity: 'YYYY-MM-DD' })
  const at = (text: string) => Temporal.Instant.from(text)
  const wanted = everything(url, {
    from: at('2026-10-02T13:00:00Z'),
    until: at('2026-10-04T01:00:00Z'),
    granularity: null,
  })
  const { ids } = await walk(harvest(wanted, null, patience()))
  expect(asked[1]?.get('from')).toBe('2026-10-02')
  expect(asked[1]?.get('until')).toBe('2026-10-04')
  expect(ids).toEqual([2, 3, 4])
})

test('nothing new is an empty page, and no fault', async () => {
  const { url } = await open({ records: [] })
  const { steps } = await walk(harvest(everything(url), null, patience()))
  expect(steps).toMatchObject([{ records: [], last: true }])
})

describe('an expired token', () => {
  test('leads back to the last datestamp where the list is in order', async () => {
    let expired = 0
    const { url, asked } = await open({
      records: books(30),
      misbehave: (question) =>
        question.has('resumptionToken') && expired++ === 1 ? 'expired' : null,
    })
    const { ids, fault } = await walk(harvest(everything(url), null, patience()))
    expect(fault).toBeNull()
    expect(asked.map((question) => question.get('from'))).toContain(day(20))
    expect([...new Set(ids)]).toEqual(numbers(1, 30))
  })
  test('leads back to the beginning where the list is in no order', async () => {
    let expired = 0
    const records = books(30).reverse()
    const { url } = await open({
      records,
      misbehave: (question) =>
        question.has('resumptionToken') && expired++ === 0 ? 'expired' : null,
    })
    const { ids } = await walk(harvest(everything(url), null, patience()))
    expect(new Set(ids).size).toBe(30)
  })
  const forgetful = (question: URLSearchParams) =>
    question.has('resumptionToken') ? ('expired' as const) : null
  test('each time still lets a list in order be read to its end', async () => {
    const { url } = await open({ records: books(30), misbehave: forgetful })
    const { ids, fault } = await walk(harvest(everything(url), null, patience()))
    expect([[...new Set(ids)], fault]).toEqual([numbers(1, 30), null])
  })
  test('each time, at the same place, ends the harvest', async () => {
    const records = books(30).map((record) => ({ ...record, datestamp: day(1) }))
    const { url } = await open({ records, misbehave: forgetful })
    const { fault } = await walk(harvest(everything(url), null, patience()))
    expect(fault).toMatchObject({ reason: 'tokenExpired' })
  })
})

describe('a source that goes round in circles is stopped, and it is said how', () => {
  const later = (question: URLSearchParams) => question.has('resumptionToken')
  test.each([
    ['firstPageForEver', 'samePageAgain'],
    ['sameTokenAgain', 'tokenRepeats'],
    ['emptyForEver', 'emptyPages'],
  ] as const)('%s', async (misbehaviour, reason) => {
    const { url } = await open({
      records: books(40),
      misbehave: (question) => (later(question) ? misbehaviour : null),
    })
    const { fault } = await walk(harvest(everything(url), null, patience()))
    expect(fault).toMatchObject({ reason })
  })

  test('a circle that leaves out the first page is seen too', async () => {
    const { url } = await open({ records: books(90), pageSize: 2 })
    const token = (offset: number) =>
      Buffer.from(JSON.stringify([offset, '', '', ''])).toString('base64url')
    const turning: typeof fetch = async (address, init) => {
      const answer = await (await fetch(address, init)).text()
      return new Response(answer.replace(token(12), token(6)))
    }
    const { fault } = await walk(harvest(everything(url), null, patience({ fetch: turning })))
    expect(fault).toMatchObject({ reason: expect.stringMatching(/samePageAgain|tokenRepeats/) })
  })
})

test('503 is obeyed: we wait as long as the source says, and then go on', async () => {
  waited.length = 0
  const { url } = await open({
    records: books(12),
    misbehave: (_, nth) => (nth === 2 ? { status: 503, headers: { 'retry-after': '7' } } : null),
  })
  const { ids } = await walk(harvest(everything(url), null, patience()))
  expect([ids.length, waited]).toEqual([12, [7_000]])
})

test('who asks us to wait for a day, or never stops asking, is left', async () => {
  const { url, asked } = await open({
    records: books(12),
    misbehave: () => ({ status: 503, headers: { 'retry-after': '86400' } }),
  })
  const { fault } = await walk(harvest(everything(url), null, patience()))
  expect(fault).toMatchObject({ reason: 'httpStatus', detail: '503', retryAfterMs: 86_400_000 })
  expect(asked).toHaveLength(1)
})

test('a broken record costs itself only', async () => {
  const { url } = await open({
    records: books(12),
    misbehave: (_, nth) => (nth === 1 ? 'brokenRecord' : null),
  })
  const { ids, unreadable, fault } = await walk(harvest(everything(url), null, patience()))
  expect(fault).toBeNull()
  expect(ids).toEqual(numbers(2, 12))
  expect(unreadable).toMatchObject([
    { identifier: 'oai:source.example:1', reason: 'notWellFormed' },
  ])
})

test('a page that was cut on the way is asked for again', async () => {
  const { url } = await open({
    records: books(12),
    misbehave: (_, nth) => (nth === 1 ? 'cut' : null),
  })
  expect((await walk(harvest(everything(url), null, patience()))).ids).toEqual(numbers(1, 12))
})

test.each([
  ['silent', 'timeout'],
  ['endless', 'tooLarge'],
  ['huge', 'tooLarge'],
  ['doctype', 'doctypeRefused'],
  ['html', 'notWellFormed'],
] as const)(
  'a source that is %s ends the harvest in good time: %s',
  async (misbehaviour, reason) => {
    const { url } = await open({ records: books(3), misbehave: () => misbehaviour })
    const { fault } = await walk(
      harvest(
        everything(url),
        null,
        patience({ timeoutMs: misbehaviour === 'silent' ? 300 : 8_000, retriesMax: 0 }),
      ),
    )
    expect(fault).toMatchObject({ reason })
  },
)

test('whoever stops the harvest need not wait for the source', async () => {
  const { url } = await open({ records: books(3), misbehave: () => 'silent' })
  const stopping = AbortSignal.timeout(100)
  const { fault } = await walk(
    harvest(everything(url), null, patience({ signal: stopping, timeoutMs: 60_000 })),
  )
  expect(fault).toMatchObject({ reason: 'aborted' })
})

test('a source may move us within itself, but nowhere else', async () => {
  const { url, port } = await open({
    records: books(3),
    misbehave: (question, nth) =>
      nth === 1
        ? { status: 301, headers: { location: `http://127.0.0.1:${port}/oai2?${question}` } }
        : { status: 302, headers: { location: 'http://localhost:9/oai' } },
  })
  const { fault } = await walk(harvest(everything(url), null, patience()))
  expect(fault).toMatchObject({ reason: 'redirectedAway', detail: 'http://localhost:9/oai' })
})

test('a source says who it is, and that it has no sets', async () => {
  const { url } = await open({ records: [] })
  expect(await identify(url, patience())).toMatchObject({
    repositoryName: 'Fake source',
    granularity: 'second',
    deletedRecord: 'persistent',
  })
  expect(await sets(url, patience())).toEqual([])
  expect(isHarvestFault({ reason: 'samePageAgain', detail: '' })).toBe(true)
})
