import { specialDays } from '../calendar/store.ts'
import { type Actor, system } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import { become, type Tx } from '../shared/database.ts'
import { gather, ok, type Result, refuse } from '../shared/result.ts'
import type { Conductor } from './act.ts'
import { drawNumber } from './numbers.ts'
import { type Prepared, type PreparedBook, prepare } from './prepare.ts'
import { priceOf } from './price.ts'
import type { SubmissionForm } from './shapes.ts'
import { factsOf, recordMove } from './store.ts'
import { nextTimer } from './timers.ts'

type Reader = Extract<Actor, { kind: 'reader' }>

/** What a stored submission is known by. */
export interface Submitted {
  submissionId: number
}

/**
 * Stores a submission: all of its books or none. Numbers are drawn last and in the order of the libraries, so that
 * two submissions never wait for each other in a circle and a refused one uses none.
 */
export async function submit(
  tx: Tx,
  house: Conductor,
  reader: Reader,
  form: SubmissionForm,
): Promise<Result<Submitted>> {
  const at = house.clock.now()
  const standing = await tx
    .selectFrom('reader')
    .select('status')
    .where('id', '=', reader.readerId)
    .executeTakeFirst()
  if (standing?.status !== 'active') return refuse('notAllowed')
  await become(tx, system)
  const prepared = await prepare(tx, reader, form, at)
  const objection = gather(prepared.objections)
  if (objection) return objection

  const { id: submissionId } = await tx
    .insertInto('submission')
    .values({ reader_id: reader.readerId, library_id: reader.libraryId, submitted_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const inOrder = [...prepared.books].sort((left, right) => left.first.id - right.first.id)
  for (const wanted of inOrder) {
    await store(tx, house, { reader, form, prepared, wanted, submissionId, at })
  }
  return ok({ submissionId })
}

interface Storing {
  reader: Reader
  form: SubmissionForm
  prepared: Prepared
  wanted: PreparedBook
  submissionId: number
  at: Temporal.Instant
}

async function store(tx: Tx, house: Conductor, storing: Storing): Promise<void> {
  const { reader, wanted, at } = storing
  const number = await drawNumber(tx, {
    id: wanted.first.id,
    prefix: wanted.first.request_prefix ?? '',
  })
  const requestId = await insertRequest(tx, storing, number)
  await tx
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
  await insertRecipient(tx, storing, requestId)
  await insertRota(tx, storing, requestId)
  const historyId = await recordMove(
    tx,
    {
      requestId,
      readerId: reader.readerId,
      requestingLibraryId: reader.libraryId,
      supplyingLibraryId: wanted.first.id,
      at,
      actorKind: 'reader',
      actorLibraryId: reader.libraryId,
      accountId: reader.accountId,
      operatorCode: '',
      action: 'submit',
      fromState: null,
      toState: 'submitted',
      details: {},
    },
    null,
  )
  await house.jobs.enqueue(tx, 'transition', { kind: 'requestMoved', historyId })
}

async function insertRequest(
  tx: Tx,
  { reader, form, wanted, submissionId, at, prepared }: Storing,
  number: string,
): Promise<number> {
  const { book, rules, first } = wanted
  const person = await tx
    .selectFrom('reader')
    .select(['reader_type', 'barcode'])
    .where('id', '=', reader.readerId)
    .executeTakeFirstOrThrow()
  const cancellableUntil = rules.withdrawalAllowed.value
    ? at.add({ minutes: rules.withdrawalMinutes.value })
    : null
  const row = {
    number,
    service: 'loan',
    source: 'balis',
    channel: wanted.channel,
    submission_id: submissionId,
    reader_id: reader.readerId,
    reader_type: person.reader_type,
    reader_barcode_end: person.barcode.slice(-4),
    requesting_library_id: prepared.home.id,
    supplying_library_id: first.id,
    commissioned_library_id: wanted.commissionedId,
    record_id: book.recordId,
    patron_reference: book.patronReference,
    state: 'submitted',
    state_since: at,
    cancellable_until: cancellableUntil,
    submitted_at: at,
    title: book.title,
    author: book.author,
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
    policy: JSON.stringify(rules),
    price: JSON.stringify(priceOf(rules, form.deliveryMethod)),
  }
  const timer = nextTimer(
    factsOf({
      ...row,
      id: 0,
      version: 1,
      next_due_at: null,
      cancel_asked_at: null,
      due_on: null,
      held_until: null,
      reminded_at: null,
      ended_at: null,
      policy: rules,
    }),
    await specialDays(tx, first.id, dayOf(at)),
  )
  const { id } = await tx
    .insertInto('request')
    .values({ ...row, next_due_at: timer?.at ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const insertRecipient = (tx: Tx, { reader, form }: Storing, requestId: number) =>
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
const insertRota = (tx: Tx, { reader, wanted, at }: Storing, requestId: number) =>
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
