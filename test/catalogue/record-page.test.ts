import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordPage, viewedRecord } from '../../src/catalogue/record/record-page.ts'
import { isSomebody, type Visit } from '../../src/catalogue/record/views.ts'
import type { RecordPage } from '../../src/catalogue/shapes.ts'
import { type Actor, visitor } from '../../src/shared/actor.ts'
import { type Book, holdBooks } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let place: Consortium
let app: FastifyInstance

const memoirs: Book = {
  title: '往事与随想',
  subtitle: '选本',
  by: '(俄)赫尔岑著',
  author: '赫尔岑',
  translator: '项星耀',
  publisher: '人民文学出版社',
  year: '1993',
  isbn: '7-115-14321-8',
  subject: '回忆录',
  clc: 'I512.54',
  series: '外国文学名著',
  callNumber: 'I512.54/7-2',
}
const dictionary: Book = {
  title: 'Большой энциклопедический словарь',
  by: 'гл. ред. А. М. Прохоров',
  language: 'rus',
}

beforeAll(async () => {
  place = await openConsortium()
  const { house, libraries } = place
  const hold = (libraryId: number, series: string, ...books: Book[]) =>
    holdBooks(house, libraryId, { books, series })
  await hold(libraries.bnu, 's', { ...memoirs, barcodes: ['S1'], status: '借出' })
  await hold(libraries.buaa, 'h', { ...memoirs, barcodes: ['H1'] }, dictionary)
  await hold(libraries.ruc, 'r', {
    ...memoirs,
    barcodes: ['R2', 'R1'],
    callNumber: 'I512.54/H41',
    location: '三层文学区',
  })
  await hold(libraries.nlc, 'n', dictionary)
  for (const [code, longitude, latitude] of [
    ['211130', 116.35, 39.96],
    ['211060', 116.34, 39.98],
    ['211010', 116.31, 39.97],
    ['211020', 116.36, 39.96],
    ['110001', 116.32, 39.94],
  ] as const)
    await place.owner
      .updateTable('library')
      .set({ longitude, latitude })
      .where('code', '=', code)
      .execute()
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

async function idOf(title: string): Promise<number> {
  const found = await app.inject({ url: '/api/search', query: { q: title } })
  return found.json().hits[0].id
}

async function pageFor(actor: Actor, title = memoirs.title): Promise<RecordPage> {
  const page = await recordPage(place.house, actor, await idOf(title))
  if (!page.ok) throw new Error(page.refusal.code)
  return page.value
}

test('书目信息 says what the catalogue says, under the labels of S3 (scenario 17)', async () => {
  const { description, subjects, marcStatus, hit, loanCount } = await pageFor(visitor)
  expect(Object.fromEntries(description.map(({ label, values }) => [label, values]))).toEqual({
    titleAndResponsibility: ['往事与随想 / (俄)赫尔岑著'],
    subtitle: ['选本'],
    isbn: ['7-115-14321-8'],
    publication: ['北京：人民文学出版社，1993'],
    physical: ['702页；24cm；CNY29.00'],
    series: ['外国文学名著'],
    mainPerson: ['赫尔岑'],
    addedPerson: ['项星耀'],
    classification: ['I512.54'],
    subject: ['回忆录—教材'],
    note: ['书后有索引'],
  })
  expect(subjects).toEqual(['回忆录'])
  expect(marcStatus).toBe('reviewed')
  expect(hit).toMatchObject({ materialType: 'book', pages: '702页', price: 'CNY29.00' })
  expect(loanCount).toBe(0)
})

test('机读格式 shows every field as it came, and whose record it is', async () => {
  const { marc } = await pageFor(visitor)
  expect(marc).toMatchObject({ format: 'cnmarc', source: { zh: '北京师范大学图书馆' } })
  expect(marc.leader).toHaveLength(24)
  expect(marc.fields).toContainEqual({ tag: '001', indicators: '', value: 's0' })
  expect(marc.fields).toContainEqual({
    tag: '200',
    indicators: '  ',
    value: '▼a往事与随想▼e选本▼f(俄)赫尔岑著',
  })
})

describe('浏览次数 (scenario 17)', () => {
  const somebody = (who: string) => ({ who, isSomebody: true })
  const viewsAfter = async (actor: Actor, visit: Visit) => {
    const recordId = await idOf(memoirs.title)
    const page = await viewedRecord(place.house, actor, { recordId, visit })
    if (!page.ok) throw new Error(page.refusal.code)
    return page.value.viewCount
  }

  test('each view by a reader or visitor adds one, a desk adds none', async () => {
    const before = await viewsAfter(visitor, somebody('a'))
    expect(await viewsAfter(place.reader, somebody('b'))).toBe(before + 1)
    expect(await viewsAfter(place.staff.ruc, somebody('c'))).toBe(before + 1)
    const twenty = Array.from({ length: 20 }, (_, at) => viewsAfter(visitor, somebody(`d${at}`)))
    expect(Math.max(...(await Promise.all(twenty)))).toBe(before + 21)
  })

  test('turning a page and coming back is one view; half an hour later it is another (K3)', async () => {
    const before = await viewsAfter(visitor, somebody('e'))
    expect(await viewsAfter(visitor, somebody('e'))).toBe(before)
    place.clock.pass({ minutes: 29 })
    expect(await viewsAfter(visitor, somebody('e'))).toBe(before)
    place.clock.pass({ minutes: 2 })
    expect(await viewsAfter(visitor, somebody('e'))).toBe(before + 1)
  })

  test('a head, a prefetch and a robot look at nothing, nor does a program that asks the API', async () => {
    const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' }
    expect(isSomebody('GET', browser)).toBe(true)
    expect(isSomebody('HEAD', browser)).toBe(false)
    expect(isSomebody('GET', { ...browser, 'sec-purpose': 'prefetch;prerender' })).toBe(false)
    expect(isSomebody('GET', { ...browser, purpose: 'prefetch' })).toBe(false)
    expect(isSomebody('GET', { 'user-agent': 'Googlebot/2.1' })).toBe(false)
    const before = await viewsAfter(visitor, { who: 'f', isSomebody: false })
    const answer = await app.inject({ url: `/api/records/${await idOf(memoirs.title)}` })
    expect(answer.json().viewCount).toBe(before)
  })
})

test('the five columns, library by library: who can lend stands first', async () => {
  const { copies, hit } = await pageFor(visitor)
  expect(hit).toMatchObject({ libraries: 3, lendable: 2, ownHolding: false })
  expect(copies.map((copy) => [copy.library.code, copy.barcode, copy.status])).toEqual([
    ['211010', 'R2', 'available'],
    ['211010', 'R1', 'available'],
    ['211060', 'H1', 'available'],
    ['211020', 'S1', 'onLoan'],
  ])
  expect(copies[0]).toMatchObject({
    callNumber: 'I512.54/H41',
    volume: '',
    location: '三层文学区',
    lendable: true,
  })
  expect(copies[3]).toMatchObject({ lendable: false })
})

test('a reader’s own library stands before all others', async () => {
  const atBnu = { ...place.reader, libraryId: place.libraries.bnu }
  const { copies, hit, marc } = await pageFor(atBnu)
  expect(copies[0]).toMatchObject({ barcode: 'S1', lendable: false })
  expect(hit.ownHolding).toBe(true)
  expect(marc.source.zh).toBe('北京师范大学图书馆')
})

test('the nearest library that can lend is proposed to a reader, with reasons', async () => {
  expect((await pageFor(visitor)).proposed).toBeNull()
  expect((await pageFor(place.reader)).proposed).toEqual({
    code: '211060',
    name: { zh: '北京航空航天大学图书馆', en: 'Library bh' },
    reasons: [
      { zh: '离本馆 2.4 公里', en: '2.4 km from your library' },
      { zh: '有 1 册在架', en: '1 copy on the shelf' },
      { zh: '今日开馆', en: 'Open today' },
    ],
  })
})

test('a library that is closed is not proposed, but the next one', async () => {
  const day = Temporal.PlainDate.from('2026-11-23')
  const closure = {
    library_id: place.libraries.buaa,
    from_on: day,
    to_on: day,
    kind: 'serviceSuspended',
    reason_zh: '搬迁',
    reason_en: 'Moving',
  }
  await place.owner.insertInto('library_closure').values(closure).execute()
  const { proposed, copies } = await pageFor(place.reader)
  await place.owner.deleteFrom('library_closure').execute()
  expect(proposed).toMatchObject({ code: '211010' })
  expect(proposed?.reasons[1]).toEqual({ zh: '有 2 册在架', en: '2 copies on the shelf' })
  expect(copies.find(({ barcode }) => barcode === 'H1')).toMatchObject({ lendable: false })
})

test('a foreign book is proposed from where foreign books are lent (R12)', async () => {
  expect((await pageFor(place.reader, dictionary.title)).proposed).toMatchObject({ code: '110001' })
})

test('on a Sunday nobody says 今日开馆', async () => {
  place.clock.set('2026-11-22T02:00:00Z')
  const { proposed } = await pageFor(place.reader)
  place.clock.set('2026-11-23T02:00:00Z')
  expect(proposed?.reasons.map(({ zh }) => zh)).toEqual(['离本馆 2.4 公里', '有 1 册在架'])
})

test('a record that is not there is not found, and no number is a fault', async () => {
  for (const [id, status] of [
    ['2147483647', 404],
    ['0', 400],
    ['x', 400],
    ['99999999999', 400],
  ])
    expect((await app.inject({ url: `/api/records/${id}` })).statusCode, `${id}`).toBe(status)
  expect(await recordPage(place.house, place.staff.ruc, 2_147_483_647)).toMatchObject({
    refusal: { code: 'notFound' },
  })
})

test('a record whose copies are gone keeps its page, for requests lead to it', async () => {
  const id = await idOf(dictionary.title)
  await place.owner.deleteFrom('holding').where('record_id', '=', id).execute()
  expect((await app.inject({ url: `/api/records/${id}` })).json()).toMatchObject({
    hit: { libraries: 0, lendable: 0 },
    copies: [],
    proposed: null,
  })
})
