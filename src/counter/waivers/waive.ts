import { waived } from '../../charges/reader-charges.ts'
import type { OpenCharge } from '../../ledger/charge-store.ts'
import { post } from '../../ledger/post.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { WaiverAnswer, WaiverForm } from '../shapes.ts'
import { type AtHand, type Cashier, chargeInHand, settlingRefused } from '../taking/at-hand.ts'
import { aloneMax } from './alone-max-store.ts'
import { propose } from './propose.ts'
import { pendingWaiver, waivedAloneFen } from './waiver-store.ts'

/**
 * Lets a reader off a charge, whole or in part, with a reason. One person alone may up to the limit of the rules (M2),
 * counted over all she waives of one charge; above it the waiver waits for a second person.
 */
export async function waive(
  tx: Tx,
  cashier: Cashier,
  { chargeId, form }: { chargeId: number; form: WaiverForm },
): Promise<Result<WaiverAnswer>> {
  const found = await chargeInHand(tx, chargeId)
  if (!found.ok) return found
  const { home, charge } = found.value
  const refused = settlingRefused(charge, form.amountFen)
  if (refused) return refused
  if (await pendingWaiver(tx, chargeId)) return refuse('waiverPending')
  const limit = await aloneMax(tx, home.libraryId, dayOf(cashier.at))
  const isAlone = (await waivedAloneFen(tx, chargeId)) + form.amountFen <= limit.value
  const proposal = { kind: 'waiver', home, chargeId, ...form, limit, isAlone } as const
  const id = await propose(tx, cashier, proposal)
  if (isAlone)
    await postWaiver(
      tx,
      { id, rule_id: limit.ruleId, amount_fen: form.amountFen, ...form },
      {
        home,
        charge,
        operatorCode: cashier.actor.operatorCode,
        at: cashier.at,
      },
    )
  return ok({ id, state: isAlone ? 'granted' : 'proposed', receipt: null })
}

/** A waiver that was granted, as it is posted. */
interface Granted {
  id: number
  amount_fen: number
  reason: string
  rule_id: string
}

/** Who granted it, when, and of which charge. */
interface Granting {
  home: AtHand
  charge: OpenCharge
  operatorCode: string
  at: Temporal.Instant
}

/** Posts a waiver that one person may grant, or two have agreed on. */
export const postWaiver = (
  tx: Tx,
  { id, amount_fen: amountFen, reason, rule_id: ruleId }: Granted,
  { home, charge, operatorCode, at }: Granting,
) => {
  const { requestId } = charge
  const entry = { cause: `waiver ${id}`, requestId, operatorCode, at, note: reason }
  return post(tx, waived({ home, chargeId: charge.id, amountFen, entry }, ruleId))
}
