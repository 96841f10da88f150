import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { drawNumber } from '../numbers.ts'
import { type RequestRow, saveRequest } from '../store.ts'
import type { PlannedOffer } from './rota-store.ts'

/** What an answer makes of the offer that stands with the present supplier. */
export const answerPresentOffer = (
  tx: Tx,
  requestId: number,
  answer: { state: string; at: Temporal.Instant; by: string; reason: string | null },
) =>
  sql`
    update offer set state = ${answer.state}, answered_at = ${answer.at}, answered_by = ${answer.by}, reason = ${answer.reason}
    where request_id = ${requestId} and state in ('offered', 'willSupply', 'filled')`.execute(tx)

/** Asks the library of a planned offer: from now on the request is with it, under a number of its own. */
export async function makeOffer(
  tx: Tx,
  request: RequestRow,
  { offer, at }: { offer: PlannedOffer; at: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('offer')
    .set({ state: 'offered', offered_at: at })
    .where('id', '=', offer.id)
    .execute()
  const library = { id: offer.supplying_library_id, prefix: offer.request_prefix ?? '' }
  const number = await drawNumber(tx, library)
  await tx
    .insertInto('request_number')
    .values({
      number,
      request_id: request.id,
      library_id: library.id,
      requesting_library_id: request.requesting_library_id,
      reader_id: request.reader_id,
      since: at,
      reason: 'forwarded',
    })
    .execute()
  await saveRequest(tx, request.id, { supplying_library_id: library.id, cancel_asked_at: null })
}
