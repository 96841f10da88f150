import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  parseExplainAnswer,
  parseScanAnswer,
  parseSearchAnswer,
} from '../../src/wire/sru/answer.ts'
import { withCopies } from '../../src/wire/sru/copies.ts'
import { holdBooks } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'
import { objectionsOf, objectionsWithout, schemasAreHere } from '../support/schemas.ts'

let place: Consortium
let app: FastifyInstance
beforeAll(async () => {
  place = await openConsortium()
  ;({ app } = await place.app())
  await holdBooks(place.house, place.libraries.buaa, {
    series: 'bh',
    books: [
      {
        title: '红楼梦',
        author: '曹雪芹',
        publisher: '人民文学出版社',
        year: '1982',
        clc: 'I242.4',
      },
      { title: '红楼梦研究', author: '俞平伯', year: '1952', subject: '红学', clc: 'I207.411' },
      {
        title: '高等数学',
        author: '同济大学数学系',
        year: '2007',
        isbn: '978-7-04-020549-7',
        clc: 'O13',
        callNumber: 'O13/123',
      },
      { title: 'Data structures & algorithms', author: 'Aho', year: '1983', language: 'eng' },
    ],
  })
  await holdBooks(place.house, place.libraries.ruc, {
    series: 'rd',
    books: [{ title: '史记', author: '司马迁', year: '1959', clc: 'K204.2' }],
  })
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const schemas = {
  'http://docs.oasis-open.org/ns/search-ws/sruResponse': 'sru/xsd/sruResponse.xsd',
  'http://www.loc.gov/MARC21/slim': 'marc/xsd/MARC21slim.xsd',
}

async function raw(parameters: Record<string, string>, method: 'GET' | 'POST' = 'GET') {
  const form = new URLSearchParams(parameters).toString()
  const answer = await app.inject({
    method,
    url: method === 'GET' ? `/sru?${form}` : '/sru',
    ...(method === 'POST'
      ? { payload: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } }
      : {}),
  })
  expect(answer.statusCode, form).toBe(200)
  expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
  if (answer.body.includes('docs.oasis-open.org') && schemasAreHere)
    expect(objectionsOf(answer.body, schemas), answer.body).toBe('')
  return answer.body
}
async function search(query: string, more: Record<string, string> = {}) {
  const parsed = parseSearchAnswer(await raw({ query, ...more }))
  if ('reason' in parsed) throw new Error(parsed.detail)
  return parsed
}
const titles = async (query: string, more: Record<string, string> = {}) =>
  (await search(query, more)).records
    .map(({ xml }) => /tag="200"[^>]*><subfield code="a">([^<]*)/.exec(xml)?.[1])
    .sort()
const codes = async (query: string, more: Record<string, string> = {}) =>
  (await search(query, more)).diagnostics.map(({ code }) => code)

// biome-ignore format: a table
test.each([
  ['红楼梦', ['红楼梦', '红楼梦研究']],
  ['dc.title = 紅樓夢', ['红楼梦', '红楼梦研究']],
  ['title == 红楼梦 not dc.creator = 俞平伯', ['红楼梦']],
  ['dc.creator any "俞平伯 司马迁"', ['史记', '红楼梦研究']],
  ['dc.creator = (俞平伯 or 司马迁)', ['史记', '红楼梦研究']],
  ['bath.isbn = "7-04-020549-1"', ['高等数学']],
  ['dc.title = "高等*"', ['高等数学']],
  ['dc.title = "^红楼"', ['红楼梦', '红楼梦研究']],
  ['dc.creator = 曹雪*', ['红楼梦']],
  ['曹雪芹红楼梦', ['红楼梦']],
  ['hutong.clc = I2', ['红楼梦', '红楼梦研究']],
  ['hutong.callNumber = "o13/1"', ['高等数学']],
  ['hutong.initials = gdsx', ['高等数学']],
  ['cql.allRecords = 1', ['Data structures &amp; algorithms', '史记', '红楼梦', '红楼梦研究', '高等数学']],
  ['cql.allRecords = 1 and dc.date < 1960', ['史记', '红楼梦研究']],
  ['红楼梦 and dc.date within "1980 1990"', ['红楼梦']],
  ['dc.language = eng', ['Data structures &amp; algorithms']],
  ['hutong.library = 211010', ['史记']],
  ['dc.title all/relevant "structures data"', ['Data structures &amp; algorithms']],
  ['> q = "info:srw/cql-context-set/1/dc-v1.1" q.title = 史记', ['史记']],
  ['没有这样的书名', []],
])('%s', async (query, found) => {
  expect(await titles(query)).toEqual(found)
})

// biome-ignore format: a table
test.each([
  ['title =', 10], ['(a', 10], [`${'('.repeat(60)}a`, 13], [`a${' or a'.repeat(300)}`, 38],
  ['nobody.title = x', 15], ['> x = "urn:y" x.title = z', 15],
  ['dc.coverage = x', 16], ['shelfmark = x', 16],
  ['dc.title <> x', 19], ['dc.title < x', 19], ['dc.language > x', 19],
  ['dc.title =/stem x', 20], ['dc.title = ""', 27],
  ['dc.creator = tols*', 28], ['dc.creator = "^曹"', 31], ['dc.title = 红?梦', 28], ['dc.title = "红^"', 31],
  ['dc.date = soon', 36], ['bath.isbn = none', 36], ['dc.language = chinese', 36],
  ['a prox b', 39], ['a and/rel.combine=sum b', 46], ['cql.resultSetId = 1', 50],
  ['a or dc.date = 1980', 18], ['rec.identifier = 1 and a', 18],
  ['a sortby dc.publisher', 80], ['a sortby dc.title/sort.descending', 82], ['a sortby dc.title dc.date', 84],
] as const)('%s is answered with diagnostic %i', async (query, code) => {
  expect(await codes(query)).toEqual([code])
})

// biome-ignore format: a table
test.each([
  [{ operation: 'steal', version: '1.1' }, 4],
  [{ operation: 'searchRetrieve', version: '3.0', query: 'a' }, 5],
  [{ query: 'a', startRecord: '0' }, 6],
  [{ query: 'a', maximumRecords: '-1' }, 6],
  [{ operation: 'searchRetrieve', version: '1.1' }, 7],
  [{ operation: 'searchRetrieve', query: 'a' }, 7],
  [{ query: 'a', colour: 'red' }, 8],
  [{ query: 'a', queryType: 'pqf' }, 11],
  [{ query: '红楼梦', startRecord: '99' }, 61],
  [{ query: 'a', recordSchema: 'mods' }, 66],
  [{ query: 'a', recordSchema: 'constructor' }, 66],
  [{ operation: 'searchRetrieve', version: '1.2', query: 'a', recordPacking: 'zip' }, 71],
  [{ query: 'a', recordXPath: '/x' }, 72],
  [{ query: 'a', stylesheet: 'http://x.example/' }, 110],
  [{ query: 'a', sortKeys: 'shoesize' }, 80],
] as const)('%j is answered with diagnostic %i', async (parameters, code) => {
  const parsed = parseSearchAnswer(await raw({ ...parameters }))
  expect('diagnostics' in parsed && parsed.diagnostics.map((one) => one.code)).toEqual([code])
})

describe.each([
  ['1.1', { operation: 'searchRetrieve', version: '1.1' }],
  ['1.2', { operation: 'searchRetrieve', version: '1.2' }],
  ['2.0', {}],
] as const)('SRU %s', (version, named) => {
  test('says its version in its own way', async () => {
    const xml = await raw({ query: '史记', ...named })
    expect(xml.includes(`<version>${version}</version>`)).toBe(version !== '2.0')
    expect(xml).toContain(
      version === '2.0'
        ? 'http://docs.oasis-open.org/ns/search-ws/sruResponse'
        : 'http://www.loc.gov/zing/srw/',
    )
  })
  test('gives records as XML or as a string', async () => {
    const packing = version === '2.0' ? 'recordXMLEscaping' : 'recordPacking'
    const [one] = (await search('史记', { ...named, [packing]: 'xml' })).records
    const [other] = (await search('史记', { ...named, [packing]: 'string' })).records
    expect(one?.schema).toBe('info:srw/schema/1/marcxml-v1.1')
    expect(other?.xml.replaceAll(/\s/g, '')).toBe(one?.xml.replaceAll(/\s/g, ''))
  })
})

test('an answer is read part by part, and says where the next begins', async () => {
  const all = await search('cql.allRecords = 1 sortby dc.date', { maximumRecords: '5' })
  const parts = []
  for (const start of [1, 2, 4]) {
    const part = { startRecord: `${start}`, maximumRecords: start === 1 ? '1' : '2' }
    parts.push(...(await search('cql.allRecords = 1 sortby dc.date', part)).records)
  }
  expect(parts).toEqual(all.records)
  expect(await raw({ query: 'cql.allRecords=1', maximumRecords: '2' })).toContain(
    '<nextRecordPosition>3</nextRecordPosition>',
  )
  expect(await search('红楼梦', { maximumRecords: '0' })).toMatchObject({ hits: 2, records: [] })
})

test('one answer holds no more than the rule allows', async () => {
  const books = Array.from({ length: 120 }, (_, at) => ({ title: `大系第${at}卷`, year: '1990' }))
  await holdBooks(place.house, place.libraries.bnu, { series: 'bnu', books })
  const { hits, records } = await search('hutong.library = 211020', { maximumRecords: '5000' })
  expect([hits, records.length]).toEqual([120, 100])
})

test('answers are sorted by date and by title', async () => {
  const inOrder = async (query: string, more = {}) =>
    (await search(query, more)).records.map(({ xml }) => /code="d">(\d{4})/.exec(xml)?.[1])
  expect(await inOrder('红楼梦 sortby dc.date')).toEqual(['1952', '1982'])
  expect(await inOrder('红楼梦 sortby dc.date/sort.descending')).toEqual(['1982', '1952'])
  expect(await inOrder('红楼梦', { sortKeys: 'date,,1' })).toEqual(['1952', '1982'])
})

test('Dublin Core says where the record is seen, and its number finds it again', async () => {
  const { records } = await search('史记', { recordSchema: 'dc' })
  expect(records[0]?.xml).toMatch(/<dc:title>史记<\/dc:title><dc:creator>司马迁/)
  const [, id] = /http:\/\/hutong\.example\/records\/(\d+)/.exec(records[0]?.xml ?? '') ?? []
  expect(await titles(`rec.identifier = ${id}`)).toEqual(['史记'])
  expect(await titles('rec.identifier = 999999')).toEqual([])
})

test('an OPAC record has the copies beside it, and which can be had now', async () => {
  const { records } = await search('高等数学', { recordSchema: 'opac' })
  expect(records[0]?.schema).toBe('info:srw/schema/1/opacxml-v1.0')
  if (schemasAreHere) expect(objectionsWithout(records[0]?.xml ?? '', 'z3950/opacxml.xsd')).toBe('')
  const { xml, copies } = withCopies(records[0]?.xml ?? '')
  expect(xml).toContain('<subfield code="a">高等数学</subfield>')
  expect(copies).toMatchObject([
    { library: '211060', callNumber: 'O13/123', available: true, statusWord: '可借' },
  ])
})

test('a question by POST is the same question', async () => {
  expect(await raw({ query: '史记' }, 'POST')).toBe(await raw({ query: '史记' }))
})

test('the base explains what can be asked', async () => {
  for (const parameters of [
    {},
    { operation: 'explain', version: '1.1' },
    { operation: 'explain' },
  ]) {
    const explained = parseExplainAnswer(await raw(parameters as Record<string, string>))
    expect(explained).toMatchObject({ title: '试验联盟', schemas: ['marcxml', 'dc', 'opac'] })
    expect('indexes' in explained && explained.indexes).toEqual(
      expect.arrayContaining(['cql.serverChoice', 'dc.title', 'bath.isbn', 'hutong.clc']),
    )
  }
})

test('an index is scanned from a term on, and around it', async () => {
  const terms = async (scanClause: string, more: Record<string, string> = {}) => {
    const parsed = parseScanAnswer(await raw({ scanClause, ...more }))
    return 'terms' in parsed ? parsed.terms.map(({ value }) => value) : []
  }
  expect(await terms('dc.title = 红楼梦', { maximumTerms: '2' })).toEqual(['红楼梦', '红楼梦研究'])
  const around = { maximumTerms: '3', responsePosition: '2' }
  expect((await terms('dc.title = 红楼梦', around)).slice(1)).toEqual(['红楼梦', '红楼梦研究'])
  const refused = parseScanAnswer(
    await raw({ scanClause: 'dc.date = 1', operation: 'scan', version: '1.2' }),
  )
  expect(refused).toMatchObject({ diagnostics: [{ code: 16 }] })
})

test('no question makes the target fail', async () => {
  const names = fc.constantFrom(
    ...['query', 'query', 'scanClause', 'version', 'operation', 'startRecord', 'maximumRecords'],
    ...['recordSchema', 'sortKeys', 'facetLimit', 'recordXMLEscaping', 'maximumTerms'],
  )
  const values = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '红楼梦',
      'dc.title = "a*"',
      '\u0000',
      '\ud800',
      '999999999',
      '"\\',
      '1.1',
      '2.0',
    ),
    fc.constantFrom('cql.allRecords=1', 'scan', 'searchRetrieve', 'rec.id = 999999999', '10'),
  )
  const calls = fc.sample(fc.array(fc.tuple(names, values), { maxLength: 4 }), {
    numRuns: 100,
    seed: 20261122,
  })
  for (const call of calls) {
    const answer = await app.inject(`/sru?${new URLSearchParams(call)}`)
    expect([200, 429], `${JSON.stringify(call)} ${answer.body}`).toContain(answer.statusCode)
    if (answer.body.includes('docs.oasis-open.org') && schemasAreHere)
      expect(objectionsOf(answer.body, schemas), answer.body).toBe('')
  }
})
