import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { TakeBackForm, TakenBack } from '../shapes.ts'
import { aloneMax } from '../waivers/alone-max-store.ts'
import { propose } from '../waivers/propose.ts'
import { pendingWaiver } from '../waivers/waiver-store.ts'
import { type Cashier, chargeInHand } from './at-hand.ts'
import { isTakenBack } from './settlings-store.ts'
import { undoCharge } from './undo-charge.ts'

/**
 * Takes a charge back (冲正), with a reason. It lets the reader off like a waiver, so the same limit holds (M2): one
 * person alone may take back a charge up to it; a larger one waits for a second person (decision 50).
 */
export async function takeBackCharge(
  tx: Tx,
  cashier: Cashier,
  { chargeId, form }: { chargeId: number; form: TakeBackForm },
): Promise<Result<TakenBack>> {
  const found = await chargeInHand(tx, chargeId)
  if (!found.ok) return found
  const { home, charge } = found.value
  if (charge.amountFen === 0) return refuse('alreadySettled')
  if (await isTakenBack(tx, chargeId)) return refuse('alreadyTakenBack')
  if (await pendingWaiver(tx, chargeId)) return refuse('waiverPending')
  const limit = await aloneMax(tx, home.libraryId, dayOf(cashier.at))
  const { amountFen } = charge
  const isAlone = amountFen <= limit.value
  const receipt = isAlone ? await undoCharge(tx, cashier, { home, charge, form }) : ok(null)
  if (!receipt.ok) return receipt
  const { reason } = form
  await propose(tx, cashier, {
    kind: 'takeBack',
    home,
    chargeId,
    amountFen,
    reason,
    limit,
    isAlone,
  })
  const takenBackFen = isAlone ? amountFen : 0
  return ok({ state: isAlone ? 'granted' : 'proposed', takenBackFen, receipt: receipt.value })
}
