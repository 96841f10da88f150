import { yuan } from '../../shared/money.ts'
import { type Refusal, refuse } from '../../shared/result.ts'
import type { ClosingForm } from '../shapes.ts'

/** Why a count cannot close the day; null where it can. `now` is what the books say at this moment. */
export function closingRefused(
  form: ClosingForm,
  now: { position: number; expectedFen: number },
): { ok: false; refusal: Refusal } | null {
  if (form.position !== now.position)
    return refuse('closedMeanwhile', { values: { amount: yuan(now.expectedFen) } })
  if (form.expectedFen !== now.expectedFen)
    return refuse('tillMovedMeanwhile', { values: { amount: yuan(now.expectedFen) } })
  if (form.bankedFen > form.countedFen)
    return refuse('amountAboveTill', { field: 'banked', values: { amount: yuan(form.countedFen) } })
  if (form.countedFen !== form.expectedFen && !form.note)
    return refuse('required', { field: 'note' })
  return null
}
