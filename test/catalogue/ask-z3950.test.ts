import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { askZ3950, sessionOf, sweepZ3950 } from '../../src/catalogue/sources/ask-z3950.ts'
import type { Question } from '../../src/catalogue/sources/asked.ts'
import { Asking } from '../../src/catalogue/sources/profile.ts'
import {
  type FakeTarget,
  type Mischief,
  openTarget,
  type TargetScript,
  withHoldings,
} from '../fakes/z3950-target.ts'
import { fixtureBytes } from '../support/marc.ts'

const records = fixtureBytes('cnmarc-gbk.mrc')
  .toString('latin1')
  .split('\x1d')
  .slice(0, -1)
  .map((record) => Buffer.from(`${record}\x1d`, 'latin1'))
const [first, second, third] = records as [Buffer, Buffer, Buffer]

let open: FakeTarget[] = []
afterEach(async () => {
  for (const target of open) await target.close()
  open = []
})

async function target(script: TargetScript, asking: Partial<Asking> = {}) {
  const running = await openTarget(script)
  open.push(running)
  const source = {
    connect: () => connect({ host: running.host, port: running.port }),
    asking: { ...Asking.parse({}), timeoutMs: 700, ...asking },
    credentials: null,
  }
  return { running, source }
}

const title = (text: string): Question => ({ by: 'term', field: 'title', text })
const all = { start: 1, count: 10 }

test('a target is searched, its records come as the bytes they are', async () => {
  const { source } = await target({ finds: { 高等数学: [first, second] } })
  const asked = await askZ3950(source, title('高等数学'), all)
  expect(asked).toMatchObject({ ok: true, hits: 2, diagnostic: null })
  const got = asked.ok ? asked.records : []
  expect(got.map(({ syntax }) => syntax)).toEqual(['unimarc', 'unimarc'])
  expect(Buffer.from(got[1]!.bytes).equals(second)).toBe(true)
})

test('a target that reads GB18030 is asked in it; asked in UTF-8 it finds nothing and says nothing', async () => {
  const script: TargetScript = { finds: { 高等数学: [first] }, charset: 'gb18030' }
  const inUtf8 = await target(script)
  expect(await askZ3950(inUtf8.source, title('高等数学'), all)).toMatchObject({ ok: true, hits: 0 })
  const inGb = await target(script, { queryCharset: 'gb18030' })
  expect(await askZ3950(inGb.source, title('高等数学'), all)).toMatchObject({ ok: true, hits: 1 })
})

test('a term that the charset of a target has no letters for cannot be asked', async () => {
  const { source } = await target({}, { queryCharset: 'iso-8859-1' })
  expect(await askZ3950(source, title('高等数学'), all)).toMatchObject({
    ok: false,
    fault: { kind: 'cannotBeAsked' },
  })
})

test('attributes that a target does not know are left out from the right, and it is said', async () => {
  const { source, running } = await target(
    { finds: { x: [first] }, attributeTypes: [2] },
    { attributes: { title: ['1=4', '2=3', '4=1', '5=100'] } },
  )
  expect(await askZ3950(source, title('x'), all)).toMatchObject({
    ok: true,
    hits: 1,
    diagnostic: { set: 'bib-1', code: 113, addition: '4' },
  })
  expect(running.asked.filter(({ is }) => is === 'searchRequest')).toHaveLength(3)
})

test('a Use that a target does not know is at last any field', async () => {
  const { source, running } = await target({ finds: { x: [first] }, uses: [1016] })
  expect(await askZ3950(source, title('x'), all)).toMatchObject({
    ok: true,
    hits: 1,
    diagnostic: { code: 114 },
  })
  expect(running.asked.filter(({ is }) => is === 'searchRequest')).toHaveLength(2)
})

test('where no way round is found, the first objection is what is told', async () => {
  const { source } = await target({ uses: [12] })
  expect(await askZ3950(source, title('x'), all)).toMatchObject({
    ok: false,
    fault: { kind: 'diagnostic', diagnostic: { code: 114, addition: '4' } },
  })
})

test('an objection to anything else is what was answered', async () => {
  const { source } = await target({ diagnostic: { code: 235, addition: 'none' } })
  expect(await askZ3950(source, title('x'), all)).toEqual({
    ok: false,
    fault: { kind: 'diagnostic', diagnostic: { set: 'bib-1', code: 235, addition: 'none' } },
  })
})

test('and, or, not are asked of the target as they are', async () => {
  const { source } = await target({ finds: { a: [first, second], b: [second, third] } })
  const hits = async (by: 'and' | 'or' | 'andNot') => {
    const asked = await askZ3950(source, { by, left: title('a'), right: title('b') }, all)
    return asked.ok ? asked.hits : asked
  }
  expect([await hits('and'), await hits('or'), await hits('andNot')]).toEqual([1, 3, 1])
})

test('a target that sends few records at once is asked for the rest', async () => {
  const { source } = await target({ finds: { a: records }, recordsAtOnce: 3 })
  const asked = await askZ3950(source, title('a'), { start: 1, count: records.length })
  expect(asked.ok && asked.records).toHaveLength(records.length)
})

test('a sweep takes a result part by part over one connection', async () => {
  const { source, running } = await target({ finds: { a: records } })
  const parts = await Array.fromAsync(
    sweepZ3950(source, title('a'), { start: 2, count: 1000, perPart: 3 }),
  )
  expect(parts.map((part) => part.ok && part.records.length)).toEqual([3, 3, 1])
  expect(running.connections().made).toBe(1)
})

test('a list that ends before the term is empty, and no failure; one that failed is', async () => {
  for (const [scanStatus, ok] of [
    [5, true],
    [6, false],
  ] as const) {
    const { source } = await target({ finds: {}, scanStatus })
    const opened = await sessionOf(source)
    if (!opened.ok) throw new Error(opened.fault.kind)
    const start = { attributes: [{ type: 1, value: 4 }], term: Buffer.from('x') }
    const listed = await opened.value.scan({ databases: ['a'], start, count: 5, position: 1 })
    expect(listed).toMatchObject({ ok })
    await opened.value.close()
  }
})

test('who may not in is told so', async () => {
  const { source } = await target({ user: 'library' })
  const asked = await askZ3950(source, title('x'), all)
  expect(asked).toMatchObject({ ok: false, fault: { kind: 'authenticationFailed' } })
  const credentials = { user: 'library', password: 'secret', group: '' }
  expect(await askZ3950({ ...source, credentials }, title('x'), all)).toMatchObject({ ok: true })
})

test('OPAC records bring their copies, in whatever charset they are', async () => {
  const gbk = (hex: string) => Buffer.from(hex, 'hex')
  const { source } = await target(
    {
      finds: { x: [first] },
      external: withHoldings(
        {
          localLocation: gbk('d6d0cec4cae9bfe2'),
          callNumber: Buffer.from('O13/1'),
          circulation: [
            {
              availableNow: false,
              itemId: Buffer.from('A1'),
              availabilityDate: Buffer.from('2026-12-01'),
            },
            { availableNow: true, itemId: Buffer.from('A2') },
          ],
        },
        { publicNote: Buffer.from('DUE 01-11-23') },
      ),
    },
    { syntax: 'opac' },
  )
  const asked = await askZ3950(source, title('x'), all)
  const [record] = asked.ok ? asked.records : []
  expect(record?.syntax).toBe('unimarc')
  expect(Buffer.from(record!.bytes).equals(first)).toBe(true)
  expect(
    record?.copies.map(({ location, barcode, available, dueOn }) => [
      location,
      barcode,
      available,
      dueOn,
    ]),
  ).toEqual([
    ['中文书库', 'A1', false, '2026-12-01'],
    ['中文书库', 'A2', true, ''],
    ['', '', false, '01-11-23'],
  ])
})

const mischief: [Mischief, string][] = [
  ['silent', 'timedOut'],
  ['silentAfterInit', 'timedOut'],
  ['endless', 'tooLarge'],
  ['huge', 'tooLarge'],
  ['wrongProtocol', 'notThisProtocol'],
  ['hangsUp', 'closedByPeer'],
  ['wrongAnswer', 'notThisProtocol'],
]
test.each(mischief)(
  'a target that is %s is %s, soon, and its connection is closed',
  async (kind, fault) => {
    // A flood is found out by its size, however busy the machine.
    const timeoutMs = fault === 'timedOut' ? 700 : 8000
    const script = { mischief: kind, finds: { x: [first] } }
    const { source, running } = await target(script, { timeoutMs })
    const began = performance.now()
    const asked = await askZ3950(source, title('x'), all)
    expect(asked).toMatchObject({ ok: false, fault: { kind: fault } })
    expect(performance.now() - began).toBeLessThan(6000)
    await expect.poll(() => running.connections().open, { timeout: 2000 }).toBe(0)
  },
)

test('of a target that sends more than it was asked for the first are taken, and the rest is not looked at', async () => {
  const script = { mischief: 'sendsMore', finds: { x: records } } as const
  const { source } = await target(script)
  const asked = await askZ3950(source, title('x'), { start: 1, count: 2 })
  expect(asked).toMatchObject({ ok: true, hits: records.length })
  expect(asked.ok && asked.records.map(({ bytes }) => Buffer.from(bytes))).toEqual([first, second])
  const parts = await Array.fromAsync(
    sweepZ3950(source, title('x'), { start: 1, count: 8, perPart: 3 }),
  )
  expect(parts.map((part) => part.ok && part.records.length)).toEqual([3, 3, 2])
})

test('records that are too large together are no answer, though each may come', async () => {
  const large = Buffer.alloc(3 << 20, 'x')
  const { source } = await target(
    { finds: { x: [large, large, large, large] }, recordsAtOnce: 1 },
    { timeoutMs: 5000 },
  )
  expect(await askZ3950(source, title('x'), { start: 1, count: 4 })).toMatchObject({
    ok: false,
    fault: { kind: 'tooLarge' },
  })
})

test('a target that sends byte by byte is understood all the same', async () => {
  const { source } = await target(
    { mischief: 'splits', finds: { x: [first] } },
    { timeoutMs: 5000 },
  )
  expect(await askZ3950(source, title('x'), all)).toMatchObject({ ok: true, hits: 1 })
})

test('a target that is slow at every step is late as a whole', async () => {
  const { source } = await target({ delayMs: 400, finds: { x: [first] } })
  expect(await askZ3950(source, title('x'), all)).toMatchObject({
    ok: false,
    fault: { kind: 'timedOut' },
  })
})

test('whoever asks may stop asking', async () => {
  const { source } = await target({ mischief: 'silent' })
  const leaving = new AbortController()
  setTimeout(() => leaving.abort(), 50)
  const asked = await askZ3950(source, title('x'), { ...all, signal: leaving.signal })
  expect(asked).toMatchObject({ ok: false, fault: { kind: 'stopped' } })
})

test('where nobody listens there is no connection', async () => {
  const { source, running } = await target({})
  await running.close()
  open = []
  expect(await askZ3950(source, title('x'), all)).toMatchObject({
    ok: false,
    fault: { kind: 'cannotConnect' },
  })
})
