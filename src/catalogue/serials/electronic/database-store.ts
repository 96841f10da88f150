import { sql } from 'kysely'
import type { Tx } from '../../../shared/database.ts'
import type { ElectronicTitle } from './title-list.ts'

/** A library's database with these titles, instead of those it had. Answers its id. */
export async function putDatabase(
  tx: Tx,
  database: { libraryId: number; name: string; url: string; at: Temporal.Instant },
  titles: readonly ElectronicTitle[],
): Promise<number> {
  const { libraryId, name, url, at } = database
  const { id } = await tx
    .insertInto('electronic_database')
    .values({ library_id: libraryId, name, url, changed_at: at })
    .onConflict((on) => on.columns(['library_id', 'name']).doUpdateSet({ url, changed_at: at }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('electronic_title').where('database_id', '=', id).execute()
  await sql`
    insert into electronic_title (database_id, library_id, title, kind, numbers, span, embargo, url)
    select ${id}, ${libraryId}, title, kind, numbers, span, embargo, url
    from jsonb_to_recordset(${JSON.stringify(titles)}::jsonb)
      as new(title text, kind text, numbers text[], span jsonb, embargo text, url text)`.execute(tx)
  return id
}

/** A library's databases, by name. */
export async function databasesOf(tx: Tx, libraryId: number) {
  const { rows } = await sql<{
    id: number
    name: string
    url: string
    titles: number
    changed_at: Temporal.Instant
  }>`
    select id, name, url, changed_at,
           (select count(*) from electronic_title where database_id = electronic_database.id)::int as titles
    from electronic_database where library_id = ${libraryId}
    order by name collate "C"`.execute(tx)
  return rows
}

/** Takes a library's database away; false when it has none of that id. */
export async function removeDatabase(tx: Tx, libraryId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('electronic_database')
    .where('id', '=', id)
    .where('library_id', '=', libraryId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The electronic titles with any of these numbers, of all members or one. */
export const titlesWith = (tx: Tx, numbers: readonly string[], libraryIds: readonly number[]) =>
  tx
    .selectFrom('electronic_title')
    .innerJoin('electronic_database', 'electronic_database.id', 'database_id')
    .select(['electronic_title.library_id', 'electronic_database.name', 'title', 'span', 'embargo'])
    .select(
      sql<string>`coalesce(nullif(electronic_title.url, ''), electronic_database.url)`.as('url'),
    )
    .where(sql<boolean>`numbers && ${numbers}::text[]`)
    .where('electronic_title.library_id', 'in', [0, ...libraryIds])
    .orderBy('electronic_title.id')
    .limit(200)
    .execute()
