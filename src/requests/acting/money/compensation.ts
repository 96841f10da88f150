import { compensationCharged } from '../../../charges/reader-charges.ts'
import { post } from '../../../ledger/post.ts'
import type { Tx } from '../../../shared/database.ts'
import { ok, type Result, refuse } from '../../../shared/result.ts'
import { factsOf } from '../../facts.ts'
import { type Doing, nothing, type Written } from '../doing.ts'
import { entryOf } from './charges.ts'

/**
 * What the lender asks for its book, lost or damaged (R18, scenario 48): an amount it names, 0 too, which leaves its
 * line. A request without a reader has nobody to charge.
 */
export async function chargeCompensation(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const { request, action, form } = doing
  if (form.amountFen === null) return refuse('required', { field: 'amountFen' })
  const { readerId, requestingLibraryId, supplyingLibraryId } = factsOf(request)
  if (!readerId || !supplyingLibraryId) return ok(nothing)
  const what = action === 'settleLoss' ? 'lossCompensation' : 'damageCompensation'
  const home = { readerId, libraryId: requestingLibraryId }
  const cause = `request ${request.id} ${what}`
  const entry = { ...entryOf(doing), cause, note: form.note || form.condition }
  const { amountFen } = form
  await post(
    tx,
    compensationCharged({ home, lenderId: supplyingLibraryId, entry }, { what, amountFen }),
  )
  return ok({ change: {}, details: { compensationFen: form.amountFen } })
}
