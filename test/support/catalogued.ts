import { sql } from 'kysely'
import type { Bibliographic } from '../../src/catalogue/bibliographic.ts'
import type { CatalogueSearch } from '../../src/catalogue/search/catalogue-search.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor, type Database } from '../../src/shared/database.ts'

/** A work as a test puts it into the catalogue. */
export interface Put {
  title: string
  responsibility?: string
  year?: string | null
  materialType?: Bibliographic['materialType']
  language?: string
  clc?: string | null
  isbn?: string
  callNumber?: string
  libraryIds: readonly number[]
  arrivedAt?: string
}

const emptyMarc = JSON.stringify({ leader: '', fields: [] })

/** Lays works with one copy in each library, tells the engine in the same transaction, and answers their ids. */
export const putWorks = (
  db: Database,
  search: CatalogueSearch,
  works: readonly Put[],
): Promise<number[]> =>
  asActor(db, system, async (tx) => {
    const ids: number[] = []
    for (const work of works) {
      const { rows } = await sql<{ id: number }>`
        insert into record (title, responsibility, published_year, material_type, language, call_number,
                            description, changed_at, arrived_at)
        values (${work.title}, ${work.responsibility ?? ''}, ${work.year ?? ''},
                ${work.materialType ?? 'book'}, ${work.language ?? 'chi'}, ${work.callNumber ?? ''},
                ${JSON.stringify(descriptionOf(work))}::jsonb, '2026-11-01T00:00:00Z',
                ${work.arrivedAt ?? '2026-11-01T00:00:00Z'})
        returning id`.execute(tx)
      const id = rows[0]!.id
      ids.push(id)
      for (const libraryId of work.libraryIds) await hold(tx, id, libraryId)
    }
    await search.refresh(tx, ids)
    return ids
  })

const descriptionOf = (work: Put) => ({
  title: work.title,
  responsibility: work.responsibility ?? null,
  clc: work.clc ?? null,
  callNumber: work.callNumber ?? null,
  isbns: work.isbn ? [{ printed: work.isbn, normal: work.isbn }] : [],
})

type Tx = Parameters<CatalogueSearch['refresh']>[0]

async function hold(tx: Tx, recordId: number, libraryId: number): Promise<void> {
  await sql`
    with source as (
      insert into source_record (library_id, control_number, record_id, format, marc, content_hash, imported_at)
      values (${libraryId}, gen_random_uuid()::text, ${recordId}, 'cnmarc', ${emptyMarc}::jsonb, '\\x00',
              '2026-11-01T00:00:00Z')
      returning id)
    insert into holding (record_id, source_record_id, library_id, status, lendable)
    select ${recordId}, id, ${libraryId}, 'available', true from source`.execute(tx)
}

/** Gives a work another title. */
export const retitle = (
  db: Database,
  search: CatalogueSearch,
  { id, title }: { id: number; title: string },
) =>
  asActor(db, system, async (tx) => {
    await sql`
      update record set title = ${title}, description = description || ${JSON.stringify({ title })}::jsonb
      where id = ${id}`.execute(tx)
    await search.refresh(tx, [id])
  })

/** Takes works out of the catalogue. */
export const removeWorks = (db: Database, search: CatalogueSearch, ids: readonly number[]) =>
  asActor(db, system, async (tx) => {
    await sql`delete from holding where record_id = any(${ids})`.execute(tx)
    await sql`delete from source_record where record_id = any(${ids})`.execute(tx)
    await sql`delete from record where id = any(${ids})`.execute(tx)
    await search.refresh(tx, ids)
  })
