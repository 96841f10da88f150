import { sql } from 'kysely'
import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import type { Rating } from './shapes.ts'

/** 总体评价 and 我的评价 of a record, as the actor sees them. */
export async function ratingOf(tx: Tx, actor: Actor, recordId: number): Promise<Rating> {
  const sums = await tx
    .selectFrom('rating_sum')
    .select(['stars', 'votes'])
    .where('record_id', '=', recordId)
    .execute()
  const byStars = [1, 2, 3, 4, 5].map(
    (stars) => sums.find((sum) => sum.stars === stars)?.votes ?? 0,
  )
  const votes = byStars.reduce((sum, count) => sum + count, 0)
  const stars = byStars.reduce((sum, count, at) => sum + count * (at + 1), 0)
  const own = actor.kind === 'reader' ? await ownStars(tx, actor.readerId, recordId) : null
  return {
    votes,
    average: votes === 0 ? null : Math.round((stars / votes) * 10) / 10,
    byStars,
    own,
  }
}

/** Her vote, or null. */
async function ownStars(tx: Tx, readerId: number, recordId: number): Promise<number | null> {
  const row = await tx
    .selectFrom('rating')
    .select('stars')
    .where('record_id', '=', recordId)
    .where('reader_id', '=', readerId)
    .executeTakeFirst()
  return row?.stars ?? null
}

interface Voted {
  recordId: number
  /** Null takes the vote back. */
  stars: number | null
  at: Temporal.Instant
}

/**
 * Writes a reader's vote in the place of her last, and the sums with it; false when there is no such record.
 */
export async function writeVote(
  tx: Tx,
  readerId: number,
  { recordId, stars, at }: Voted,
): Promise<boolean> {
  // Two votes of one reader at once would each take the same old one from the sums: the record is locked.
  const { rows } = await sql`select id from record where id = ${recordId} for update`.execute(tx)
  if (rows.length === 0) return false
  const before = await ownStars(tx, readerId, recordId)
  if (stars === null)
    await tx
      .deleteFrom('rating')
      .where('record_id', '=', recordId)
      .where('reader_id', '=', readerId)
      .execute()
  else
    await tx
      .insertInto('rating')
      .values({ record_id: recordId, reader_id: readerId, stars, rated_at: at })
      .onConflict((vote) =>
        vote.columns(['record_id', 'reader_id']).doUpdateSet({ stars, rated_at: at }),
      )
      .execute()
  await addVotes(tx, { recordId, stars: before, votes: -1 })
  await addVotes(tx, { recordId, stars, votes: 1 })
  return true
}

async function addVotes(
  tx: Tx,
  { recordId, stars, votes }: { recordId: number; stars: number | null; votes: number },
): Promise<void> {
  if (stars === null) return
  await sql`
    insert into rating_sum as s (record_id, stars, votes) values (${recordId}, ${stars}, greatest(${votes}, 0))
    on conflict (record_id, stars) do update set votes = s.votes + ${votes}`.execute(tx)
}
