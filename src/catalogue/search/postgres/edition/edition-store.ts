import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '../../../../shared/database.ts'
import type { Term } from '../../terms.ts'
import { packColumns } from '../index-store.ts'
import type { Posting } from '../places/bits.ts'
import type { Placed, Segment } from '../segment.ts'
import { copiedPostings } from './copied-postings.ts'

/** Begins an edition; nobody sees it before `switchTo`. */
export async function beginEdition(tx: Tx, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into search_edition (state, began_at) values ('building', ${at}) returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

/** So many rows come at once from a cursor. */
const rowsAtOnce = 2_000

/** What sorting millions of rows may take of memory in this transaction. */
export const sortInMemory = async (tx: Tx): Promise<void> =>
  void (await sql`set local work_mem = '256MB'`.execute(tx))

/** Record ids in the order of their titles. */
export async function* recordsByTitle(tx: Tx): AsyncGenerator<number[]> {
  await sql`declare by_title no scroll cursor for
    select record_id from search_entry where not is_gone order by sort_title collate "C", record_id`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<{ record_id: number }>`fetch 20000 from by_title`.execute(tx)
    if (rows.length === 0) return
    yield rows.map(({ record_id }) => record_id)
  }
}

export interface Snapshotted extends Omit<Placed, 'titleOrder'> {
  /** What the edition has seen: the same in every row. */
  snapshot: string
}

/** Every record in order of static rank, all as they were at one moment. */
export async function* recordsByRank(tx: Tx): AsyncGenerator<Snapshotted[]> {
  await sql`declare by_rank no scroll cursor for
    select record_id, static_rank, terms, library_ids, published_year, material_type, language, clc,
           '' as sort_title, coalesce(floor(extract(epoch from arrived_at))::int, 0) as arrivals,
           (select pg_current_snapshot()::text) as snapshot
    from search_entry where not is_gone order by static_rank desc, record_id desc`.execute(tx)
  for (;;) {
    const { rows } = await sql<Snapshotted>`fetch ${sql.lit(rowsAtOnce)} from by_rank`.execute(tx)
    if (rows.length === 0) return
    yield rows
  }
}

export interface Numbered {
  editionId: number
  segment: number
}

/** Writes the columns of a segment. */
export async function putSegment(
  tx: Tx,
  { editionId, segment }: Numbered,
  { size, dictionaries, columns }: Segment,
): Promise<void> {
  await sql`
    insert into search_segment (edition_id, segment, records, dictionaries, columns)
    values (${editionId}, ${segment}, ${size}, ${JSON.stringify(dictionaries)}::jsonb, ${packColumns(columns)})`.execute(
    tx,
  )
}

/** Writes postings of a segment: as bytes, for they are two thirds of an edition. */
export async function putPostings(
  tx: Tx,
  { editionId, segment }: Numbered,
  postings: readonly (readonly [Term, Posting])[],
): Promise<void> {
  const rows = postings.map(([term, places]) => ({ editionId, term, segment, places }))
  const copy = 'copy search_posting (edition_id, term, segment, places) from stdin (format binary)'
  await tx.executeQuery(CompiledQuery.raw(copy, [copiedPostings(rows)]))
}

/** From now on questions are answered from this edition; the one before is kept for those that are being answered. */
export async function switchTo(
  tx: Tx,
  editionId: number,
  { snapshot, records, at }: { snapshot: string; records: number; at: Temporal.Instant },
): Promise<void> {
  await sql`update search_edition set state = 'former' where state = 'current'`.execute(tx)
  await sql`
    update search_edition
    set state = 'current', snapshot = ${snapshot}::pg_snapshot, records = ${records}, switched_at = ${at}
    where id = ${editionId}`.execute(tx)
}

/**
 * Removes editions that nobody reads any more: the former one, which was left when the current one came, and any that was
 * never finished. The one that is just begun stays.
 */
export async function removeEditions(tx: Tx, keep: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from search_edition where id <> ${keep} and state <> 'current'`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await sql`delete from search_posting where edition_id = any(${ids})`.execute(tx)
  await sql`delete from search_edition where id = any(${ids})`.execute(tx)
}

/** Forgets records that are gone and that the edition in use knows to be gone: one that comes later knows it too. */
export async function forgetGone(tx: Tx): Promise<void> {
  await sql`
    delete from search_entry using search_edition edition
    where is_gone and edition.state = 'current' and pg_visible_in_snapshot(changed_by, edition.snapshot)`.execute(
    tx,
  )
}

/** Names as they are shown, with how many records have them: made anew with each edition. */
export async function putNames(tx: Tx, names: NamesOf): Promise<void> {
  await sql`delete from search_name`.execute(tx)
  for (const [kind, column] of [
    ['person', 'person_names'],
    ['subject', 'subject_headings'],
  ] as const) {
    const { rows } = await sql<{ name: string; records: number }>`
      select name, count(*)::int as records from search_entry, unnest(${sql.ref(column)}) as name
      where not is_gone group by name order by count(*) desc limit ${suggestedNames}`.execute(tx)
    for (let from = 0; from < rows.length; from += 5_000) {
      const named = rows
        .slice(from, from + 5_000)
        .map((row) => ({ kind, ...row, ...names(row.name) }))
      await sql`
        insert into search_name (kind, name, folded, initials, records)
        select kind, name, folded, initials, records
        from jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
          as new(kind text, name text, folded text, initials text, records int)
        on conflict do nothing`.execute(tx)
    }
  }
}

/** The most frequent persons, and as many subjects: what is suggested. */
const suggestedNames = 200_000

/** How a name is typed. */
export type NamesOf = (name: string) => { folded: string; initials: string }
