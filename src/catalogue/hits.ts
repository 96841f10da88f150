import { sql } from 'kysely'
import { briefMembersOn } from '../libraries/store.ts'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import type { Bibliographic } from './bibliographic.ts'
import { otherEditions } from './merging/editions-store.ts'
import type { Hit } from './shapes.ts'
import { hyphenated } from './standard-numbers.ts'

/** From where records are looked at: it decides which copies count. */
export interface Outlook {
  /** The libraries whose copies count: all members, or those chosen. */
  libraryIds: readonly number[]
  /** Those that do not lend today (暂停服务, 闭馆). */
  closedIds: readonly number[]
  /** 本馆 of whoever is signed in. */
  ownLibraryId: number | null
}

/** The outlook over all members on a day. */
export async function outlookOf(tx: Tx, actor: Actor, on: Temporal.PlainDate) {
  const members = await briefMembersOn(tx, on)
  const outlook: Outlook = {
    libraryIds: members.map(({ id }) => id),
    closedIds: members.filter(({ closed }) => closed).map(({ id }) => id),
    ownLibraryId: 'libraryId' in actor ? actor.libraryId : null,
  }
  return { members, outlook }
}

/** What is kept of a record may have been described by an older version of ours. */
export type Described = Partial<Bibliographic>

interface HitRow {
  id: number
  title: string
  volume: string | null
  subtitle: string
  edition: string | null
  responsibility: string
  publisher: string
  published_year: string
  material_type: string
  language: string
  isbn: string | null
  call_number: string
  extent: string | null
  price: string | null
  libraries: number
  lendable: number
  editions: number
  own: boolean
}

/** The brief records with these ids, in this order; ids without a record are left out. */
export async function hitsOf(
  tx: Tx,
  recordIds: readonly number[],
  { libraryIds, closedIds, ownLibraryId }: Outlook,
): Promise<Hit[]> {
  const { rows } = await sql<HitRow>`
    select record.id, title, subtitle, responsibility, publisher, published_year, material_type,
           language, isbn, record.call_number, description ->> 'volume' as volume,
           description ->> 'edition' as edition, description ->> 'extent' as extent,
           description ->> 'price' as price,
           libraries, lendable, own,
           (select count(*)::int from (${otherEditions(sql`record.id`)}) as edition) as editions
    from record cross join lateral (
      select count(distinct library_id) filter (where is_asked)::int as libraries,
             count(distinct library_id) filter (
               where is_asked and library_id <> all(${closedIds}) and lendable and status = 'available')::int as lendable,
             coalesce(bool_or(library_id = ${ownLibraryId}), false) as own
      from (select *, library_id = any(${libraryIds}) as is_asked
            from holding where holding.record_id = record.id) as copy) as held
    where record.id = any(${recordIds})`.execute(tx)
  const byId = new Map(rows.map((row) => [row.id, toHit(row)]))
  return recordIds.flatMap((id) => byId.get(id) ?? [])
}

const toHit = (row: HitRow): Hit => ({
  id: row.id,
  title: row.title,
  volume: row.volume ?? '',
  subtitle: row.subtitle,
  edition: row.edition ?? '',
  responsibility: row.responsibility,
  publisher: row.publisher,
  year: row.published_year,
  materialType: row.material_type,
  language: row.language,
  isbn: hyphenated(row.isbn ?? ''),
  callNumber: row.call_number,
  pages: row.extent ?? '',
  price: row.price ?? '',
  libraries: row.libraries,
  lendable: row.lendable,
  editions: row.editions,
  ownHolding: row.own,
})
