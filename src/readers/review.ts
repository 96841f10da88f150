import type { Actor } from '../shared/actor.ts'
import { audit } from '../shared/audit.ts'
import { asActor } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { type Once, once, violates } from '../shared/once.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { RegistrationToReview, ReviewDecision, Reviewed } from './shapes.ts'
import { lockReader, storeReview, waitingRegistrations } from './store.ts'

export type Librarian = Extract<Actor, { kind: 'staff' }>

/** 待审注册 of the librarian's own library; that she saw the personal data is logged (promise S14). */
export const registrationsFor = (
  house: House,
  librarian: Librarian,
): Promise<RegistrationToReview[]> =>
  asActor(house.db, librarian, async (tx) => {
    const waiting = await waitingRegistrations(tx, librarian.libraryId)
    if (waiting.length) {
      await audit(tx, librarian, house.clock.now(), {
        action: 'registrationsSeen',
        subject: 'reader',
        details: { readerIds: waiting.map((registration) => registration.readerId) },
      })
    }
    return waiting
  })

/**
 * The home library's answer to a registration (R01): approved, with another barcode if it names one, or
 * refused with a reason. Once only; the reader is told by the job (R34).
 */
export async function review(
  house: House,
  { readerId, decision, reason, barcode }: ReviewDecision & { readerId: number },
  call: Once & { actor: Librarian },
): Promise<Result<Reviewed>> {
  const approved = decision === 'approve'
  try {
    return await once(house.db, call, async (tx) => {
      const reader = await lockReader(tx, readerId)
      if (!reader) return refuse('notFound')
      if (reader.status !== 'awaitingReview') return refuse('alreadyReviewed')
      if (!approved && !reason) return refuse('reasonRequired', { field: 'reason' })
      const reviewed: Reviewed = {
        readerId,
        status: approved ? 'active' : 'refused',
        barcode: (approved && barcode) || reader.barcode,
      }
      const { actor, at } = call
      const why = approved ? '' : reason
      await storeReview(tx, readerId, { ...reviewed, reason: why, at, by: actor.accountId })
      const action = approved ? 'registrationApproved' : 'registrationRefused'
      await audit(tx, actor, at, { action, subject: 'reader', subjectId: readerId })
      await house.jobs.enqueue(tx, 'transition', { kind: 'registrationReviewed', readerId })
      return ok(reviewed)
    })
  } catch (error) {
    if (violates(error, 'reader_library_id_barcode_idx'))
      return refuse('barcodeTaken', { field: 'barcode' })
    throw error
  }
}
