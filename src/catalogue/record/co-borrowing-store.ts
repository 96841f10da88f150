import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { CoBorrowing } from './shapes.ts'

/**
 * 借阅关系图 around a record: its `shown` nearest works, and the lines between them. The table holds classes of readers
 * only (decision 37): whoever reads it learns no count.
 */
export async function coBorrowingOf(
  tx: Tx,
  recordId: number,
  shown: number,
): Promise<Pick<CoBorrowing, 'works' | 'between'>> {
  const { rows: works } = await sql<CoBorrowing['works'][number]>`
    select record.id, record.title, record.responsibility as by, near.readers_from as "readersFrom"
    from (
      select other_record_id as id, readers_from from co_borrowing where record_id = ${recordId}
      union all
      select record_id, readers_from from co_borrowing where other_record_id = ${recordId}
    ) near join record on record.id = near.id
    order by near.readers_from desc, record.id
    limit ${shown}`.execute(tx)
  const ids = works.map(({ id }) => id)
  const { rows: between } = await sql<CoBorrowing['between'][number]>`
    select record_id as "from", other_record_id as "to", readers_from as "readersFrom" from co_borrowing
    where record_id = any(${ids}) and other_record_id = any(${ids})
    order by record_id, other_record_id`.execute(tx)
  return { works, between }
}
