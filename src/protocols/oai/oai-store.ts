import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import { longAgo, neverReached, type Token } from './token.ts'

/** One item of a list: a record as it was changed last, or that it is gone. */
export interface ListedItem {
  id: number
  at: Temporal.Instant
  isDeleted: boolean
}

export interface ListWanted {
  list: Token
  /** The library of the set; null for all. */
  libraryId: number | null
  count: number
}

/**
 * The items of a list behind where it stands, in the order of their last change: records that somebody (or the library
 * of the set) holds, and withdrawals of those that nobody holds any more. A record that changes while a list is read
 * moves to its end; none is left out.
 */
export async function listedItems(
  tx: Tx,
  { list, libraryId, count }: ListWanted,
): Promise<ListedItem[]> {
  const [at, id] = [list.after?.at ?? list.from ?? longAgo, list.after?.id ?? 0]
  const from = list.from ?? longAgo
  const before = list.before ?? neverReached
  const { rows } = await sql<ListedItem>`
    (select record.id, record.changed_at as at, false as "isDeleted" from record
     where (record.changed_at, record.id) > (${at}::timestamptz, ${id}::int)
       and record.changed_at >= ${from}::timestamptz and record.changed_at < ${before}::timestamptz
       and exists (select from holding
                   where holding.record_id = record.id
                     and (${libraryId}::int is null or holding.library_id = ${libraryId}::int))
     order by record.changed_at, record.id limit ${count})
    union all
    (select record_id, max(withdrawn_at), true from withdrawal
     where (${libraryId}::int is null or library_id = ${libraryId}::int)
       and not exists (select from holding
                       where holding.record_id = withdrawal.record_id
                         and (${libraryId}::int is null or holding.library_id = ${libraryId}::int))
     group by record_id
     having (max(withdrawn_at), record_id) > (${at}::timestamptz, ${id}::int)
        and max(withdrawn_at) >= ${from}::timestamptz and max(withdrawn_at) < ${before}::timestamptz
     order by max(withdrawn_at), record_id limit ${count})
    order by at, id limit ${count}`.execute(tx)
  return rows
}

/** One item by its id; null where there never was one that others could know. */
export async function itemById(tx: Tx, recordId: number): Promise<ListedItem | null> {
  const { rows } = await sql<ListedItem>`
    select record.id, record.changed_at as at, false as "isDeleted" from record
    where record.id = ${recordId} and exists (select from holding where record_id = record.id)
    union all
    select record_id, max(withdrawn_at), true from withdrawal
    where record_id = ${recordId}
      and not exists (select from holding where holding.record_id = withdrawal.record_id)
    group by record_id`.execute(tx)
  return rows[0] ?? null
}

export interface SetRow {
  id: number
  code: string
  name_zh: string
  name_en: string
}

/** Every library that may hold something: each is a set. */
export const setsOfLibraries = (tx: Tx): Promise<SetRow[]> =>
  tx.selectFrom('library').select(['id', 'code', 'name_zh', 'name_en']).orderBy('code').execute()

/** The day before which nothing was changed: where harvesters begin. */
export async function earliestChange(tx: Tx): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(changed_at) as at from record`.execute(tx)
  return rows[0]?.at ?? null
}
