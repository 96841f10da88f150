import { system } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Doing } from './doing.ts'
import { type Conductor, type Moved, move } from './move.ts'
import { makeOffer } from './offer-store.ts'
import { nextPlannedOffer, putAtHeadOfRota } from './rota-store.ts'
import { wish } from './wish.ts'

/** The next of the rota is asked; when there is none the request ends: expired after silence, else unfilled. */
export async function offerToNext(
  tx: Tx,
  house: Conductor,
  forwarded: Doing,
): Promise<Result<Moved>> {
  const { request, at } = forwarded
  const named = await putAtHeadOfRota(tx, request, forwarded.form.libraryCode)
  if (!named.ok) return named
  const offer = await nextPlannedOffer(tx, request.id)
  if (!offer && forwarded.action === 'forward') return refuse('noFurtherLender')
  if (!offer) return endUnlent(tx, house, forwarded)
  await makeOffer(tx, request, { offer, at })
  const asked = {
    ...request,
    supplying_library_id: offer.supplying_library_id,
    cancel_asked_at: null,
  }
  return move(
    tx,
    house,
    { ...forwarded, request: asked, action: 'offer', form: wish('offer'), actor: system },
    { becomes: 'submitted', effects: [] },
  )
}

function endUnlent(tx: Tx, house: Conductor, forwarded: Doing): Promise<Result<Moved>> {
  const [action, becomes] =
    forwarded.action === 'letLapse'
      ? (['expire', 'expired'] as const)
      : (['exhaust', 'unfilled'] as const)
  return move(
    tx,
    house,
    { ...forwarded, action, form: wish(action), actor: system },
    { becomes, effects: [] },
  )
}
