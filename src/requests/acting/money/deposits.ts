import {
  depositHeld,
  depositOffset,
  depositReleased,
  depositTaken,
} from '../../../charges/deposit.ts'
import { heldFor } from '../../../charges/deposit-store.ts'
import { type HomeReader, readerDeposit } from '../../../ledger/accounts.ts'
import { lockedBalance } from '../../../ledger/balance-store.ts'
import { openCharges } from '../../../ledger/charge-store.ts'
import { post } from '../../../ledger/post.ts'
import { takeReceipt } from '../../../ledger/receipt-store.ts'
import { accountOf } from '../../../shared/actor.ts'
import type { Tx } from '../../../shared/database.ts'
import { yuan } from '../../../shared/money.ts'
import { ok, type Result, refuse } from '../../../shared/result.ts'
import { depositOf } from '../../asking/price.ts'
import { factsOf } from '../../facts.ts'
import { type Doing, nothing, type Written } from '../doing.ts'
import { entryOf } from './charges.ts'
import { heldForAll, missingOf, otherLoansOnDeposit, wantedDeposit } from './deposits-store.ts'

const homeOf = ({ request }: Doing): HomeReader | null =>
  request.reader_id === null
    ? null
    : { readerId: request.reader_id, libraryId: request.requesting_library_id }

/**
 * Binds the deposit at pick-up (R20): what lies free with the library first; what is missing must be paid now, and the
 * librarian says how.
 */
export async function holdDeposit(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const home = homeOf(doing)
  const { policy } = factsOf(doing.request)
  if (!home || depositOf(policy) === 0) return ok(nothing)
  // Alone with her deposit first: another counter may bind it for another book at this moment.
  const freeFen = 0 - (await lockedBalance(tx, readerDeposit(home)))
  const wantedFen = await wantedDeposit(tx, home, policy)
  if (wantedFen === 0) return ok(nothing)
  const missingFen = missingOf({ wantedFen, freeFen })
  const { ruleId } = policy.depositFen
  const taken = await takeMissing(tx, doing, { home, missingFen, ruleId })
  if (!taken.ok) return taken
  const entry = { ...entryOf(doing), cause: `request ${doing.request.id} depositHeld` }
  await post(tx, depositHeld({ home, amountFen: wantedFen, ruleId, entry }))
  return ok({ change: {}, details: { depositFen: wantedFen, takenFen: missingFen } })
}

async function takeMissing(
  tx: Tx,
  doing: Doing,
  { home, missingFen, ruleId }: { home: HomeReader; missingFen: number; ruleId: string },
): Promise<Result<null>> {
  const { actor, at, form } = doing
  const accountId = accountOf(actor)
  if (missingFen === 0) return ok(null)
  if (!form.depositBy || accountId === null)
    return refuse('depositMissing', { field: 'depositBy', values: { amount: yuan(missingFen) } })
  const entry = { ...entryOf(doing), cause: `request ${doing.request.id} depositTaken` }
  const receipt = await takeReceipt(tx, {
    home,
    direction: 'taken',
    method: form.depositBy,
    amountFen: missingFen,
    operatorCode: entry.operatorCode,
    accountId,
    at,
  })
  const signed = { ...entry, receiptId: receipt.id }
  await post(
    tx,
    depositTaken({ home, amountFen: missingFen, ruleId, entry: signed }, form.depositBy),
  )
  return ok(null)
}

/**
 * The deposit is free again when the book is back at her library (R20), or the loss is settled. One deposit for all
 * loans stays held while another loan stands on it.
 */
export async function releaseDeposit(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const home = homeOf(doing)
  if (!home) return ok(nothing)
  const { depositMode, depositFen } = factsOf(doing.request).policy
  const isShared = depositMode.value === 'reader'
  // Of two books that come back at once the second sees the first.
  if (isShared) await lockedBalance(tx, readerDeposit(home))
  if (isShared && (await otherLoansOnDeposit(tx, doing.request)) > 0) return ok(nothing)
  const amountFen = await (isShared ? heldForAll(tx, home.readerId) : heldFor(tx, doing.request.id))
  if (amountFen === 0) return ok(nothing)
  // A book may be found, lost and found again: each time the deposit is freed by a step of its own.
  const { id, version } = doing.request
  const entry = { ...entryOf(doing), cause: `request ${id} depositReleased ${version}` }
  await post(tx, depositReleased({ home, amountFen, ruleId: depositFen.ruleId, entry }))
  return ok({ change: {}, details: { depositFreeFen: amountFen } })
}

/** What the lender asks for a lost book is taken from the free deposit, as far as it goes and the rule lets (S1, I). */
export async function offsetDeposit(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const home = homeOf(doing)
  const { depositOffsetsLoss } = factsOf(doing.request).policy
  if (!home || !depositOffsetsLoss.value) return ok(nothing)
  let freeFen = 0 - (await lockedBalance(tx, readerDeposit(home)))
  let offsetFen = 0
  for (const charge of await openCharges(tx, home.readerId)) {
    const amountFen = Math.min(freeFen, charge.outstandingFen)
    if (charge.requestId !== doing.request.id || amountFen === 0) continue
    const cause = `request ${doing.request.id} depositOffset ${charge.id}`
    const entry = { ...entryOf(doing), cause }
    const { ruleId } = depositOffsetsLoss
    await post(tx, depositOffset({ home, amountFen, ruleId, entry }, charge.id))
    freeFen -= amountFen
    offsetFen += amountFen
  }
  return ok({ change: {}, details: { offsetFen } })
}
