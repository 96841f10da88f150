import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noFilters, type PageWanted } from '../../../src/catalogue/search/catalogue-search.ts'
import { buildEdition } from '../../../src/catalogue/search/postgres/edition/build-edition-store.ts'
import { nothingKnown, stateOf } from '../../../src/catalogue/search/postgres/index-store.ts'
import { postgresSearch as search } from '../../../src/catalogue/search/postgres/search.ts'
import { visitor } from '../../../src/shared/actor.ts'
import { asActor, type Database, openDatabase } from '../../../src/shared/database.ts'
import { putWorks } from '../../support/catalogued.ts'
import { type Consortium, openConsortium } from '../../support/consortium.ts'

let place: Consortium
beforeEach(async () => {
  place = await openConsortium()
})
afterEach(() => place.close())

/** A question for titles with 书, as somebody asks who knows one by its name. */
const wanted = (asTitle: string): PageWanted => ({
  query: {
    condition: { by: 'words', field: 'title', words: ['书'] },
    asTitle,
    readings: [asTitle],
  } as PageWanted['query'],
  filters: noFilters,
  sort: 'relevance',
  page: 1,
  perPage: 20,
})
const facets = { libraryIds: [], facets: false }
const count = (db: Database) =>
  asActor(db, visitor, async (tx) => {
    const { total } = await search.counts(tx, { ...wanted('书'), ...facets })
    return total.count
  })

/** More works than a page looks at for relevance; what few libraries hold stands behind them. */
const manyWorks = (libraryIds: readonly number[], count = 230) =>
  Array.from({ length: count }, (_, at) => ({ title: `架上之书 ${at}`, libraryIds }))

const meanwhile = {
  'others are catalogued': async () => {
    const { bupt, buaa } = place.libraries
    await putWorks(place.house.db, search, manyWorks([bupt, buaa]))
  },
  'the work itself is catalogued anew': async (id: number) => {
    await asActor(place.house.db, visitor, (tx) => search.refresh(tx, [id]))
  },
  'an edition is switched': async () => {
    await buildEdition(place.house)
    await putWorks(place.house.db, search, manyWorks([place.libraries.buaa], 5))
  },
}

for (const [what, happens] of Object.entries(meanwhile))
  for (const [how, rest] of [
    ['everything fresh', async () => {}],
    ['with an edition', () => buildEdition(place.house)],
  ] as const)
    test(`a page belongs to the moment its counts do, though ${what} between them (${how})`, async () => {
      const { db } = place.house
      const { bupt, buaa } = place.libraries
      await putWorks(db, search, manyWorks([bupt, buaa]))
      const [called] = await putWorks(db, search, [{ title: '冷门书', libraryIds: [bupt] }])
      await rest()
      const [before, first] = await asActor(db, visitor, async (tx) => {
        const asked = wanted('冷门书')
        const { total } = await search.counts(tx, { ...asked, ...facets })
        await happens(called!)
        await count(db)
        return [total.count, await search.page(tx, asked)] as const
      })
      expect(before).toBe(231)
      expect(first[0]).toBe(called)
      expect(first).toHaveLength(20)
    })

test('a reader who waits for an edition that another reads is answered, though the other is lost', async () => {
  await putWorks(place.house.db, search, manyWorks([place.libraries.bupt], 3))
  await buildEdition(place.house)
  const later = openDatabase(place.url, 'hutong_app', 4)
  let told: unknown[] = []
  await place.owner.transaction().execute(async (tx) => {
    await sql`lock table search_segment in access exclusive mode`.execute(tx)
    const answers = [0, 1, 2].map(() => count(later).catch(() => 'lost' as const))
    const reading = await theOneThatReads()
    await new Promise((done) => setTimeout(done, 100))
    await sql`select pg_terminate_backend(${reading})`.execute(place.owner)
    await expect.poll(() => Promise.race(answers)).toBe('lost')
    // They are answered when the lock is gone, with this transaction.
    void Promise.all(answers).then((all) => (told = all))
  })
  await expect.poll(() => told.toSorted()).toEqual([3, 3, 'lost'])
  await later.destroy()
})

/** The connection that waits for the segments of the edition. */
async function theOneThatReads(): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%search_segment%'`.execute(
      place.owner,
    )
    if (rows[0]) return rows[0].pid
    await new Promise((done) => setTimeout(done, 10))
  }
}

test('whoever begins reads the edition, and of what is in it nothing as a change', async () => {
  const { db } = place.house
  const changesFor = (known: Parameters<typeof stateOf>[1]) =>
    asActor(db, visitor, async (tx) => (await stateOf(tx, known)).changes.length)
  const beginning = { editionId: null, known: nothingKnown }
  await putWorks(db, search, manyWorks([place.libraries.bupt], 30))
  expect(await changesFor(beginning)).toBe(30)
  await buildEdition(place.house)
  await putWorks(db, search, manyWorks([place.libraries.buaa], 2))
  expect(await changesFor(beginning)).toBe(0)
  const { edition } = await asActor(db, visitor, (tx) => stateOf(tx, beginning))
  expect(await changesFor({ editionId: edition!.id, known: edition!.snapshot })).toBe(2)
})
