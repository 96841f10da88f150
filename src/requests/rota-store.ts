import { isMemberOn, libraryByCode } from '../libraries/store.ts'
import { dayOf } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { RequestRow } from './store.ts'

/** The rota of a request: who has been asked, and who is asked next. */
const rotaOf = (tx: Tx, requestId: number) =>
  tx
    .selectFrom('offer')
    .select(['id', 'position', 'state', 'supplying_library_id'])
    .where('request_id', '=', requestId)
    .orderBy('position', 'desc')
    .execute()

/** A librarian may name the library to forward to: it goes to the head of the rota. No code changes nothing. */
export async function putAtHeadOfRota(
  tx: Tx,
  request: RequestRow,
  code: string,
): Promise<Result<null>> {
  if (!code) return ok(null)
  const library = await libraryByCode(tx, code)
  const refused = refuse('lenderNotAMember', { field: 'libraryCode' })
  if (!library || !isMemberOn(library, dayOf(request.state_since))) return refused
  if (library.id === request.requesting_library_id)
    return refuse('lenderIsOwnLibrary', { field: 'libraryCode' })

  const rota = await rotaOf(tx, request.id)
  const asked = rota.filter((offer) => offer.state !== 'planned')
  // From the last to the first, so that no two ever stand at one position.
  for (const offer of rota.filter((one) => one.state === 'planned')) {
    const here = tx.updateTable('offer').where('id', '=', offer.id)
    if (offer.supplying_library_id === library.id)
      await tx.deleteFrom('offer').where('id', '=', offer.id).execute()
    else await here.set({ position: offer.position + 1 }).execute()
  }
  await tx
    .insertInto('offer')
    .values({
      request_id: request.id,
      position: Math.max(0, ...asked.map((offer) => offer.position)) + 1,
      supplying_library_id: library.id,
      requesting_library_id: request.requesting_library_id,
      reader_id: request.reader_id,
      origin: 'forwarded',
      state: 'planned',
    })
    .execute()
  return ok(null)
}
