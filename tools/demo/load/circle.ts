import { DEMO_LIBRARIES } from '../libraries.ts'
import { lifePaths } from '../lives.ts'
import { type PlannedLife, type Planning, timed } from '../plan.ts'
import type { ActiveReader } from './accounts.ts'
import type { Stock } from './catalogue.ts'
import type { Shelves } from './wanted.ts'

/** So many read the same books together, more than 借阅关系图 asks for (decision 37); and so many books. */
const [readersCount, booksCount] = [12, 5]
/** When the first of their loans ended, and how far apart the others did: all in months that are over. */
const [endedDaysAgo, apartDays] = [36, 26]
/** They read Russian literature (中图法 I512). */
const theirClass = 'I512'

interface Circle {
  shelves: Shelves
  readers: ReadonlyMap<number, readonly ActiveReader[]>
  planning: Planning
}

/**
 * The loans of a reading circle: a dozen readers of libraries without these books have each borrowed all of them, in
 * turn, so that 借阅关系图 has something to show.
 */
export function circleLives({ shelves, readers, planning }: Circle): PlannedLife[] {
  const books = [...shelves.lenders.keys()]
    .filter((work) => work.language === 'chi' && work.callNumber.startsWith(theirClass))
    .filter((work) => lendersOf(work, shelves).length >= 3)
    .slice(0, booksCount)
  const lives = membersOf(books, { shelves, readers }).flatMap((member, at) =>
    books.map((_, turn) => {
      const work = books[(turn + at) % books.length]!
      const lenders = lendersOf(work, shelves)
      const daysAgo = endedDaysAgo + apartDays * turn + (at % 10)
      const endedAt = planning.now.subtract({ hours: 24 * daysAgo })
      return {
        borrower: member.code,
        supplier: lenders[at % lenders.length]!,
        ofDoorReader: false,
        asks: { work, reader: member.reader },
        path: lifePaths.completed,
        ...timed(lifePaths.completed, endedAt, planning),
      }
    }),
  )
  return lives
}

/** Members that have the book on the shelf; 国图 and 上图 are left to the others. */
const lendersOf = (work: Stock, { ids }: Shelves): string[] =>
  DEMO_LIBRARIES.filter(
    ({ code, category, isNew }) =>
      category !== 'public' && !isNew && work.onShelf.has(ids.get(code)!),
  ).map(({ code }) => code)

/** Readers of libraries that hold none of the books; the first of each library is somebody's door. */
function membersOf(
  books: readonly Stock[],
  { shelves, readers }: Pick<Circle, 'shelves' | 'readers'>,
): { code: string; reader: number }[] {
  const without = DEMO_LIBRARIES.filter(({ code, category, isNew }) => {
    const id = shelves.ids.get(code)!
    const many = (readers.get(id)?.length ?? 0) > 3
    return many && category !== 'public' && !isNew && !books.some((work) => work.barcodes.has(id))
  })
  return [1, 2, 3]
    .flatMap((reader) => without.map(({ code }) => ({ code, reader })))
    .slice(0, readersCount)
}
