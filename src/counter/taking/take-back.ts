import { refunded } from '../../charges/reader-charges.ts'
import type { OpenCharge } from '../../ledger/charge-store.ts'
import { post } from '../../ledger/post.ts'
import { reverse } from '../../ledger/reverse-store.ts'
import { audit } from '../../shared/audit.ts'
import type { Tx } from '../../shared/database.ts'
import { invariant } from '../../shared/invariant.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { ReceiptRef, TakeBackForm, TakenBack } from '../shapes.ts'
import { pendingWaiver } from '../waivers/waiver-store.ts'
import { type AtHand, type Cashier, chargeInHand } from './at-hand.ts'
import { tillRefused } from './pay-out.ts'
import { isTakenBack, settlingsOf } from './settlings-store.ts'
import { entryOf, refOf, signed } from './take.ts'

/** What is done about a charge that should not be. */
interface Undoing {
  home: AtHand
  charge: OpenCharge
  cashier: Cashier
  form: TakeBackForm
}

/**
 * Takes a charge back, with a reason: what was paid over the counter is given back on a receipt, what was waived or
 * taken from the deposit is reversed, and the charge with it. So its account is as if it had never been, and each of
 * these lines can be read.
 */
export async function takeBackCharge(
  tx: Tx,
  cashier: Cashier,
  { chargeId, form }: { chargeId: number; form: TakeBackForm },
): Promise<Result<TakenBack>> {
  const found = await chargeInHand(tx, chargeId)
  if (!found.ok) return found
  const undoing: Undoing = { ...found.value, cashier, form }
  if (await isTakenBack(tx, chargeId)) return refuse('alreadyTakenBack')
  if (await pendingWaiver(tx, chargeId)) return refuse('waiverPending')
  const receipt = await giveBack(tx, undoing)
  if (!receipt.ok) return receipt
  await reverseSettled(tx, undoing)
  const reversed = await reverse(tx, chargeId, byOf(undoing))
  invariant(reversed, 'a charge in hand that has not been taken back can be')
  await audit(tx, cashier.actor, cashier.at, {
    action: 'chargeTakenBack',
    subject: 'charge',
    subjectId: chargeId,
    details: { amountFen: undoing.charge.amountFen, reason: form.reason },
  })
  return ok({ takenBackFen: undoing.charge.amountFen, receipt: receipt.value })
}

/** What was paid over the counter goes back over it. */
async function giveBack(tx: Tx, undoing: Undoing): Promise<Result<ReceiptRef | null>> {
  const { home, charge, cashier, form } = undoing
  const overCounter = (await settlingsOf(tx, charge.id)).filter(({ what }) =>
    ['payment', 'refund'].includes(what),
  )
  const amountFen = overCounter.reduce((sum, each) => sum - each.amountFen, 0)
  if (amountFen === 0) return ok(null)
  const method = form.refundBy
  if (!method) return refuse('required', { field: 'refundBy' })
  const refused = await tillRefused(tx, home.libraryId, { method, amountFen })
  if (refused) return refused
  const crossing = { home, cashier, method }
  const receipt = await signed(tx, crossing, { direction: 'paidOut', amountFen })
  const signedEntry = entryOf(crossing, receipt, `charge ${charge.id}`)
  const entry = { ...signedEntry, requestId: charge.requestId, note: form.reason }
  await post(tx, refunded({ home, chargeId: charge.id, amountFen, entry }, method))
  return ok(refOf(receipt, amountFen))
}

/** What was waived, or paid out of the deposit, is as before. */
async function reverseSettled(tx: Tx, undoing: Undoing): Promise<void> {
  for (const { id, what } of await settlingsOf(tx, undoing.charge.id)) {
    if (what === 'waiver' || what === 'depositOffset') await reverse(tx, id, byOf(undoing))
  }
}

const byOf = ({ cashier: { actor, at }, form }: Undoing) => ({
  operatorCode: actor.operatorCode,
  at,
  note: form.reason,
})
