import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Profile } from '../../src/readers/shapes.ts'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary } from '../support/libraries.ts'
import { cookieOf, layReader, layStaff } from '../support/people.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let app: Awaited<ReturnType<Awaited<ReturnType<typeof openHouse>>['app']>>['app']
let cookie: string

beforeAll(async () => {
  place = await openHouse()
  await layCategories(place.owner)
  const libraryId = await layLibrary(place.owner, {
    code: '211130',
    zh: '北邮图书馆',
    prefix: 'BY',
  })
  await layReader(place, { login: 'lin', libraryId })
  await layReader(place, { login: 'neighbour', libraryId, name: '周明远' })
  await layStaff(place, { login: 'by01', libraryId })
  app = (await place.app()).app
  cookie = await cookieOf(app, 'lin')
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const profile = async (who = cookie): Promise<Profile> =>
  (await app.inject({ url: '/api/profile', headers: { cookie: who } })).json()
const change = (payload: Record<string, unknown>) =>
  app.inject({ method: 'PUT', url: '/api/profile', payload, headers: { cookie } })
const mine = { name: '林小荷', phone: '010-0000-0002', email: 'lin@reader.example' }

test('个人资料 is changed, but 登录名 and 读者类型 stay as they are (scenario 10)', async () => {
  const before = await profile()
  const answer = await change({
    ...mine,
    jobTitle: 'lecturer',
    bornOn: '1970-05-01',
    login: 'somebodyelse',
    readerType: 'faculty',
    status: 'refused',
    barcode: '9999',
  })
  expect(answer.statusCode).toBe(200)
  const after = await profile()
  expect(after).toEqual({
    ...before,
    phone: '010-0000-0002',
    jobTitle: 'lecturer',
    bornOn: '1970-05-01',
  })
  expect(answer.json()).toEqual(after)
})

test('a change is refused with everything that is wrong, and changes nothing', async () => {
  const before = await profile()
  const answer = await change({ ...mine, phone: '', email: 'lin', remark: '注'.repeat(51) })
  expect(answer.statusCode).toBe(400)
  const fields = answer.json().objections.map((one: { field: string }) => one.field)
  expect(fields).toEqual(['phone', 'email', 'remark'])
  expect(await profile()).toEqual(before)
})

test("one reader's change leaves her neighbour as he was", async () => {
  const neighbour = await cookieOf(app, 'neighbour')
  await change({ ...mine, department: '文学院' })
  expect(await profile(neighbour)).toMatchObject({
    login: 'neighbour',
    name: '周明远',
    department: '',
  })
})

test('a profile is for readers: visitors sign in first, librarians have none', async () => {
  expect((await app.inject({ url: '/api/profile' })).statusCode).toBe(401)
  const librarian = await cookieOf(app, 'by01')
  const answer = await app.inject({ url: '/api/profile', headers: { cookie: librarian } })
  expect(answer.statusCode).toBe(403)
})
