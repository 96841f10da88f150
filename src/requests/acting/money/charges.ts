import type { Due } from '../../../charges/charge.ts'
import { postCharge } from '../../../charges/charge-store.ts'
import { loanService } from '../../../charges/loan-service.ts'
import { courier, libraryPays } from '../../../ledger/accounts.ts'
import { post } from '../../../ledger/post.ts'
import type { Resolved } from '../../../policy/parameters.ts'
import { operatorOf } from '../../../shared/actor.ts'
import type { Tx } from '../../../shared/database.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { logisticsPrice } from '../../asking/price.ts'
import { factsOf } from '../../facts.ts'
import { type Doing, nothing, type Written } from '../doing.ts'

/** One charge per filled loan (domain.md §9.11), borne as the request's own rules say. */
export async function chargeLogistics(tx: Tx, doing: Doing): Promise<Result<Written>> {
  if (doing.request.delivery_method !== 'logistics') return ok(nothing)
  await postCharge(tx, logisticsDue(doing.request, entryOf(doing)))
  return ok(nothing)
}

/** Logistics of a request: the reader's part stands on her library until she has the book in hand. */
export const logisticsDue = (
  request: Pick<Doing['request'], 'policy' | 'reader_id' | 'requesting_library_id'>,
  entry: Due['entry'],
): Due => ({
  charge: 'logistics',
  price: logisticsPrice(request.policy as Resolved),
  count: 1,
  payee: courier,
  readerId: request.reader_id,
  libraryId: request.requesting_library_id,
  readersPart: libraryPays(request.requesting_library_id),
  entry,
})

/** The reader's line when she gets the book (S2, scenario 41). */
export async function chargeHandOver(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const { request } = doing
  if (!request.reader_id) return ok(nothing)
  const home = { readerId: request.reader_id, libraryId: request.requesting_library_id }
  const price = logisticsPrice(factsOf(request).policy)
  const isShipped = request.delivery_method === 'logistics'
  await post(tx, loanService(home, { price, isShipped }, entryOf(doing)))
  return ok(nothing)
}

/** What every transaction of a step has: its cause is the step, so that it charges once. */
export const entryOf = ({ request, action, actor, at }: Doing) => ({
  cause: `request ${request.id} ${action}`,
  requestId: request.id,
  operatorCode: operatorOf(actor),
  at,
})
