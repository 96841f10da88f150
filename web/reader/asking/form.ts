import type { RecordPage } from '../../../src/catalogue/shapes.ts'
import type { Directory, Library } from '../../../src/libraries/shapes.ts'
import { bookFromRecord } from '../../../src/requests/asking/book-from-record.ts'
import type { Preview, SubmissionForm, WantedBook } from '../../../src/requests/asking/shapes.ts'
import type { Bilingual } from '../../../src/shared/shapes.ts'

type PreviewBook = Preview['books'][number]

/** A library as the form names it. */
export interface Party {
  code: string
  name: Bilingual
}

/** What one book's part of the form begins with. `key` stays when other books are left out. */
export interface Draft {
  key: string
  record: RecordPage | null
  /** What the server would do with it as it stands; null for 直接填写. */
  preview: PreviewBook | null
  /** A serial of which no issue was chosen before: its 年卷期 is asked for. */
  asksForPart: boolean
}

/** One draft per chosen record, or one empty draft for 直接填写. */
export function draftsOf(
  records: readonly RecordPage[],
  preview: Preview | null,
  wholeSerials: readonly number[] = [],
): Draft[] {
  if (records.length === 0)
    return [{ key: 'direct', record: null, preview: null, asksForPart: false }]
  return records.map((record) => ({
    key: String(record.hit.id),
    record,
    preview: preview?.books.find(({ book }) => book.recordId === record.hit.id) ?? null,
    asksForPart: wholeSerials.includes(record.hit.id),
  }))
}

/** The first values of a book's fields: what a preview says, else the record, else nothing. */
export function firstValuesOf({ record, preview, asksForPart }: Draft): Partial<WantedBook> {
  if (preview) return preview.book
  if (!record) return {}
  const book = bookFromRecord(record.hit)
  // The year in which a journal began is not the year that is wanted.
  return asksForPart ? { ...book, publishedYear: '' } : book
}

/** The libraries that hold a record, one line each; `lendable` when a copy can be lent now. */
export function holdersOf(record: RecordPage, ownCode: string | undefined) {
  const holders = new Map<string, Party & { lendable: boolean }>()
  for (const { library, lendable } of record.copies) {
    if (library.code === ownCode) continue
    const known = holders.get(library.code)
    holders.set(library.code, { ...library, lendable: lendable || (known?.lendable ?? false) })
  }
  return [...holders.values()].sort((a, b) => Number(b.lendable) - Number(a.lendable))
}

/** Every member but those of `without`, in the directory's order. */
export const membersOf = (directory: Directory, without: readonly string[]): Library[] =>
  directory.categories
    .flatMap(({ libraries }) => libraries)
    .filter(({ code }) => !without.includes(code))

/** What the form says, as the API takes it. Fields are named `books.0.title`, as objections name them. */
export function submissionOf(form: FormData, count: number): SubmissionForm {
  const text = (name: string) => String(form.get(name) ?? '')
  const books = Array.from({ length: count }, (_, at) =>
    bookOf((name) => text(`books.${at}.${name}`)),
  )
  return {
    books,
    deliveryMethod: text('deliveryMethod') as SubmissionForm['deliveryMethod'],
    recipientName: text('recipientName'),
    recipientEmail: text('recipientEmail'),
    recipientPhone: text('recipientPhone'),
    neededBy: text('neededBy'),
    agreed: null,
  }
}

function bookOf(text: (name: string) => string): WantedBook {
  return {
    recordId: Number(text('recordId')) || null,
    title: text('title'),
    publishedYear: text('publishedYear'),
    callNumber: text('callNumber'),
    volume: text('volume'),
    issue: text('issue'),
    pages: text('pages'),
    articleTitle: text('articleTitle'),
    articleAuthor: text('articleAuthor'),
    author: text('author'),
    publisher: text('publisher'),
    isbnIssn: text('isbnIssn'),
    materialType: text('materialType') as WantedBook['materialType'],
    language: text('language') as WantedBook['language'],
    supplierCode: text('supplierCode'),
    commissionedCode: text('commissionedCode'),
    additionalLenders: text('additionalLenders'),
    searchScope: text('searchScope') as WantedBook['searchScope'],
    patronReference: text('patronReference'),
    note: text('note'),
    ownHoldingReason: text('ownHoldingReason'),
  }
}

/** The sum of a submission's prices, in fen. */
export function sumsOf(books: readonly PreviewBook[]) {
  const sum = (of: (price: PreviewBook['price']) => number) =>
    books.reduce((total, { price }) => total + of(price), 0)
  return {
    grossFen: sum((price) => price.grossFen),
    subsidyFen: sum((price) => price.subsidyFen),
    readerPaysFen: sum((price) => price.readerPaysFen),
    depositFen: sum((price) => price.depositFen),
  }
}

/** What others than the reader bear of a submission, payer by payer, in fen; nobody who bears nothing. */
export function subsidiesOf(books: readonly PreviewBook[]) {
  const sums = new Map<'centre' | 'library', number>()
  for (const { payer, amountFen } of books.flatMap(({ parts }) => parts))
    if (payer !== 'reader') sums.set(payer, (sums.get(payer) ?? 0) + amountFen)
  return [...sums].filter(([, amountFen]) => amountFen > 0)
}

/** What is agreed to by 确认提交: refused when any of it has changed since. */
export function agreedOf(books: readonly PreviewBook[]): SubmissionForm['agreed'] {
  const { readerPaysFen, depositFen } = sumsOf(books)
  return {
    readerPaysFen,
    depositFen,
    tariffs: books.map(({ tariff: { why: _, ...tariff } }) => tariff),
  }
}

/** The rules behind several prices, each rule once. */
export const reasonsOf = (books: readonly PreviewBook[]) => [
  ...new Map(books.flatMap(({ price }) => price.why).map((why) => [why.ruleId, why])).values(),
]
