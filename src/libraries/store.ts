import { type Selectable, sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Tables } from '../shared/tables.ts'
import type { Category, Directory, Library } from './shapes.ts'

export type LibraryRow = Selectable<Tables['library']>
export type ClosureRow = Selectable<Tables['library_closure']>

/** How long a member wears the NEW badge (S3 shows the badge; its length is our default). */
const newForDays = 180

/** Which closures (公告: 暂停服务) stop a library from lending, and which stop its own readers from asking. */
const closureKinds = {
  lending: ['closed', 'lendingSuspended', 'serviceSuspended'],
  borrowing: ['closed', 'borrowingSuspended', 'serviceSuspended'],
} as const

/** The members on a day, by category in the consortium's order and within it by pinyin (S3 成员馆导航). */
export async function directory(
  tx: Tx,
  on: Temporal.PlainDate,
  newDays = newForDays,
): Promise<Directory> {
  const categories = await tx
    .selectFrom('library_category')
    .selectAll()
    .orderBy('position')
    .execute()
  const members = await membersOn(tx, on)
  const closures = await lendingClosures(tx, on)
  const shown = members.map((row) => ({
    category: row.category,
    library: toLibrary(row, { on, newDays, closure: closures.get(row.id) }),
  }))
  return {
    total: shown.length,
    categories: categories.map(
      (category): Category => ({
        code: category.code,
        name: { zh: category.name_zh, en: category.name_en },
        libraries: shown
          .filter((member) => member.category === category.code)
          .map((member) => member.library),
      }),
    ),
  }
}

/** The members on a day, by pinyin initials, then code. */
export const membersOn = (tx: Tx, on: Temporal.PlainDate): Promise<LibraryRow[]> =>
  tx
    .selectFrom('library')
    .selectAll()
    .where('kind', '=', 'member')
    .where('joined_on', '<=', on)
    .where((or) => or.or([or('left_on', 'is', null), or('left_on', '>', on)]))
    .orderBy(sql`initials collate "C"`)
    .orderBy(sql`code collate "C"`)
    .execute()

/** A member as lists of hits and counts show it. */
export interface BriefMember {
  id: number
  code: string
  short_zh: string
  short_en: string
  /** It does not lend on that day. */
  closed: boolean
}

/** As `membersOn`, in the few columns that every page of the catalogue needs, and whether each lends. */
export async function briefMembersOn(tx: Tx, on: Temporal.PlainDate): Promise<BriefMember[]> {
  const { rows } = await sql<BriefMember>`
    select id, code, short_zh, short_en, exists (
             select from library_closure
             where library_id = library.id and from_on <= ${on} and to_on >= ${on}
               and kind = any(${closureKinds.lending})) as closed
    from library
    where kind = 'member' and joined_on <= ${on} and (left_on is null or left_on > ${on})
    order by initials collate "C", code collate "C"`.execute(tx)
  return rows
}

/** The closures that stop lending on a day, by library id; where there are several, the one that ends last. */
export async function lendingClosures(
  tx: Tx,
  on: Temporal.PlainDate,
): Promise<Map<number, ClosureRow>> {
  const rows = await closuresOn(tx, on)
    .where('kind', 'in', closureKinds.lending)
    .orderBy('to_on')
    .execute()
  return new Map(rows.map((row) => [row.library_id, row])) // the one that ends last stays
}

const closuresOn = (tx: Tx, on: Temporal.PlainDate) =>
  tx.selectFrom('library_closure').selectAll().where('from_on', '<=', on).where('to_on', '>=', on)

/** The closure that stops a library's `lending` or `borrowing` on a day, the one that ends last; or none. */
export const closureOn = (
  tx: Tx,
  about: { libraryId: number; on: Temporal.PlainDate; stops: 'lending' | 'borrowing' },
): Promise<ClosureRow | undefined> =>
  closuresOn(tx, about.on)
    .where('library_id', '=', about.libraryId)
    .where('kind', 'in', closureKinds[about.stops])
    .orderBy('to_on', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The library with this code (六位馆代码), member or not, or none. */
export const libraryByCode = (tx: Tx, code: string): Promise<LibraryRow | undefined> =>
  tx.selectFrom('library').selectAll().where('code', '=', code).executeTakeFirst()

/** Whether readers may register at a library on a day: it is a member then. */
export const isMemberOn = (library: LibraryRow, on: Temporal.PlainDate): boolean =>
  library.kind === 'member' &&
  Temporal.PlainDate.compare(library.joined_on, on) <= 0 &&
  (library.left_on === null || Temporal.PlainDate.compare(library.left_on, on) > 0)

/** A library as it crosses the wire on a day: NEW for `newDays` after it joined, 暂停服务 while closed. */
export function toLibrary(
  row: LibraryRow,
  {
    on,
    newDays = newForDays,
    closure,
  }: {
    on: Temporal.PlainDate
    newDays?: number
    closure: ClosureRow | undefined
  },
): Library {
  const newUntil = row.joined_on.add({ days: newDays })
  return {
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    short: { zh: row.short_zh, en: row.short_en },
    category: row.category,
    initials: row.initials,
    district: { zh: row.district_zh, en: row.district_en },
    longitude: row.longitude,
    latitude: row.latitude,
    pickupPlace: { zh: row.pickup_place_zh, en: row.pickup_place_en },
    pickupHours: { zh: row.pickup_hours_zh, en: row.pickup_hours_en },
    phone: row.contact_phone,
    email: row.contact_email,
    isNew: Temporal.PlainDate.compare(on, newUntil) <= 0,
    suspended: closure
      ? {
          until: closure.to_on.toString(),
          reason: { zh: closure.reason_zh, en: closure.reason_en },
        }
      : null,
  }
}
