import type { InjectOptions } from 'fastify'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { openConsortium } from '../support/consortium.ts'
import { signedIn } from '../support/signed-in.ts'

const place = await openConsortium()
afterAll(() => place.close())

type App = Awaited<ReturnType<typeof buildApp>>['app']
let app: App
beforeEach(async () => {
  // Counters live in the process: a house of its own for every test.
  app = (await buildApp(place.house, { trustProxy: 'loopback', log: false })).app
  return () => app.close()
})

const from = (address: string, more: Record<string, string> = {}) => ({
  headers: { 'x-forwarded-for': address, ...more },
})
const many = async (times: number, call: InjectOptions) => {
  const answers = []
  for (let done = 0; done < times; done++) answers.push(await app.inject(call))
  return answers
}
const signingIn = (address: string) => ({
  method: 'POST' as const,
  url: '/api/sign-in',
  payload: { login: 'nobody' },
  ...from(address),
})

test('whoever calls too often is told so in the one shape, and when to come back', async () => {
  const [last] = (
    await many(601, { url: '/api/me', ...from('192.0.2.1', { 'accept-language': 'en' }) })
  ).slice(-1)
  expect(last?.statusCode).toBe(429)
  const wait = Number(last?.headers['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect(last?.json()).toMatchObject({
    code: 'tooManyRequests',
    field: '',
    message: `Too many requests. Please try again in ${wait} seconds.`,
  })
})

test('one address’s calls are not another’s, nor an account’s where it is', async () => {
  await many(601, { url: '/api/me', ...from('192.0.2.2') })
  expect((await app.inject({ url: '/api/me', ...from('192.0.2.2') })).statusCode).toBe(429)
  expect((await app.inject({ url: '/api/me', ...from('192.0.2.3') })).statusCode).toBe(200)
  const session = await signedIn(place.house, place.reader)
  const answer = await app.inject({ url: '/api/me', ...from('192.0.2.2', session) })
  expect(answer.statusCode).toBe(200)
})

test('an account is counted wherever it comes from', async () => {
  const session = await signedIn(place.house, place.reader)
  for (let done = 0; done < 600; done++)
    await app.inject({ url: '/api/copyright-notice', ...from(`198.51.100.${done % 250}`, session) })
  const answer = await app.inject({ url: '/api/me', ...from('198.51.100.251', session) })
  expect(answer.statusCode).toBe(429)
})

test('the address is believed only from the proxy that is trusted', async () => {
  await app.close()
  app = (await buildApp(place.house, { trustProxy: false, log: false, perMinute: 3 })).app
  await many(3, { url: '/api/figures', ...from('203.0.113.1') })
  const answer = await app.inject({ url: '/api/figures', ...from('203.0.113.2') })
  expect(answer.statusCode).toBe(429)
})

test('signing in is limited sooner than reading, and reading counts nothing against it', async () => {
  await many(130, { url: '/api/me', ...from('192.0.2.4') })
  const tries = await many(121, signingIn('192.0.2.4'))
  expect(tries.slice(0, 120).map(({ statusCode }) => statusCode)).not.toContain(429)
  expect(tries.at(-1)?.statusCode).toBe(429)
  expect((await app.inject({ url: '/api/me', ...from('192.0.2.4') })).statusCode).toBe(200)
})

test('whoever has read twenty pages may still register', async () => {
  await many(25, { url: '/api/libraries', ...from('192.0.2.5') })
  const answer = await app.inject({
    method: 'POST',
    url: '/api/registrations',
    payload: {},
    ...from('192.0.2.5', { 'idempotency-key': 'a-first-registration' }),
  })
  expect(answer.statusCode).toBe(400)
})

test('what the gate turns away counts too', async () => {
  const answers = await many(601, { url: '/api/desk', ...from('192.0.2.6') })
  expect(answers.at(-1)?.statusCode).toBe(429)
})
