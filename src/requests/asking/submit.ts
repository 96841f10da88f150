import type { OverdueTariff } from '../../charges/shapes.ts'
import { sameTariff, tariffOf } from '../../charges/tariff.ts'
import { type Actor, system } from '../../shared/actor.ts'
import { become, type Tx } from '../../shared/database.ts'
import { yuan } from '../../shared/money.ts'
import { gather, ok, type Result, refuse } from '../../shared/result.ts'
import type { Conductor } from '../acting/move.ts'
import { drawNumber } from '../numbers.ts'
import { recordMove } from '../store.ts'
import {
  insertFirstNumber,
  insertRecipient,
  insertRequest,
  insertRota,
  type Storing,
} from './new-request-store.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type LoanPrice, priceOf } from './price.ts'
import type { SubmissionForm } from './shapes.ts'

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
  const changed = priceChanged(prepared, form)
  if (changed) return changed

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

/** Nobody pays what she has not seen: a rule that changed since the confirm page is shown again (R29). */
function priceChanged({ books }: Prepared, { agreed, deliveryMethod }: SubmissionForm) {
  if (!agreed) return null
  const prices = books.map(({ rules }) => priceOf(rules, deliveryMethod))
  const sum = (of: (price: LoanPrice) => number) =>
    prices.reduce((total, price) => total + of(price), 0)
  const [pays, deposit] = [sum((one) => one.readerPaysFen), sum((one) => one.depositFen)]
  const sameSums = pays === agreed.readerPaysFen && deposit === agreed.depositFen
  if (sameSums && sameTariffs(books, agreed.tariffs)) return null
  const values = { pays: yuan(pays), deposit: yuan(deposit), what: sameSums ? 'tariff' : 'price' }
  return refuse('priceChanged', { field: 'agreed', values })
}

/** Whether late return of every book costs what was shown; nothing was shown to who names no tariffs. */
const sameTariffs = (books: Prepared['books'], agreed: readonly OverdueTariff[] | undefined) =>
  !agreed || books.every(({ rules }, at) => sameTariff(tariffOf(rules), agreed[at]))

async function store(tx: Tx, house: Conductor, storing: Storing): Promise<void> {
  const { reader, wanted, at } = storing
  const number = await drawNumber(tx, {
    id: wanted.first.id,
    prefix: wanted.first.request_prefix ?? '',
  })
  const requestId = await insertRequest(tx, storing, number)
  await insertFirstNumber(tx, storing, { requestId, number })
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
