import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fanOut } from '../../src/notices/fan-out.ts'
import { deliver } from '../../src/notices/mail.ts'
import type { Actor } from '../../src/shared/actor.ts'
import { aBook, type Consortium, layReader, openConsortium } from '../support/consortium.ts'
import { signedIn } from '../support/signed-in.ts'

let place: Consortium
let app: FastifyInstance
beforeAll(async () => {
  place = await openConsortium()
  app = (await place.app()).app
  for (const title of ['数学分析', '物理学', '诗经']) {
    await place.ask(place.reader, aBook({ title }))
  }
  const steps = await place.owner.selectFrom('request_history').select('id').orderBy('id').execute()
  for (const { id } of steps) await fanOut(place.house, { kind: 'requestMoved', historyId: id })
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const call = async (actor: Actor, method: 'GET' | 'POST', url: string, key = 'key-00000001') =>
  app.inject({
    method,
    url,
    headers: { 'idempotency-key': key, ...(await signedIn(place.house, actor)) },
  })
const subjects = (body: { notices: { subject: string }[] }) =>
  body.notices.map((notice) => notice.subject.match(/《(.*)》/)?.[1])

test('notices come newest first, page by page', async () => {
  const first = (await call(place.reader, 'GET', '/api/notices?limit=2')).json()
  expect(subjects(first)).toEqual(['诗经', '物理学'])
  const second = (
    await call(place.reader, 'GET', `/api/notices?limit=2&cursor=${first.next}`)
  ).json()
  expect(subjects(second)).toEqual(['数学分析'])
  expect(second.next).toBeNull()
})

test('notices are in the language of the page', async () => {
  const answer = await app.inject({
    method: 'GET',
    url: '/api/notices?limit=1',
    headers: { 'accept-language': 'en', ...(await signedIn(place.house, place.reader)) },
  })
  expect(answer.json().notices[0].subject).toMatch(/^Copy of request/)
})

test('reading a notice counts once; another’s notice is not found; all can be read at once', async () => {
  const { notices } = (await call(place.reader, 'GET', '/api/notices')).json()
  const url = `/api/notices/${notices[0].id}/read`
  expect((await call(place.staff.buaa, 'POST', url)).statusCode).toBe(404)
  for (const _ of [1, 2]) {
    const answer = await call(place.reader, 'POST', url)
    expect([answer.statusCode, answer.json()]).toEqual([200, { unread: 2 }])
  }
  const all = await call(place.reader, 'POST', '/api/notices/read-all')
  expect(all.json()).toEqual({ unread: 0 })
  const after = (await call(place.reader, 'GET', '/api/notices')).json()
  expect(after.notices.every((notice: { read: boolean }) => notice.read)).toBe(true)
  // What the reader has read, the librarians have not.
  const desk = (await call(place.staff.buaa, 'GET', '/api/notices')).json()
  expect(desk.notices.map((notice: { read: boolean }) => notice.read)).toEqual([
    false,
    false,
    false,
  ])
})

test('the mailbox shows what would have been sent to me, and only to me', async () => {
  const mails = await place.owner.selectFrom('mail').select('id').execute()
  for (const mail of mails) await deliver(place.house, null, mail.id)
  const mine = (await call(place.reader, 'GET', '/api/mailbox')).json().mails
  expect(mine).toHaveLength(3)
  expect(mine[0]).toMatchObject({ to: 'lin@reader.example', state: 'kept' })
  const other = await layReader(place, place.libraries.buaa, 'zhao')
  expect((await call(other, 'GET', '/api/mailbox')).json().mails).toEqual([])
})

test('a real installation has no mailbox page', async () => {
  place.house.installation.kind = 'real'
  const answer = await call(place.reader, 'GET', '/api/mailbox')
  place.house.installation.kind = 'demonstration'
  expect(answer.statusCode).toBe(404)
})

test.each(['cursor=x', 'cursor=-1', 'limit=0', 'limit=1000'])(
  'a page that cannot be is refused: %s',
  async (query) => {
    expect((await call(place.reader, 'GET', `/api/notices?${query}`)).statusCode).toBe(400)
  },
)

test('a visitor has no notices', async () => {
  expect((await app.inject({ method: 'GET', url: '/api/notices' })).statusCode).toBe(401)
})
