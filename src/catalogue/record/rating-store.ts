import { sql } from 'kysely'
import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { ledTo, standingRecord } from '../merging/led-store.ts'
import type { Rating } from './shapes.ts'

/** 总体评价 and 我的评价 of a record that stands for itself, as the actor sees them. */
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

/** Her vote, or null: the last she gave for this record or for one that went into it. */
async function ownStars(tx: Tx, readerId: number, recordId: number): Promise<number | null> {
  const { rows } = await sql<{ stars: number }>`
    select stars from rating
    where reader_id = ${readerId} and record_id in (${ledTo(recordId)})
    order by rated_at desc, record_id desc limit 1`.execute(tx)
  return rows[0]?.stars ?? null
}

interface Voted {
  recordId: number
  /** Null takes the vote back. */
  stars: number | null
  at: Temporal.Instant
}

/**
 * Writes a reader's vote in the place of her last, and the sums with it. Answers the record that the vote is for: the
 * one named, or where that has gone; null when there is none.
 */
export async function writeVote(tx: Tx, readerId: number, voted: Voted): Promise<number | null> {
  const recordId = await lockStanding(tx, voted.recordId)
  if (recordId === null) return null
  const { stars, at } = voted
  const before = await ownStars(tx, readerId, recordId)
  if (stars === null)
    await sql`
      delete from rating where reader_id = ${readerId} and record_id in (${ledTo(recordId)})`.execute(
      tx,
    )
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
  return recordId
}

/**
 * Two votes of one reader at once would each take the same old one from the sums, and a merge counts votes anew: the
 * record that stands is locked; whoever waited while it went into another goes there.
 */
async function lockStanding(tx: Tx, recordId: number): Promise<number | null> {
  const standing = await standingRecord(tx, recordId)
  if (standing === null) return null
  const { rows } = await sql`
    select id from record where id = ${standing} and merged_into is null for update`.execute(tx)
  return rows.length > 0 ? standing : lockStanding(tx, recordId)
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

/**
 * Counts the votes of records anew when one has gone into another or stands again: the last of each reader for a record
 * or for what went into it; one that leads on has none. For the conductor, who sees every vote.
 */
export async function recountVotes(tx: Tx, recordIds: readonly number[]): Promise<void> {
  await sql`delete from rating_sum where record_id = any(${recordIds})`.execute(tx)
  await sql`
    with recursive led(standing_id, id) as (
      select id, id from record where id = any(${recordIds}) and merged_into is null
      union select led.standing_id, record.id from led join record on record.merged_into = led.id),
    last as (
      select distinct on (standing_id, reader_id) standing_id, stars
      from led join rating on rating.record_id = led.id
      order by standing_id, reader_id, rated_at desc, record_id desc)
    insert into rating_sum (record_id, stars, votes)
    select standing_id, stars, count(*) from last group by standing_id, stars`.execute(tx)
}
