import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Actor } from '../../src/shared/actor.ts'
import type { RouteEntry } from '../../src/shared/http.ts'
import { callOf } from '../support/every-call.ts'
import { callAs, changes, nameOf, openWholeHouse, type WholeHouse } from '../support/whole-house.ts'

let world: WholeHouse
beforeAll(async () => {
  world = await openWholeHouse()
})
afterAll(async () => {
  await world.http.close()
  await world.close()
})

type Answer = Awaited<ReturnType<typeof callAs>>
const chinese = /[\u4e00-\u9fff]/

/** A refusal in the one shape and in the language that was asked for. */
function isRefusal(answer: Answer, what: string) {
  const there = `${what}: ${answer.statusCode} ${answer.body.slice(0, 300)}`
  expect(answer.statusCode, there).toBeGreaterThanOrEqual(400)
  expect(answer.statusCode, there).toBeLessThan(500)
  const error = answer.json()
  expect(Object.keys(error).sort(), there).toEqual(['code', 'field', 'id', 'message', 'objections'])
  expect(error.objections[0], there).toEqual({
    code: error.code,
    field: error.field,
    message: error.message,
  })
  expect(error.message, there).not.toBe('')
}

/** Never a fault, never a trace; and whatever is refused, is refused in the house's shape. */
function isNoFault(answer: Answer, what: string) {
  const there = `${what}: ${answer.statusCode} ${answer.body.slice(0, 300)}`
  expect(answer.statusCode, there).toBeLessThan(500)
  expect(answer.body, there).not.toMatch(/ {4}at |node_modules|\.ts:\d/)
  if (answer.statusCode >= 400 && /json/.test(String(answer.headers['content-type'])))
    isRefusal(answer, what)
}

const api = () => world.routes.filter(({ url }) => !url.startsWith('/api/docs'))
const routesWithBody = () =>
  api().filter((route) => changes(route) && callOf(world, route).payload !== undefined)
const callerOf = ({ access }: RouteEntry): Actor =>
  Object.values(world.cast).find((actor) => access.some((kind) => kind === actor.kind))!
const ask = (route: RouteEntry, more: Partial<Parameters<typeof callAs>[2]>) =>
  callAs(world, callerOf(route), { method: route.method, ...callOf(world, route), ...more })

const badIds = [
  '0',
  '-1',
  '1.5',
  '2147483648',
  '9007199254740993',
  '99999999999999999999',
  '1e99',
  'NaN',
  'abc',
  "'; drop table request; --",
  '\u0000',
  '%00',
  '../../etc/passwd',
  '𠮷'.repeat(40),
  'x'.repeat(3_000),
]

test('an id that cannot be is refused, on every route that takes one', async () => {
  for (const route of api().filter(({ url }) => url.includes(':'))) {
    for (const id of badIds) {
      const url = route.url.replace(/:\w+/, encodeURIComponent(id))
      const answer = await ask(route, { url })
      const what = `${nameOf(route)} with ${id.slice(0, 30)}`
      isNoFault(answer, what)
      expect(answer.statusCode, what).toBeGreaterThanOrEqual(400)
    }
  }
})

test('an address that is no text is refused', async () => {
  for (const url of [
    '/api/libraries/%ff',
    '/api/news/%c3%28',
    '/%ff',
    '/api/requests?q=%ff',
    '/requests/%ff',
  ])
    isNoFault(await callAs(world, world.cast.owner, { method: 'GET', url }), url)
  const answer = await callAs(world, world.cast.owner, { method: 'GET', url: '/api/libraries/%ff' })
  isRefusal(answer, '%ff')
})

const badQueries = [
  'q=%00',
  `q=${'x'.repeat(5_000)}`,
  "q='; drop table request; --",
  'q=%25_%5C',
  'q[]=1&q[]=2',
  'q=1&q=2',
  'from=0000-01-01&to=0000-12-31',
  'from=9999-12-31&to=9999-12-31',
  'from=2026-02-30',
  'from=yesterday',
  'cursor=0',
  'cursor=-1',
  'cursor=99999999999999999999',
  'cursor=999999999999999',
  'cursor=2147483648',
  'cursor=%00',
  'cursor=x',
  'limit=0',
  'limit=1e9',
  'limit=-5',
  'page=0',
  'page=99999999999',
  'queue=nothing&chosen=99999999999',
  'chosen=-1',
  'ids=1,2,99999999999,abc,-1,1e400',
  'tab=%00',
  'next=//evil.example',
  'to=xx&back=//evil.example',
  'to=en&back=%00',
  'way=nothing',
  '__proto__[x]=1&constructor=2',
]

test('a query that cannot be never is a fault, on any route', async () => {
  for (const route of api().filter((one) => !changes(one))) {
    const asked = badQueries.map(async (query) => {
      const url = `${callOf(world, route).url.split('?')[0]}?${query.replaceAll(' ', '%20')}`
      isNoFault(await ask(route, { url }), `${nameOf(route)} with ${query.slice(0, 40)}`)
    })
    await Promise.all(asked)
  }
})

/** What stands in a field instead of what belongs there. */
const badValues: [what: string, value: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['an empty text', ''],
  ['blanks', '   '],
  ['a number', -1],
  ['a fraction', 1.5],
  ['a number too great', 1e99],
  ['an id too great', 2147483648],
  ['true', true],
  ['a list', []],
  ['a list of lists', [[[]]]],
  ['an object', { $ne: 1 }],
  ['U+0000', 'a\u0000b'],
  ['half a surrogate', 'a\ud800'],
  ['a quotation', "'; drop table request; --"],
  ['a line break', 'a@b.example\r\nBcc: c@d.example'],
  ['a script', '<script>alert(1)</script>'],
  ['a year that is not', '0000-01-01'],
  ['a day that is not', '2026-02-30'],
  ['a long text', '长'.repeat(5_000)],
  ['a very long text', 'x'.repeat(60_000)],
]

/** Every leaf of a body: `books.0.title`. */
function fieldsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    ...(path.length ? [path] : []),
    ...Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, [...path, name])),
  ]
}

function withValue(body: object, [name = '', ...rest]: string[], value: unknown): object {
  const copy = (Array.isArray(body) ? [...body] : { ...body }) as Record<string, unknown>
  copy[name] = rest.length ? withValue(copy[name] as object, rest, value) : value
  return copy
}

/** Fields that a form may leave out, by route; they are tried with everything too. */
const optional: Record<string, object> = {
  'POST /api/requests': { neededBy: '', recipientPhone: '' },
  'POST /api/requests/preview': { neededBy: '', recipientPhone: '' },
  'POST /api/requests/:id/actions': {
    reason: '',
    note: '',
    barcode: '',
    libraryCode: '',
    condition: '',
    version: 1,
  },
  'POST /api/registrations/:readerId/review': { reason: '', barcode: '' },
  'POST /api/news': { libraryCode: '' },
  'PUT /api/profile': { bornOn: '', postcode: '', sex: '', education: '', remark: '' },
  'POST /api/registrations': { bornOn: '', postcode: '', sex: '', education: '', remark: '' },
}
const bookFields = ['recordId', 'author', 'isbnIssn', 'supplierCode', 'additionalLenders', 'note']

describe('whatever stands in whichever field of whichever route', () => {
  test.each(badValues)('%s: no fault, and refusals in the one shape', async (what, value) => {
    for (const route of routesWithBody()) {
      const body = { ...optional[nameOf(route)], ...callOf(world, route).payload }
      const more = 'books' in body ? bookFields.map((name) => ['books', '0', name]) : []
      for (const field of [...fieldsOf(body), ...more]) {
        const payload = withValue(body, field, value)
        isNoFault(
          await ask(route, { payload, headers: { 'x-forwarded-for': field.join('.') } }),
          `${nameOf(route)} ${field.join('.')} ${what}`,
        )
      }
    }
  })
})

const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`
const bodies: [what: string, payload: string | Buffer, type: string, status: number[]][] = [
  ['no JSON', '{"a":', 'application/json', [400]],
  ['nothing', '', 'application/json', [400]],
  ['a text', '"x"', 'application/json', [400]],
  ['a number', '7', 'application/json', [400]],
  ['null', 'null', 'application/json', [400]],
  ['a list', '[]', 'application/json', [400]],
  ['an empty object', '{}', 'application/json', [400, 401]],
  ['a poisoned object', '{"__proto__":{"a":1}}', 'application/json', [400]],
  ['a deep object', deep, 'application/json', [400, 401]],
  // Where a file is handed in it may be as long, and is no file.
  ['300 kB', `{"a":"${'x'.repeat(300_000)}"}`, 'application/json', [413, 400]],
  [
    'bytes that are no text',
    Buffer.from('{"login":"\xff\xfe"}', 'latin1'),
    'application/json',
    [400],
  ],
  ['a form', 'a=1', 'application/x-www-form-urlencoded', [415]],
  ['a text file', '{}', 'text/plain', [415]],
  ['XML', '<a/>', 'application/xml', [415]],
  ['parts', '--x--', 'multipart/form-data; boundary=x', [415]],
  ['no type at all', '{}', '', [400, 415]],
  ['an unknown charset', '{}', 'application/json; charset=gbk', [400, 401, 415]],
]

test.each(bodies)(
  'a body that is %s is refused by every route that reads one',
  async (what, payload, type, status) => {
    for (const route of routesWithBody()) {
      const answer = await ask(route, { payload, headers: { 'content-type': type } })
      const there = `${nameOf(route)} with ${what}`
      isRefusal(answer, there)
      if (answer.statusCode !== 429)
        expect(status, `${there} ${answer.body}`).toContain(answer.statusCode)
    }
  },
)

test('the sentence is in the language that was asked for, and names the field', async () => {
  const url = '/api/requests'
  const payload = { books: [{ title: '' }], deliveryMethod: 'logistics' }
  for (const [language, inChinese] of [
    ['zh', true],
    ['en', false],
  ] as const) {
    const answer = await callAs(world, world.cast.owner, {
      method: 'POST',
      url,
      payload,
      headers: { 'accept-language': language },
    })
    isRefusal(answer, language)
    const { field, objections } = answer.json()
    expect(field).not.toBe('')
    for (const { message } of objections) expect(chinese.test(message), message).toBe(inChinese)
  }
})

test('22: without 图书运送方式 the request is refused, and the field is named', async () => {
  const url = '/api/requests/preview'
  const payload = { books: [{ title: '家' }], deliveryMethod: '' }
  const answer = await callAs(world, world.cast.owner, { method: 'POST', url, payload })
  isRefusal(answer, url)
  const fields = answer.json().objections.map(({ field }: { field: string }) => field)
  expect(fields).toContain('deliveryMethod')
})

test('a form that the browser sent itself, without our script, is told what is missing', async () => {
  const answer = await callAs(
    world,
    { kind: 'visitor' },
    {
      method: 'POST',
      url: '/sign-in',
      payload: 'login=by01',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    },
  )
  expect(answer.statusCode).toBe(405)
  expect(answer.headers['content-type']).toContain('text/html')
  expect(answer.body).toContain('启用 JavaScript')
})

test('an address or a method that is not there is refused in the same shape', async () => {
  for (const [method, url] of [
    ['GET', '/api/nothing'],
    ['DELETE', '/api/me'],
    ['POST', '/api/me'],
    ['PATCH', '/api/requests/1'],
  ] as const)
    isRefusal(await callAs(world, world.cast.owner, { method, url }), `${method} ${url}`)
})

test('nothing that was typed ever became SQL: the database has met no syntax error (S6)', () => {
  const log = readFileSync(inject('databaseLog'), 'utf8')
  expect(log).toContain('database system is ready')
  expect(log.match(/^.*ERROR: {2}(syntax error|unterminated|trailing junk).*$/gm) ?? []).toEqual([])
})

test('a number beyond its bounds is told as no valid number, not as a text too short or too long', async () => {
  for (const page of ['0', '-1', '1e9']) {
    const answer = await callAs(world, world.cast.centre, {
      method: 'GET',
      url: `/api/trial-balance/postings?kind=courier&page=${page}`,
    })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalidField'])
  }
})
