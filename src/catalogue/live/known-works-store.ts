import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'

interface Known {
  match_key: string
  id: number
  held: boolean
}

/** The works of ours that have one of these keys, and whether `libraryId` is among their holders. */
export async function knownWorks(
  tx: Tx,
  keys: readonly string[],
  libraryId: number,
): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select match_key, id, exists (select from holding
      where record_id = record.id and library_id = ${libraryId}) as held
    from record where match_key = any(${[...keys]})`.execute(tx)
  return rows
}
