import { specialDays } from '../../calendar/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import { factsOf } from '../facts.ts'
import { nextTimer } from '../timers.ts'
import type { Prepared, PreparedBook } from './prepare.ts'
import { priceOf } from './price.ts'
import type { SubmissionForm } from './shapes.ts'

/** One book of a submission, about to be written. */
export interface Storing {
  reader: Extract<Actor, { kind: 'reader' }>
  form: SubmissionForm
  prepared: Prepared
  wanted: PreparedBook
  submissionId: number
  at: Temporal.Instant
}

/** Writes the request with the rules and the price as they are now, and answers its id. */
export async function insertRequest(tx: Tx, storing: Storing, number: string): Promise<number> {
  const { rules, first } = storing.wanted
  const person = await tx
    .selectFrom('reader')
    .select(['reader_type', 'barcode'])
    .where('id', '=', storing.reader.readerId)
    .executeTakeFirstOrThrow()
  const row = { number, ...partiesOf(storing, person), ...bookOf(storing), ...beginningOf(storing) }
  const timer = nextTimer(
    factsOf({ ...row, ...nothingYet, id: 0, version: 1, policy: rules }),
    await specialDays(tx, first.id, dayOf(storing.at)),
  )
  const { id } = await tx
    .insertInto('request')
    .values({ ...row, next_due_at: timer?.at ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The columns that later steps of its life fill. */
const nothingYet = {
  asked_record_id: null,
  next_due_at: null,
  cancel_asked_at: null,
  due_on: null,
  held_until: null,
  reminded_at: null,
  ended_at: null,
}

const partiesOf = (
  { reader, wanted, submissionId, prepared }: Storing,
  person: { reader_type: string; barcode: string },
) => ({
  service: 'loan',
  source: 'balis',
  channel: wanted.channel,
  submission_id: submissionId,
  reader_id: reader.readerId,
  reader_type: person.reader_type,
  reader_barcode_end: person.barcode.slice(-4),
  requesting_library_id: prepared.home.id,
  supplying_library_id: wanted.first.id,
  commissioned_library_id: wanted.commissionedId,
})

const bookOf = ({ form, wanted: { book } }: Storing) => ({
  record_id: book.recordId,
  patron_reference: book.patronReference,
  title: book.title,
  author: book.author,
  article_title: book.articleTitle,
  article_author: book.articleAuthor,
  article_pages: book.pages,
  publisher: book.publisher,
  published_year: book.publishedYear,
  isbn_issn: book.isbnIssn,
  call_number: book.callNumber,
  material_type: book.materialType,
  language: book.language,
  delivery_method: form.deliveryMethod,
  search_scope: book.searchScope,
  needed_by: form.neededBy ? Temporal.PlainDate.from(form.neededBy) : null,
  note: book.note,
  additional_lenders: book.additionalLenders,
})

const beginningOf = ({ form, wanted: { rules }, at }: Storing) => ({
  state: 'submitted',
  state_since: at,
  submitted_at: at,
  cancellable_until: rules.withdrawalAllowed.value
    ? at.add({ minutes: rules.withdrawalMinutes.value })
    : null,
  policy: JSON.stringify(rules),
  price: JSON.stringify(priceOf(rules, form.deliveryMethod)),
})

/** Writes who receives the book: for the reader and her library only (promise S2). */
export const insertRecipient = (tx: Tx, { reader, form }: Storing, requestId: number) =>
  tx
    .insertInto('request_recipient')
    .values({
      request_id: requestId,
      reader_id: reader.readerId,
      requesting_library_id: reader.libraryId,
      name: form.recipientName,
      email: form.recipientEmail,
      phone: form.recipientPhone,
    })
    .execute()

/** The whole rota is written at once: the first is asked, the others are planned. */
export const insertRota = (tx: Tx, { reader, wanted, at }: Storing, requestId: number) =>
  tx
    .insertInto('offer')
    .values(
      wanted.rota.map(({ library, origin }, index) => ({
        request_id: requestId,
        position: index + 1,
        supplying_library_id: library.id,
        requesting_library_id: reader.libraryId,
        reader_id: reader.readerId,
        origin,
        state: index === 0 ? 'offered' : 'planned',
        offered_at: index === 0 ? at : null,
      })),
    )
    .execute()

/** The number first drawn stays the reader's for life (architecture decision 8). */
export const insertFirstNumber = (
  tx: Tx,
  { reader, wanted, at }: Storing,
  { requestId, number }: { requestId: number; number: string },
) =>
  tx
    .insertInto('request_number')
    .values({
      number,
      request_id: requestId,
      library_id: wanted.first.id,
      requesting_library_id: reader.libraryId,
      reader_id: reader.readerId,
      since: at,
      reason: 'first',
    })
    .execute()
