import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/shared/actor.ts'
import { sealedBook } from '../support/targets.ts'
import { callAs, openWholeHouse, type WholeHouse } from '../support/whole-house.ts'

let world: WholeHouse
beforeAll(async () => {
  world = await openWholeHouse()
})
afterAll(async () => {
  await world.http.close()
  await world.close()
})

const send = (actor: Actor, method: string, url: string, payload?: object) =>
  callAs(world, actor, { method, url, payload })
const form = (address: string, more: object = {}) => ({
  name: { zh: '北航目录', en: '' },
  address,
  isHarvested: false,
  harvestEveryMinutes: null,
  isSearchedLive: false,
  isAskedForAvailability: false,
  profile: {},
  ...more,
})

test('nobody at the centre has a library’s password shown to a machine of her own by changing the address', async () => {
  const { centre } = world.cast
  const name = { zh: '北航目录', en: '' }
  const made = await send(centre, 'POST', '/api/sources', {
    libraryCode: '211060',
    protocol: 'sru',
    name,
    address: 'https://catalogue.buaa.example/sru',
  })
  const { id } = made.json()
  const credentials = { user: 'hutong', password: 'opensesame', group: '' }
  const kept = async () =>
    (
      await world.owner
        .selectFrom('source')
        .select('credentials')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).credentials
  const write = (address: string, more: object = {}) =>
    send(centre, 'PUT', `/api/sources/${id}`, form(address, more))
  await write('https://catalogue.buaa.example/sru', { credentials })
  await write('https://catalogue.buaa.example/other')
  expect(await kept()).toMatchObject({ password: 'opensesame' })
  for (const elsewhere of [
    'https://hers.example/sru',
    'https://catalogue.buaa.example:8443/sru',
    'http://catalogue.buaa.example/sru',
  ]) {
    await write('https://catalogue.buaa.example/sru', { credentials })
    expect((await write(elsewhere)).statusCode).toBe(200)
    expect([elsewhere, await kept()]).toEqual([elsewhere, null])
  }
})

test('a live record is not opened once its target was switched off, taken away or written anew', async () => {
  const open = async (title: string) =>
    (
      await send({ kind: 'visitor' }, 'POST', '/api/search/live/records', {
        sealed: sealedBook(world, title),
      })
    ).json().code
  const set = (change: object) =>
    world.owner.updateTable('source').set(change).where('id', '=', world.target).execute()
  const now = world.clock.now()
  const { changed_at } = await world.owner
    .selectFrom('source')
    .select('changed_at')
    .where('id', '=', world.target)
    .executeTakeFirstOrThrow()
  expect(await open('可以打开')).toBeUndefined()
  for (const change of [
    { is_searched_live: false },
    { removed_at: now },
    { changed_at: now.add({ seconds: 1 }) },
  ]) {
    await set(change)
    expect([Object.keys(change)[0], await open('不再打开')]).toEqual([
      Object.keys(change)[0],
      'liveRecordStale',
    ])
    await set({ is_searched_live: true, removed_at: null, changed_at })
  }
})

test('no cell of the rejects is a formula, in narrow signs or wide ones', async () => {
  for (const [position, detail] of [
    '=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠sum(1)',
    '\n=1',
    ' =1',
  ].entries())
    await sql`insert into harvest_reject (run_id, library_id, position, reason, detail, bytes)
      values (${world.run}, ${world.libraries.buaa}, ${position + 100}, 'notARecord', ${detail}, '')`.execute(
      world.owner,
    )
  const { body } = await send(world.cast.centre, 'GET', `/api/harvests/${world.run}/rejects.csv`)
  expect(body).toContain("'＝1+1")
  expect(body.match(/"\s*[=+\-@＝＋－＠]/g)).toBeNull()
})

test('a question to a library, and its answer, is something that can be seen', async () => {
  const { owner, requesting } = world.cast
  for (const text of ['\u200b', '\u2060 \ufeff', '\u00ad\u0301']) {
    const asked = { libraryCode: '211130', question: text }
    const question = await send(owner, 'POST', `/api/records/${world.record}/enquiries`, asked)
    expect([text, question.json().field]).toEqual([text, 'question'])
    const url = `/api/enquiries/${world.enquiry}/answer`
    expect((await send(requesting, 'POST', url, { answer: text })).json().field).toBe('answer')
  }
})

/** Questions that are made to cost: each is answered, and soon. */
const monsters = [
  Array.from({ length: 50 }, (_, at) => `${at}`).join(' or '),
  `${'('.repeat(100)}a${')'.repeat(99)}`,
  'not '.repeat(50),
  '"'.repeat(200),
  '*'.repeat(200),
  `${'a* '.repeat(66)}`,
  `${'的 or '.repeat(40)}的`,
  `${'-一 '.repeat(66)}`,
  '\u0000\u202e\ud800',
  "');drop table record;--",
]

test('a question of 200 signs is answered whatever it is, within two seconds, on any page in any order', async () => {
  for (const q of monsters)
    for (const rest of ['', '&page=10000', '&sort=title&page=10000', '&field=title&match=exact']) {
      const begun = performance.now()
      const answer = await send(
        { kind: 'visitor' },
        'GET',
        `/api/search?q=${encodeURIComponent(q.toWellFormed().slice(0, 200))}${rest}`,
      )
      expect([q, rest, answer.statusCode < 500]).toEqual([q, rest, true])
      expect([q, rest, performance.now() - begun < 2_000]).toEqual([q, rest, true])
    }
})

test('suggestions for anything at all are answered', async () => {
  for (const q of monsters) {
    const url = `/api/suggestions?q=${encodeURIComponent(q.toWellFormed().slice(0, 200))}`
    expect([q, (await send({ kind: 'visitor' }, 'GET', url)).statusCode < 500]).toEqual([q, true])
  }
})
