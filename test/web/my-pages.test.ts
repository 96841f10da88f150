import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { takeContents } from '../../src/catalogue/serials/electronic.ts'
import { loadPages } from '../../src/pages/kit.ts'
import { buildWeb } from '../../tools/build-web.ts'
import { submissionOf } from '../../web/reader/asking/form.ts'
import { aBook, type Consortium, openConsortium } from '../support/consortium.ts'
import { holdJournal, journal } from '../support/journals.ts'
import { signedIn } from '../support/signed-in.ts'

let place: Consortium
let get: (path: string) => Promise<{ status: number; html: string }>
let post: (path: string, payload: object) => Promise<{ status: number; body: unknown }>
let number = ''
let id = 0

beforeAll(async () => {
  await buildWeb()
  place = await openConsortium()
  const pages = await loadPages()
  const { app } = await buildApp(place.house, { trustProxy: false, log: false, pages })
  const headers = await signedIn(place.house, place.reader)
  get = async (path) => {
    const answer = await app.inject({ url: path, headers })
    return { status: answer.statusCode, html: answer.body }
  }
  post = async (url, payload) => {
    const keyed = { ...headers, 'idempotency-key': crypto.randomUUID() }
    const answer = await app.inject({ method: 'POST', url, payload, headers: keyed })
    return { status: answer.statusCode, body: answer.json() }
  }
  id = await place.ask(place.reader)
  const arrived = await place.ask(place.reader, aBook({ title: '彼岸书', publishedYear: '1999' }))
  await place.act(place.staff.buaa, arrived, 'accept')
  await place.act(place.staff.buaa, arrived, 'fill', { barcode: 'B1' })
  await place.act(place.staff.bupt, arrived, 'receive')
  number = (await place.seen(id)).number
}, 120_000)
afterAll(() => place?.close())

test('a reader’s own page says what needs her now and what is under way', async () => {
  const { status, html } = await get('/my')
  expect(status).toBe(200)
  expect(html).toContain('有一本书到了')
  expect(html).toContain('彼岸书')
  expect(html).toContain(number)
  expect(html).toContain('撤销</button>')
})

test('申请单查询 finds a request by its number and nothing by another', async () => {
  expect((await get(`/requests?way=number&q=${number.toUpperCase()}`)).html).toContain(
    '共有1条记录',
  )
  expect((await get('/requests?way=number&q=bh99999999')).html).toContain('没有符合条件的申请单')
  expect((await get('/requests')).html).toContain('共有2条记录')
})

test('a request, whole: who holds it, what it costs and why, what happened', async () => {
  const { status, html } = await get(`/requests/${id}`)
  expect(status).toBe(200)
  for (const said of [number, '北京航空航天大学图书馆', '您付', '为什么', '经过'])
    expect(html).toContain(said)
})

test.each(['/account', '/account?tab=summary', '/account?tab=fines', '/messages', '/profile'])(
  '%s is drawn',
  async (path) => {
    expect((await get(path)).status).toBe(200)
  },
)

const typed = {
  'books.0.title': '西方哲学史',
  'books.0.publishedYear': '1963',
  'books.0.callNumber': 'B5/14',
  'books.0.materialType': 'book',
  'books.0.searchScope': 'allMembers',
  'books.0.supplierCode': '211060',
  deliveryMethod: 'logistics',
  recipientName: '林同学',
  recipientEmail: 'lin@reader.example',
}
const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return submissionOf(form, 1)
}

test('a journal entered directly needs a year and an issue, and both are said in one round', async () => {
  const typed = { title: '情报学报', callNumber: 'G35/1', materialType: 'serial' }
  const asked = (more: object) => ({
    books: [{ ...typed, publishedYear: '', issue: '', ...more }],
    deliveryMethod: 'logistics',
    recipientName: '王读者',
    recipientEmail: 'reader@bupt.example',
  })
  const looked = (more: object) => post('/api/requests/preview', asked(more))
  const objected = ({ body }: { body: unknown }) =>
    (body as { objections: { field: string; code: string }[] }).objections.map(
      ({ field, code }) => [field, code],
    )
  expect(objected(await looked({}))).toEqual([
    ['books.0.publishedYear', 'required'],
    ['books.0.issue', 'required'],
  ])
  expect(objected(await looked({ publishedYear: '2025' }))).toEqual([['books.0.issue', 'required']])
  const said = await looked({ publishedYear: '2025', volume: '44', issue: '3' })
  expect(said.body).toMatchObject({ books: [{ book: { title: '情报学报 2025年第44卷第3期' } }] })
  // Whoever writes the part behind the title has said it.
  const inTitle = await looked({ publishedYear: '2025', title: '情报学报 2025年第3期' })
  expect(inTitle.status).toBe(200)
  expect((await looked({ publishedYear: '2025', title: '中国青年' })).status).toBe(400)
})

test('an article asked for from 目次 keeps its title, its author and its pages, from form to request', async () => {
  const { buaa, ruc } = place.libraries
  await holdJournal(place.house, buaa, journal('m1', { volumes: ['1998'] }))
  await holdJournal(place.house, ruc, journal('m2', { volumes: ['2025'] }))
  const file = 'ISSN,年,卷,期,题名,作者,页码\n1000-0135,2025,44,3,馆际互借规则研究,甲；乙,263-274'
  const call = { actor: place.staff.buaa, route: 'test', key: 'article', body: [] }
  await takeContents(place.house, { file }, { ...call, at: place.house.clock.now() })
  const { id: article } = await place.owner
    .selectFrom('serial_article')
    .select('id')
    .executeTakeFirstOrThrow()
  const { id: record } = await place.owner
    .selectFrom('record')
    .select('id')
    .where('title', '=', '情报学报')
    .executeTakeFirstOrThrow()
  const { html } = await get(`/requests/new?record=${record}&article=${article}`)
  for (const said of ['文章《馆际互借规则研究》', '甲；乙', '263-274', '借来的是整册书刊'])
    expect(html, said).toContain(said)
  expect(html).toContain('先问中国人民大学图书馆')
  expect(html).not.toContain('先问北京航空航天大学图书馆')
})

test('what the form says is what the API takes: first looked at, then stored', async () => {
  const looked = await post('/api/requests/preview', formOf(typed))
  expect(looked).toMatchObject({
    status: 200,
    body: { books: [{ supplier: { code: '211060' }, price: { readerPaysFen: 0 } }] },
  })
  const stored = await post('/api/requests', formOf(typed))
  expect(stored).toMatchObject({ status: 201, body: { requests: [{ title: '西方哲学史' }] } })
})

test('objections come back under the names of the form’s fields', async () => {
  const { status, body } = await post(
    '/api/requests/preview',
    formOf({ ...typed, 'books.0.title': '', deliveryMethod: '' }),
  )
  expect(status).toBe(400)
  const { objections } = body as { objections: { field: string }[] }
  expect(objections.map(({ field }) => field).sort()).toEqual(['books.0.title', 'deliveryMethod'])
})
