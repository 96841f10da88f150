import { readerReceivable } from '../../ledger/accounts.ts'
import { lockedBalance } from '../../ledger/balance-store.ts'
import { chargeOf, type OpenCharge } from '../../ledger/charge-store.ts'
import { type Actor, system } from '../../shared/actor.ts'
import { become, type Tx } from '../../shared/database.ts'
import { yuan } from '../../shared/money.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { readerHere } from '../account/find-store.ts'

/** A librarian who handles money at her counter, and when. */
export interface Cashier {
  actor: Extract<Actor, { kind: 'staff' }>
  at: Temporal.Instant
}

/** Whoever may decide about what a librarian proposed, or do it at once. */
export interface Decider {
  actor: Extract<Actor, { kind: 'staff' | 'centre' }>
  at: Temporal.Instant
}

/** A reader whose money nobody else moves until the transaction ends. */
export interface AtHand {
  readerId: number
  libraryId: number
}

/**
 * Takes a reader of the librarian's own library for this transaction and goes on as the conductor: whether she is
 * found is decided by row security, and whatever is asked about her money afterwards stays true until the end.
 */
export async function takeInHand(tx: Tx, readerId: number): Promise<Result<AtHand>> {
  const reader = await readerHere(tx, readerId)
  if (!reader) return refuse('notFound')
  await become(tx, system)
  const home = { readerId, libraryId: reader.libraryId }
  await lockedBalance(tx, readerReceivable(home))
  return ok(home)
}

/** The same for the reader of a charge; the charge is read again once she is in hand. */
export async function chargeInHand(
  tx: Tx,
  chargeId: number,
): Promise<Result<{ home: AtHand; charge: OpenCharge }>> {
  const seen = await chargeOf(tx, chargeId)
  if (!seen) return refuse('notFound')
  const home = await takeInHand(tx, seen.readerId)
  if (!home.ok) return home
  return ok({ home: home.value, charge: (await chargeOf(tx, chargeId))! })
}

/** Why so much of a charge cannot be settled; null where it can. */
export function settlingRefused({ outstandingFen }: OpenCharge, amountFen: number) {
  if (outstandingFen <= 0) return refuse('alreadySettled', { field: 'charges' })
  if (amountFen <= outstandingFen) return null
  return refuse('amountAboveOwed', {
    field: 'amount',
    values: { amount: yuan(outstandingFen) },
  })
}
