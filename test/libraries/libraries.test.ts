import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { matchesFilter } from '../../src/libraries/pinyin-filter.ts'
import type { Directory, Library } from '../../src/libraries/shapes.ts'
import { closureOn } from '../../src/libraries/store.ts'
import { visitor } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary, nineCategories } from '../support/libraries.ts'

let place: Awaited<ReturnType<typeof openHouse>>
let app: FastifyInstance
let north: number
const day = (text: string) => Temporal.PlainDate.from(text)

beforeAll(async () => {
  place = await openHouse()
  await layCategories(place.owner)
  let serial = 0
  for (const [category, zh, , count] of nineCategories) {
    for (let index = 0; index < count; index++) {
      serial++
      const letters = `${String.fromCharCode(65 + Math.trunc(serial / 26), 65 + (serial % 26))}`
      await layLibrary(place.owner, {
        code: `211${String(serial).padStart(3, '0')}`,
        zh: `${zh}${index + 1}图书馆`,
        prefix: letters,
        category,
      })
    }
  }
  const named = { name_zh: '北京邮电大学图书馆', short_zh: '北邮', initials: 'bjyddxtsg' }
  const row = await place.owner
    .updateTable('library')
    .set(named)
    .where('code', '=', '211003')
    .returning('id')
    .executeTakeFirstOrThrow()
  north = row.id
  app = (await place.app()).app
})
afterAll(async () => {
  await app.close()
  await place.close()
})

const directoryNow = async (): Promise<Directory> =>
  (await app.inject({ url: '/api/libraries' })).json()
const libraryNow = async (code: string): Promise<Library> =>
  (await app.inject({ url: `/api/libraries/${code}` })).json()

test('46 libraries stand in nine categories with the counts 2/13/3/4/2/3/6/8/5 (scenario 14)', async () => {
  const { total, categories } = await directoryNow()
  expect(total).toBe(46)
  expect(categories.map((category) => category.name.zh)).toEqual(
    nineCategories.map((row) => row[1]),
  )
  expect(categories.map((category) => category.libraries.length)).toEqual([
    2, 13, 3, 4, 2, 3, 6, 8, 5,
  ])
})

test('BJYDDX, bjyddx and full-width ｂｊｙｄｄｘ all leave 北京邮电大学图书馆 (scenario 13)', async () => {
  const everybody = (await directoryNow()).categories.flatMap((category) => category.libraries)
  for (const typed of [
    'BJYDDX',
    'bjyddx',
    'ＢＪＹＤＤＸ',
    'ｂｊｙｄｄｘ',
    '邮电',
    '北京 邮电大学',
    'yddx',
  ]) {
    const left = everybody.filter((library) => matchesFilter(library, typed))
    expect(
      left.map((library) => library.name.zh),
      typed,
    ).toEqual(['北京邮电大学图书馆'])
  }
  expect(everybody.filter((library) => matchesFilter(library, ''))).toHaveLength(46)
  expect(everybody.filter((library) => matchesFilter(library, 'zzzz'))).toHaveLength(0)
})

test('a member is NEW for 180 days after it joined', async () => {
  const joined = (joined_on: string) =>
    place.owner
      .updateTable('library')
      .set({ joined_on: day(joined_on) })
      .where('id', '=', north)
      .execute()
  await joined('2026-05-27') // 180 days before 2026-11-23
  expect((await libraryNow('211003')).isNew).toBe(true)
  await joined('2026-05-26')
  expect((await libraryNow('211003')).isNew).toBe(false)
})

test('while a library suspends its service, the directory says until when and why', async () => {
  const closure = (kind: string, from_on: string, to_on: string) => ({
    library_id: north,
    kind,
    from_on: day(from_on),
    to_on: day(to_on),
    reason_zh: '书库搬迁',
    reason_en: 'The stacks are moving',
  })
  await place.owner
    .insertInto('library_closure')
    .values([
      closure('serviceSuspended', '2026-11-20', '2026-11-30'),
      closure('lendingSuspended', '2026-11-23', '2026-12-05'),
      closure('closed', '2026-12-20', '2026-12-31'),
    ])
    .execute()
  const suspended = { until: '2026-12-05', reason: { zh: '书库搬迁', en: 'The stacks are moving' } }
  expect((await libraryNow('211003')).suspended).toEqual(suspended)
  const inDirectory = (await directoryNow()).categories
    .flatMap((category) => category.libraries)
    .find((library) => library.code === '211003')
  expect(inDirectory?.suspended).toEqual(suspended)

  const stopped = (stops: 'lending' | 'borrowing', on: string) =>
    asActor(place.house.db, visitor, (tx) =>
      closureOn(tx, { libraryId: north, on: day(on), stops }),
    )
  expect((await stopped('borrowing', '2026-11-23'))?.to_on.toString()).toBe('2026-11-30')
  expect((await stopped('lending', '2026-12-05'))?.kind).toBe('lendingSuspended')
  expect(await stopped('lending', '2026-12-06')).toBeUndefined()
})

test('who has left the consortium is in the directory no more, but still found by its code', async () => {
  await place.owner
    .updateTable('library')
    .set({ left_on: day('2026-11-23') })
    .where('code', '=', '211046')
    .execute()
  expect((await directoryNow()).total).toBe(45)
  expect((await libraryNow('211046')).code).toBe('211046')
})

test('an unknown code is not found, in the language of who asks', async () => {
  const answer = await app.inject({
    url: '/api/libraries/999999',
    headers: { cookie: 'language=en' },
  })
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toMatchObject({ code: 'notFound', field: '' })
})
