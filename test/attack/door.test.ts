import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { faultForLog } from '../../src/fault.ts'
import { networkOf } from '../../src/shared/http/network.ts'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary } from '../support/libraries.ts'
import { cookieOf, layReader, layStaff, password } from '../support/people.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let app: Awaited<ReturnType<Awaited<ReturnType<typeof openHouse>>['app']>>['app']
let north: number
beforeAll(async () => {
  place = await openHouse()
  await layCategories(place.owner)
  north = await layLibrary(place.owner, { code: '211130', zh: '北邮图书馆', prefix: 'BY' })
  await layStaff(place, { login: 'by01', libraryId: north })
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

let calls = 0
const send = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: `192.0.2.${(++calls % 250) + 1}`,
    headers: { 'idempotency-key': `attack-${String(calls).padStart(6, '0')}`, ...headers },
  })
const form = {
  libraryCode: '211130',
  copyrightVersion: 2,
  name: '林小荷',
  documentType: 'campusCard',
  documentNumber: '2026000001',
  readerType: 'master',
  password,
  passwordAgain: password,
  phone: '010-0000-0001',
  email: 'lin@reader.example',
}

test('a stranger does not take over a refused registration, nor guess its password at other doors', async () => {
  await layReader(place, { login: 'refused1', libraryId: north, status: 'refused', reason: 'x' })
  const wrong = { login: 'refused1', password: 'not-her-word', passwordAgain: 'not-her-word' }
  const doors = ['/api/registrations/again', '/api/registrations/refused', '/api/sign-in']
  for (let guess = 0; guess < 10; guess++) {
    const answer = await send(doors[guess % 3]!, { ...form, ...wrong })
    expect(answer.json().code).toBe('signInFailed')
  }
  for (const url of doors)
    for (const login of ['refused1', 'REFUSED1', 'Refused1'])
      expect((await send(url, { ...form, login })).json().code).toBe('accountLocked')
})

test('an active account is not made to wait again, and a suspended one is not freed, by registering again', async () => {
  await layReader(place, { login: 'active1', libraryId: north })
  await layReader(place, { login: 'stopped1', libraryId: north, status: 'suspended', reason: 'x' })
  const again = async (login: string) =>
    (await send('/api/registrations/again', { ...form, login })).json().code
  expect(await again('active1')).toBe('alreadyReviewed')
  expect(await again('stopped1')).toBe('accountSuspended')
  expect(await again('by01')).toBe('alreadyReviewed')
})

test('a login in other letters that look alike is nobody’s', async () => {
  await layReader(place, { login: 'kaixin1', libraryId: north })
  for (const login of [
    'ｋａｉｘｉｎ1',
    'kaıxin1',
    'kаixin1',
    'kaixin1\u200b',
    ' kaixin1',
    'kaİxin1',
  ])
    expect([login, (await send('/api/sign-in', { login, password })).statusCode]).toEqual([
      login,
      401,
    ])
})

test('a session ends with the account’s right to come in, whatever cookie is shown', async () => {
  const { accountId, readerId } = await layReader(place, { login: 'ended1', libraryId: north })
  const cookie = await cookieOf(app, 'ended1')
  const seen = async () =>
    (await app.inject({ url: '/api/profile', headers: { cookie } })).statusCode
  expect(await seen()).toBe(200)
  for (const status of ['suspended', 'refused', 'awaitingReview']) {
    await place.owner.updateTable('reader').set({ status }).where('id', '=', readerId).execute()
    expect([status, await seen()]).toEqual([status, 401])
  }
  await place.owner
    .updateTable('reader')
    .set({ status: 'active' })
    .where('id', '=', readerId)
    .execute()
  expect(await seen()).toBe(200)
  await place.owner
    .updateTable('account')
    .set({ disabled_at: place.clock.now() })
    .where('id', '=', accountId)
    .execute()
  expect(await seen()).toBe(401)
})

test('a session id brought along is not the one that is signed in', async () => {
  await layReader(place, { login: 'fixed1', libraryId: north })
  const brought = `hutong=${'A'.repeat(43)}`
  const answer = await send('/api/sign-in', { login: 'fixed1', password }, { cookie: brought })
  expect(answer.headers['set-cookie']).not.toContain('AAAAAAAA')
  const me = await app.inject({ url: '/api/me', headers: { cookie: brought } })
  expect(me.json().kind).toBe('visitor')
})

test('the greatest barcode a librarian can give out does not end registering', async () => {
  const { readerId } = await layReader(place, { login: 'first1', libraryId: north })
  for (const [barcode, next] of [
    ['99999999', '0001'],
    ['99999998', '99999999'],
    ['00000500', '0501'],
  ]) {
    await place.owner.updateTable('reader').set({ barcode }).where('id', '=', readerId).execute()
    const answer = await send('/api/registrations', { ...form, login: `after${barcode}` })
    expect([answer.statusCode, answer.json().barcode]).toEqual([201, next])
  }
})

test('no proxy and no browser keeps an answer of the API, a refusal, or a redirect', async () => {
  const cookie = await cookieOf(app, 'by01')
  for (const url of [
    '/api/me',
    '/api/registrations',
    '/api/nothing',
    '/language?to=zh',
    '/api/profile',
  ]) {
    const { headers } = await app.inject({ url, headers: { cookie } })
    expect([url, headers['cache-control']]).toEqual([url, 'no-store'])
  }
})

test('addresses that nobody has are limited like those that are there', async () => {
  const codes = new Set<number>()
  for (let n = 0; n < 602; n++)
    codes.add(
      (await app.inject({ url: `/nothing/${n}`, remoteAddress: '198.51.100.7' })).statusCode,
    )
  expect([...codes]).toEqual([404, 429])
})

test('a whole IPv6 network counts as one caller', () => {
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:DB8:1:2:ffff:eeee:dddd:cccc'))
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::')
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::')
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
})

test('a fault in the log does not show the row that failed', async () => {
  const fault = await place.owner
    .updateTable('reader_person')
    .set({ name: '周小舟', document_type: null as never })
    .execute()
    .then(
      () => null,
      (error: Error) => error,
    )
  expect(JSON.stringify(fault)).toContain('周小舟')
  const logged = JSON.stringify(faultForLog(fault!))
  expect(logged).not.toContain('周小舟')
  expect(logged).toContain('reader_person')
})

test('over https the session’s cookie belongs to this host alone and never travels in the open', async () => {
  const { app: secured } = await buildApp(
    { ...place.house, secureCookies: true },
    { trustProxy: false, log: false },
  )
  const answer = await secured.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { login: 'by01', password },
  })
  const [session] = [answer.headers['set-cookie'] ?? []].flat()
  expect(session).toMatch(
    /^__Host-hutong=[\w-]{43}; Max-Age=\d+; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/,
  )
  expect(session).not.toMatch(/Domain/i)
  expect(answer.headers['strict-transport-security']).toBeDefined()
  // A cookie that plain http could have set is nobody's.
  const [pair = ''] = (session ?? '').split(';')
  const plain = pair.replace('__Host-', '')
  const me = await secured.inject({ url: '/api/me', headers: { cookie: plain } })
  expect(me.json().kind).toBe('visitor')
  await secured.close()
})
