import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { allowedActions, rolesOf } from '../allowed.ts'
import { factsOf } from '../facts.ts'
import type { ActionAnswer } from '../shapes.ts'
import type { Moved } from './move.ts'

/** What one may do next, and the money that a book brought back moved; a lender who has passed a request on no longer sees it, which is not an error. */
export async function actionAnswer(
  tx: Tx,
  actor: Actor,
  { id, returned }: Moved,
  at: Temporal.Instant,
): Promise<ActionAnswer> {
  const row = await tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return { id, number: '', state: 'forwarded', version: 0, actions: [], returned }
  const facts = factsOf(row)
  return {
    id,
    number: row.number,
    state: row.state,
    version: row.version,
    actions: allowedActions(facts, rolesOf(actor, facts), at),
    returned,
  }
}
