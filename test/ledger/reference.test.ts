import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { differences } from '../../tools/drill/ledger/differences.ts'
import { type Drill, drillOne, openDrill } from '../../tools/drill/ledger/drill.ts'
import { operations } from '../../tools/drill/ledger/operations.ts'
import type { Dice } from '../../tools/drill/ledger/scene.ts'
import { layReader } from '../support/consortium.ts'
import { type Books, brokenTruths, openBooks } from '../support/ledger.ts'
import { layLibrary } from '../support/libraries.ts'

let books: Books
beforeAll(async () => {
  books = await openBooks()
})
afterAll(() => books.close())

const runs = 20
const operationsEach = 100

const anyDice: fc.Arbitrary<Dice> = fc.record({
  operation: fc.nat(operations.length - 1),
  which: fc.nat(1000),
  who: fc.nat(20),
  amount: fc.nat(20_000),
})

test('2,000 operations, good and bad: the books say what a reference ledger says, and balance', async () => {
  const drills: Drill[] = []
  await fc.assert(
    fc.asyncProperty(
      fc.noBias(fc.array(anyDice, { minLength: operationsEach, maxLength: operationsEach })),
      async (dice) => {
        const drill = await open(
          String.fromCharCode(97 + drills.length),
          drills.at(-1)?.at ?? books.clock.now(),
        )
        drills.push(drill)
        for (const one of dice) expect(await drillOne(drill, one)).toBeNull()
      },
    ),
    { numRuns: runs, endOnFailure: true },
  )
  expect(await differences(drills)).toEqual([])
  expect(await brokenTruths(books)).toEqual([])
  const kept = drills.flatMap((drill) => drill.books.kept)
  expect(kept.length).toBeGreaterThan((runs * operationsEach) / 3)
  expect(kept.filter(({ isReversal }) => isReversal).length).toBeGreaterThan(20)
  expect(new Set(kept.map(({ what }) => what)).size).toBeGreaterThan(12)
}, 120_000)

/** The counter of a library that is new, with two readers. */
async function open(name: string, at: Temporal.Instant): Promise<Drill> {
  const libraryId = await layLibrary(books.owner, {
    code: String(400000 + name.charCodeAt(0)),
    zh: `第${name}馆`,
    prefix: `l${name}`,
  })
  const readers = [
    await layReader(books, libraryId, `one${name}`),
    await layReader(books, libraryId, `two${name}`),
  ]
  const counter = { readers, libraryId, lenderId: books.libraries.buaa }
  return openDrill({ db: books.house.db, name, at, counter })
}
