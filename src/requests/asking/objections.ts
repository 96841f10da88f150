import type { Resolved } from '../../policy/parameters.ts'
import type { Refusal } from '../../shared/result.ts'
import type { WantedBook } from './shapes.ts'
import { wholePolicies } from './whole-objections.ts'

/** How a reader stands when she asks. */
export interface Standing {
  /** 借书总册数: submitted, in process or out; not yet back at the borrowing library. */
  outstanding: number
  /** Not yet signed in by the lender (借出馆签收): counts under mustReturnAllFirst strict. */
  notSignedBack: number
  /** What she has not paid, in fen (M1). */
  owedFen: number
  /** What she already has an open request for (`bookKey`), with its number. */
  open: ReadonlyMap<string, string>
}

type Asked = { recordId: number | null; title: string; materialType: string }

/** Two requests with the same key are for the same thing: of a serial another issue is another thing. */
export const bookKey = (book: Asked): string =>
  book.materialType === 'serial' ? `${book.recordId} ${book.title}` : String(book.recordId)

/** One book of a submission with everything the rules look at. */
export interface Wanted {
  book: WantedBook
  channel: 'record' | 'direct'
  /** The library asked first. */
  lender: { name: string; isHome: boolean; suspended: { until: string; reason: string } | null }
  /** Copies her own library could lend her today. */
  ownCopies: readonly { callNumber: string; location: string }[]
  rules: Resolved
}

/** R12 distinguishes Chinese books from foreign ones; a book without a language counts as Chinese. */
export const isForeign = (book: Pick<WantedBook, 'language'>): boolean =>
  book.language !== '' && book.language !== 'chi'

type Policy = (wanted: Wanted, standing: Standing) => Refusal | false

const tooLong = (field: string, value: string, limit: number): Refusal | false => {
  const length = [...value].length
  return length > limit && { code: 'tooLong', field, values: { limit, length, unit: 'characters' } }
}

/** Why a single book cannot be asked for, one rule each. */
const bookPolicies: Policy[] = [
  ({ book, rules }) => tooLong('note', book.note, rules.noteMax.value), // R04
  ({ book, rules }) =>
    tooLong('additionalLenders', book.additionalLenders, rules.additionalLendersMax.value), // R04
  (
    { channel, lender, rules }, // R10
  ) =>
    channel === 'direct' &&
    !rules.directEntryAllowed.value && {
      code: 'directEntryNotAllowed',
      field: 'supplierCode',
      values: { library: lender.name },
    },
  (
    { lender }, // R23, scenario 47
  ) =>
    (lender.suspended && {
      code: 'lenderSuspended',
      field: 'supplierCode',
      values: { library: lender.name, ...lender.suspended },
    }) ||
    false,
  (
    { book, lender, rules }, // R12
  ) =>
    isForeign(book) &&
    !lender.isHome &&
    !rules.foreignLoansAllowed.value && {
      code: 'foreignNotLent',
      field: 'supplierCode',
      values: { library: lender.name },
    },
  ({ book }, { open }) => {
    const number = book.recordId === null ? undefined : open.get(bookKey(book))
    return (
      number !== undefined && { code: 'duplicateRequest', field: 'recordId', values: { number } }
    )
  },
  ({ book, ownCopies, rules }) => {
    // R26
    const [copy] = ownCopies
    const warned = rules.ownHolding.value === 'warn' && book.ownHoldingReason === ''
    const refused = copy && (warned || rules.ownHolding.value === 'block')
    return refused ? { code: 'ownHolding', field: 'ownHoldingReason', values: { ...copy } } : false
  },
]

/** Every reason to say no, so that a reader corrects a form once instead of four times. */
export function objectionsTo(
  wanted: readonly Wanted[],
  standing: Standing,
  rules: Resolved,
): Refusal[] {
  const ofBooks = wanted.flatMap((one, index) =>
    bookPolicies
      .map((policy) => policy(one, standing))
      .filter((objection) => objection !== false)
      .map((objection) => ({ ...objection, field: `books.${index}.${objection.field}` })),
  )
  const ofWhole = wholePolicies(wanted.length, standing, rules).filter(
    (objection) => objection !== false,
  )
  return [...ofWhole, ...ofBooks, ...twice(wanted)]
}

/** The same book twice in one submission is one too many. */
const twice = (wanted: readonly Wanted[]): Refusal[] =>
  wanted.flatMap(({ book }, index) => {
    const earlier = wanted.findIndex((other) => bookKey(other.book) === bookKey(book))
    return book.recordId !== null && earlier < index
      ? [
          {
            code: 'duplicateRequest' as const,
            field: `books.${index}.recordId`,
            values: { number: book.title },
          },
        ]
      : []
  })
