import { sql } from 'kysely'
import type { Actor } from '../shared/actor.ts'
import { asActor, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import type { Language } from '../shared/shapes.ts'
import type { Me } from './shapes.ts'

/**
 * Who `actor` is, as every page shows it: with the phone and e-mail of the home library's 馆际互借员
 * (R33, scenario 9). `language` is the language of the page.
 */
export const me = (house: House, actor: Actor, language: Language): Promise<Me> =>
  asActor(house.db, actor, (tx) => meIn(tx, actor, language))

async function meIn(tx: Tx, actor: Actor, language: Language): Promise<Me> {
  if (!('accountId' in actor)) return { ...nobody, language }
  const row = await tx
    .selectFrom('library')
    .selectAll()
    .select(nameOf(actor).as('person_name'))
    .select(unreadNotices(actor).as('unread'))
    .where('id', '=', actor.libraryId)
    .executeTakeFirstOrThrow()
  return {
    kind: actor.kind,
    login: actor.login,
    name: row.person_name ?? '',
    operatorCode: 'operatorCode' in actor ? actor.operatorCode : '',
    language,
    unreadNotices: row.unread,
    home: {
      code: row.code,
      name: { zh: row.name_zh, en: row.name_en },
      short: { zh: row.short_zh, en: row.short_en },
      phone: row.contact_phone,
      email: row.contact_email,
      pickupPlace: { zh: row.pickup_place_zh, en: row.pickup_place_en },
      pickupHours: { zh: row.pickup_hours_zh, en: row.pickup_hours_en },
    },
  }
}

const nobody = {
  kind: 'visitor',
  login: '',
  name: '',
  operatorCode: '',
  unreadNotices: 0,
  home: null,
} as const

type Somebody = Exclude<Actor, { kind: 'visitor' | 'system' | 'signIn' }>

const nameOf = (actor: Somebody) =>
  sql<
    string | null
  >`(select name from reader_person where reader_id = ${'readerId' in actor ? actor.readerId : null}::int)`

// Asked here and not in notices/, which stands below: every page's frame shows the number. Row security
// leaves an account its own notices and a librarian her library's.
const unreadNotices = (actor: Somebody) =>
  actor.kind === 'staff'
    ? sql<number>`(select count(*) from notice
        where notice.library_id = ${actor.libraryId} and account_id is null and read_at is null)`
    : sql<number>`(select count(*) from notice
        where account_id = ${actor.accountId} and read_at is null)`
