import { refunded } from '../../charges/reader-charges.ts'
import type { OpenCharge } from '../../ledger/charge-store.ts'
import { post } from '../../ledger/post.ts'
import { reverse } from '../../ledger/reverse-store.ts'
import type { Tx } from '../../shared/database.ts'
import { invariant } from '../../shared/invariant.ts'
import { yuan } from '../../shared/money.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { ReceiptRef, TakeBackForm } from '../shapes.ts'
import type { AtHand, Decider } from './at-hand.ts'
import { tillRefused } from './pay-out.ts'
import { settlingsOf } from './settlings-store.ts'
import { entryOf, refOf, signed } from './take.ts'

/** What is done about a charge that should not be. */
export interface Undoing {
  home: AtHand
  charge: OpenCharge
  /** `paidOverCounterFen` is what a second person saw to be paid, and agreed to. */
  form: TakeBackForm & { paidOverCounterFen?: number }
}

/**
 * Undoes a charge whose reader is in hand: what was paid over the counter is given back on a receipt, what was waived
 * or taken from the deposit is reversed, and the charge with it. So its account is as if it had never been, and each
 * of these lines can be read. Answers the receipt of what was given back, or null.
 */
export async function undoCharge(
  tx: Tx,
  by: Decider,
  undoing: Undoing,
): Promise<Result<ReceiptRef | null>> {
  const receipt = await giveBack(tx, by, undoing)
  if (!receipt.ok) return receipt
  const signature = {
    operatorCode: by.actor.operatorCode,
    at: by.at,
    note: undoing.form.reason,
  }
  for (const { id, what } of await settlingsOf(tx, undoing.charge.id)) {
    if (what === 'waiver' || what === 'depositOffset') await reverse(tx, id, signature)
  }
  const reversed = await reverse(tx, undoing.charge.id, signature)
  invariant(reversed, 'a charge in hand that has not been taken back can be')
  return receipt
}

/** What was paid over the counter goes back over it: by a librarian, for the centre has no till. */
async function giveBack(
  tx: Tx,
  { actor, at }: Decider,
  { home, charge, form }: Undoing,
): Promise<Result<ReceiptRef | null>> {
  const overCounter = (await settlingsOf(tx, charge.id)).filter(({ what }) =>
    ['payment', 'refund'].includes(what),
  )
  const amountFen = overCounter.reduce((sum, each) => sum - each.amountFen, 0)
  if (actor.kind !== 'staff') return amountFen === 0 ? ok(null) : refuse('refundAtCounter')
  if (amountFen !== (form.paidOverCounterFen ?? amountFen))
    return refuse('paidMeanwhile', { values: { amount: yuan(amountFen) } })
  if (amountFen === 0) return ok(null)
  const method = form.refundBy
  if (!method) return refuse('required', { field: 'refundBy' })
  const refused = await tillRefused(tx, home.libraryId, { method, amountFen })
  if (refused) return refused
  const crossing = { home, cashier: { actor, at }, method }
  const receipt = await signed(tx, crossing, { direction: 'paidOut', amountFen })
  const signedEntry = entryOf(crossing, receipt, `charge ${charge.id}`)
  const entry = { ...signedEntry, requestId: charge.requestId, note: form.reason }
  await post(tx, refunded({ home, chargeId: charge.id, amountFen, entry }, method))
  return ok(refOf(receipt, amountFen))
}
