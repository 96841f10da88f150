import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { postCharge } from '../../src/charges/charge-store.ts'
import { libraryPays, supplier } from '../../src/ledger/accounts.ts'
import { reverse } from '../../src/ledger/reverse-store.ts'
import { resolvePrices } from '../../src/policy/resolve.ts'
import { rulesInForce } from '../../src/policy/store.ts'
import type { PriceOverview } from '../../src/portal/prices/overview.ts'
import { preview } from '../../src/requests/asking/preview.ts'
import { type Actor, system } from '../../src/shared/actor.ts'
import { dayOf } from '../../src/shared/clock.ts'
import { asActor } from '../../src/shared/database.ts'
import { attempt } from '../../src/shared/once.ts'
import { aBook, aForm, type Consortium, layReader, openConsortium } from '../support/consortium.ts'
import { signedIn } from '../support/signed-in.ts'

let place: Consortium
let app: FastifyInstance
beforeEach(async () => {
  place = await openConsortium()
  app = (await place.app()).app
})
afterEach(async () => {
  await app.close()
  await place.close()
})

let keys = 0
async function post(url: string, payload: object, actor: Actor = place.centre) {
  const headers = {
    'idempotency-key': `period-${++keys}`,
    ...(await signedIn(place.house, actor)),
  }
  return app.inject({ method: 'POST', url, headers, payload })
}

const notice = { title: { zh: '关于BALIS馆际互借延长免费服务期的通知' }, body: { zh: '延长。' } }
const extend = (rule: string, until: string, actor?: Actor) =>
  post(`/api/free-periods/${rule}/extensions`, { until, notice }, actor)
const withdraw = (rule: string) =>
  post(`/api/free-periods/${rule}/withdrawal`, { ...notice, title: { zh: '撤回' } })

const goTo = (day: string) => {
  const until = Temporal.Instant.from(`${day}T02:00:00Z`)
  place.clock.pass({ hours: Math.ceil(place.clock.now().until(until).total('hours')) })
}

/** What a reader is shown for a book before she asks. */
async function shownFen() {
  const asked = { form: aForm(), at: place.clock.now(), language: 'zh' as const }
  const result = await attempt(place.house.db, place.reader, (tx) =>
    preview(tx, place.reader, asked),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value.books[0]!.price.readerPaysFen
}

/** What a request keeps: who pays logistics, by which rule. */
async function keptBy(id: number) {
  const { policy, price } = await place.seen(id)
  const { logisticsPayers } = policy as { logisticsPayers: { ruleId: string } }
  return [logisticsPayers.ruleId, (price as { readerPaysFen: number }).readerPaysFen]
}

async function overview(): Promise<PriceOverview> {
  const headers = await signedIn(place.house, place.centre)
  return (await app.inject({ url: '/api/prices', headers })).json()
}

const newsTitles = async () =>
  (await app.inject('/api/news')).json().news.map((one: { title: { zh: string } }) => one.title.zh)

test('extended by a notice, the day after the old end is free again; requests before keep their rule', async () => {
  const before = await place.ask(place.reader, aBook({ title: '一' }))
  const answer = await extend('R21', '2028-06-30')
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({ ruleId: 'R21-2' })
  expect(await newsTitles()).toEqual([notice.title.zh])
  goTo('2027-07-01')
  expect(await shownFen()).toBe(0)
  const after = await place.ask(
    await layReader(place, place.libraries.bupt, 'zhao'),
    aBook({ title: '二' }),
  )
  expect(await keptBy(before)).toEqual(['R21', 0])
  expect(await keptBy(after)).toEqual(['R21-2', 0])
  goTo('2028-07-01')
  expect(await shownFen()).toBe(2000)
})

test('decided too late it begins on that day and does not reach back: what was asked meanwhile was not free', async () => {
  goTo('2027-07-10')
  expect(await shownFen()).toBe(2000)
  const meanwhile = await place.ask(place.reader, aBook({ title: '一' }))
  const { freePeriods } = await overview()
  expect(freePeriods[0]).toMatchObject({ rule: { ruleId: 'R21', state: 'over' }, goesOn: null })
  expect(freePeriods[0]!.nextFrom).toBe('2027-07-10')
  expect((await extend('R21', '2028-06-30')).statusCode).toBe(201)
  expect(await shownFen()).toBe(0)
  expect(await keptBy(meanwhile)).toEqual(['R29', 2000])
})

test('what an extension touches is said before it is saved', async () => {
  await place.ask(place.reader)
  const { freePeriods } = await overview()
  expect(freePeriods).toHaveLength(1)
  expect(freePeriods[0]).toMatchObject({
    rule: { ruleId: 'R21', to: '2027-06-30', endsInDays: null },
    charges: ['logistics'],
    nextFrom: '2027-07-01',
    nextTo: '2028-06-30',
    touches: { openRequests: 1, libraries: 5 },
    goesOn: null,
  })
  expect(freePeriods[0]!.notices.extend.title.zh).toBe('关于BALIS馆际互借延长免费服务期的通知')
})

test('ninety days before its end a rule is marked', async () => {
  goTo('2027-04-01')
  expect((await overview()).freePeriods[0]!.rule.endsInDays).toBe(90)
  const logistics = (await overview()).services
    .find(({ service }) => service === 'loan')!
    .charges.find(({ charge }) => charge === 'logistics')!
  expect(logistics.payers.map(({ ruleId, endsInDays }) => [ruleId, endsInDays])).toEqual([
    ['R21', 90],
    ['R29', null],
  ])
})

test('twice, overlapping or ending before it begins is refused in words, and nothing is published', async () => {
  expect((await extend('R21', '2027-06-30')).json()).toMatchObject({ code: 'endsTooEarly' })
  const both = await Promise.all([extend('R21', '2028-06-30'), extend('R21', '2028-06-30')])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  const again = await extend('R21', '2029-06-30')
  expect(again.json()).toMatchObject({ code: 'periodsMeet', field: 'until' })
  expect(again.json().message).toContain('R21-2')
  expect(await newsTitles()).toEqual([notice.title.zh])
  expect((await extend('R21-2', '2029-06-30')).json()).toMatchObject({ ruleId: 'R21-3' })
  expect((await withdraw('R21-2')).json()).toMatchObject({ code: 'extendedFurther' })
  expect((await extend('R29', '2029-06-30')).statusCode).toBe(404)
  expect((await extend('R21-3', '2030-06-30', place.staff.bupt)).statusCode).toBe(403)
})

test('a year mistyped is refused in words, and what the centre sees of prices stays', async () => {
  for (const until of ['9999-12-31', '2208-06-30', '2037-07-01']) {
    const answer = await extend('R21', until)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'endsTooLate'])
    expect(answer.json().message).toContain('2037-06-30')
  }
  expect(await newsTitles()).toEqual([])
  expect((await extend('R21', '2037-06-30')).statusCode).toBe(201)
  expect((await overview()).freePeriods).toHaveLength(2)
})

test('before its first day an extension is withdrawn with a notice; its row stays and its number is not used again', async () => {
  await extend('R21', '2028-06-30')
  expect((await withdraw('R21-2')).statusCode).toBe(201)
  expect(await newsTitles()).toEqual(['撤回', notice.title.zh])
  expect((await overview()).freePeriods).toMatchObject([{ goesOn: null }])
  expect((await withdraw('R21-2')).statusCode).toBe(404)
  expect((await withdraw('R21')).statusCode).toBe(404)
  expect((await extend('R21', '2027-12-31')).json()).toMatchObject({ ruleId: 'R21-3' })
  goTo('2027-07-01')
  expect((await withdraw('R21-3')).json()).toMatchObject({ code: 'ruleBegun' })
  expect(await shownFen()).toBe(0)
  goTo('2028-01-01')
  expect(await shownFen()).toBe(2000)
  const { rows } = await place.owner
    .selectFrom('policy_rule')
    .select('id')
    .where('id', 'like', 'R21%')
    .execute()
    .then((found) => ({ rows: found.map(({ id }) => id).sort() }))
  expect(rows).toEqual(['R21', 'R21-2', 'R21-3'])
  const audited = await place.owner
    .selectFrom('audit_entry')
    .select(['action', 'subject_id'])
    .where('subject', '=', 'rule')
    .orderBy('id')
    .execute()
  expect(audited.map(({ action, subject_id }) => `${action} ${subject_id}`)).toEqual([
    'extend R21-2',
    'withdraw R21-2',
    'extend R21-3',
  ])
})

test('the house itself cannot change a rule, nor take one away', async () => {
  const changing = attempt(place.house.db, { kind: 'system' }, async (tx) => {
    await tx.updateTable('policy_rule').set({ priority: 9 }).where('id', '=', 'R21').execute()
    return { ok: true as const, value: null }
  })
  await expect(changing).rejects.toThrow('permission denied')
})

test('of standards every library has a thousand yuan a year, and what is used of it is shown (R35)', async () => {
  const { caps } = await overview()
  expect(caps).toMatchObject([
    { ruleId: 'R35', charge: 'standardPage', payer: 'centre', capFen: 100_000, year: 2026 },
  ])
  expect(caps[0]!.used).toEqual([])
  const posted = await asActor(place.house.db, system, async (tx) => {
    const on = dayOf(place.clock.now())
    const circumstances = { lender: '110001' }
    const rules = await rulesInForce(tx, 'copy', on)
    const { standardPage } = resolvePrices(rules, { service: 'copy', on, circumstances })
    return postCharge(tx, {
      charge: 'standardPage',
      price: standardPage!,
      count: 300,
      payee: supplier(place.libraries.nlc),
      readerId: null,
      libraryId: place.libraries.bupt,
      readersPart: libraryPays(place.libraries.bupt),
      entry: { cause: 'test standards', operatorCode: 'by01', at: place.clock.now() },
    })
  })
  // 300 pages at 3.50 yuan are 1,050: the library pays what is above.
  expect((await overview()).caps[0]!.used).toMatchObject([{ fen: 100_000 }])
  // Taken back after New Year it counts against the year it was charged in, as it does where the cap is asked.
  goTo('2027-01-04')
  const by = { operatorCode: 'by01', at: place.clock.now() }
  await asActor(place.house.db, system, (tx) => reverse(tx, posted!, by))
  expect((await overview()).caps[0]).toMatchObject({ year: 2027, used: [] })
})
