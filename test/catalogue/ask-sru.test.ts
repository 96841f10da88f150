import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { askSru } from '../../src/catalogue/sources/ask-sru.ts'
import type { PartWanted, Question } from '../../src/catalogue/sources/asked.ts'
import { Asking } from '../../src/catalogue/sources/profile.ts'
import { cqlOf } from '../../src/catalogue/sources/sru-question.ts'
import { isCqlFault, parseCql } from '../../src/wire/cql/parse.ts'
import { parseSearchAnswer } from '../../src/wire/sru/answer.ts'
import { withCopies } from '../../src/wire/sru/copies.ts'
import { explain, scan } from '../../src/wire/sru/sru-client.ts'
import { type FakeSruTarget, openSruTarget } from '../fakes/sru-target.ts'

const standards = join(import.meta.dirname, '../../../shared/standards')

let close: (() => Promise<void>) | undefined
afterEach(async () => {
  await close?.()
  close = undefined
})

const book = (title: string) =>
  `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam0 2200000   450 </leader><datafield tag="200" ind1="1" ind2=" "><subfield code="a">${title}</subfield></datafield></record>`
const titled = (text: string): Question => ({ by: 'term', field: 'title', text })

async function asking(
  script: FakeSruTarget,
  settings: Partial<Asking> = {},
  part: PartWanted = { start: 1, count: 10 },
) {
  const target = await openSruTarget(script)
  close = target.close
  const started = performance.now()
  const answer = await askSru(
    { fetch, address: target.url, asking: Asking.parse(settings), credentials: null },
    titled('红楼梦'),
    part,
  )
  const { asked, addresses } = target
  return { answer, asked, addresses, tookMs: performance.now() - started }
}
const texts = (answer: Awaited<ReturnType<typeof askSru>>) =>
  answer.ok ? answer.records.map(({ bytes }) => Buffer.from(bytes).toString()) : []

describe.each(['1.1', '1.2', '2.0'] as const)('SRU %s', (sruVersion) => {
  test('finds what the target has, and says how much there is', async () => {
    const records = [book('红楼梦'), book('红楼梦研究'), book('红楼梦诗词')]
    const part = { start: 2, count: 1 }
    const { answer, asked } = await asking({ records, version: sruVersion }, { sruVersion }, part)
    expect(answer).toMatchObject({ ok: true, hits: 3, diagnostic: null })
    expect(texts(answer)).toEqual([records[1]])
    expect(Object.fromEntries(asked[0]!)).toMatchObject({
      query: 'dc.title = "红楼梦"',
      startRecord: '2',
      maximumRecords: '1',
      recordSchema: 'marcxml',
    })
    expect([asked[0]!.get('version'), asked[0]!.get('operation')]).toEqual(
      sruVersion === '2.0' ? [null, null] : [sruVersion, 'searchRetrieve'],
    )
  })
  test('a record packed as a string is the same record', async () => {
    const records = [book('史记 &amp; 汉书')]
    const { answer } = await asking({ records, version: sruVersion, packing: 'string' })
    expect(texts(answer)).toEqual(records)
  })
})

test('a target that reads GBK is asked in it; one without the letters is not asked at all', async () => {
  const inGbk = await asking({ records: [book('红楼梦')] }, { queryCharset: 'gb18030' })
  expect(inGbk.answer).toMatchObject({ ok: true, hits: 1 })
  expect(inGbk.addresses[0]).toContain('query=dc.title%20%3D%20%22%BA%EC%C2%A5%C3%CE%22&')
  await close?.()
  const inLatin = await asking({ records: [] }, { queryCharset: 'iso-8859-1' })
  expect(inLatin.answer).toMatchObject({ ok: false, fault: { kind: 'cannotBeAsked' } })
  expect(inLatin.asked).toEqual([])
})

test('a question becomes CQL by the profile, or by what is usual', () => {
  const question: Question = {
    by: 'andNot',
    left: {
      by: 'and',
      left: { by: 'term', field: 'title', text: 'data structures' },
      right: { by: 'term', field: 'isbn', text: 'ISBN 978-7-115-14321-8' },
    },
    right: { by: 'term', field: 'any', text: 'C* "quoted"' },
  }
  const query = cqlOf(question, Asking.parse({ indexes: { isbn: 'alma.isbn all' } }))
  expect(query).toBe(
    '((dc.title all "data structures") and (alma.isbn all "9787115143218")) not (cql.serverChoice all "C\\* \\"quoted\\"")',
  )
  expect(isCqlFault(parseCql(query ?? ''))).toBe(false)
  expect(cqlOf({ by: 'term', field: 'callNumber', text: 'I207' }, Asking.parse({}))).toBeNull()
})

describe('a target that objects', () => {
  test('is quoted with its number and its words', async () => {
    const { answer } = await asking({
      records: [],
      misbehave: () => ({ diagnostic: 16, details: 'dc.title' }),
    })
    expect(answer).toEqual({
      ok: false,
      fault: {
        kind: 'diagnostic',
        diagnostic: { set: 'srw', code: 16, addition: 'dc.title' },
      },
    })
  })
  test('to our schema is asked without one', async () => {
    const { answer, asked } = await asking({
      records: [book('呐喊')],
      misbehave: (question) => (question.has('recordSchema') ? { diagnostic: 66 } : null),
    })
    expect(texts(answer)).toEqual([book('呐喊')])
    expect(asked).toHaveLength(2)
  })
  test('that wants to know who asks is told as such', async () => {
    const { answer } = await asking({ records: [], misbehave: () => ({ status: 401 }) })
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'authenticationFailed' } })
  })
})

test('who we are is said with every question', async () => {
  const target = await openSruTarget({ records: [] })
  close = target.close
  const credentials = { user: 'hutong', password: '口令', group: '' }
  const source = { fetch, address: target.url, asking: Asking.parse({}), credentials }
  await askSru(source, titled('x'), { start: 1, count: 1 })
  expect(target.headers[0]?.authorization).toBe(
    `Basic ${Buffer.from('hutong:口令').toString('base64')}`,
  )
})

test.each([
  ['silent', 'timedOut'],
  ['endless', 'tooLarge'],
  ['huge', 'tooLarge'],
  ['deep', 'tooLarge'],
  ['broken', 'notThisProtocol'],
  ['cut', 'notThisProtocol'],
  ['doctype', 'notThisProtocol'],
  ['html', 'notThisProtocol'],
  [{ status: 302, headers: { location: 'http://localhost:9/' } }, 'cannotConnect'],
] as const)('a target that is %j cannot stall the search: %s', async (misbehaviour, kind) => {
  const { answer, tookMs } = await asking(
    { records: [book('x')], misbehave: () => misbehaviour },
    { timeoutMs: misbehaviour === 'silent' ? 600 : 8_000 },
  )
  expect(answer).toMatchObject({ ok: false, fault: { kind } })
  expect(tookMs).toBeLessThan(8_000)
})

test('whoever stops the asking is not told of a timeout', async () => {
  const part = { start: 1, count: 1, signal: AbortSignal.timeout(50) }
  const { answer } = await asking({ records: [], misbehave: () => 'silent' }, {}, part)
  expect(answer).toMatchObject({ ok: false, fault: { kind: 'stopped' } })
})

test('explain and scan of a target are read', async () => {
  const zeerex =
    '<explain xmlns="http://explain.z3950.org/dtd/2.0/"><databaseInfo><title>目录</title></databaseInfo><indexInfo><index><map><name set="dc">title</name></map></index><index><map><name set="bath">isbn</name></map></index></indexInfo><schemaInfo><schema name="marcxml" identifier="info:srw/schema/1/marcxml-v1.1"/></schemaInfo></explain>'
  const answers: Record<string, string> = {
    explain: `<explainResponse><record><recordPacking>xml</recordPacking><recordData>${zeerex}</recordData></record></explainResponse>`,
    scan: '<scanResponse><terms><term><value>鲁迅</value><numberOfRecords>12</numberOfRecords></term></terms></scanResponse>',
  }
  const answering = async (address: string) =>
    new Response(answers[new URL(address).searchParams.get('operation') ?? ''])
  const how = { fetch: answering, timeoutMs: 1_000, bytesMax: 10_000 }
  const target = { baseUrl: 'http://target.example/sru', version: '1.1' } as const
  expect(await explain(target, how)).toEqual({
    title: '目录',
    indexes: ['dc.title', 'bath.isbn'],
    schemas: ['marcxml'],
  })
  const wanted = { scanClause: 'dc.creator = 鲁', maximumTerms: 5 }
  expect(await scan(target, wanted, how)).toEqual({
    terms: [{ value: '鲁迅', count: 12 }],
    diagnostics: [],
  })
})

test('copies beside a record are read from ISO holdings', () => {
  const xml =
    '<holdings xmlns="info:ofi/fmt:xml:xsd:iso20775"><holding><institutionIdentifier><value>CN-211060</value></institutionIdentifier><physicalLocation>总馆</physicalLocation><holdingSimple><copyInformation><pieceIdentifier><value>B0001</value></pieceIdentifier><shelfLocator>TP312/8</shelfLocator><availabilityInformation><status><availabilityStatus>3</availabilityStatus><dateTimeAvailable>2026-12-01</dateTimeAvailable></status></availabilityInformation></copyInformation></holdingSimple></holding></holdings>'
  expect(withCopies(xml).copies).toEqual([
    {
      library: 'CN-211060',
      location: '总馆',
      callNumber: 'TP312/8',
      barcode: 'B0001',
      volume: '',
      available: false,
      statusWord: '',
      dueOn: '2026-12-01',
    },
  ])
})

describe.skipIf(!existsSync(standards))('answers of real catalogues (skipped where absent)', () => {
  test('of the German union catalogue are read, with their copies in MARC 924', () => {
    for (const name of ['gvi_sru_response.xml', 'gvi_sru_response_3.xml']) {
      const answer = parseSearchAnswer(readFileSync(join(standards, 'sru/samples', name), 'utf8'))
      expect(answer).toMatchObject({ hits: 1, diagnostics: [] })
      const [record] = 'records' in answer ? answer.records : []
      expect(record?.xml).toMatch(/^<record>[\s\S]+tag="924"[\s\S]+<\/record>$/)
    }
  })

  const opac = join(standards, 'z3950/opac-responses')
  const copiesIn = (name: string) => {
    const answer = parseSearchAnswer(readFileSync(join(opac, name), 'utf8'))
    if ('reason' in answer) throw new Error(`${name}: ${answer.reason} ${answer.detail}`)
    return answer.records.map(({ xml }) => withCopies(xml))
  }
  test('every system’s answer gives a record', () => {
    for (const name of existsSync(opac) ? readdirSync(opac) : []) {
      const records = copiesIn(name)
      expect(records.length, name).toBeGreaterThan(0)
      expect(records[0]?.xml, name).toMatch(/<(\w+:)?(leader|datafield|record)|^<r /)
    }
  })
  test('what is in and what is out is told apart', () => {
    expect(copiesIn('folio-not-requestable.xml')[0]?.copies).toMatchObject([
      { library: 'Cornell University', barcode: '31924128478918', available: true },
      { barcode: '31924127029480', available: false, statusWord: 'Checked out' },
    ])
    expect(copiesIn('sierra-laroche-unavail.xml')[0]?.copies).toMatchObject([
      { callNumber: '608 A58a 1996', available: null, statusWord: 'DUE 01-11-23' },
    ])
    expect(copiesIn('horizon-hennepin.xml')[0]?.copies).toMatchObject([
      { available: true, statusWord: 'Checked In' },
    ])
    expect(copiesIn('wms-lfmm.xml')[0]?.copies).toMatchObject([
      { callNumber: 'PS3557.R48935 S67 2018', barcode: '0111504744439', available: true },
    ])
  })
})

test('of a target that sends more than it was asked for the first are taken', async () => {
  const records = Array.from({ length: 300 }, (_, at) => book(`红楼梦 ${at}`))
  const part = { start: 1, count: 5 }
  const { answer } = await asking({ records, misbehave: () => 'sendsMore' }, {}, part)
  expect(answer).toMatchObject({ ok: true, hits: 300 })
  expect(texts(answer)).toHaveLength(5)
})

test('an element with more attributes than any has is refused before the rest of them is read', () => {
  const attributes = Array.from({ length: 250_000 }, (_, at) => `a${at}="1"`).join(' ')
  const began = performance.now()
  expect(parseSearchAnswer(`<a ${attributes}/>`)).toMatchObject({ reason: 'tooManyNodes' })
  expect(performance.now() - began).toBeLessThan(300)
})
