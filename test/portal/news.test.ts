import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/shared/actor.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'
import { signedIn } from '../support/signed-in.ts'

let place: Consortium
let app: FastifyInstance
beforeAll(async () => {
  place = await openConsortium()
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

let keys = 0
const write = async (actor: Actor, titleZh: string, more: Record<string, unknown> = {}) => {
  keys += 1
  return app.inject({
    method: 'POST',
    url: '/api/news',
    headers: { 'idempotency-key': `news-key-${keys}`, ...(await signedIn(place.house, actor)) },
    payload: { title: { zh: titleZh }, body: { zh: '正文' }, ...more },
  })
}
const list = async (query = '') => (await app.inject(`/api/news?${query}`)).json()
const titles = (answer: { news: { title: { zh: string } }[] }) =>
  answer.news.map((item) => item.title.zh)

test('the centre’s news and the libraries’ notices are two lists, newest first', async () => {
  expect((await write(place.centre, '延长免费服务期')).statusCode).toBe(201)
  expect((await write(place.staff.bupt, '北邮寒假开放时间')).statusCode).toBe(201)
  place.clock.pass({ hours: 24 })
  await write(place.centre, '请各成员馆核对10月本馆补贴费用')
  await write(place.centre, '北航闭馆一天', { libraryCode: '211060' })
  expect(titles(await list('publisher=centre'))).toEqual([
    '请各成员馆核对10月本馆补贴费用',
    '延长免费服务期',
  ])
  expect(titles(await list('publisher=libraries'))).toEqual(['北航闭馆一天', '北邮寒假开放时间'])
  expect(titles(await list('libraryCode=211130'))).toEqual(['北邮寒假开放时间'])
  const { news } = await list('libraryCode=211130')
  expect(news[0]).toMatchObject({
    publishedOn: '2026-11-23',
    library: { zh: '北京邮电大学图书馆' },
  })
})

test('news are read page by page without a gap, also those of one day', async () => {
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const page = await list(`limit=1${cursor}`)
    seen.push(...titles(page))
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
  }
  expect(seen).toEqual(titles(await list('limit=100')))
  expect(new Set(seen).size).toBe(4)
})

test('one item is read by its id; without English it stands in Chinese', async () => {
  const { id } = (await write(place.centre, '上报先进个人名单')).json()
  const item = (await app.inject(`/api/news/${id}`)).json()
  expect(item).toMatchObject({
    title: { zh: '上报先进个人名单', en: '上报先进个人名单' },
    library: null,
  })
  expect((await app.inject('/api/news/999999')).statusCode).toBe(404)
  expect((await app.inject('/api/news/x')).statusCode).toBe(400)
})

test('a librarian publishes for her own library only, a reader and a visitor not at all', async () => {
  const before = (await list('limit=100')).news.length
  expect((await write(place.staff.bupt, '题', { libraryCode: '211060' })).statusCode).toBe(403)
  expect((await write(place.staff.bupt, '题', { libraryCode: '999999' })).statusCode).toBe(400)
  expect((await write(place.reader, '题')).statusCode).toBe(403)
  expect((await write({ kind: 'visitor' }, '题')).statusCode).toBe(401)
  expect((await write(place.centre, '')).json()).toMatchObject({
    code: 'required',
    field: 'title.zh',
  })
  expect((await write(place.centre, '题'.repeat(201))).json()).toMatchObject({ code: 'tooLong' })
  expect((await list('limit=100')).news.length).toBe(before)
})
