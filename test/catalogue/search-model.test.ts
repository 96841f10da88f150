import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresSearch } from '../../src/catalogue/search/postgres/search.ts'
import { SearchQuestion } from '../../src/catalogue/search/shapes.ts'
import { searchPage } from '../../src/catalogue/search.ts'
import { system, visitor } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import { holdBooks } from '../support/books.ts'
import { type Consortium, openConsortium } from '../support/consortium.ts'

let place: Consortium
beforeAll(async () => {
  place = await openConsortium()
})
afterAll(() => place.close())

const libraries = { bupt: '211130', buaa: '211060', ruc: '211010', nlc: '110001' } as const
type Key = keyof typeof libraries
const keys = Object.keys(libraries) as Key[]
const characters = [...'数学高等物理']

// A title is told apart by its number, so that two of them are never one work.
const shelf = fc.array(
  fc.record({
    title: fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 4 }),
    holders: fc.subarray(keys),
    out: fc.subarray(keys),
  }),
  { minLength: 1, maxLength: 60 },
)
const question = fc.record({
  q: fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 2 }),
  chosen: fc.subarray(keys),
  page: fc.integer({ min: 1, max: 4 }),
})

test('whatever is on the shelves, totals, counts and pages are those of looking at every book', async () => {
  const property = fc.asyncProperty(
    shelf,
    fc.array(question, { minLength: 6, maxLength: 6 }),
    async (works, questions) => {
      const books = works.map((work, at) => ({ ...work, title: `${work.title.join('')} ${at}x` }))
      await clear()
      for (const key of keys) {
        const held = books.filter(({ holders }) => holders.includes(key))
        const withStatus = held.map(({ title, out }) => ({
          title,
          status: out.includes(key) ? '借出' : '在架',
        }))
        await holdBooks(place.house, place.libraries[key], { books: withStatus, series: key })
      }
      for (const asked of questions) await compare(books, asked)
    },
  )
  await fc.assert(property, { numRuns: 25, seed: 46 })
})

async function clear() {
  const gone = await place.owner.selectFrom('record').select('id').execute()
  for (const table of ['holding', 'source_record', 'record'] as const)
    await place.owner.deleteFrom(table).execute()
  await asActor(place.house.db, system, (tx) =>
    postgresSearch.refresh(
      tx,
      gone.map(({ id }) => id),
    ),
  )
}

interface Shelved {
  title: string
  holders: Key[]
  out: Key[]
}

async function compare(
  books: readonly Shelved[],
  { q, chosen, page }: { q: string[]; chosen: Key[]; page: number },
) {
  const asked = SearchQuestion.parse({
    q: q.join(''),
    libraries: chosen.map((key) => libraries[key]),
    page,
  })
  const result = await searchPage(place.house, visitor, asked)
  if (!result.ok) throw new Error(result.refusal.code)
  const { total, pages, hits, counts } = result.value

  const looked = chosen.length > 0 ? chosen : keys
  const holdersOf = ({ holders }: Shelved) => holders.filter((key) => looked.includes(key))
  const found = books.filter(
    (book) => book.title.includes(q.join('')) && holdersOf(book).length > 0,
  )
  expect(total).toBe(found.length)
  expect(pages).toBe(Math.ceil(found.length / 20))
  expect(Object.fromEntries(counts.map(({ code, count }) => [code, count]))).toEqual(
    Object.fromEntries(
      looked
        .map(
          (key) =>
            [libraries[key], found.filter(({ holders }) => holders.includes(key)).length] as const,
        )
        .filter(([, count]) => count > 0),
    ),
  )
  const shown = Math.max(1, Math.min(page, pages))
  expect(hits).toHaveLength(Math.min(20, found.length - (shown - 1) * 20))
  for (const hit of hits) {
    const book = found.find(({ title }) => title === hit.title)!
    expect(hit.libraries).toBe(holdersOf(book).length)
    expect(hit.lendable).toBe(holdersOf(book).filter((key) => !book.out.includes(key)).length)
  }
}
