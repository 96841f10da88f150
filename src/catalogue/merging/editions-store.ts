import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'

/** No work has more editions that anybody would look through. */
const editionsMax = 100

/** The ids of the records that are other editions of the work of `record`, as far as anybody holds them. */
export const otherEditions = (record: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select distinct other.record_id
  from record_key own join record_key other on other.key = own.key and other.record_id <> own.record_id
  where own.record_id = ${record} and own.kind <> 'c' and other.kind <> 'c'
    and not (own.kind = 'o' and other.kind = 'o')
    and exists (select from holding where holding.record_id = other.record_id)
  limit ${sql.lit(editionsMax)}`

/**
 * The other editions of a record's work: other volumes, revised editions, other houses, translations and originals;
 * the newest first.
 */
export async function editionsOf(tx: Tx, recordId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from record where id in (${otherEditions(sql`${recordId}`)})
    order by published_year collate "C" desc, title, id`.execute(tx)
  return rows.map(({ id }) => id)
}
