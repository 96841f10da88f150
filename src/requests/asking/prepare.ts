import { statementsOf } from '../../catalogue/serials/holding-statement-store.ts'
import { partAtEach } from '../../catalogue/serials/part-held.ts'
import { pointNamed } from '../../catalogue/serials/said-part.ts'
import { type LibraryRow, lendingClosures } from '../../libraries/store.ts'
import type { Resolved } from '../../policy/parameters.ts'
import { resolve } from '../../policy/resolve.ts'
import { rulesInForce } from '../../policy/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import type { Refusal } from '../../shared/result.ts'
import {
  allOut,
  canLend,
  copiesOfPart,
  type PartAtEach,
  partOfPreview,
  rulesFor,
  type Surroundings,
  suspension,
  uncertain,
} from './lenders.ts'
import { objectionsTo, type Standing, type Wanted } from './objections.ts'
import { type Candidate, type RotaPlace, rotaFor } from './rota.ts'
import type { PartOfPreview, SubmissionForm, WantedBook } from './shapes.ts'
import { booksAsCatalogued, copiesOfRecord, members, readerStanding } from './submission-store.ts'

/** One book of a submission, ready to be shown on the confirm page or to be written. */
export interface PreparedBook extends Wanted {
  rota: RotaPlace[]
  first: LibraryRow
  commissionedId: number | null
  part: PartOfPreview | null
}

export interface Prepared {
  books: PreparedBook[]
  objections: Refusal[]
  standing: Standing
  home: LibraryRow
  /** The rules of the reader's own library, no lender considered: quota and limits. */
  rules: Resolved
}

type Reader = Extract<Actor, { kind: 'reader' }>

/** Everything the rules need to say yes or no to a submission, read once. Reads as the system: holdings of all, rules of all. */
export async function prepare(
  tx: Tx,
  reader: Reader,
  form: SubmissionForm,
  at: Temporal.Instant,
): Promise<Prepared> {
  const on = dayOf(at)
  const libraries = await members(tx, on)
  const home = libraries.find((library) => library.id === reader.libraryId)
  if (!home)
    throw new Error(`library ${reader.libraryId} of reader ${reader.readerId} is not a member`)
  const { readerType, standing } = await readerStanding(tx, reader.readerId, 'held')
  const rules = await rulesInForce(tx, 'loan', on)
  const closures = await lendingClosures(tx, on)
  const around: Surroundings = { home, libraries, closures, rules, readerType, on, form }

  const books: PreparedBook[] = []
  const { wanted, unknown } = await booksAsCatalogued(tx, form.books)
  for (const [index, book] of wanted.entries()) {
    unknown.push(
      ...unknownLibraries(book, around).map(
        (field): Refusal => ({ code: 'lenderNotAMember', field: `books.${index}.${field}` }),
      ),
    )
    books.push(await prepareBook(tx, book, around))
  }
  const ownRules = resolve(rules, {
    service: 'loan',
    on,
    circumstances: { borrower: home.code, readerType },
  })
  const ownLender = form.books.flatMap((book, index): Refusal[] =>
    book.supplierCode === home.code
      ? [{ code: 'lenderIsOwnLibrary', field: `books.${index}.supplierCode` }]
      : [],
  )
  return {
    books,
    standing,
    home,
    rules: ownRules,
    objections: [...unknown, ...ownLender, ...objectionsTo(books, standing, ownRules)],
  }
}

const unknownLibraries = (book: WantedBook, { libraries }: Surroundings): string[] =>
  (['supplierCode', 'commissionedCode'] as const).filter(
    (field) => book[field] !== '' && !libraries.some((library) => library.code === book[field]),
  )

async function prepareBook(tx: Tx, book: WantedBook, around: Surroundings): Promise<PreparedBook> {
  const { home, libraries } = around
  const held = book.recordId === null ? [] : await copiesOfRecord(tx, book.recordId)
  const part = await partWhere(tx, book, held)
  const copies = copiesOfPart(held, part)
  const rota = rotaOf(book, { copies, part, around })
  const first = libraries.find((library) => library.id === rota[0]!.library.id)!
  return {
    book,
    rota,
    first,
    commissionedId: libraries.find(({ code }) => code === book.commissionedCode)?.id ?? null,
    part: partOfPreview(book, { part, rota, around }),
    channel: held.some((copy) => copy.library_id === first.id) ? 'record' : 'direct',
    lender: {
      name: first.name_zh,
      isHome: first.id === home.id,
      suspended: suspension(around, first.id),
    },
    ownCopies: copies
      .filter((copy) => copy.library_id === home.id && copy.lendable)
      .map((copy) => ({ callNumber: copy.call_number, location: copy.location })),
    rules: rulesFor(book, first, around),
  }
}

type HeldCopies = Awaited<ReturnType<typeof copiesOfRecord>>

/** Where the part of a serial is; null for what is not asked for by a year. */
async function partWhere(tx: Tx, book: WantedBook, copies: HeldCopies): Promise<PartAtEach> {
  const point = book.materialType === 'serial' ? pointNamed(book.title) : null
  if (!point || book.recordId === null) return null
  return partAtEach(await statementsOf(tx, book.recordId), copies, point)
}

/** Who is asked for a book: whom the reader named, then whoever holds and lends it. */
function rotaOf(
  book: WantedBook,
  asked: { copies: Readonly<HeldCopies>; part: PartAtEach; around: Surroundings },
): RotaPlace[] {
  const { copies, part, around } = asked
  const members = around.libraries.map(candidate)
  const byCode = (code: string) => members.find((member) => member.code === code) ?? null
  return rotaFor({
    home: candidate(around.home),
    chosen: byCode(book.supplierCode),
    commissioned: byCode(book.commissionedCode),
    additionalLenders: book.additionalLenders,
    searchScope: book.searchScope,
    holders: canLend(book, copies, around).map(candidate),
    out: allOut(copies, part),
    uncertain: uncertain(part),
    members,
  })
}

const candidate = (library: LibraryRow): Candidate => ({
  id: library.id,
  code: library.code,
  names: [library.name_zh, library.short_zh, library.name_en, library.short_en],
  category: library.category,
  longitude: library.longitude,
  latitude: library.latitude,
})
