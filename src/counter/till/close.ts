import { cashBanked, tillDifference } from '../../charges/till.ts'
import { libraryCash } from '../../ledger/accounts.ts'
import { balanceNow, lockedBalance } from '../../ledger/balance-store.ts'
import { post } from '../../ledger/post.ts'
import { type Actor, system } from '../../shared/actor.ts'
import { become, type Tx } from '../../shared/database.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { ClosingForm, TillNow } from '../shapes.ts'
import type { Cashier } from '../taking/at-hand.ts'
import { closingRefused } from './closing.ts'
import { crossedSince, holdReceipts, insertClosing, lastClosing } from './till-store.ts'

/** What the till of the librarian's own library should hold, and what went over the counter since it was counted. */
export async function tillNow(
  tx: Tx,
  { libraryId }: Extract<Actor, { kind: 'staff' }>,
): Promise<TillNow> {
  const before = await lastClosing(tx, libraryId)
  const { lastReceiptId: _, ...crossed } = await crossedSince(
    tx,
    libraryId,
    before?.last_receipt_id ?? 0,
  )
  return {
    position: (before?.position ?? 0) + 1,
    since: before?.at.toString() ?? null,
    leftFen: before ? before.counted_fen - before.banked_fen : 0,
    expectedFen: await balanceNow(tx, libraryCash(libraryId)),
    ...crossed,
  }
}

/**
 * Closes the day of a till: what was counted against what the books say, the difference posted, and what was taken to
 * the bank. Afterwards the till holds exactly what was counted less what was banked. Nobody draws a receipt meanwhile;
 * who closes second finds the first one's closing and is refused.
 */
export async function closeTill(
  tx: Tx,
  { actor, at }: Cashier,
  form: ClosingForm,
): Promise<Result<{ id: number }>> {
  const { libraryId, operatorCode, accountId } = actor
  await become(tx, system)
  await lockedBalance(tx, libraryCash(libraryId))
  await holdReceipts(tx, libraryId, at)
  const before = await lastClosing(tx, libraryId)
  const position = (before?.position ?? 0) + 1
  const expectedFen = await balanceNow(tx, libraryCash(libraryId))
  const refused = closingRefused(form, { position, expectedFen })
  if (refused) return refused
  await postClosing(tx, { actor, at }, { form, position })
  const { lastReceiptId, cardTakenFen, cardPaidOutFen } = await crossedSince(
    tx,
    libraryId,
    before?.last_receipt_id ?? 0,
  )
  const id = await insertClosing(tx, {
    ...form,
    libraryId,
    at,
    operatorCode,
    accountId,
    lastReceiptId: Math.max(lastReceiptId, before?.last_receipt_id ?? 0),
    cardFen: cardTakenFen - cardPaidOutFen,
  })
  return ok({ id })
}

async function postClosing(
  tx: Tx,
  { actor: { libraryId, operatorCode }, at }: Cashier,
  { form, position }: { form: ClosingForm; position: number },
): Promise<void> {
  const cause = `closing ${libraryId} ${position}`
  const entry = (part: string) => ({
    cause: `${cause} ${part}`,
    operatorCode,
    at,
    note: form.note,
  })
  const differenceFen = form.countedFen - form.expectedFen
  if (differenceFen !== 0)
    await post(tx, tillDifference({ libraryId, entry: entry('difference') }, differenceFen))
  if (form.bankedFen > 0)
    await post(tx, cashBanked({ libraryId, entry: entry('banked') }, form.bankedFen))
}
