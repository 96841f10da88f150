import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Edge, Pair } from './co-borrowing.ts'

/**
 * The pairs of records that more than `readersMin` readers have borrowed both of, by what was handed over before an
 * instant. A reader counts once for a pair, however often she borrowed; the readers of one library count for no more than
 * all others together, so that a library that invents readers brings no line about with them (decision 37).
 */
export async function pairsBorrowed(
  tx: Tx,
  { before, readersMin }: { before: Temporal.Instant; readersMin: number },
): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    with borrowed as (
      select distinct request.reader_id, request.record_id
      from request_history handed join request on request.id = handed.request_id
      where handed.action = 'handOver' and handed.at < ${before}
        and request.reader_id is not null and request.record_id is not null),
    -- A work fewer have borrowed stands in no such pair: leaving it out keeps the join small.
    wanted as (
      select record_id from borrowed group by record_id having count(*) > ${readersMin}),
    told as (
      select reader_id, record_id, library_id
      from borrowed join wanted using (record_id) join reader on reader.id = reader_id),
    by_library as (
      select one.record_id, other.record_id as other_record_id, count(*)::int as readers
      from told one join told other on other.reader_id = one.reader_id and other.record_id > one.record_id
      group by one.record_id, other.record_id, one.library_id),
    counted as (
      select record_id, other_record_id, least(sum(readers), 2 * (sum(readers) - max(readers)))::int as readers
      from by_library group by record_id, other_record_id)
    select record_id as "recordId", other_record_id as "otherRecordId", readers from counted
    where readers > ${readersMin}`.execute(tx)
  return rows
}

/** Puts the lines in the place of those of the night before. */
export async function replaceEdges(tx: Tx, edges: readonly Edge[]): Promise<void> {
  await sql`
    with fresh as (
      select * from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb)
        as e("recordId" int, "otherRecordId" int, "readersFrom" int)),
    gone as (
      delete from co_borrowing c where not exists (
        select from fresh where "recordId" = c.record_id and "otherRecordId" = c.other_record_id))
    insert into co_borrowing (record_id, other_record_id, readers_from)
    select "recordId", "otherRecordId", "readersFrom" from fresh
    on conflict (record_id, other_record_id) do update set readers_from = excluded.readers_from`.execute(
    tx,
  )
}
