import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor } from '../../src/shared/actor.ts'
import { asActor, type Tx } from '../../src/shared/database.ts'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary } from '../support/libraries.ts'
import { cookieOf, layReader, layStaff } from '../support/people.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let app: Awaited<ReturnType<Awaited<ReturnType<typeof openHouse>>['app']>>['app']
let north: number
let east: number
let own: string
let other: string

beforeAll(async () => {
  place = await openHouse()
  await layCategories(place.owner)
  north = await layLibrary(place.owner, { code: '211130', zh: '北邮图书馆', prefix: 'BY' })
  east = await layLibrary(place.owner, { code: '211060', zh: '北航图书馆', prefix: 'bh' })
  await layStaff(place, { login: 'by01', libraryId: north })
  await layStaff(place, { login: 'bh01', libraryId: east })
  app = (await place.app()).app
  own = await cookieOf(app, 'by01')
  other = await cookieOf(app, 'bh01')
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const starred = {
  libraryCode: '211130',
  copyrightVersion: 2,
  name: '林小荷',
  documentType: 'campusCard',
  documentNumber: '2026000001',
  readerType: 'master',
  password: 'willow-bridge',
  passwordAgain: 'willow-bridge',
  phone: '010-0000-0001',
  email: 'lin@reader.example',
}
let keys = 0
// Every caller of these tests has an address of its own: the house counts calls by address.
const send = (
  url: string,
  payload: Record<string, unknown>,
  { cookie = '', key = `key-${++keys}-aaaa` } = {},
) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: `192.0.2.${(++keys % 250) + 1}`,
    headers: { cookie, 'idempotency-key': key },
  })
const register = (form: Record<string, unknown>, key?: string) =>
  send('/api/registrations', { ...starred, ...form }, { key })
const enter = (login: string, password = 'willow-bridge') =>
  send('/api/sign-in', { login, password })
const waitingFor = async (cookie: string) =>
  (await app.inject({ url: '/api/registrations', headers: { cookie } })).json()
const review = (readerId: number, decision: Record<string, unknown>, cookie = own) =>
  send(`/api/registrations/${readerId}/review`, decision, { cookie })
const accounts = async () =>
  Number(
    (
      await place.owner
        .selectFrom('account')
        .select((of) => of.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

test('the copyright notice in force cites the law that exists; the seed wording stays as version 1', async () => {
  const notice = (await app.inject({ url: '/api/copyright-notice' })).json()
  expect(notice).toMatchObject({ version: 2, validFrom: '2021-06-01' })
  expect(notice.text.zh).toContain('第二十四条')
  expect(notice.text.zh).not.toContain('《中华人民共和国版权法》')
  expect(notice.text.en).toContain('article 7')
  const first = await place.owner
    .selectFrom('copyright_notice')
    .select('text_zh')
    .where('version', '=', 1)
    .executeTakeFirst()
  expect(first?.text_zh).toContain('《中华人民共和国版权法》')
})

test('without 所属成员馆 there is no registration (scenario 1)', async () => {
  const answer = await register({ login: 'nolibrary', libraryCode: '' })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'required', field: 'libraryCode' })
  const unknown = await register({ login: 'nolibrary', libraryCode: '999999' })
  expect(unknown.json()).toMatchObject({ code: 'unknownLibrary', field: 'libraryCode' })
})

test('who does not accept the notice in force has no account (scenario 2)', async () => {
  const before = await accounts()
  for (const copyrightVersion of [null, 1, 3]) {
    const answer = await register({ login: 'disagrees', copyrightVersion })
    expect(answer.json()).toMatchObject({ code: 'copyrightNotAccepted', field: 'copyrightVersion' })
  }
  expect(await accounts()).toBe(before)
})

test('everything wrong comes back in one answer, each at its field, and nothing is stored (scenarios 3–6)', async () => {
  const before = await accounts()
  const answer = await register({
    login: 'li_ming',
    password: '123456789012345678901',
    passwordAgain: 'different',
    phone: '',
    address: '京'.repeat(101),
    libraryCode: '999999',
    copyrightVersion: 1,
  })
  expect(answer.statusCode).toBe(400)
  const fields = answer.json().objections.map((one: { field: string }) => one.field)
  expect(fields.sort()).toEqual([
    'address',
    'copyrightVersion',
    'libraryCode',
    'login',
    'password',
    'passwordAgain',
    'phone',
  ])
  for (const { message } of answer.json().objections) expect(message).not.toBe('')
  expect(await accounts()).toBe(before)
})

test('registered, reviewed by her home library alone, told, and let in (scenarios 7 and 8)', async () => {
  const registered = await register({ login: 'xiaohe', address: '京'.repeat(100) })
  expect(registered.statusCode).toBe(201)
  expect(registered.json()).toMatchObject({ status: 'awaitingReview', barcode: '0001' })
  const { readerId } = registered.json()

  const early = await enter('xiaohe')
  expect(early.statusCode).toBe(403)
  expect(early.json().message).toContain('待本馆审查')

  const [waiting] = await waitingFor(own)
  expect(waiting).toMatchObject({
    readerId,
    copyrightVersion: 2,
    profile: { login: 'xiaohe', name: '林小荷', documentNumber: '2026000001', barcode: '0001' },
  })
  expect(await waitingFor(other)).toEqual([])
  expect((await review(readerId, { decision: 'approve' }, other)).statusCode).toBe(404)

  const approved = await review(readerId, { decision: 'approve', barcode: 'BY2026' })
  expect(approved.json()).toEqual({ readerId, status: 'active', barcode: 'BY2026' })
  expect((await enter('xiaohe')).statusCode).toBe(200)
  expect(await waitingFor(own)).toEqual([])

  const jobs = await place.owner
    .withSchema('pgboss')
    .selectFrom('job' as never)
    .select('data' as never)
    .where('name' as never, '=', 'transition' as never)
    .orderBy('created_on' as never)
    .execute()
  expect(jobs).toEqual([
    { data: { kind: 'registrationSubmitted', readerId } },
    { data: { kind: 'registrationReviewed', readerId } },
  ])
  const again = await review(readerId, { decision: 'refuse', reason: '重复' })
  expect(again.statusCode).toBe(409)
  expect(again.json().code).toBe('alreadyReviewed')
})

test('who saw personal data and who decided stands in the audit log', async () => {
  const entries = await place.owner
    .selectFrom('audit_entry')
    .select(['action', 'operator_code'])
    .where('subject', '=', 'reader')
    .orderBy('id')
    .execute()
  expect(entries).toEqual([
    { action: 'registrationSubmitted', operator_code: '' },
    { action: 'registrationsSeen', operator_code: 'by01' },
    { action: 'registrationApproved', operator_code: 'by01' },
  ])
})

test('a login that is taken, in whatever case, is refused at its field', async () => {
  const answer = await register({ login: 'XiaoHe' })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'loginTaken', field: 'login' })
})

test('two who choose one login in the same moment: one gets it', async () => {
  const answers = await Promise.all([register({ login: 'twins' }), register({ login: 'twins' })])
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
})

test('pressed twice with one key, the form registers once', async () => {
  const first = await register({ login: 'pressed' }, 'pressed-twice')
  const second = await register({ login: 'pressed' }, 'pressed-twice')
  expect(second.statusCode).toBe(201)
  expect(second.json()).toEqual(first.json())
})

test('each library counts its own barcodes, without two alike', async () => {
  const logins = ['one', 'two', 'three', 'four']
  const answers = await Promise.all(
    logins.map((login) => register({ login, libraryCode: '211060' })),
  )
  const barcodes = answers.map((answer) => answer.json().barcode).sort()
  expect(barcodes).toEqual(['0001', '0002', '0003', '0004'])
})

test('a barcode another reader of the library has is not given twice', async () => {
  const { readerId } = (await register({ login: 'samebarcode' })).json()
  const answer = await review(readerId, { decision: 'approve', barcode: 'BY2026' })
  expect(answer.statusCode).toBe(409)
  expect(answer.json()).toMatchObject({ code: 'barcodeTaken', field: 'barcode' })
})

test('refused with a reason, corrected and sent again under the same login', async () => {
  const { readerId } = (await register({ login: 'corrected', documentNumber: '1' })).json()
  const bare = await review(readerId, { decision: 'refuse' })
  expect(bare.json()).toMatchObject({ code: 'reasonRequired', field: 'reason' })
  await review(readerId, { decision: 'refuse', reason: '证件号码不符' })
  const refused = await enter('corrected')
  expect(refused.json()).toMatchObject({ code: 'registrationRefused' })
  expect(refused.json().message).toContain('证件号码不符')

  const kept = await send('/api/registrations/refused', {
    login: 'corrected',
    password: 'willow-bridge',
  })
  expect(kept.json()).toMatchObject({
    reason: '证件号码不符',
    profile: { documentNumber: '1', name: '林小荷', libraryCode: '211130' },
  })
  const form = { ...starred, login: 'corrected', documentNumber: '2026000009' }
  const wrongWord = { ...form, password: 'another-word', passwordAgain: 'another-word' }
  expect((await send('/api/registrations/again', wrongWord)).json().code).toBe('signInFailed')

  const sent = await send('/api/registrations/again', form)
  expect(sent.json()).toMatchObject({ readerId, status: 'awaitingReview' })
  const waiting = (await waitingFor(own)).find(
    (one: { readerId: number }) => one.readerId === readerId,
  )
  expect(waiting.profile).toMatchObject({ login: 'corrected', documentNumber: '2026000009' })
  expect((await send('/api/registrations/again', form)).json().code).toBe('awaitingReview')

  await review(readerId, { decision: 'approve' })
  expect((await enter('corrected')).statusCode).toBe(200)
  expect((await send('/api/registrations/again', form)).json().code).toBe('alreadyReviewed')
})

test('who had chosen the wrong library is sent to the right one, which alone then sees her', async () => {
  const { readerId } = (await register({ login: 'moved' })).json()
  await review(readerId, { decision: 'refuse', reason: '不是本校读者' })
  const form = { ...starred, login: 'moved', libraryCode: '211060' }
  expect((await send('/api/registrations/again', form)).json().barcode).toBe('0005')
  const ids = async (cookie: string) =>
    (await waitingFor(cookie)).map((one: { readerId: number }) => one.readerId)
  expect(await ids(own)).not.toContain(readerId)
  expect(await ids(other)).toContain(readerId)
})

test('only librarians review: readers, visitors and the centre do not', async () => {
  expect((await app.inject({ url: '/api/registrations' })).statusCode).toBe(401)
  await layReader(place, { login: 'curious', libraryId: north })
  await layStaff(place, { login: 'centre', libraryId: north, kind: 'centre' })
  for (const login of ['curious', 'centre']) {
    const cookie = await cookieOf(app, login)
    const seen = await app.inject({ url: '/api/registrations', headers: { cookie } })
    expect(seen.statusCode, login).toBe(403)
    expect((await review(1, { decision: 'approve' }, cookie)).statusCode, login).toBe(403)
  }
})

test('the database keeps it so: a query as the wrong actor finds nobody', async () => {
  const people = async (actor: Actor) => {
    const count = async (tx: Tx, table: 'account' | 'reader' | 'reader_person' | 'consent') =>
      Number(
        (
          await tx
            .selectFrom(table)
            .select((of) => of.fn.countAll().as('count'))
            .where('library_id', '=', north)
            .executeTakeFirstOrThrow()
        ).count,
      )
    return asActor(place.house.db, actor, async (tx) => [
      await count(tx, 'account'),
      await count(tx, 'reader'),
      await count(tx, 'reader_person'),
      await count(tx, 'consent'),
    ])
  }
  const someone = { accountId: 900, operatorCode: 'xx01', login: 'xx01' }
  const librarian: Actor = { kind: 'staff', libraryId: north, ...someone }
  expect((await people(librarian)).every((count) => count > 3)).toBe(true)
  expect(await people({ ...librarian, libraryId: east })).toEqual([0, 0, 0, 0])
  expect(await people({ ...librarian, kind: 'centre' })).toEqual([0, 0, 0, 0])
  expect(await people(visitor)).toEqual([0, 0, 0, 0])
  const stranger: Actor = { ...someone, kind: 'reader', readerId: 900, libraryId: north }
  expect(await people(stranger)).toEqual([0, 0, 0, 0])
})

test('passwords are stored as argon2id of 19 MiB and two passes', async () => {
  const rows = await place.owner.selectFrom('account').select('password_hash').execute()
  for (const row of rows) expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a character no database can hold is a bad request, not a fault', async () => {
  expect((await register({ login: 'zero', name: 'a\u0000b' })).statusCode).toBe(400)
  expect((await enter('a\u0000b')).statusCode).toBe(400)
  expect((await app.inject({ url: '/api/libraries/%00' })).statusCode).toBe(400)
})

test('a librarian who is signed in fills the form in for somebody: it is stored, and sent twice it is one', async () => {
  const form = { ...starred, login: 'helped', documentNumber: '2026000777' }
  const first = await send('/api/registrations', form, { cookie: own, key: 'helped-at-desk' })
  expect(first.statusCode).toBe(201)
  const again = await send('/api/registrations', form, { cookie: own, key: 'helped-at-desk' })
  expect([again.statusCode, again.json()]).toEqual([201, first.json()])
})
