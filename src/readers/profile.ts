import type { Actor } from '../shared/actor.ts'
import { audit } from '../shared/audit.ts'
import { asActor, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { invariant } from '../shared/invariant.ts'
import { gather, ok, type Result } from '../shared/result.ts'
import { objectionsToProfile } from './registration.ts'
import type { Profile, ProfileChange } from './shapes.ts'
import { profileOf, storeProfile } from './store.ts'

export type Reader = Extract<Actor, { kind: 'reader' }>

/** 个人资料 of the reader who asks. */
export const ownProfile = (house: House, reader: Reader): Promise<Profile> =>
  asActor(house.db, reader, (tx) => standingProfile(tx, reader))

async function standingProfile(tx: Tx, reader: Reader): Promise<Profile> {
  const profile = await profileOf(tx, reader.readerId)
  invariant(profile, 'a signed-in reader has a profile')
  return profile
}

/** 个人信息维护: writes what may change and answers the whole; everything wrong is said at once. */
export async function changeProfile(
  house: House,
  reader: Reader,
  change: ProfileChange,
): Promise<Result<Profile>> {
  const refused = gather(objectionsToProfile(change))
  if (refused) return refused
  return asActor(house.db, reader, async (tx) => {
    await storeProfile(tx, reader.readerId, change)
    await audit(tx, reader, house.clock.now(), {
      action: 'profileChanged',
      subject: 'reader',
      subjectId: reader.readerId,
    })
    return ok(await standingProfile(tx, reader))
  })
}
