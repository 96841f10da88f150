import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CatalogueSearch,
  type Filters,
  noFilters,
  sortOrders,
} from '../../src/catalogue/search/catalogue-search.ts'
import type { Condition, Query } from '../../src/catalogue/search/condition.ts'
import { visitor } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { type Put, putWorks, removeWorks, retitle } from '../support/catalogued.ts'
import { openHouse } from '../support/house.ts'
import { layCategories, layLibrary } from '../support/libraries.ts'
import { answers, keyOf, passes, type Shelved } from '../support/search-model.ts'

type Place = Awaited<ReturnType<typeof openHouse>>

/** An engine, and what it may do of its own between a change and a question: it must make no difference. */
export interface Engine {
  search: CatalogueSearch
  rest(place: Place): Promise<unknown>
}

/** What any engine behind 联合检索 must do, whatever it is made of. */
export function searchContract({ search, rest }: Engine): void {
  let place: Place
  let libraries: number[]
  beforeAll(async () => {
    place = await openHouse()
    await layCategories(place.owner)
    libraries = []
    for (const [at, code] of ['211130', '211060', '211010'].entries())
      libraries.push(
        await layLibrary(place.owner, { code, zh: `${at}馆`, prefix: `L${'abc'[at]}` }),
      )
  })
  afterAll(() => place.close())

  const ask = <Value>(work: Parameters<typeof asActor<Value>>[2]) =>
    asActor(place.house.db, visitor, work)
  const questionOf = (condition: Condition | null, asTitle = ''): Query =>
    ({ condition, asTitle, readings: [asTitle] }) as Query
  const page = (condition: Condition | null, more: object = {}) =>
    ask((tx) =>
      search.page(tx, {
        query: questionOf(condition),
        filters: noFilters,
        sort: 'relevance',
        page: 1,
        perPage: 20,
        ...more,
      }),
    )
  const titled = (text: string): Condition => ({ by: 'words', field: 'title', words: [text] })

  test('a question without a condition finds nothing, browsing finds everything that passes', async () => {
    const ids = await putWorks(place.house.db, search, [
      { title: '围城', libraryIds: [libraries[0]!], language: 'chi' },
      { title: 'The besieged city', libraryIds: [libraries[1]!], language: 'eng' },
    ])
    expect(await page(null)).toEqual([])
    expect((await page(null, { query: null })).toSorted()).toEqual(ids.toSorted())
    const english = { ...noFilters, languages: ['eng'] }
    expect(await page(null, { query: null, filters: english })).toEqual([ids[1]])
    await removeWorks(place.house.db, search, ids)
    expect(await page(null, { query: null })).toEqual([])
  })

  test('a change is found when its transaction is through, and not before', async () => {
    const [id] = await putWorks(place.house.db, search, [
      { title: '白鹿原', libraryIds: [libraries[0]!] },
    ])
    await rest(place)
    await retitle(place.house.db, search, { id: id!, title: '平凡的世界' })
    expect(await page(titled('白鹿'))).toEqual([])
    expect(await page(titled('世界'))).toEqual([id])
    const undone = asActor(place.house.db, visitor, async (tx) => {
      await search.refresh(tx, [id!])
      await search.page(tx, {
        query: questionOf(titled('世界')),
        filters: noFilters,
        sort: 'newest',
        page: 1,
        perPage: 20,
      })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await page(titled('世界'))).toEqual([id])
    await removeWorks(place.house.db, search, [id!])
    expect(await page(titled('世界'))).toEqual([])
  })

  test('what is called exactly as asked stands first', async () => {
    const ids = await putWorks(place.house.db, search, [
      { title: '数学分析习题集', libraryIds: libraries, year: '2020' },
      { title: '数学分析', libraryIds: [libraries[0]!], year: '1980' },
      { title: '高等数学分析', libraryIds: libraries, year: '2021' },
    ])
    const condition: Condition = { by: 'words', field: 'any', words: ['数学', '分析'] }
    const [first] = await page(condition, { query: questionOf(condition, '数学分析') })
    expect(first).toBe(ids[1])
    await removeWorks(place.house.db, search, ids)
  })

  test('suggestions begin as typed, in characters and in letters', async () => {
    const ids = await putWorks(place.house.db, search, [
      { title: '红楼梦', libraryIds: libraries },
      { title: '红与黑', libraryIds: [libraries[0]!] },
    ])
    const texts = async (typed: string) =>
      (await ask((tx) => search.suggestions(tx, typed, 10))).map(({ text }) => text)
    expect(await texts('红')).toEqual(['红楼梦', '红与黑'])
    for (const typed of ['红楼', 'hlm', 'honglou']) expect(await texts(typed)).toEqual(['红楼梦'])
    expect(await texts('')).toEqual([])
    await removeWorks(place.house.db, search, ids)
  })

  test('whatever stands on the shelves, pages and counts are those of looking at every work', async () => {
    const property = fc.asyncProperty(shelves(), questions(), async (works, asked) => {
      const put = works.map((work) => ({
        ...work,
        libraryIds: work.holders.map((at) => libraries[at]!),
      }))
      const half = Math.ceil(put.length / 2)
      const ids = await putWorks(place.house.db, search, put.slice(0, half))
      await rest(place)
      ids.push(...(await putWorks(place.house.db, search, put.slice(half))))
      try {
        await tried(ids, put, asked)
      } finally {
        await removeWorks(place.house.db, search, ids)
      }
    })
    await fc.assert(property, { numRuns: 20, seed: 77, endOnFailure: true })
  }, 120_000)

  async function tried(ids: readonly number[], put: readonly Put[], asked: readonly Question[]) {
    const shelf: Shelved[] = put.map((work, at) => ({ ...work, id: ids[at]! }))
    const [changed, gone] = [shelf[0]!, shelf.at(-1)!]
    changed.title = `${changed.title}学`
    await retitle(place.house.db, search, changed)
    if (gone !== changed) await removeWorks(place.house.db, search, [shelf.pop()!.id])
    for (const each of asked) await compare(shelf, each)
  }

  async function compare(shelf: readonly Shelved[], asked: Question): Promise<void> {
    const filters = { ...asked.filters, libraryIds: asked.chosen.map((at) => libraries[at]!) }
    const { condition, sort } = asked
    const right = shelf.filter((work) => answers(work, condition) && passes(work, filters))
    const wanted = { query: questionOf(condition, asked.asTitle), filters }
    const pages: number[] = []
    for (let at = 1; ; at++) {
      const ids = await ask((tx) => search.page(tx, { ...wanted, sort, page: at, perPage: 3 }))
      pages.push(...ids)
      if (ids.length < 3) break
    }
    const byId = new Map(shelf.map((work) => [work.id, work]))
    expect(pages.toSorted()).toEqual(right.map(({ id }) => id).toSorted())
    const keys = pages.map((id) => keyOf(byId.get(id)!, sort))
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))

    const counts = await ask((tx) =>
      search.counts(tx, { ...wanted, libraryIds: libraries, facets: true }),
    )
    expect(counts.total).toEqual({ count: right.length, approximate: false })
    for (const libraryId of libraries)
      expect(counts.libraries.find((each) => each.libraryId === libraryId)?.count ?? 0).toBe(
        right.filter((work) => work.libraryIds.includes(libraryId)).length,
      )
    const languages = Map.groupBy(right, ({ language }) => language)
    expect(
      Object.fromEntries(counts.facets!.language.map(({ value, count }) => [value, count])),
    ).toEqual(Object.fromEntries([...languages].map(([value, all]) => [value, all.length])))
    const years = Map.groupBy(
      right.filter(({ year }) => year),
      ({ year }) => year,
    )
    expect(
      Object.fromEntries(counts.facets!.year.map(({ value, count }) => [value, count])),
    ).toEqual(Object.fromEntries([...years].map(([value, all]) => [value, all.length])))
  }
}

const characters = [...'数学高等物']
const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength }).map((all) => all.join(''))

const shelves = () =>
  fc.array(
    fc.record({
      title: text(6),
      responsibility: text(3),
      year: fc.constantFrom('1998', '2007', '2020', null),
      materialType: fc.constantFrom('book' as const, 'serial' as const),
      language: fc.constantFrom('chi', 'eng'),
      clc: fc.constantFrom('O1', 'O17', 'TP312', null),
      isbn: fc.constantFrom('9787115143211', '9787115164247'),
      callNumber: fc.constantFrom('O17/8', 'O172/8', 'TP312/9'),
      holders: fc.subarray([0, 1, 2]),
      arrivedAt: fc.constantFrom('2026-10-01T00:00:00Z', '2026-11-20T00:00:00Z'),
    }),
    { minLength: 1, maxLength: 14 },
  )

interface Question {
  condition: Condition
  asTitle: string
  filters: Filters
  chosen: number[]
  sort: (typeof sortOrders)[number]
}

const field = fc.constantFrom('any' as const, 'title' as const, 'responsibility' as const)
const phrase = text(4).map((whole) => ({
  text: whole,
  words:
    whole.length === 1
      ? [whole]
      : [...whole].slice(1).map((character, at) => [...whole][at]! + character),
}))

const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      by: fc.constant('words' as const),
      field,
      words: fc.uniqueArray(text(2), { minLength: 1, maxLength: 2 }),
    }),
    fc.tuple(field, phrase).map(([field, own]) => ({ by: 'phrase' as const, field, ...own })),
    fc.record({
      by: fc.constant('number' as const),
      numbers: fc.constant(['9787115143211'] as string[]),
    }),
    fc.oneof(
      fc.record({
        by: fc.constant('begins' as const),
        what: fc.constantFrom('initials' as const, 'pinyin' as const),
        text: fc.constantFrom('sx', 'gd', 'gdsx', 'sxgdx', 'shu', 'shuxue', 'gaode'),
      }),
      fc.record({
        by: fc.constant('begins' as const),
        what: fc.constant('title' as const),
        text: text(5),
      }),
      fc.record({
        by: fc.constant('begins' as const),
        what: fc.constantFrom('callNumber' as const, 'clc' as const),
        text: fc.constantFrom('O', 'O1', 'O17', 'O17/8', 'TP312'),
      }),
    ),
    fc.record({
      by: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ by: fc.constant('without' as const), wanted: tie('tree'), unwanted: tie('tree') }),
  ),
}))

const questions = () =>
  fc.array(
    fc.record({
      condition: tree,
      asTitle: text(3),
      chosen: fc.subarray([0, 1, 2]),
      sort: fc.constantFrom(...sortOrders),
      filters: fc.record({
        libraryIds: fc.constant([] as number[]),
        materialTypes: fc.subarray(['book' as const, 'serial' as const]),
        languages: fc.subarray(['chi', 'eng']),
        yearFrom: fc.constantFrom(null, 2000),
        yearTo: fc.constantFrom(null, 2010),
        clc: fc.constantFrom('', 'O', 'O17'),
        arrivedSince: fc.constantFrom(null, Temporal.Instant.from('2026-11-01T00:00:00Z')),
      }),
    }),
    { minLength: 8, maxLength: 8 },
  )
