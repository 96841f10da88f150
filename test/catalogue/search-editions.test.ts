import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noFilters } from '../../src/catalogue/search/catalogue-search.ts'
import type { Condition } from '../../src/catalogue/search/condition.ts'
import { buildEdition } from '../../src/catalogue/search/postgres/edition/build-edition-store.ts'
import { postgresSearch as search } from '../../src/catalogue/search/postgres/search.ts'
import { keepIndex, settleIndex } from '../../src/catalogue/search/postgres/upkeep-store.ts'
import { visitor } from '../../src/shared/actor.ts'
import { asActor, type Database, openDatabase } from '../../src/shared/database.ts'
import { holdBooks } from '../support/books.ts'
import { putWorks, retitle } from '../support/catalogued.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let place: Consortium
/** Another server over the same rows, with a memory of its own. */
let elsewhere: Database
beforeAll(async () => {
  place = await openConsortium()
  elsewhere = openDatabase(place.url, 'hutong_app', 4)
})
afterAll(async () => {
  await elsewhere.destroy()
  await place.close()
})

const titled = (word: string): Condition => ({ by: 'words', field: 'title', words: [word] })
const countOf = (db: Database, word: string) =>
  asActor(db, visitor, async (tx) => {
    const query = { condition: titled(word), asTitle: '', readings: [] }
    const { bupt, buaa } = place.libraries
    const libraryIds = [bupt, buaa]
    const wanted = { query, filters: noFilters, libraryIds, facets: false }
    const { total, libraries } = await search.counts(tx, wanted)
    return { total: total.count, libraries: libraries.map(({ count }) => count) }
  })

test('a small house that is new suggests persons and subjects as soon as its index was looked after', async () => {
  const books = [{ title: '活着', author: '余华', subject: '长篇小说' }]
  await holdBooks(place.house, place.libraries.bupt, { books, series: 'new' })
  const suggested = (typed: string) =>
    asActor(place.house.db, visitor, (tx) => search.suggestions(tx, typed, 8))
  expect(await suggested('余华')).toEqual([])
  expect(await keepIndex(place.house)).toBe(true)
  expect(await suggested('余华')).toMatchObject([{ kind: 'person', text: '余华' }])
  expect(await suggested('长篇')).toMatchObject([{ kind: 'subject' }])
  expect(await keepIndex(place.house)).toBe(false)
  await holdBooks(place.house, place.libraries.bupt, {
    books: [{ title: '呼兰河传', author: '萧红' }],
    series: 'newer',
  })
  expect(await keepIndex(place.house)).toBe(true)
  expect(await suggested('xiaohong')).toEqual([])
  expect(await suggested('萧红')).toMatchObject([{ kind: 'person', text: '萧红' }])
})

test('two libraries that import the same books at once both hold them afterwards', async () => {
  const books = Array.from({ length: 60 }, (_, at) => ({ title: `同时导入之书 ${at}x` }))
  const { bupt, buaa } = place.libraries
  await Promise.all([
    holdBooks(place.house, bupt, { books, series: 'both' }),
    holdBooks(place.house, buaa, { books: books.toReversed(), series: 'both' }),
  ])
  expect(await countOf(place.house.db, '导入')).toEqual({ total: 60, libraries: [60, 60] })
  expect(await countOf(elsewhere, '导入')).toEqual({ total: 60, libraries: [60, 60] })
})

test('while editions are built and switched, whatever was committed is found, on every server', async () => {
  let put = 0
  let isBuilding = true
  const writer = async () => {
    while (isBuilding) {
      const works = [{ title: '编目不停', libraryIds: [place.libraries.bupt] }]
      await putWorks(place.house.db, search, works)
      put++
    }
  }
  const reader = async (db: Database) => {
    while (isBuilding) {
      const before = put
      const { total } = await countOf(db, '不停')
      expect(total).toBeGreaterThanOrEqual(before)
    }
  }
  const builder = async () => {
    for (let at = 0; at < 6; at++) expect(await buildEdition(place.house)).toBe(true)
    isBuilding = false
  }
  await Promise.all([writer(), writer(), reader(place.house.db), reader(elsewhere), builder()])
  for (const db of [place.house.db, elsewhere]) expect((await countOf(db, '不停')).total).toBe(put)
  await buildEdition(place.house)
  for (const db of [place.house.db, elsewhere]) expect((await countOf(db, '不停')).total).toBe(put)
})

test('of two that would build an edition at once, one does', async () => {
  const built = await Promise.all([buildEdition(place.house), buildEdition(place.house)])
  expect(built.toSorted()).toEqual([false, true])
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int from search_edition group by state order by state`.execute(
    place.owner,
  )
  expect(rows).toEqual([
    { state: 'current', count: 1 },
    { state: 'former', count: 1 },
  ])
})

test('a change that was begun before an edition and committed after it is not lost', async () => {
  const [id] = await putWorks(place.house.db, search, [
    { title: '慢车', libraryIds: [place.libraries.bupt] },
  ])
  let finish = () => {}
  const waiting = new Promise<void>((done) => {
    finish = done
  })
  const slow = asActor(place.house.db, visitor, async (tx) => {
    await sql`update record set title = '快车', description = '{"title": "快车"}' where id = ${id}`.execute(
      tx,
    )
    await search.refresh(tx, [id!])
    await waiting
  })
  await buildEdition(place.house)
  expect((await countOf(place.house.db, '慢车')).total).toBe(1)
  finish()
  await slow
  for (const db of [place.house.db, elsewhere]) {
    expect((await countOf(db, '慢车')).total).toBe(0)
    expect((await countOf(db, '快车')).total).toBe(1)
  }
})

test('rows that came from a server with other transactions are settled and found', async () => {
  const [id] = await putWorks(place.house.db, search, [
    { title: '远来之书', libraryIds: [place.libraries.bupt] },
  ])
  await sql`update search_entry set changed_by = '9000000000'::xid8 where record_id = ${id}`.execute(
    place.owner,
  )
  const later = openDatabase(place.url, 'hutong_app', 2)
  expect((await countOf(later, '远来')).total).toBe(0)
  await settleIndex(later)
  expect((await countOf(later, '远来')).total).toBe(1)
  await retitle(later, search, { id: id!, title: '近处之书' })
  expect((await countOf(later, '近处')).total).toBe(1)
  await later.destroy()
})
