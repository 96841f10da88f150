import { signIn } from '../shared/actor.ts'
import { asActor, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import type { DemonstrationDoor } from './shapes.ts'

/**
 * The accounts a demonstration opens with one click, one per role. The demonstration makes them:
 * `reader` is at home in the library of `by01`; `bh01` lends (S2's operator code is by01).
 */
export const demonstrationLogins = [
  ['reader', 'reader'],
  ['requestingStaff', 'by01'],
  ['supplyingStaff', 'bh01'],
  ['centre', 'centre'],
] as const satisfies readonly (readonly [DemonstrationDoor['role'], string])[]

/** The doors whose accounts exist, in the order of the road a loan takes; a real installation has none. */
export const demonstrationDoors = async (house: House): Promise<DemonstrationDoor[]> =>
  house.installation.kind === 'demonstration' ? asActor(house.db, signIn, existingDoors) : []

async function existingDoors(tx: Tx): Promise<DemonstrationDoor[]> {
  const accounts = await tx
    .selectFrom('account')
    .innerJoin('library', 'library.id', 'account.library_id')
    .select(['account.login', 'library.short_zh', 'library.short_en'])
    .where(
      'account.login',
      'in',
      demonstrationLogins.map(([, login]) => login),
    )
    .execute()
  return demonstrationLogins.flatMap(([role, login]) => {
    const account = accounts.find((one) => one.login === login)
    return account ? [{ role, login, library: { zh: account.short_zh, en: account.short_en } }] : []
  })
}
