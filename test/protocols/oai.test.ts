import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdersOf, noteHolders } from '../../src/catalogue/withdrawals-store.ts'
import { readToken, writeToken } from '../../src/protocols/oai/token.ts'
import { system } from '../../src/shared/actor.ts'
import { parseOai } from '../../src/wire/oai/answer.ts'
import { harvest } from '../../src/wire/oai/harvest-client.ts'
import { type Book, holdBooks } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'
import { objectionsOf, schemasAreHere } from '../support/schemas.ts'

let place: Consortium
let app: FastifyInstance
beforeAll(async () => {
  place = await openConsortium('2026-11-20T00:00:00Z')
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const schemas = {
  'http://www.openarchives.org/OAI/2.0/': 'oai/OAI-PMH.xsd',
  'http://www.openarchives.org/OAI/2.0/oai_dc/': 'oai/oai_dc.xsd',
  'http://www.openarchives.org/OAI/2.0/oai-identifier': 'oai/oai-identifier.xsd',
  'http://www.loc.gov/MARC21/slim': 'marc/xsd/MARC21slim.xsd',
}

async function ask(query: string | Record<string, string>) {
  const answer = await app.inject(`/oai?${new URLSearchParams(query)}`)
  expect(answer.statusCode, JSON.stringify(query)).toBe(200)
  if (schemasAreHere) expect(objectionsOf(answer.body, schemas), answer.body).toBe('')
  const parsed = parseOai(answer.body)
  if ('reason' in parsed) throw new Error(parsed.detail)
  return { ...parsed, body: answer.body }
}
const codes = async (query: string | Record<string, string>) =>
  (await ask(query)).errors.map(({ code }) => code)

const hold = (libraryId: number, series: string, books: readonly Book[]) =>
  holdBooks(place.house, libraryId, { books, series })
const many = (count: number, series: string): Book[] =>
  Array.from({ length: count }, (_, at) => ({ title: `${series}之${at + 1}`, year: '2001' }))

/** Harvests our own provider with our own client. */
async function harvested(set = '', from: string | null = null) {
  const asked = (address: string) => app.inject(address.replace('http://hutong.example', ''))
  const steps = harvest(
    {
      baseUrl: 'http://hutong.example/oai',
      verb: 'ListRecords',
      metadataPrefix: 'marcxml',
      set,
      from: from ? Temporal.Instant.from(from) : null,
      until: null,
      granularity: null,
    },
    null,
    {
      fetch: async (address) => new Response((await asked(address)).body),
      timeoutMs: 20_000,
      bytesMax: 10_000_000,
      retriesMax: 0,
      waitMsMax: 0,
      wait: async () => {},
    },
  )
  const records = []
  let pages = 0
  for await (const step of steps) {
    if ('reason' in step) throw new Error(`${step.reason}: ${step.detail}`)
    records.push(...step.records)
    pages++
  }
  return { records, pages }
}

describe('what is harvested', () => {
  beforeAll(async () => {
    await hold(place.libraries.buaa, 'bh', [
      {
        title: '红楼梦 <上> & "下"',
        author: '曹雪芹',
        publisher: '人民文学出版社',
        year: '1982',
        isbn: '7-02-000220-X',
        subject: '长篇小说',
        clc: 'I242.4',
      },
      ...many(230, '丛书'),
    ])
    place.clock.pass({ hours: 24 })
    await hold(place.libraries.ruc, 'rd', many(3, '新书'))
  })

  test('is everything, page by page, each record once', async () => {
    const { records, pages } = await harvested()
    expect([records.length, pages]).toEqual([234, 3])
    expect(new Set(records.map(({ identifier }) => identifier)).size).toBe(234)
  })
  test('is one library’s, where its set is asked', async () => {
    const { records } = await harvested('library:211010')
    expect(records.map(({ sets }) => sets)).toEqual(Array(3).fill(['library:211010']))
  })
  test('is what was changed since, where from is asked', async () => {
    expect((await harvested('', '2026-11-21T00:00:00Z')).records).toHaveLength(3)
    const day = { verb: 'ListIdentifiers', metadataPrefix: 'marcxml', until: '2026-11-20' }
    expect((await ask(day)).records).toHaveLength(100)
  })
  test('is CNMARC in MARCXML, or Dublin Core', async () => {
    const identifier = (await harvested()).records[0]!.identifier
    const marc = await ask({ verb: 'GetRecord', identifier, metadataPrefix: 'marcxml' })
    expect(marc.records[0]?.metadata).toContain('tag="200"')
    const dc = await ask({ verb: 'GetRecord', identifier, metadataPrefix: 'oai_dc' })
    expect(dc.records[0]?.metadata).toMatch(
      /<dc:title>红楼梦 &lt;上&gt; &amp; &quot;下&quot;<\/dc:title><dc:creator>曹雪芹/,
    )
    expect(dc.records[0]?.metadata).toContain('urn:isbn:9787020002207')
    expect(dc.records[0]?.metadata).toContain(`http://hutong.example/records/`)
  })

  test('is told of as deleted for ever, when nobody holds it any more', async () => {
    const id = Number((await harvested()).records.at(-1)!.identifier.split(':').at(-1))
    place.clock.pass({ hours: 24 })
    await place.as(system, async (tx) => {
      const before = await holdersOf(tx, [id])
      await tx.deleteFrom('source_record').where('record_id', '=', id).execute()
      await tx.deleteFrom('record').where('id', '=', id).execute()
      await noteHolders(tx, { recordIds: [id], before }, place.clock.now())
    })
    for (const set of ['', 'library:211010']) {
      const { records } = await harvested(set, '2026-11-22T00:00:00Z')
      expect(records).toMatchObject([
        { identifier: `oai:hutong.example:${id}`, deleted: true, metadata: null },
      ])
    }
    expect((await harvested()).records).toHaveLength(234)
  })
  test('is told of as deleted from a set, when that library gave its copy up and others did not', async () => {
    const book = { title: '两馆共有', year: '2003' }
    await hold(place.libraries.buaa, 'shared-a', [book])
    await hold(place.libraries.ruc, 'shared-b', [book])
    place.clock.pass({ hours: 24 })
    const from = place.clock.now().toString()
    // 人大's record turns out to be of another work.
    await hold(place.libraries.ruc, 'shared-b', [{ title: '另一部书', year: '2004' }])
    const { records } = await harvested('library:211010', from)
    expect(records.map(({ deleted }) => deleted).sort()).toEqual([false, true])
    const all = await harvested('', from)
    expect(all.records.map(({ deleted }) => deleted)).toEqual([false, false])
  })
  test('loses nothing when the catalogue changes between two pages', async () => {
    const first = await ask({ verb: 'ListIdentifiers', metadataPrefix: 'marcxml' })
    place.clock.pass({ hours: 1 })
    await hold(place.libraries.buaa, 'bh', [{ title: '红楼梦 改名', year: '1982' }])
    const seen = first.records.map(({ identifier }) => identifier)
    for (let token = first.token; token !== null; ) {
      const page = await ask({ verb: 'ListIdentifiers', resumptionToken: token })
      seen.push(...page.records.map(({ identifier }) => identifier))
      token = page.token
    }
    const all = (await harvested()).records.map(({ identifier }) => identifier)
    expect(all.filter((one) => !seen.includes(one))).toEqual([])
  })
})

test('the provider says who it is, what it gives and which sets there are', async () => {
  expect((await ask('verb=Identify')).body).toContain('<deletedRecord>persistent</deletedRecord>')
  expect((await ask('verb=ListMetadataFormats')).body).toContain(
    '<metadataPrefix>oai_dc</metadataPrefix>',
  )
  expect((await ask('verb=ListSets')).body).toContain('<setSpec>library:211060</setSpec>')
})

test('a question by POST is the same question', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.inject({
    method: 'POST',
    url: '/oai',
    headers,
    payload: 'verb=Identify',
  })
  expect(answer.body).toBe((await app.inject('/oai?verb=Identify')).body)
  expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
})

// biome-ignore format: a table
test.each([
  ['', 'badVerb'],
  ['verb=ListAll', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=Identify&set=x', 'badArgument'],
  ['verb=ListRecords', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=mods', 'cannotDisseminateFormat'],
  ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-13-40', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-20&until=2026-11-20T00:00:00Z', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-21&until=2026-11-20', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=library:nobody', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2099-01-01', 'noRecordsMatch'],
  ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hutong.example:999999', 'idDoesNotExist'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=%00', 'idDoesNotExist'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hutong.example:99999999999', 'idDoesNotExist'],
  ['verb=ListMetadataFormats&identifier=oai:elsewhere.example:1', 'idDoesNotExist'],
])('%j is answered with %s', async (query, code) => {
  expect(await codes(query)).toEqual([code])
})

test('a token says all of a list, and whatever else is sent is none of ours', () => {
  const token = {
    prefix: 'marcxml' as const,
    set: 'library:211060',
    from: '2026-11-20T00:00:00Z',
    before: null,
    after: { at: '2026-11-20T00:00:00.123456Z', id: 7 },
    shown: 100,
  }
  expect(readToken(writeToken(token))).toEqual(token)
  for (const at of ['2026-99-99T00:00:00Z', '0000-01-01T00:00:00Z'])
    expect(readToken(writeToken({ ...token, after: { at, id: 7 } }))).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => readToken(text) === null))
})

test('a list until the last of all days is the whole list, and there is no year 0', async () => {
  const list = 'verb=ListIdentifiers&metadataPrefix=oai_dc'
  expect(await codes(`${list}&until=9999-12-31`)).toEqual([])
  for (const bound of ['from=0000-01-01', 'from=0000-12-31T23:59:59Z', 'until=0000-01-01'])
    expect(await codes(`${list}&${bound}`)).toEqual(['badArgument'])
})

test('no question makes the provider fail', async () => {
  const names = fc.constantFrom(
    ...['verb', 'metadataPrefix', 'set', 'from', 'until', 'identifier', 'resumptionToken', 'x'],
  )
  const values = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('ListRecords', 'GetRecord', 'oai_dc', '2026-11-20', 'library:211060'),
    fc.constantFrom('oai:hutong.example:1', '\u0000', '-271821-04-20', '\ud800'),
  )
  const calls = fc.sample(fc.array(fc.tuple(names, values), { maxLength: 5 }), {
    numRuns: 80,
    seed: 20261120,
  })
  for (const call of calls) {
    const answer = await app.inject(`/oai?${new URLSearchParams(call)}`)
    expect([200, 429], JSON.stringify(call)).toContain(answer.statusCode)
    if (answer.statusCode === 200 && schemasAreHere)
      expect(objectionsOf(answer.body, schemas), answer.body).toBe('')
  }
})
