import type { Held, PartAt } from '../../catalogue/serials/part-held.ts'
import type { ClosureRow, LibraryRow } from '../../libraries/store.ts'
import type { Resolved } from '../../policy/parameters.ts'
import { type Rule, resolve } from '../../policy/resolve.ts'
import { isForeign } from './objections.ts'
import type { RotaPlace } from './rota.ts'
import type { PartOfPreview, SubmissionForm, WantedBook } from './shapes.ts'
import type { copiesOfRecord } from './submission-store.ts'

/** What decides about every book of a submission alike. */
export interface Surroundings {
  home: LibraryRow
  libraries: readonly LibraryRow[]
  closures: ReadonlyMap<number, ClosureRow>
  rules: readonly Rule[]
  readerType: string
  on: Temporal.PlainDate
  form: SubmissionForm
}

type HeldCopy = Awaited<ReturnType<typeof copiesOfRecord>>[number]
/** Where the part of a serial is that is asked for; null for a book, or where no part is named by its year. */
export type PartAtEach = ReadonlyMap<number, PartAt<HeldCopy>> | null

/** The copies to go by: of a serial those that have the part, or may have it. */
export const copiesOfPart = (copies: readonly HeldCopy[], part: PartAtEach): readonly HeldCopy[] =>
  part ? [...part.values()].flatMap((at) => at.copies) : copies

/** The libraries of whose years held nothing sure is known. */
export const uncertain = (part: PartAtEach): ReadonlySet<number> =>
  new Set([...(part ?? [])].flatMap(([id, { held }]) => (held === 'perhaps' ? [id] : [])))

/** Libraries that have the book, but every copy of it is out or stays in the house; uncounted volumes may be in. */
export const allOut = (copies: readonly HeldCopy[], part: PartAtEach): ReadonlySet<number> => {
  const withCopyIn = new Set(
    copies
      .filter(({ lendable, status }) => lendable && status === 'available')
      .map((copy) => copy.library_id),
  )
  const ids = copies.map((copy) => copy.library_id)
  return new Set(ids.filter((id) => !withCopyIn.has(id) && !part?.get(id)?.isUncounted))
}

/** The rules for a book lent by `lender` to the reader's library. */
export const rulesFor = (
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

/** Why a holder cannot lend this book now, '' where it can: its copies stay, it is closed, or its rule (R12). */
function whyNot(
  book: WantedBook,
  library: LibraryRow,
  { copies, around }: { copies: readonly HeldCopy[]; around: Surroundings },
): PartOfPreview['holders'][number]['whyNot'] {
  const lends = copies.some((copy) => copy.library_id === library.id && copy.lendable)
  if (!lends) return 'staysInside'
  if (around.closures.has(library.id)) return 'closed'
  const isLent = !isForeign(book) || rulesFor(book, library, around).foreignLoansAllowed.value
  return isLent ? '' : 'foreignNotLent'
}

/** Holders that may lend this book now: open, and lending books of its language. */
export const canLend = (
  book: WantedBook,
  copies: readonly HeldCopy[],
  around: Surroundings,
): LibraryRow[] =>
  around.libraries.filter((library) => whyNot(book, library, { copies, around }) === '')

/** What a preview says of a part: who has it and why some cannot lend it, and who was chosen but has it not. */
export function partOfPreview(
  book: WantedBook,
  { part, rota, around }: { part: PartAtEach; rota: readonly RotaPlace[]; around: Surroundings },
): PartOfPreview | null {
  if (!part) return null
  const copies = copiesOfPart([], part)
  const heldAt = (id: number): Held => part.get(id)?.held ?? 'notHeld'
  const others = around.libraries.filter(({ id }) => id !== around.home.id)
  return {
    holders: others.flatMap((library) => {
      const held = heldAt(library.id)
      return held === 'notHeld'
        ? []
        : [{ ...named(library), held, whyNot: whyNot(book, library, { copies, around }) }]
    }),
    lacking: rota
      .filter(
        ({ origin, library }) => origin !== 'commissioned' && heldAt(library.id) === 'notHeld',
      )
      .flatMap(({ library }) => others.filter(({ id }) => id === library.id).map(named)),
  }
}

const named = ({ code, name_zh: zh, name_en: en }: LibraryRow) => ({ code, name: { zh, en } })

/** Until when, and why, a library does not lend; null where it does. */
export const suspension = ({ closures }: Surroundings, libraryId: number) => {
  const closure = closures.get(libraryId)
  return closure ? { until: closure.to_on.toString(), reason: closure.reason_zh } : null
}
