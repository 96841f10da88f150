import { sql } from 'kysely'
import { fanOut } from '../../../src/notices/fan-out.ts'
import { system } from '../../../src/shared/actor.ts'
import { asActor } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import type { Told } from './drive.ts'

/** So far back people have been told of what happened; older letters are not made again. */
const LETTER_DAYS = 10
/** What is older than this has been read. */
const UNREAD_HOURS = 30

/** Writes the notices and letters of one day's steps, each at its own time; nothing is sent. */
export async function tell(house: House, told: readonly Told[]): Promise<void> {
  const since = house.clock.now().subtract({ hours: 24 * LETTER_DAYS })
  for (const { payload, at } of told) {
    if (Temporal.Instant.compare(at, since) >= 0) await fanOut(mailbox(house, at), payload)
  }
}

/** The house at an instant, with a post that keeps every letter. */
const mailbox = (house: House, at: Temporal.Instant): House => ({
  ...house,
  clock: { now: () => at },
  jobs: { ...house.jobs, enqueue: async () => {} },
})

/** Letters stay in the mailbox page, never to be sent; older notices have been read. */
export const settleLetters = (house: House): Promise<void> =>
  asActor(house.db, system, async (tx) => {
    await tx.updateTable('mail').set({ state: 'kept' }).where('state', '=', 'waiting').execute()
    const read = house.clock.now().subtract({ hours: UNREAD_HOURS })
    await sql`
      update notice set read_at = created_at + interval '3 hours' where created_at < ${read}`.execute(
      tx,
    )
  })
