import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { drawNumber } from '../numbers.ts'
import { type RequestRow, saveRequest } from '../store.ts'

/** What an answer makes of the offer that stands with the present supplier. */
export const answerPresentOffer = (
  tx: Tx,
  requestId: number,
  answer: { state: string; at: Temporal.Instant; by: string; reason: string | null },
) =>
  sql`
    update offer set state = ${answer.state}, answered_at = ${answer.at}, answered_by = ${answer.by}, reason = ${answer.reason}
    where request_id = ${requestId} and state in ('offered', 'willSupply', 'filled')`.execute(tx)

/** The record a request is for, where somebody of its rota is still to be asked. */
export async function recordToOfferNext(tx: Tx, requestId: number): Promise<number | null> {
  const row = await tx
    .selectFrom('request')
    .innerJoin('offer', 'offer.request_id', 'request.id')
    .select('record_id')
    .where('request.id', '=', requestId)
    .where('offer.state', '=', 'planned')
    .executeTakeFirst()
  return row?.record_id ?? null
}

/** All copies that the library has are out now; one a librarian forwards to by name is asked all the same. */
const waitsForCopy = sql<boolean>`offer.origin <> 'forwarded' and exists (
  select from request join holding using (record_id)
  where request.id = offer.request_id and holding.library_id = offer.supplying_library_id
  having count(*) > 0 and not bool_or(lendable and status = 'available'))`

/** The next library of the rota that has not been asked; one that has a copy in before those whose copies are out. */
export const nextPlannedOffer = (tx: Tx, requestId: number) =>
  tx
    .selectFrom('offer')
    .innerJoin('library', 'library.id', 'offer.supplying_library_id')
    .select(['offer.id', 'offer.position', 'offer.supplying_library_id', 'library.request_prefix'])
    .where('offer.request_id', '=', requestId)
    .where('offer.state', '=', 'planned')
    .orderBy(waitsForCopy)
    .orderBy('offer.position')
    .executeTakeFirst()

/** A planned offer, with the library it goes to. */
export type PlannedOffer = NonNullable<Awaited<ReturnType<typeof nextPlannedOffer>>>

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
