import type { Actor } from '../../src/shared/actor.ts'
import { signIn } from '../../src/shared/actor.ts'
import { asActor } from '../../src/shared/database.ts'
import type { House } from '../../src/shared/house.ts'
import { cookieName, hashOf } from '../../src/signin/sessions.ts'

/** The headers of a browser in which `actor` has signed in; none for a visitor. */
export async function signedIn(house: House, actor: Actor): Promise<Record<string, string>> {
  if (!('accountId' in actor)) return {}
  const token = house.randomBytes(32).toString('base64url')
  const at = house.clock.now()
  await asActor(house.db, signIn, (tx) =>
    tx
      .insertInto('session')
      .values({
        token_hash: hashOf(token),
        account_id: actor.accountId,
        created_at: at,
        seen_at: at,
        expires_at: at.add({ hours: 12 }),
      })
      .execute(),
  )
  return { cookie: `${cookieName(house)}=${token}` }
}
