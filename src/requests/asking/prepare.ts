import { type ClosureRow, type LibraryRow, lendingClosures } from '../../libraries/store.ts'
import type { Resolved } from '../../policy/parameters.ts'
import { type Rule, resolve } from '../../policy/resolve.ts'
import { rulesInForce } from '../../policy/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import type { Refusal } from '../../shared/result.ts'
import type { SubmissionForm, WantedBook } from '../shapes.ts'
import { isForeign, objectionsTo, type Standing, type Wanted } from './objections.ts'
import { type Candidate, type RotaPlace, rotaFor } from './rota.ts'
import { booksAsCatalogued, copiesOfRecord, members, readerStanding } from './submission-store.ts'

/** One book of a submission, ready to be shown on the confirm page or to be written. */
export interface PreparedBook extends Wanted {
  rota: RotaPlace[]
  first: LibraryRow
  commissionedId: number | null
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

interface Surroundings {
  home: LibraryRow
  libraries: readonly LibraryRow[]
  closures: ReadonlyMap<number, ClosureRow>
  rules: readonly Rule[]
  readerType: string
  on: Temporal.PlainDate
  form: SubmissionForm
}

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
  const copies = book.recordId === null ? [] : await copiesOfRecord(tx, book.recordId)
  const byCode = (code: string) => libraries.find((library) => library.code === code)
  const commissioned = byCode(book.commissionedCode)
  const candidates = new Map(libraries.map((library) => [library.id, candidate(library)]))
  const rota = rotaFor({
    home: candidate(home),
    chosen: candidates.get(byCode(book.supplierCode)?.id ?? 0) ?? null,
    commissioned: candidates.get(commissioned?.id ?? 0) ?? null,
    additionalLenders: book.additionalLenders,
    searchScope: book.searchScope,
    holders: canLend(
      book,
      copies.filter((copy) => copy.lendable).map((copy) => copy.library_id),
      around,
    ),
    out: allOut(copies),
    members: [...candidates.values()],
  })
  const first = libraries.find((library) => library.id === rota[0]!.library.id)!
  return {
    book,
    rota,
    first,
    commissionedId: commissioned?.id ?? null,
    channel: copies.some((copy) => copy.library_id === first.id) ? 'record' : 'direct',
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

/** Libraries that have the book, but every copy of it is out or stays in the house. */
const allOut = (copies: Awaited<ReturnType<typeof copiesOfRecord>>): ReadonlySet<number> => {
  const withCopyIn = new Set(
    copies
      .filter(({ lendable, status }) => lendable && status === 'available')
      .map((copy) => copy.library_id),
  )
  return new Set(copies.map((copy) => copy.library_id).filter((id) => !withCopyIn.has(id)))
}

const rulesFor = (
  book: WantedBook,
  lender: LibraryRow,
  { home, rules, readerType, on, form }: Surroundings,
): Resolved =>
  resolve(rules, {
    service: 'loan',
    on,
    circumstances: {
      lender: lender.code,
      borrower: home.code,
      readerType,
      materialType: book.materialType,
      language: book.language,
      channel: book.recordId === null ? 'direct' : 'record',
      deliveryMethod: form.deliveryMethod,
    },
  })

/** Holders that may lend this book now: open, and lending books of its language. */
const canLend = (
  book: WantedBook,
  holderIds: readonly number[],
  around: Surroundings,
): Candidate[] =>
  around.libraries
    .filter((library) => holderIds.includes(library.id) && !around.closures.has(library.id))
    .filter(
      (library) => !isForeign(book) || rulesFor(book, library, around).foreignLoansAllowed.value,
    )
    .map(candidate)

const suspension = ({ closures }: Surroundings, libraryId: number) => {
  const closure = closures.get(libraryId)
  return closure ? { until: closure.to_on.toString(), reason: closure.reason_zh } : null
}

const candidate = (library: LibraryRow): Candidate => ({
  id: library.id,
  code: library.code,
  names: [library.name_zh, library.short_zh, library.name_en, library.short_en],
  category: library.category,
  longitude: library.longitude,
  latitude: library.latitude,
})
