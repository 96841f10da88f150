import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { sameSitePath } from '../../src/signin/same-site.ts'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary } from '../support/libraries.ts'
import { layReader, layStaff } from '../support/people.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let app: Awaited<ReturnType<typeof buildApp>>['app']

beforeAll(async () => {
  place = await openHouse()
  await layCategories(place.owner)
  const north = await layLibrary(place.owner, { code: '211130', zh: '北邮图书馆', prefix: 'BY' })
  const east = await layLibrary(place.owner, { code: '211060', zh: '北航图书馆', prefix: 'bh' })
  await layReader(place, { login: 'lin', libraryId: north })
  await layReader(place, { login: 'later', libraryId: north })
  await layStaff(place, { login: 'by01', libraryId: north })
  await layStaff(place, { login: 'by02', libraryId: north })
  await layStaff(place, { login: 'bh01', libraryId: east })
  await layStaff(place, { login: 'zx01', libraryId: north, kind: 'centre' })
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const knock = (login: string) =>
  app.inject({ method: 'POST', url: '/api/demonstration/sign-in', payload: { login } })

test('a demonstration has one door per role, and each opens with one click', async () => {
  const doors = (await app.inject({ url: '/api/demonstration/doors' })).json()
  expect(doors).toMatchObject([
    { role: 'reader', login: 'lin', library: { zh: '北邮' } },
    { role: 'requestingStaff', login: 'by01', library: { zh: '北邮' } },
    { role: 'supplyingStaff', login: 'bh01', library: { zh: '北航' } },
    { role: 'centre', login: 'zx01' },
  ])
  for (const { login } of doors) expect((await knock(login)).json()).toMatchObject({ login })
})

test('only the doors open: any other account still asks its password', async () => {
  for (const login of ['by02', 'later', 'nobody'])
    expect((await knock(login)).statusCode, login).toBe(404)
})

test('a real installation has no doors, and knocking answers 404', async () => {
  const installation = { ...place.house.installation, kind: 'real' as const }
  const real = await buildApp({ ...place.house, installation }, { trustProxy: false, log: false })
  const answer = await real.app.inject({
    method: 'POST',
    url: '/api/demonstration/sign-in',
    payload: { login: 'lin' },
  })
  expect(answer.statusCode).toBe(404)
  expect(answer.json().code).toBe('notADemonstration')
  expect((await real.app.inject({ url: '/api/demonstration/doors' })).json()).toEqual([])
  await real.app.close()
})

test('the language is switched, remembered with the account, and the page comes back', async () => {
  const entered = await knock('lin')
  const token = entered.cookies.findLast((cookie) => cookie.name === 'hutong')?.value
  const answer = await app.inject({
    url: '/language?to=en&back=%2Fsearch%3Fq%3DJAVA',
    headers: { cookie: `hutong=${token}` },
  })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/search?q=JAVA')
  expect(answer.cookies).toMatchObject([{ name: 'language', value: 'en' }])
  const account = await place.owner
    .selectFrom('account')
    .select('language')
    .where('login', '=', 'lin')
    .executeTakeFirst()
  expect(account?.language).toBe('en')
})

test('back means back here: never to another site, however it is written', () => {
  expect(sameSitePath('/my?tab=2#top')).toBe('/my?tab=2#top')
  const elsewhere = [
    'https://other.example/',
    '//other.example',
    '/\\other.example',
    '/.//other.example',
    '/\t/other.example',
    '/a/..//other.example',
    'javascript:alert(1)',
    'my',
    '',
    undefined,
  ]
  for (const back of elsewhere) expect(sameSitePath(back), back).toBe('/')
})
