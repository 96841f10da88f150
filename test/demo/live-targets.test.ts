import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveEvents, planLive } from '../../src/catalogue/live/live-search.ts'
import { type LiveEvent, LiveQuestion } from '../../src/catalogue/live/shapes.ts'
import { system } from '../../src/shared/actor.ts'
import { serveLiveTargets } from '../../tools/demo/targets/serve.ts'
import { LIVE_TARGETS, laySources } from '../../tools/demo/targets/sources.ts'
import { holdBooks } from '../support/books.ts'
import { type Consortium, layStaff, openConsortium } from '../support/consortium.ts'
import { layLibrary } from '../support/libraries.ts'

const tsinghua = '211030'
const codes = LIVE_TARGETS.map(({ library }) => library.code)
let place: Consortium
let stop: (() => Promise<void>) | undefined
let sourceIds: number[]
const honglou = {
  title: '红楼梦',
  author: '曹雪芹',
  publisher: '人民文学出版社',
  year: '1982',
  isbn: '978-7-02-000220-7',
  clc: 'I242.4',
}

beforeAll(async () => {
  place = await openConsortium()
  await layStaff(place, place.libraries.bupt, 'zx02', 'centre')
  for (const { code, shortZh } of LIVE_TARGETS.map(({ library }) => library))
    if (code !== '211010')
      await layLibrary(place.owner, {
        code,
        zh: `${shortZh}图书馆`,
        prefix: shortZh === '清华' ? 'QH' : 'SSD',
      })
  const rows = await place.owner.selectFrom('library').select(['id', 'code']).execute()
  const ids = new Map(rows.map(({ id, code }) => [code, id]))
  for (const code of ['211010', tsinghua])
    await holdBooks(place.house, ids.get(code)!, { series: code, books: [honglou] })
  sourceIds = await place.as(system, (tx) => laySources(tx, ids, place.clock.now()))
  stop = await serveLiveTargets(place.house)
})
afterAll(async () => {
  await stop?.()
  await place.close()
})

async function search(q: string, libraries: readonly string[] = codes): Promise<LiveEvent[]> {
  const plan = await planLive(place.house, LiveQuestion.parse({ q, libraries }))
  if (!plan.ok) throw new Error(plan.refusal.code)
  const leaving = new AbortController().signal
  return Array.fromAsync(liveEvents(place.house, plan.value, { asker: 'a newcomer', leaving }))
}
const said = (events: readonly LiveEvent[]) =>
  Object.fromEntries(
    events
      .filter((one) => one.event === 'target')
      .map(({ data }) => [data.library.code, [data.state, data.count, data.reason]]),
  )
const titles = (events: readonly LiveEvent[]) =>
  events.filter((one) => one.event === 'hits').flatMap(({ data }) => data.hits)

test('two answer, over Z39.50 in GB18030 and over SRU, what no library has sent; the third says nothing', async () => {
  const events = await search('城记')
  expect(said(events)).toEqual({
    [tsinghua]: ['answered', 1, ''],
    '211010': ['answered', 1, ''],
    '211120': ['failed', 0, 'timedOut'],
  })
  const hits = titles(events)
  expect(hits.map(({ title, copiesIn, recordId }) => [title, copiesIn, recordId])).toEqual([
    ['城记', 1, null],
    ['城记', null, null],
  ])
  expect(new Set(hits.map(({ work }) => work)).size).toBe(1)
})

test('titles, persons, words of subjects and what nobody has are told apart', async () => {
  for (const [q, found] of [
    ['梁思成', ['清式营造则例', '营造法式注释']],
    ['image city', ['The image of the city']],
    ['园林艺术', ['江南园林志']],
    ['不存在的书', []],
  ] as const)
    expect(titles(await search(q, [tsinghua])).map(({ title }) => title)).toEqual(found)
})

test('what a library has sent to the union catalogue its live target has too, and both are one work', async () => {
  const works = await place.owner.selectFrom('record').select('id').execute()
  for (const q of ['红楼梦', '曹雪芹', '9787020002207', '702000220X']) {
    const events = await search(q, ['211010', tsinghua])
    expect(said(events), q).toEqual({
      [tsinghua]: ['answered', 1, ''],
      '211010': ['answered', 1, ''],
    })
    const hits = titles(events)
    expect(hits.map(({ recordId, isHeld }) => [recordId, isHeld])).toEqual([
      [works[0]!.id, true],
      [works[0]!.id, true],
    ])
  }
})

test('they are asked because two people of the centre stand for their addresses, and for no other reason (S7)', async () => {
  const approval = place.owner
    .updateTable('source')
    .set({ internal_address_approved_by: null })
    .where('id', '=', sourceIds[0]!)
  await approval.execute()
  expect(said(await search('江南园林志', [tsinghua]))[tsinghua]).toEqual([
    'failed',
    0,
    'internalNotApproved',
  ])
})

test('an address that the centre has changed is left alone at the next start', async () => {
  await place.owner
    .updateTable('source')
    .set({ address: 'z3950.thu.example:210', internal_address_approved: null })
    .where('id', '=', sourceIds[0]!)
    .execute()
  await stop?.()
  stop = await serveLiveTargets(place.house)
  const rows = await place.owner.selectFrom('source').select('address').orderBy('id').execute()
  expect(rows[0]!.address).toBe('z3950.thu.example:210')
  expect(said(await search('燕都丛考', ['211010']))['211010']).toEqual(['answered', 1, ''])
})
