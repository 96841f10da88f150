import { sql } from 'kysely'
import { dayOf, startOfDay, timeZone } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'
import type { ShelfBook } from './shapes.ts'

export interface Counts {
  libraries: number
  works: number
  on_the_way: number
  received: number
  withdrawn: number
  filled: number
  days_to_reader: number | null
}

/** States of a request that no lender has filled (yet). */
const unfilledStates = ['submitted', 'forwarded', 'willSupply', 'cancelled', 'unfilled', 'expired']

/**
 * Counts over all libraries; needs the system actor, and names nobody. Fill rate over the requests of the last
 * 365 days, so that the first days of a month do not look poor; days from 提交 to 借入馆签收 over the last 30 days.
 */
export async function counts(tx: Tx, at: Temporal.Instant): Promise<Counts> {
  const since = (days: number) => at.subtract({ hours: 24 * days })
  const { rows } = await sql<Counts>`
    select
      (select count(*) from library where kind = 'member' and joined_on <= ${dayOf(at)}
          and (left_on is null or left_on > ${dayOf(at)})) as libraries,
      (select count(*) from record where merged_into is null
          and exists (select from holding where holding.record_id = record.id)) as works,
      (select avg(extract(epoch from h.at - r.submitted_at)) / 86400.0
         from request_history h join request r on r.id = h.request_id
        where h.action = 'receive' and h.at > ${since(30)} and h.at <= ${at})::double precision as days_to_reader,
      (select count(*) from request where state = 'inTransit') as on_the_way,
      asked.*
    from (
      select count(*) as received,
             count(*) filter (where state = 'cancelled') as withdrawn,
             count(*) filter (where state <> all(${unfilledStates}::text[])) as filled
      from request where submitted_at > ${since(365)} and submitted_at <= ${at}
    ) asked`.execute(tx)
  return rows[0]!
}

/** Copies signed in by borrowing libraries, by day, from the first of the month of `at` on; needs the system actor. */
export async function deliveredByDay(tx: Tx, at: Temporal.Instant): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: Temporal.PlainDate; copies: number }>`
    select (h.at at time zone ${timeZone})::date as day, count(*) as copies
    from request_history h
    where h.action = 'receive' and h.at >= ${startOfMonth(at)} and h.at <= ${at}
    group by 1`.execute(tx)
  return new Map(rows.map((row) => [row.day.toString(), row.copies]))
}

const startOfMonth = (at: Temporal.Instant) => startOfDay(dayOf(at).with({ day: 1 }))

/** How many books stand on the portal's shelf (mock: 全部 50 种 behind it). */
const shelfBooks = 12

/**
 * 这个月大家在借: the works most lent since the first of the month, with what a reader of `homeLibraryId` (null:
 * nobody's) would find now. Needs the system actor; counts only.
 */
export async function shelf(
  tx: Tx,
  at: Temporal.Instant,
  homeLibraryId: number | null,
): Promise<ShelfBook[]> {
  const { rows } = await sql<ShelfBook>`
    select w.id as "recordId", w.title, w.responsibility as author, lent.loans,
      case when exists (select from holding h where h.record_id = w.id and h.library_id = ${homeLibraryId}::int)
             then 'ownHolding'
           when exists (select from holding h where h.record_id = w.id and h.lendable and h.status = 'available')
             then 'lendable'
           else 'allOut' end as state
    from (
      select r.record_id, count(*) as loans
      from request_history h join request r on r.id = h.request_id
      where h.action = 'fill' and h.at >= ${startOfMonth(at)} and h.at <= ${at} and r.record_id is not null
      group by r.record_id
      order by loans desc, r.record_id
      limit ${shelfBooks}
    ) lent join record w on w.id = lent.record_id
    order by lent.loans desc, w.id`.execute(tx)
  return rows
}
