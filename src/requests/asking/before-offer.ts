import { checkAvailability } from '../../catalogue/live/availability.ts'
import { system } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'

/**
 * Before a submission chooses whom to ask: those who can be asked live say whether their copies are in. Outside of any
 * transaction, and for at most the rule's wait.
 */
export async function checkBeforeSubmission(
  house: House,
  recordIds: readonly (number | null)[],
  asker: string,
): Promise<void> {
  const known = [...new Set(recordIds.filter((id) => id !== null))]
  await checkAvailability(house, known, asker)
}

/** The same before a request may go on to the next of its rota; nothing where nobody is left to be asked. */
export async function checkBeforeNextOffer(house: House, requestId: number): Promise<void> {
  const row = await asActor(house.db, system, (tx) =>
    tx
      .selectFrom('request')
      .innerJoin('offer', 'offer.request_id', 'request.id')
      .select('record_id')
      .where('request.id', '=', requestId)
      .where('record_id', 'is not', null)
      .where('offer.state', '=', 'planned')
      .executeTakeFirst(),
  )
  if (row?.record_id) await checkAvailability(house, [row.record_id], `request ${requestId}`)
}
