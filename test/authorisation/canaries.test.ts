import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/shared/actor.ts'
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
let said: Map<string, string>
beforeAll(async () => {
  world = await openWholeHouse()
  said = await everythingSaid()
})
afterAll(async () => {
  await world.http.close()
  await world.close()
})

/** Every address that shows something, with every id there is in it. */
function addresses(): string[] {
  const ids = [...world.requests, ...world.others]
  const looking = world.routes.filter((route) => !changes(route) && !/docs|assets/.test(route.url))
  return looking.flatMap((route) => {
    const { url } = callOf(world, route)
    if (/requests\/:id/.test(route.url))
      return ids.map((id) => route.url.replace(':id', String(id)))
    if (route.url === '/desk') return ids.map((id) => `/desk?chosen=${id}`)
    if (route.url === '/desk/slips') return [`/desk/slips?ids=${ids}`]
    if (/queues/.test(route.url))
      return ['newRequests', 'out', 'awaitingPickup', 'onLoan'].map((name) =>
        route.url.replace(':name', name),
      )
    if (route.url === '/desk/query')
      return ['', '姓名', '010-0000', 'lin'].map((q) => `${url}?q=${q}`)
    return [url]
  })
}

/** What each of the cast is told at every address, as one text. */
async function everythingSaid(): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const [who, actor] of Object.entries(world.cast)) {
    const answers: string[] = []
    for (const url of addresses()) {
      const answer = await callAs(world, actor, { method: 'GET', url: encodeURI(url) })
      expect(answer.statusCode, `${url} by ${who}: ${answer.body.slice(0, 300)}`).toBeLessThan(500)
      answers.push(answer.body)
    }
    all.set(who, answers.join('\n'))
  }
  return all
}

const knows = (who: keyof Cast, text: string) => said.get(who)!.includes(text)
const personal = ['name', 'phone', 'email', 'documentNumber', 'remark', 'address'] as const

test('the routes that show something are all asked', () => {
  expect(world.routes.filter((route) => !changes(route)).map(nameOf).length).toBeGreaterThan(35)
  expect(said.get('owner')!.length).toBeGreaterThan(10_000)
})

test('a reader finds everything of her own, so that the search for it means something', () => {
  for (const field of personal) {
    expect(knows('owner', world.secrets.owner[field]), field).toBe(true)
    expect(knows('otherReader', world.secrets.other[field]), field).toBe(true)
  }
})

test('nothing of a reader stands in anything told to another reader, a visitor, a lender, a third library or the centre (S1, S2)', () => {
  const leaks: string[] = []
  for (const who of ['visitor', 'otherReader', 'supplying', 'uninvolved', 'centre'] as const) {
    for (const field of personal)
      if (knows(who, world.secrets.owner[field])) leaks.push(`${who} is told the ${field}`)
  }
  expect(leaks).toEqual([])
  for (const field of personal)
    expect(knows('owner', world.secrets.other[field]), field).toBe(false)
})

test('the note of a request is read by the reader and both libraries, by no other reader or library', () => {
  expect(knows('owner', '附言lin')).toBe(true)
  expect(knows('requesting', '附言lin')).toBe(true)
  expect(knows('supplying', '附言lin')).toBe(true)
  for (const who of ['visitor', 'otherReader', 'uninvolved'] as const)
    expect(knows(who, '附言lin'), who).toBe(false)
})

test('of a reader, her library’s desk is told who she is and how to reach her, for a request at hand', async () => {
  const seen = await detail(world.cast.requesting)
  expect(seen.recipient).toEqual({
    name: world.secrets.owner.name,
    email: world.secrets.owner.email,
    phone: world.secrets.owner.phone,
  })
})

const detail = async (actor: Actor) =>
  (await callAs(world, actor, { method: 'GET', url: `/api/requests/${world.requests[1]}` })).json()

/** Field by field: what only one side is told of a request, beyond what both are. */
test('the lender is told the kind of reader and the end of her barcode, and nothing that names her', async () => {
  const [asking, lending] = [
    await detail(world.cast.requesting),
    await detail(world.cast.supplying),
  ]
  expect(lending.recipient).toBeNull()
  expect(lending.depositMissingFen).toBeNull()
  expect(lending.readerType).toBe('doctoral')
  expect(lending.readerBarcodeEnd.length).toBeLessThanOrEqual(4)
  const sides = ['actions', 'recipient', 'copies', 'timeline', 'depositMissingFen']
  const same = (one: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(one).filter(([field]) => !sides.includes(field)))
  expect(same(lending)).toEqual(same(asking))
  expect(JSON.stringify(lending)).not.toContain('"lin"')
})

test('who answers with an error says nothing of anybody', async () => {
  for (const url of [`/api/requests/${world.requests[0]}`, `/requests/${world.requests[0]}`]) {
    const answer = await callAs(world, world.cast.otherReader, { method: 'GET', url })
    const nothing = await callAs(world, world.cast.otherReader, {
      method: 'GET',
      url: url.replace(/\d+/, '999999'),
    })
    expect(answer.statusCode).toBe(nothing.statusCode)
  }
})
