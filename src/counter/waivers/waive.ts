import { waived } from '../../charges/reader-charges.ts'
import { readerReceivable } from '../../ledger/accounts.ts'
import { lockedBalance } from '../../ledger/balance-store.ts'
import { chargeOf, type OpenCharge } from '../../ledger/charge-store.ts'
import { post } from '../../ledger/post.ts'
import { type Actor, system } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { dayOf } from '../../shared/clock.ts'
import { become, type Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { WaiverAnswer, WaiverDecision, WaiverForm } from '../shapes.ts'
import { type AtHand, type Cashier, chargeInHand, settlingRefused } from '../taking/at-hand.ts'
import { aloneMax } from './alone-max-store.ts'
import {
  insertWaiver,
  pendingWaiver,
  storeDecision,
  type WaiverRow,
  waivedAloneFen,
  waiverById,
} from './waiver-store.ts'

/** Whoever may decide about a waiver that another proposed. */
export interface Decider {
  actor: Extract<Actor, { kind: 'staff' | 'centre' }>
  at: Temporal.Instant
}

/**
 * Lets a reader off a charge, whole or in part, with a reason. One person alone may up to the limit of the rules (M2),
 * counted over all she waives of one charge; above it the waiver waits for a second person.
 */
export async function waive(
  tx: Tx,
  { actor, at }: Cashier,
  { chargeId, form }: { chargeId: number; form: WaiverForm },
): Promise<Result<WaiverAnswer>> {
  const found = await chargeInHand(tx, chargeId)
  if (!found.ok) return found
  const { home, charge } = found.value
  const { amountFen, reason } = form
  const refused = settlingRefused(charge, amountFen)
  if (refused) return refused
  if (await pendingWaiver(tx, chargeId)) return refuse('waiverPending')
  const asked = {
    charge,
    home,
    form,
    isAlone: false,
    limit: await aloneMax(tx, home.libraryId, dayOf(at)),
  }
  const isAlone = (await waivedAloneFen(tx, chargeId)) + amountFen <= asked.limit.value
  const id = await write(tx, { actor, at }, { ...asked, isAlone })
  const action = isAlone ? 'waiverGranted' : 'waiverProposed'
  const details = { chargeId, amountFen, reason }
  await audit(tx, actor, at, { action, subject: 'waiver', subjectId: id, details })
  return ok({ id, state: isAlone ? 'granted' : 'proposed' })
}

/** A waiver that nothing speaks against, and the limit up to which one person may grant it. */
interface Asked {
  charge: OpenCharge
  home: AtHand
  form: WaiverForm
  isAlone: boolean
  limit: { value: number; ruleId: string }
}

/** Writes the waiver and, where one person may, its posting; answers its id. */
async function write(
  tx: Tx,
  { actor, at }: Cashier,
  { charge, home, form, isAlone, limit }: Asked,
): Promise<number> {
  const { accountId, operatorCode } = actor
  const by = { at, accountId, operatorCode, isAlone }
  const rule = { aloneMaxFen: limit.value, ruleId: limit.ruleId }
  const id = await insertWaiver(tx, { ...home, ...form, ...rule, ...by, chargeId: charge.id })
  if (!isAlone) return id
  const entry = { cause: `waiver ${id}`, requestId: charge.requestId, operatorCode, at }
  const settling = { home, chargeId: charge.id, amountFen: form.amountFen }
  await post(tx, waived({ ...settling, entry: { ...entry, note: form.reason } }, limit.ruleId))
  return id
}

/**
 * The answer of the second person: somebody else of the library, or the centre. Who proposed it may only withdraw it.
 * A reader may have paid meanwhile: no more is waived than is still open.
 */
export async function decideWaiver(
  tx: Tx,
  { actor, at }: Decider,
  { id, decision, note }: WaiverDecision & { id: number },
): Promise<Result<WaiverAnswer>> {
  const seen = await waiverById(tx, id)
  if (!seen) return refuse('notFound')
  await become(tx, system)
  const home = { readerId: seen.reader_id, libraryId: seen.library_id }
  await lockedBalance(tx, readerReceivable(home))
  const waiver = (await waiverById(tx, id))!
  if (waiver.state !== 'proposed') return refuse('alreadyDecided')
  if (decision === 'grant') {
    if (waiver.proposed_by === actor.accountId) return refuse('ownProposal')
    const refused = await grant(tx, { home, waiver }, { actor, at })
    if (refused) return refused
  }
  return decided(tx, { actor, at }, { waiver, decision, note })
}

/** Writes what was decided, and who decided it. */
async function decided(
  tx: Tx,
  { actor, at }: Decider,
  { waiver, decision, note }: WaiverDecision & { waiver: WaiverRow },
): Promise<Result<WaiverAnswer>> {
  const { id } = waiver
  const state = decision === 'grant' ? 'granted' : 'declined'
  const { accountId, operatorCode } = actor
  await storeDecision(tx, id, { state, at, accountId, operatorCode, note })
  const action = decision === 'grant' ? 'waiverGranted' : 'waiverDeclined'
  const details = { chargeId: waiver.charge_id, amountFen: waiver.amount_fen, note }
  await audit(tx, actor, at, { action, subject: 'waiver', subjectId: id, details })
  return ok({ id, state })
}

/** Posts what is granted; answers why it cannot be, or null. */
async function grant(
  tx: Tx,
  { home, waiver }: { home: AtHand; waiver: WaiverRow },
  { actor, at }: Decider,
) {
  const charge = (await chargeOf(tx, waiver.charge_id))!
  const refused = settlingRefused(charge, waiver.amount_fen)
  if (refused) return refused
  const entry = {
    cause: `waiver ${waiver.id}`,
    requestId: charge.requestId,
    operatorCode: actor.operatorCode,
    at,
    note: waiver.reason,
  }
  const settling = { home, chargeId: charge.id, amountFen: waiver.amount_fen, entry }
  await post(tx, waived(settling, waiver.rule_id))
  return null
}
