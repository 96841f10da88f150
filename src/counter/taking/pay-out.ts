import { depositOffset, depositRefunded } from '../../charges/deposit.ts'
import { libraryCash, readerDeposit } from '../../ledger/accounts.ts'
import { lockedBalance } from '../../ledger/balance-store.ts'
import { post } from '../../ledger/post.ts'
import type { CounterMethod } from '../../ledger/shapes.ts'
import type { Tx } from '../../shared/database.ts'
import { yuan } from '../../shared/money.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { DepositRefundForm, ReceiptRef } from '../shapes.ts'
import { type AtHand, type Cashier, chargeInHand, settlingRefused, takeInHand } from './at-hand.ts'
import { settlingCount } from './settlings-store.ts'
import { entryOf, refOf, signed } from './take.ts'

/** Gives free deposit back over the counter. */
export async function refundDeposit(
  tx: Tx,
  cashier: Cashier,
  { readerId, form }: { readerId: number; form: DepositRefundForm },
): Promise<Result<ReceiptRef>> {
  const { amountFen, method } = form
  const inHand = await takeInHand(tx, readerId)
  if (!inHand.ok) return inHand
  const home = inHand.value
  const refused =
    (await depositRefused(tx, home, amountFen)) ??
    (await tillRefused(tx, home.libraryId, { method, amountFen }))
  if (refused) return refused
  const crossing = { home, cashier, method }
  const receipt = await signed(tx, crossing, { direction: 'paidOut', amountFen })
  const entry = entryOf(crossing, receipt, 'deposit')
  await post(tx, depositRefunded({ home, amountFen, entry }, method))
  return ok(refOf(receipt, amountFen))
}

/** Pays a charge, whole or in part, out of the reader's free deposit (抵扣). No money crosses the counter. */
export async function offsetCharge(
  tx: Tx,
  { actor, at }: Cashier,
  { chargeId, amountFen }: { chargeId: number; amountFen: number },
): Promise<Result<{ outstandingFen: number }>> {
  const found = await chargeInHand(tx, chargeId)
  if (!found.ok) return found
  const { home, charge } = found.value
  const refused = settlingRefused(charge, amountFen) ?? (await depositRefused(tx, home, amountFen))
  if (refused) return refused
  const entry = {
    cause: `charge ${chargeId} depositOffset ${await settlingCount(tx, chargeId)}`,
    requestId: charge.requestId,
    operatorCode: actor.operatorCode,
    at,
  }
  await post(tx, depositOffset({ home, amountFen, entry }, chargeId))
  return ok({ outstandingFen: charge.outstandingFen - amountFen })
}

/** Why so much of the deposit cannot be had; null where it can. */
export async function depositRefused(tx: Tx, home: AtHand, amountFen: number) {
  const freeFen = 0 - (await lockedBalance(tx, readerDeposit(home)))
  if (amountFen <= freeFen) return null
  return refuse('amountAboveDeposit', { field: 'amount', values: { amount: yuan(freeFen) } })
}

/** Why so much cannot be paid out of the till; null where it can, and for cards. */
export async function tillRefused(
  tx: Tx,
  libraryId: number,
  { method, amountFen }: { method: CounterMethod; amountFen: number },
) {
  if (method === 'card') return null
  const tillFen = await lockedBalance(tx, libraryCash(libraryId))
  if (amountFen <= tillFen) return null
  return refuse('amountAboveTill', { field: 'amount', values: { amount: yuan(tillFen) } })
}
