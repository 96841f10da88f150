import { checkAvailability } from '../../catalogue/live/availability.ts'
import { system } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { recordToOfferNext } from '../rota-store.ts'

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
  const recordId = await asActor(house.db, system, (tx) => recordToOfferNext(tx, requestId))
  if (recordId) await checkAvailability(house, [recordId], `request ${requestId}`)
}
