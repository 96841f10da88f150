import { sql } from 'kysely'
import { closureOn, isMemberOn, type LibraryRow, libraryByCode } from '../../libraries/store.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts'
import type { RequestRow } from '../store.ts'

/** The rota of a request: who has been asked, and who is asked next. */
const rotaOf = (tx: Tx, requestId: number) =>
  tx
    .selectFrom('offer')
    .select(['id', 'position', 'state', 'supplying_library_id'])
    .where('request_id', '=', requestId)
    .orderBy('position', 'desc')
    .execute()

type Rota = Awaited<ReturnType<typeof rotaOf>>

/** A librarian may name the library to forward to: it goes to the head of the rota. No code changes nothing. */
export async function putAtHeadOfRota(
  tx: Tx,
  request: RequestRow,
  code: string,
): Promise<Result<null>> {
  if (!code) return ok(null)
  const library = await libraryByCode(tx, code)
  if (!library) return refuse('lenderNotAMember', { field: 'libraryCode' })
  const rota = await rotaOf(tx, request.id)
  const objection = await objectionTo(tx, library, { rota, request })
  if (objection) return { ok: false, refusal: { ...objection, field: 'libraryCode' } }
  await moveBack(tx, rota, library.id)
  const asked = rota.filter((offer) => offer.state !== 'planned')
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

/** Everybody who is still to be asked stands one place further back; the named library is no longer among them. */
async function moveBack(tx: Tx, rota: Rota, libraryId: number): Promise<void> {
  // From the last to the first, so that no two ever stand at one position.
  for (const offer of rota.filter((one) => one.state === 'planned')) {
    const here = tx.updateTable('offer').where('id', '=', offer.id)
    if (offer.supplying_library_id === libraryId)
      await tx.deleteFrom('offer').where('id', '=', offer.id).execute()
    else await here.set({ position: offer.position + 1 }).execute()
  }
}

/** Why a library is not asked now: no member, the reader's own, closed (R23), or it has answered already. */
async function objectionTo(
  tx: Tx,
  library: LibraryRow,
  { rota, request }: { rota: Rota; request: RequestRow },
): Promise<Refusal | null> {
  const on = dayOf(request.state_since)
  if (!isMemberOn(library, on)) return { code: 'lenderNotAMember' }
  if (library.id === request.requesting_library_id) return { code: 'lenderIsOwnLibrary' }
  const values = { library: library.name_zh }
  const answered = rota.some(
    ({ supplying_library_id: id, state }) => id === library.id && !unanswered.has(state),
  )
  if (answered) return { code: 'alreadyAsked', values }
  const closure = await closureOn(tx, { libraryId: library.id, on, stops: 'lending' })
  if (!closure) return null
  const { to_on: until, reason_zh: reason } = closure
  return { code: 'lenderSuspended', values: { ...values, until: until.toString(), reason } }
}

/** Who is still to be asked, and who was silent, may be asked; who has answered may not, or requests go in circles. */
const unanswered = new Set(['planned', 'lapsed'])

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

/**
 * All copies that the library has are out now, or it was proposed for copies it has given up since; one a librarian
 * forwards to by name is asked all the same.
 */
const waitsForCopy = sql<boolean>`offer.origin <> 'forwarded' and exists (
  select from request join holding using (record_id)
  where request.id = offer.request_id and holding.library_id = offer.supplying_library_id
  having (count(*) > 0 or offer.origin = 'proposed')
     and coalesce(bool_or(lendable and status = 'available'), false) = false)`

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
