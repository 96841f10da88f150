import { reverse } from '../../ledger/reverse-store.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { ReceiptRef } from '../shapes.ts'
import { type AtHand, type Cashier, takeInHand } from './at-hand.ts'
import { depositRefused, tillRefused } from './pay-out.ts'
import { type OnReceipt, onReceipt, type ReceiptRow, receiptRow } from './settlings-store.ts'
import { refOf, signed } from './take.ts'

/** A receipt about to be taken back, and what stands on it. */
interface Wrong {
  home: AtHand
  receipt: ReceiptRow
  entries: readonly OnReceipt[]
}

/**
 * Takes a wrong receipt back on its own day: every transaction of it is reversed, and the money goes the other way on a
 * receipt of its own. Later the reader has her receipt and the till is counted: then a charge or a deposit is refunded.
 */
export async function takeBackReceipt(
  tx: Tx,
  cashier: Cashier,
  { receiptId, reason }: { receiptId: number; reason: string },
): Promise<Result<ReceiptRef>> {
  const receipt = await receiptRow(tx, receiptId)
  if (!receipt) return refuse('notFound')
  const inHand = await takeInHand(tx, receipt.readerId)
  if (!inHand.ok) return inHand
  const wrong = { home: inHand.value, receipt, entries: await onReceipt(tx, receiptId) }
  if (!dayOf(receipt.at).equals(dayOf(cashier.at))) return refuse('receiptOfEarlierDay')
  const refused = standsRefused(wrong) ?? (await moneyRefused(tx, wrong))
  if (refused) return refused
  const crossing = { home: wrong.home, cashier, method: receipt.method }
  const direction = receipt.direction === 'taken' ? 'paidOut' : 'taken'
  const back = await signed(tx, crossing, { direction, amountFen: receipt.amountFen })
  const by = { operatorCode: cashier.actor.operatorCode, at: cashier.at }
  for (const { id } of wrong.entries)
    await reverse(tx, id, { ...by, note: reason, receiptId: back.id })
  return ok(refOf(back, receipt.amountFen))
}

/**
 * What a receipt reversed cannot be reversed again, nor what has been by itself; and where its charge has been taken
 * back, the money has gone back with it.
 */
const standsRefused = ({ entries }: Wrong) =>
  entries.some(
    ({ what, isTakenBack, isChargeTakenBack }) =>
      what === 'reversal' || isTakenBack || isChargeTakenBack,
  )
    ? refuse('alreadyTakenBack')
    : null

/** The money must still be there: in the till, or free on her deposit. */
async function moneyRefused(tx: Tx, { home, receipt, entries }: Wrong) {
  if (receipt.direction === 'paidOut') return null
  const depositFen = entries.reduce((sum, each) => sum + Math.max(0, each.depositFen), 0)
  if (depositFen > 0) {
    const refused = await depositRefused(tx, home, depositFen)
    if (refused) return refused
  }
  return tillRefused(tx, home.libraryId, receipt)
}
