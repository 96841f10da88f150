import { type Actor, system } from '../../shared/actor.ts'
import { become, type Tx } from '../../shared/database.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { decide, rolesOf } from '../allowed.ts'
import { factsOf } from '../facts.ts'
import { lockRequest } from '../store.ts'
import type { Doing } from './doing.ts'
import { checkBook } from './item-store.ts'
import { type Conductor, type Moved, move } from './move.ts'
import { offerToNext } from './next-offer.ts'
import type { Wish } from './wish.ts'

/**
 * The only way a request moves: lock, ask table and guards, then write state, history, effects and the job that
 * tells people, all in the caller's transaction. The actor's own rights decide whether the row is found at all;
 * the writing is the conductor's (row security: system).
 */
export async function act(
  tx: Tx,
  house: Conductor,
  actor: Actor,
  id: number,
  asked: Wish,
): Promise<Result<Moved>> {
  const at = house.clock.now()
  const request = await lockRequest(tx, id)
  if (!request) return refuse('notFound')
  if (asked.version !== undefined && asked.version !== request.version)
    return refuse('changedMeanwhile')
  const facts = factsOf(request)
  const decision = decide(facts, asked.action, rolesOf(actor, facts), at)
  if (!decision.ok) return decision

  await become(tx, system)
  const doing: Doing = { request, action: asked.action, form: asked, actor, at }
  const book = await checkBook(tx, doing)
  if (!book.ok) return book
  const moved = await move(tx, house, doing, decision.value)
  if (!moved.ok || !decision.value.effects.includes('offerToNextSupplier')) return moved
  return offerToNext(tx, house, { ...doing, request: { ...request, ...moved.value.row } })
}
