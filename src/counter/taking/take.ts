import { depositTaken } from '../../charges/deposit.ts'
import { paid } from '../../charges/reader-charges.ts'
import { chargeOf } from '../../ledger/charge-store.ts'
import { post } from '../../ledger/post.ts'
import { type ReceiptTaken, takeReceipt } from '../../ledger/receipt-store.ts'
import type { CounterMethod } from '../../ledger/shapes.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { ReceiptRef, TakingForm } from '../shapes.ts'
import { type AtHand, type Cashier, settlingRefused, takeInHand } from './at-hand.ts'

/** Money that crosses the counter in one go, with its receipt. */
export interface Crossing {
  home: AtHand
  cashier: Cashier
  method: CounterMethod
}

/**
 * Takes money from a reader: charges whole or in part, and a deposit; all of it or nothing, on one receipt. The
 * receipt's id is in every cause, so that a payment of one receipt is posted once.
 */
export async function takeMoney(
  tx: Tx,
  cashier: Cashier,
  { readerId, form }: { readerId: number; form: TakingForm },
): Promise<Result<ReceiptRef>> {
  const amountFen = form.charges.reduce((sum, each) => sum + each.amountFen, form.depositFen)
  if (amountFen === 0) return refuse('badAmount', { field: 'amount' })
  const inHand = await takeInHand(tx, readerId)
  if (!inHand.ok) return inHand
  const crossing = { home: inHand.value, cashier, method: form.method }
  const receipt = await signed(tx, crossing, { direction: 'taken', amountFen })
  for (const each of form.charges) {
    const refused = await payCharge(tx, crossing, { ...each, receipt })
    if (refused) return refused
  }
  if (form.depositFen > 0) {
    const entry = entryOf(crossing, receipt, 'deposit')
    const deposit = { home: crossing.home, amountFen: form.depositFen, entry }
    await post(tx, depositTaken(deposit, form.method))
  }
  return ok(refOf(receipt, amountFen))
}

/** Pays one charge of the reader in hand; answers why not, or null. */
async function payCharge(
  tx: Tx,
  crossing: Crossing,
  { id, amountFen, receipt }: { id: number; amountFen: number; receipt: ReceiptTaken },
) {
  const charge = await chargeOf(tx, id)
  if (charge?.readerId !== crossing.home.readerId) return refuse('notFound')
  const refused = settlingRefused(charge, amountFen)
  if (refused) return refused
  const { requestId } = charge
  const entry = { ...entryOf(crossing, receipt, `charge ${id}`), requestId }
  await post(tx, paid({ home: crossing.home, chargeId: id, amountFen, entry }, crossing.method))
  return null
}

/** Writes the receipt of money that crosses the counter now. */
export const signed = (
  tx: Tx,
  { home, cashier: { actor, at }, method }: Crossing,
  money: { direction: 'taken' | 'paidOut'; amountFen: number },
): Promise<ReceiptTaken> =>
  takeReceipt(tx, {
    ...money,
    home,
    method,
    at,
    operatorCode: actor.operatorCode,
    accountId: actor.accountId,
  })

/** What every transaction of a receipt has. */
export const entryOf = (
  { cashier: { actor, at } }: Crossing,
  receipt: ReceiptTaken,
  part: string,
) => ({
  cause: `receipt ${receipt.id} ${part}`,
  operatorCode: actor.operatorCode,
  receiptId: receipt.id,
  at,
})

/** A receipt as it is answered. */
export const refOf = ({ id, number }: ReceiptTaken, amountFen: number): ReceiptRef => ({
  receiptId: id,
  receiptNumber: number,
  amountFen,
})
