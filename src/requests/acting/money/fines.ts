import { specialDays } from '../../../calendar/store.ts'
import { fineFor } from '../../../charges/fine.ts'
import { fineCharged } from '../../../charges/reader-charges.ts'
import { post } from '../../../ledger/post.ts'
import { dayOf } from '../../../shared/clock.ts'
import type { Tx } from '../../../shared/database.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { factsOf } from '../../facts.ts'
import { type Doing, nothing, type Written } from '../doing.ts'
import { entryOf } from './charges.ts'

/**
 * The fine as it stands on this day, by the tariff that the request keeps: fixed when the book is back at her library,
 * or lost (R18, R19). A loan has one fine (promise R12); a book that was in time has none, not even a line.
 */
export async function chargeFine(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const { request, at } = doing
  const { dueOn, policy, supplyingLibraryId, readerId, requestingLibraryId } = factsOf(request)
  if (!readerId || !dueOn || !supplyingLibraryId) return ok(nothing)
  if (Temporal.PlainDate.compare(dayOf(at), dueOn) <= 0) return ok(nothing)
  const special = await specialDays(tx, requestingLibraryId, dueOn, dayOf(at))
  const fine = fineFor({ dueOn, backOn: dayOf(at) }, policy, special)
  const home = { readerId, libraryId: requestingLibraryId }
  const entry = { ...entryOf(doing), cause: `request ${request.id} overdueFine` }
  await post(tx, fineCharged({ home, lenderId: supplyingLibraryId, entry }, fine))
  return ok({ change: {}, details: { overdueDays: fine.overdueDays, fineFen: fine.amountFen } })
}
