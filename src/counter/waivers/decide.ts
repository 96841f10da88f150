import { readerReceivable } from '../../ledger/accounts.ts'
import { lockedBalance } from '../../ledger/balance-store.ts'
import { chargeOf } from '../../ledger/charge-store.ts'
import { system } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { become, type Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { ReceiptRef, WaiverAnswer, WaiverDecision } from '../shapes.ts'
import { type Decider, settlingRefused } from '../taking/at-hand.ts'
import { isTakenBack } from '../taking/settlings-store.ts'
import { undoCharge } from '../taking/undo-charge.ts'
import { auditWords } from './propose.ts'
import { postWaiver } from './waive.ts'
import { storeDecision, type WaiverRow, waiverById } from './waiver-store.ts'

/** A proposal, and what was decided about it. */
type Deciding = WaiverDecision & { waiver: WaiverRow }

/**
 * The answer of the second person: somebody else of the library, or the centre. Who proposed it may only withdraw it.
 * A reader may have paid meanwhile: no more is waived than is still open.
 */
export async function decideWaiver(
  tx: Tx,
  decider: Decider,
  { id, ...form }: WaiverDecision & { id: number },
): Promise<Result<WaiverAnswer>> {
  const seen = await waiverById(tx, id)
  if (!seen) return refuse('notFound')
  await become(tx, system)
  await lockedBalance(tx, readerReceivable(homeOf(seen)))
  const waiver = (await waiverById(tx, id))!
  if (waiver.state !== 'proposed') return refuse('alreadyDecided')
  const deciding = { ...form, waiver }
  if (form.decision === 'decline') return decided(tx, decider, deciding)
  if (waiver.proposed_by === decider.actor.accountId) return refuse('ownProposal')
  const receipt = await (waiver.kind === 'waiver' ? grant : takeBack)(tx, decider, deciding)
  return receipt.ok ? decided(tx, decider, { ...deciding, receipt: receipt.value }) : receipt
}

const homeOf = ({ reader_id, library_id }: WaiverRow) => ({
  readerId: reader_id,
  libraryId: library_id,
})

/** Writes what was decided, and who decided it. */
async function decided(
  tx: Tx,
  { actor, at }: Decider,
  { waiver, decision, note, receipt = null }: Deciding & { receipt?: ReceiptRef | null },
): Promise<Result<WaiverAnswer>> {
  const { id, kind } = waiver
  const state = decision === 'grant' ? 'granted' : 'declined'
  const { accountId, operatorCode } = actor
  await storeDecision(tx, id, { state, at, accountId, operatorCode, note })
  const details = { chargeId: waiver.charge_id, amountFen: waiver.amount_fen, note }
  const action = auditWords[kind][state]
  await audit(tx, actor, at, { action, subject: 'waiver', subjectId: id, details })
  return ok({ id, state, receipt })
}

/** Posts the waiver that is granted, unless less is open by now. */
async function grant(
  tx: Tx,
  { actor, at }: Decider,
  { waiver }: Deciding,
): Promise<Result<ReceiptRef | null>> {
  const charge = (await chargeOf(tx, waiver.charge_id))!
  const refused = settlingRefused(charge, waiver.amount_fen)
  if (refused) return refused
  const { operatorCode } = actor
  await postWaiver(tx, waiver, { home: homeOf(waiver), charge, operatorCode, at })
  return ok(null)
}

/** Takes back the charge that was proposed; what was paid of it, as who grants it saw, is given back by that person. */
async function takeBack(tx: Tx, decider: Decider, deciding: Deciding) {
  const { waiver, refundBy, paidOverCounterFen } = deciding
  const charge = (await chargeOf(tx, waiver.charge_id))!
  if (await isTakenBack(tx, charge.id)) return refuse('alreadyTakenBack')
  const form = { reason: waiver.reason, refundBy, paidOverCounterFen }
  return undoCharge(tx, decider, { home: homeOf(waiver), charge, form })
}
