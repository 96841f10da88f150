import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filledTemplate, isTemplate } from '../../../src/catalogue/record/related-links.ts'
import { fanOut } from '../../../src/notices/fan-out.ts'
import { noticesOf } from '../../../src/notices/inbox.ts'
import { type Actor, visitor } from '../../../src/shared/actor.ts'
import { readMarc } from '../../../src/wire/marc/read.ts'
import { controlValue } from '../../../src/wire/marc/record.ts'
import { type Book, holdBooks } from '../../support/books.ts'
import {
  type Consortium,
  layReader,
  openConsortium,
  type ReaderActor,
} from '../../support/consortium.ts'
import { allOf, chunked, recordsIn } from '../../support/marc.ts'
import { signedIn } from '../../support/signed-in.ts'

let place: Consortium
let app: FastifyInstance
let other: ReaderActor
let record: number
let second: number

const memoirs: Book = {
  title: '往事与随想',
  by: '(俄)赫尔岑著',
  author: '赫尔岑',
  translator: '项星耀',
  publisher: '四川人民出版社',
  year: '2018',
  isbn: '978-7-220-10653-8',
  subject: '回忆录',
}

beforeAll(async () => {
  place = await openConsortium()
  await holdBooks(place.house, place.libraries.buaa, {
    books: [memoirs, { title: '彼岸书' }],
    series: 'h',
  })
  await holdBooks(place.house, place.libraries.ruc, {
    books: [{ ...memoirs, barcodes: ['R1'] }],
    series: 'r',
  })
  other = await layReader(place, place.libraries.bupt, 'wang')
  app = (await place.app()).app
  const idOf = async (q: string) =>
    (await app.inject({ url: '/api/search', query: { q } })).json().hits[0].id
  record = await idOf('往事与随想')
  second = await idOf('彼岸书')
})
afterAll(async () => {
  await app.close()
  await place.close()
})

let calls = 0
const call = async (actor: Actor, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  app.inject({
    method,
    url,
    ...(payload && { payload }),
    headers: {
      'idempotency-key': `beside-${String(++calls).padStart(6, '0')}`,
      ...(await signedIn(place.house, actor)),
    },
  })
const beside = async (actor: Actor, id = record) =>
  (await call(actor, 'GET', `/api/records/${id}/beside`)).json()

describe('总体评价 and 我的评价 (scenario 19)', () => {
  const vote = (actor: Actor, stars: number | null) =>
    call(actor, 'PUT', `/api/records/${record}/rating`, { stars })

  test('a vote of four stars: 总体评价 shows 共1票', async () => {
    expect((await beside(visitor)).rating).toEqual({
      votes: 0,
      average: null,
      byStars: [0, 0, 0, 0, 0],
      own: null,
    })
    const answer = await vote(place.reader, 4)
    expect(answer.json()).toEqual({ votes: 1, average: 4, byStars: [0, 0, 0, 1, 0], own: 4 })
  })

  test('the same reader’s second vote takes the place of the first', async () => {
    expect((await vote(place.reader, 5)).json()).toEqual({
      votes: 1,
      average: 5,
      byStars: [0, 0, 0, 0, 1],
      own: 5,
    })
  })

  test('others add to it; everybody sees the sums, each her own vote only', async () => {
    await vote(other, 2)
    const sums = { votes: 2, average: 3.5, byStars: [0, 1, 0, 0, 1] }
    expect((await beside(visitor)).rating).toEqual({ ...sums, own: null })
    expect((await beside(place.reader)).rating).toEqual({ ...sums, own: 5 })
    expect((await beside(other)).rating).toEqual({ ...sums, own: 2 })
  })

  test('twenty votes of one reader at once leave one vote', async () => {
    const all = Array.from({ length: 20 }, (_, at) => vote(other, (at % 5) + 1))
    for (const answer of await Promise.all(all)) expect(answer.statusCode).toBe(200)
    const { votes, byStars, own } = (await beside(other)).rating
    expect(votes).toBe(2)
    expect(byStars[own - 1]).toBeGreaterThan(0)
  })

  test('a vote may be taken back, and then nothing of it is left', async () => {
    expect((await vote(other, null)).json()).toMatchObject({ votes: 1, own: null })
    expect((await vote(other, null)).json()).toMatchObject({ votes: 1, own: null })
  })

  test('six stars, a visitor’s vote, and a vote for no record are refused', async () => {
    expect((await vote(place.reader, 6)).statusCode).toBe(400)
    expect((await vote(visitor, 3)).statusCode).toBe(401)
    expect((await vote(place.staff.bupt, 3)).statusCode).toBe(403)
    const nowhere = await call(place.reader, 'PUT', '/api/records/999999/rating', { stars: 3 })
    expect(nowhere.statusCode).toBe(404)
  })
})

describe('咨询管理员', () => {
  const ask = (actor: Actor, libraryCode: string, question = '第二册在架吗？') =>
    call(actor, 'POST', `/api/records/${record}/enquiries`, { libraryCode, question })
  const noticesFor = (actor: Actor) =>
    place.as(actor, (tx) => noticesOf(tx, actor, { limit: 10, language: 'zh' }))

  test('one may ask one’s own library first, then those that hold the book', async () => {
    const { askable, enquiryMax } = await beside(place.reader)
    expect(askable.map(({ code }: { code: string }) => code)).toEqual([
      '211130',
      '211060',
      '211010',
    ])
    expect(enquiryMax).toBe(500)
    expect((await ask(place.reader, '110001')).json()).toMatchObject({ code: 'libraryNotAskable' })
  })

  test('the question reaches that library’s desk, with the reader’s library and nothing else of her', async () => {
    const { id } = (await ask(place.reader, '211010')).json()
    await fanOut(place.house, { kind: 'enquiryAsked', enquiryId: id })
    await fanOut(place.house, { kind: 'enquiryAsked', enquiryId: id })
    const { notices } = await noticesFor(place.staff.ruc)
    expect(notices.map(({ subject, path }) => [subject, path])).toEqual([
      ['读者咨询：《往事与随想》', '/desk/enquiries'],
    ])
    expect((await noticesFor(place.staff.buaa)).notices).toEqual([])
    const desk = await call(place.staff.ruc, 'GET', '/api/enquiries')
    expect(desk.json().enquiries).toMatchObject([
      {
        id,
        recordId: record,
        question: '第二册在架吗？',
        readerLibrary: { zh: '北京邮电大学图书馆' },
        answer: null,
      },
    ])
    expect(desk.body).not.toMatch(/lin|reader_id|readerId/)
    expect((await call(place.staff.ruc, 'GET', '/api/desk')).json().enquiries).toBe(1)
    for (const stranger of [place.staff.buaa, other])
      expect((await call(stranger, 'GET', '/api/enquiries')).json().enquiries).toEqual([])
  })

  test('it is answered once, by that library only, and the reader is told', async () => {
    const [{ id }] = (await call(place.reader, 'GET', '/api/enquiries')).json().enquiries
    const answer = (actor: Actor) =>
      call(actor, 'POST', `/api/enquiries/${id}/answer`, { answer: '在架，三层。' })
    expect((await answer(place.staff.buaa)).statusCode).toBe(404)
    expect((await answer(place.reader)).statusCode).toBe(403)
    expect((await answer(place.staff.ruc)).statusCode).toBe(200)
    expect((await answer(place.staff.ruc)).json()).toMatchObject({ code: 'alreadyAnswered' })
    await fanOut(place.house, { kind: 'enquiryAnswered', enquiryId: id })
    const { notices } = await noticesFor(place.reader)
    expect(notices[0]).toMatchObject({
      subject: '咨询已答复：《往事与随想》',
      body: '中国人民大学图书馆答复您对《往事与随想》的咨询：在架，三层。',
      path: `/records/${record}#ask`,
    })
    expect((await beside(place.reader)).enquiries).toMatchObject([{ id, answer: '在架，三层。' }])
  })

  test('a question of nothing, or longer than the rule allows, is refused', async () => {
    expect((await ask(place.reader, '211010', '   ')).statusCode).toBe(400)
    expect((await ask(place.reader, '211010', '问'.repeat(501))).json()).toMatchObject({
      code: 'tooLong',
    })
    expect((await ask(visitor, '211010')).statusCode).toBe(401)
  })

  test('the eleventh of a day is refused, also when all come at once; tomorrow one may ask again (K1)', async () => {
    const answers = await Promise.all(Array.from({ length: 15 }, () => ask(other, '211060')))
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(10)
    expect((await ask(other, '211060')).json()).toMatchObject({ code: 'enquiryLimit' })
    place.clock.pass({ hours: 24 })
    expect((await ask(other, '211060')).statusCode).toBe(201)
  })
})

describe('相关资源', () => {
  const form = {
    label: { zh: '别处', en: 'Elsewhere' },
    template: 'https://elsewhere.example/?t={title}&a={author}',
    position: 5,
  }
  const labels = async (id = record) =>
    (await beside(visitor, id)).related.map(({ label }: { label: { zh: string } }) => label.zh)

  test('a book leads to the places of its type by its ISBN; what it lacks hides a link', async () => {
    expect(await labels()).toEqual(['国家图书馆', 'CALIS 联合目录', 'WorldCat', '豆瓣读书'])
    expect((await beside(visitor)).related[2].url).toMatch(/^https:\/\/[^/]+\/.*9787220106538$/)
    expect(await labels(second)).toEqual(['国家图书馆', 'CALIS 联合目录'])
  })

  test('the centre adds, changes and ends links; each change begins a new, dated one', async () => {
    const made = await call(place.centre, 'POST', '/api/related-links', form)
    expect(made.statusCode).toBe(201)
    const { related } = await beside(visitor)
    expect(related[0].url).toBe(
      `https://elsewhere.example/?t=${encodeURIComponent('往事与随想')}&a=${encodeURIComponent('赫尔岑')}`,
    )
    place.clock.pass({ minutes: 1 })
    const changed = await call(place.centre, 'PUT', `/api/related-links/${made.json().id}`, {
      ...form,
      position: 900,
      materialTypes: ['map'],
    })
    expect(await labels()).not.toContain('别处')
    place.clock.pass({ minutes: 1 })
    const end = () => call(place.centre, 'POST', `/api/related-links/${changed.json().id}/end`)
    expect((await end()).statusCode).toBe(200)
    expect((await end()).statusCode).toBe(404)
    const rows = await place.owner
      .selectFrom('related_link')
      .selectAll()
      .where('label_zh', '=', '别处')
      .execute()
    expect(rows.map(({ valid_to }) => valid_to !== null)).toEqual([true, true])
  })

  test.each([
    'http://elsewhere.example/{isbn}',
    'javascript:alert(1)//https://x.example',
    'https://{title}.example/',
    'https://user:pass@elsewhere.example/{isbn}',
    'https://elsewhere.example/{barcode}',
    'https://elsewhere.example/{isbn',
    'https:elsewhere.example/{isbn}',
    'https://elsewhere.example\\@evil.example/{isbn}',
    'https://localhost/{isbn}',
  ])('%s is no template', async (template) => {
    const answer = await call(place.centre, 'POST', '/api/related-links', { ...form, template })
    expect(answer.json()).toMatchObject({ code: 'badTemplate', field: 'template' })
  })

  test('whatever a title says, it stays inside its place in the address', () => {
    const property = fc.property(fc.string({ unit: 'binary', minLength: 1 }), (title) => {
      const template = 'https://elsewhere.example/s?q={title}&x=1'
      expect(isTemplate(template)).toBe(true)
      const url = new URL(filledTemplate(template, { isbn: '', issn: '', author: '', title })!)
      expect(url.origin).toBe('https://elsewhere.example')
      expect([...url.searchParams.keys()]).toEqual(['q', 'x'])
      expect(url.searchParams.get('q')).toBe(title.toWellFormed())
    })
    fc.assert(property, { numRuns: 500, seed: 3986 })
  })
})

describe('chosen records leave the house', () => {
  const file = (actor: Actor, path: string) => call(actor, 'GET', `/api/records/${path}`)

  test('as references, in the order chosen, each once', async () => {
    const answer = await file(visitor, `export?ids=${second},${record},${second}&format=gbt7714`)
    expect(answer.headers['content-disposition']).toBe('attachment; filename="hutong.txt"')
    expect(answer.body).toBe(
      '[1] 彼岸书[M]. 北京.\n[2] 赫尔岑. 往事与随想[M]. 项星耀，译. 北京：四川人民出版社，2018.\n',
    )
    expect((await file(visitor, `export?ids=${record}&format=ris`)).body).toContain(
      'SN  - 9787220106538\r\n',
    )
    expect((await file(visitor, `export?ids=${record}&format=bibtex`)).body).toContain(
      'author = {赫尔岑}',
    )
  })

  test('what is no id, too many ids, and records that are gone are refused', async () => {
    for (const ids of ['', 'x', '1;2', Array.from({ length: 101 }, (_, at) => at + 1).join(',')])
      expect((await file(visitor, `export?ids=${ids}&format=ris`)).statusCode).toBe(400)
    expect((await file(visitor, 'export?ids=999999&format=ris')).statusCode).toBe(404)
  })

  test('as MARC to staff only: their own library’s record, else the first, or the one asked for', async () => {
    const numberOf = async (actor: Actor, more = '') => {
      const { rawPayload } = await file(actor, `marc?ids=${record}&form=gb18030${more}`)
      const [only] = recordsIn(await allOf(readMarc(chunked(rawPayload))))
      return controlValue(only!, '001')
    }
    expect((await file(visitor, `marc?ids=${record}&form=utf8`)).statusCode).toBe(401)
    expect((await file(place.reader, `marc?ids=${record}&form=utf8`)).statusCode).toBe(403)
    expect(await numberOf(place.staff.ruc)).toBe('r0')
    expect(await numberOf(place.staff.bupt)).toBe('h0')
    expect(await numberOf(place.staff.bupt, '&library=211010')).toBe('r0')
    const { sources } = await beside(place.staff.bupt)
    expect(sources.map(({ code }: { code: string }) => code)).toEqual(['211010', '211060'])
    expect((await beside(visitor)).sources).toEqual([])
  })

  test('several in one file, and the audit log knows of it', async () => {
    const answer = await file(place.staff.bupt, `marc?ids=${record},${second}&form=xml`)
    expect(answer.headers['content-type']).toContain('marcxml')
    expect(recordsIn(await allOf(readMarc(chunked(answer.rawPayload))))).toHaveLength(2)
    const logged = await place.owner
      .selectFrom('audit_entry')
      .select('details')
      .where('action', '=', 'downloadMarc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(logged.details).toEqual({ ids: [record, second], form: 'xml' })
  })
})
