import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary } from '../support/libraries.ts'
import { cookieOf, layReader, layStaff, password } from '../support/people.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let app: Awaited<ReturnType<Awaited<ReturnType<typeof openHouse>>['app']>>['app']

beforeAll(async () => {
  place = await openHouse()
  await layCategories(place.owner)
  const libraryId = await layLibrary(place.owner, {
    code: '211130',
    zh: '北京邮电大学图书馆',
    prefix: 'BY',
  })
  for (const login of ['lin', 'heron']) await layReader(place, { login, libraryId })
  await layReader(place, { login: 'waiting', libraryId, status: 'awaitingReview' })
  await layReader(place, {
    login: 'sentBack',
    libraryId,
    status: 'refused',
    reason: '证件号码不符',
  })
  await layReader(place, { login: 'stopped', libraryId, status: 'suspended', reason: '三次未取书' })
  await layStaff(place, { login: 'by01', libraryId })
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const guess = (login: string, word = 'not-the-password', headers = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { login, password: word },
    headers,
  })
const whoIs = async (cookie: string) =>
  (await app.inject({ url: '/api/me', headers: { cookie } })).json()

test("a signed-in reader sees her home library's phone and e-mail on every page (scenario 9)", async () => {
  const cookie = await cookieOf(app, 'lin')
  expect(await whoIs(cookie)).toMatchObject({
    kind: 'reader',
    login: 'lin',
    name: '林小荷',
    home: { code: '211130', phone: '010-0000-0000', email: 'ill@by.example' },
  })
})

test('a machine whose clock is wrong by years stays signed in: its cookie lasts for hours, not until a date', async () => {
  const { headers } = await guess('lin', password)
  const [session] = [headers['set-cookie'] ?? []].flat()
  expect(session).toMatch(/Max-Age=\d+;/)
  expect(session).not.toMatch(/Expires/i)
})

test('the login may be typed in any case; the password may not', async () => {
  expect((await guess('LIN', password)).statusCode).toBe(200)
  expect((await guess('lin', password.toUpperCase())).statusCode).toBe(401)
})

test('before approval she is told 待本馆审查, but only with the right password (scenario 7)', async () => {
  const answer = await guess('waiting', password)
  expect(answer.statusCode).toBe(403)
  expect(answer.json()).toMatchObject({ code: 'awaitingReview' })
  expect(answer.json().message).toContain('待本馆审查')
  expect((await guess('waiting')).json().code).toBe('signInFailed')
})

test('a refused or suspended reader is told the reason', async () => {
  expect((await guess('sentBack', password)).json()).toMatchObject({ code: 'registrationRefused' })
  expect((await guess('sentBack', password)).json().message).toContain('证件号码不符')
  expect((await guess('stopped', password)).json().message).toContain('三次未取书')
})

test('a session has a new id at every sign-in, and the one before it is dead', async () => {
  const first = await cookieOf(app, 'lin')
  const again = await guess('lin', password, { cookie: first })
  const second = `hutong=${again.cookies.findLast((cookie) => cookie.name === 'hutong')?.value}`
  expect(second).not.toBe(first)
  expect((await whoIs(second)).kind).toBe('reader')
  expect((await whoIs(first)).kind).toBe('visitor')
})

test('the cookie is out of reach of scripts and other sites; the table holds only its hash', async () => {
  const answer = await guess('lin', password)
  const cookie = answer.cookies.find((one) => one.name === 'hutong')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const { rows } = await asActor(place.house.db, signIn, (tx) =>
    sql<{ held: string }>`select encode(token_hash, 'escape') as held from session`.execute(tx),
  )
  expect(rows.some((row) => row.held.includes(cookie!.value))).toBe(false)
})

test('signing out ends the session at once', async () => {
  const cookie = await cookieOf(app, 'lin')
  const out = await app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie } })
  expect(out.statusCode).toBe(204)
  expect((await whoIs(cookie)).kind).toBe('visitor')
})

test('a librarian who does nothing for 30 minutes is signed out; a reader is not', async () => {
  const librarian = await cookieOf(app, 'by01')
  const reader = await cookieOf(app, 'lin')
  for (let quarter = 0; quarter < 4; quarter++) {
    place.clock.pass({ minutes: 15 })
    expect((await whoIs(librarian)).kind).toBe('staff')
  }
  place.clock.pass({ minutes: 31 })
  expect((await whoIs(librarian)).kind).toBe('visitor')
  expect((await whoIs(reader)).kind).toBe('reader')
})

test('a reader who is suspended has no session from that moment', async () => {
  const cookie = await cookieOf(app, 'heron').catch(() => null)
  expect(cookie).not.toBeNull()
  await place.owner
    .updateTable('reader')
    .set({ status: 'suspended' })
    .where('status', '=', 'active')
    .where('account_id', '=', (of) =>
      of.selectFrom('account').select('id').where('login', '=', 'heron'),
    )
    .execute()
  expect((await whoIs(cookie!)).kind).toBe('visitor')
})

test('密码设置 asks the old password and ends every other session (scenario 10)', async () => {
  const here = await cookieOf(app, 'lin')
  const elsewhere = await cookieOf(app, 'lin')
  const change = (payload: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/password', payload, headers: { cookie: here } })
  const fresh = { password: 'lotus-pond-9', passwordAgain: 'lotus-pond-9' }

  const wrong = await change({ oldPassword: 'a-guess-of-it', ...fresh })
  expect(wrong.json()).toMatchObject({ code: 'oldPasswordWrong', field: 'oldPassword' })
  const both = await change({
    oldPassword: password,
    password: '123456789012345678901',
    passwordAgain: 'x',
  })
  expect(both.json().objections).toMatchObject([
    { code: 'tooLong', field: 'password' },
    { code: 'passwordsDiffer', field: 'passwordAgain' },
  ])
  expect((await whoIs(elsewhere)).kind).toBe('reader')

  expect((await change({ oldPassword: password, ...fresh })).statusCode).toBe(204)
  expect((await whoIs(here)).kind).toBe('reader')
  expect((await whoIs(elsewhere)).kind).toBe('visitor')
  expect((await guess('lin', password)).statusCode).toBe(401)
  expect((await guess('lin', 'lotus-pond-9')).statusCode).toBe(200)
})
