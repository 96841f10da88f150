import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/shared/actor.ts'
import type { RouteEntry } from '../../src/shared/http.ts'
import { callOf } from '../support/every-call.ts'
import {
  type Cast,
  callAs,
  changes,
  nameOf,
  openWholeHouse,
  type WholeHouse,
} from '../support/whole-house.ts'

let world: WholeHouse
beforeAll(async () => {
  world = await openWholeHouse()
})
afterAll(async () => {
  await world.http.close()
  await world.close()
})

/** A refusal at the gate, as against one by the rules behind it. */
const gateCodes = ['signInRequired', 'notAllowed', 'crossSite', 'idempotencyKeyMissing']
const codeOf = (body: string): string => {
  try {
    return JSON.parse(body).code ?? ''
  } catch {
    return ''
  }
}
const mayCall = ({ access }: RouteEntry, actor: Actor) =>
  access.some((kind) => kind === 'visitor' || kind === actor.kind)
const everybody = () => Object.entries(world.cast) as [keyof Cast, Actor][]
const ask = (route: RouteEntry, actor: Actor, headers: Record<string, string> = {}) =>
  callAs(world, actor, { method: route.method, ...callOf(world, route), headers })

describe('every route, called by everybody', () => {
  test('whoever is not named in its access is turned away, and learns nothing', async () => {
    for (const route of world.routes) {
      for (const [who, actor] of everybody()) {
        if (mayCall(route, actor)) continue
        const answer = await ask(route, actor)
        const there = `${nameOf(route)} by ${who}: ${answer.body.slice(0, 200)}`
        if (route.page && actor.kind === 'visitor') {
          expect([answer.statusCode, answer.body], there).toEqual([303, ''])
        } else {
          expect(answer.statusCode, there).toBe(actor.kind === 'visitor' ? 401 : 403)
          if (!route.page) expect(gateCodes, there).toContain(codeOf(answer.body))
        }
      }
    }
  })

  test('whoever is named passes the gate, and never meets a fault', {
    timeout: 120_000,
  }, async () => {
    for (const route of world.routes) {
      for (const [who, actor] of everybody()) {
        if (!mayCall(route, actor)) continue
        const answer = await ask(route, actor)
        const there = `${nameOf(route)} by ${who}: ${answer.body.slice(0, 200)}`
        expect(answer.statusCode, there).toBeLessThan(500)
        expect(gateCodes, there).not.toContain(codeOf(answer.body))
      }
    }
  })
})

/** How another site's page makes a signed-in browser call us (promise S10). */
const forged: [shape: string, headers: Record<string, string>][] = [
  ['a form of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a script of another site, before Fetch Metadata', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['a page of a neighbouring subdomain', { 'sec-fetch-site': 'same-site' }],
  ['our name on another port', { origin: 'http://localhost:81' }],
  ['an old browser that says only where it comes from', { referer: 'https://evil.example/form' }],
  ['a form sent as text', { 'content-type': 'text/plain', origin: 'https://evil.example' }],
]

test.each(forged)('no changing route can be called by %s', async (_, headers) => {
  for (const route of world.routes.filter(changes)) {
    const actor = everybody().find(([, one]) => mayCall(route, one) && one.kind !== 'visitor')?.[1]
    const answer = await ask(route, actor ?? world.cast.owner, headers)
    expect([nameOf(route), answer.statusCode]).toEqual([nameOf(route), 403])
    expect(codeOf(answer.body)).toBe('crossSite')
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  }
})

test('our own pages may call every changing route', async () => {
  const own: Record<string, string>[] = [
    { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
    { origin: 'http://localhost' },
    { origin: 'http://hutong.example', host: 'hutong.example:80' },
    { referer: 'http://localhost/my' },
  ]
  for (const route of world.routes.filter(changes)) {
    for (const headers of own) {
      const answer = await ask(route, world.cast.owner, headers)
      expect(codeOf(answer.body), nameOf(route)).not.toBe('crossSite')
    }
  }
})

test.each(['', 'short', 'with space', 'ö'.repeat(9), 'x'.repeat(256)])(
  'a keyed route asks for an Idempotency-Key, and %j is none',
  async (key) => {
    for (const route of world.routes.filter(({ keyed }) => keyed)) {
      const actor = everybody().find(([, one]) => mayCall(route, one))![1]
      const answer = await ask(route, actor, { 'idempotency-key': key })
      expect([nameOf(route), answer.statusCode, codeOf(answer.body)]).toEqual([
        nameOf(route),
        400,
        'idempotencyKeyMissing',
      ])
    }
  },
)

/** Session routes, questions asked by POST, and a whole replaced by PUT need no key (decision 13). */
const exempt = [
  'POST /api/sign-in',
  'POST /api/demonstration/sign-in',
  'POST /api/sign-out',
  'POST /api/password',
  'POST /api/registrations/refused',
  'POST /api/requests/preview',
  'POST /api/sources/preview',
  'POST /api/targets/:id/test',
  'POST /api/targets/:id/ways',
  'PUT /api/profile',
  'POST /oai',
  'POST /sru',
]
test('every other changing route is keyed', () => {
  const unkeyed = world.routes.filter((route) => changes(route) && !route.keyed)
  expect(unkeyed.map(nameOf).sort()).toEqual([...exempt].sort())
})

test('every route has a limit a minute', async () => {
  for (const route of world.routes) {
    const answer = await ask(route, world.cast.owner)
    expect(Number(answer.headers['x-ratelimit-limit']), nameOf(route)).toBeGreaterThan(0)
  }
})

test('what is somebody else’s is not found, whoever else asks', async () => {
  const others: (keyof Cast)[] = ['otherReader', 'uninvolved']
  const [request] = world.requests
  const calls = [
    { method: 'GET', url: `/api/requests/${request}` },
    { method: 'GET', url: `/requests/${request}` },
    { method: 'POST', url: `/api/requests/${request}/actions`, payload: { action: 'cancel' } },
    { method: 'POST', url: `/api/notices/${world.notice}/read` },
    {
      method: 'POST',
      url: `/api/registrations/${world.applicant.readerId}/review`,
      payload: { decision: 'refuse', reason: 'x' },
    },
  ]
  for (const call of calls) {
    for (const who of others) {
      const answer = await callAs(world, world.cast[who], call)
      expect([403, 404], `${call.method} ${call.url} by ${who}`).toContain(answer.statusCode)
    }
  }
})
