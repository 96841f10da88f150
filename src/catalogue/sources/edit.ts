import { type Actor, accountOf } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import type { Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { libraryIdOf } from '../store.ts'
import { checkAddress, type Entered, hostAndPort, type Resolver } from './address.ts'
import { SourceProfile } from './profile.ts'
import type { NewSource, Protocol, SourceForm } from './shapes.ts'

/** What changing a source needs of the house, and how names are resolved. */
export interface Editing {
  house: Pick<House, 'clock'>
  actor: Actor
  resolve?: Resolver
}

/** A new source with the usual profile. Refused: no such library, an address that is none or is never asked. */
export async function addSource(
  tx: Tx,
  { house, actor, resolve }: Editing,
  { libraryCode, protocol, name, address }: NewSource,
): Promise<Result<{ id: number }>> {
  const libraryId = await libraryIdOf(tx, libraryCode)
  if (libraryId === null) return refuse('unknownLibrary', { field: 'libraryCode' })
  const objection = await objectionTo(protocol, address, resolve)
  if (objection) return objection
  const at = house.clock.now()
  const { id } = await tx
    .insertInto('source')
    .values({
      library_id: libraryId,
      name_zh: name.zh,
      name_en: name.en || name.zh,
      protocol,
      address,
      profile: JSON.stringify(SourceProfile.parse({})),
      internal_address_entered_by: accountOf(actor),
      changed_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, actor, at, {
    action: 'addSource',
    subject: 'source',
    subjectId: id,
    details: { libraryCode, protocol, address },
  })
  return ok({ id })
}

/**
 * Writes a source anew. A changed address loses its approval; one at another host loses the credentials too, for they
 * were given to be shown there. The log has everything but the credentials.
 */
export async function editSource(
  tx: Tx,
  { house, actor, resolve }: Editing,
  { id, form }: { id: number; form: SourceForm },
): Promise<Result<{ id: number }>> {
  const source = await tx
    .selectFrom('source')
    .select(['protocol', 'address', 'next_due_at', 'harvest_every_minutes'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!source) return refuse('notFound')
  const moved = source.address !== form.address
  const objection = moved && (await objectionTo(source.protocol as Protocol, form.address, resolve))
  if (objection) return objection
  const at = house.clock.now()
  const { credentials: given, profile, ...said } = form
  const elsewhere = !isSamePlace(source as Entered, form.address)
  const credentials = given === undefined && elsewhere ? null : given
  await tx
    .updateTable('source')
    .set({
      name_zh: form.name.zh,
      name_en: form.name.en || form.name.zh,
      address: form.address,
      profile: JSON.stringify(profile),
      is_harvested: form.isHarvested,
      is_searched_live: form.isSearchedLive,
      is_asked_for_availability: form.isAskedForAvailability,
      harvest_every_minutes: form.harvestEveryMinutes,
      next_due_at: nextDue(form, source, at),
      changed_at: at,
      ...(credentials === undefined
        ? {}
        : { credentials: credentials && JSON.stringify(credentials) }),
      ...(moved
        ? {
            internal_address_entered_by: accountOf(actor),
            internal_address_approved_by: null,
            internal_address_approved: null,
          }
        : {}),
    })
    .where('id', '=', id)
    .execute()
  const details = { ...said, profile, credentialsChanged: credentials !== undefined }
  await audit(tx, actor, at, { action: 'editSource', subject: 'source', subjectId: id, details })
  return ok({ id })
}

/** Whether the address leads to the host and port, and as safely, as before. */
function isSamePlace({ protocol, address }: Entered, now: string): boolean {
  const [one, other] = [address, now].map((each) => hostAndPort({ protocol, address: each }))
  if (!one || !other) return address === now
  return one.host === other.host && one.port === other.port && one.secure === other.secure
}

/** A plan that is new begins at once; one that stays keeps its turn. */
function nextDue(
  { isHarvested, harvestEveryMinutes }: SourceForm,
  before: { next_due_at: Temporal.Instant | null; harvest_every_minutes: number | null },
  at: Temporal.Instant,
): Temporal.Instant | null {
  if (!isHarvested || harvestEveryMinutes === null) return null
  const same = before.harvest_every_minutes === harvestEveryMinutes && before.next_due_at
  return same || at.add({ minutes: harvestEveryMinutes })
}

/** Approves the address as it stands. Refused: nothing waits, or it was this person who entered it (promise S7). */
export async function approveAddress(
  tx: Tx,
  { house, actor }: Editing,
  id: number,
): Promise<Result<{ id: number }>> {
  const source = await tx
    .selectFrom('source')
    .select(['address', 'internal_address_entered_by', 'internal_address_approved'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!source) return refuse('notFound')
  const { address, internal_address_entered_by: enteredBy } = source
  if (address === '' || source.internal_address_approved === address || enteredBy === null)
    return refuse('nothingToApprove')
  const by = accountOf(actor)
  if (by === null || enteredBy === by) return refuse('ownApproval')
  await tx
    .updateTable('source')
    .set({ internal_address_approved_by: by, internal_address_approved: address })
    .where('id', '=', id)
    .execute()
  await audit(tx, actor, house.clock.now(), {
    action: 'approveAddress',
    subject: 'source',
    subjectId: id,
    details: { address, enteredBy },
  })
  return ok({ id })
}

/** A name that cannot be resolved now may be later; an address that is never asked is refused at once. */
async function objectionTo(protocol: Protocol, address: string, resolve?: Resolver) {
  if (protocol === 'file' || address === '') return null
  const checked = await checkAddress({ protocol, address }, true, resolve)
  if (checked.ok || checked.fault === 'nameNotFound') return null
  const code = checked.fault === 'notAnAddress' ? 'notAnAddress' : 'addressNeverAsked'
  return refuse(code, { field: 'address' })
}
