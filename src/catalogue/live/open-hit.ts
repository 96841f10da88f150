import { system } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { candidateOf } from '../entry.ts'
import { importRecords } from '../import.ts'
import type { SourceProfile } from '../sources/profile.ts'
import { targetById } from '../targets/target-store.ts'
import { learnCopies, recordOf } from './availability-store.ts'
import { learntCopies } from './learnt.ts'
import { type PassingRecord, unseal } from './sealed.ts'

/** After this a library may have changed its record: the search is done again. */
const openableMinutes = 60

/**
 * Takes a record that a live search found into the catalogue, as its library's own: from then on its page and asking
 * for it are those of any record. The same one twice is one. Refuses what was not sealed here (`invalidField`) and what
 * is too old, or whose source is gone, is searched live no more, or was written anew since (`liveRecordStale`).
 */
export async function openHit(house: House, sealed: string): Promise<Result<{ recordId: number }>> {
  const record = unseal(sealed, house.secret)
  if (!record) return refuse('invalidField', { field: 'sealed' })
  const at = Temporal.Instant.from(record.at)
  const oldest = house.clock.now().subtract({ minutes: openableMinutes })
  const target = await asActor(house.db, system, (tx) => targetById(tx, record.sourceId))
  if (!target?.searched) return refuse('liveRecordStale')
  if ([oldest, target.changedAt].some((from) => Temporal.Instant.compare(at, from) < 0))
    return refuse('liveRecordStale')
  const recordId = await take(house, record, target)
  return recordId === undefined ? refuse('liveRecordStale') : ok({ recordId })
}

async function take(
  house: House,
  { marc, copies, at }: PassingRecord,
  { libraryId, profile }: { libraryId: number; profile: SourceProfile },
): Promise<number | undefined> {
  await importRecords(house, one(marc), { libraryId, reading: profile })
  const { controlNumber } = candidateOf({ marc }, profile)
  const learnt = learntCopies({ marc, copies }, profile)
  return asActor(house.db, system, async (tx) => {
    const recordId = await recordOf(tx, libraryId, controlNumber)
    if (recordId !== undefined && learnt.length > 0)
      await learnCopies(tx, {
        libraryId,
        recordId,
        copies: learnt,
        at: Temporal.Instant.from(at),
      })
    return recordId
  })
}

async function* one(record: PassingRecord['marc']) {
  yield { position: { index: 0, byteOffset: 0 }, record, repairs: [], bytes: new Uint8Array() }
}
