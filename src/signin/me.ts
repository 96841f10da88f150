import { libraryById } from '../libraries/store.ts'
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
  const library = await libraryById(tx, actor.libraryId)
  return {
    kind: actor.kind,
    login: actor.login,
    name: await nameOf(tx, actor),
    operatorCode: 'operatorCode' in actor ? actor.operatorCode : '',
    language,
    unreadNotices: await unreadNotices(tx, actor),
    home: library
      ? {
          code: library.code,
          name: { zh: library.name_zh, en: library.name_en },
          short: { zh: library.short_zh, en: library.short_en },
          phone: library.contact_phone,
          email: library.contact_email,
          pickupPlace: { zh: library.pickup_place_zh, en: library.pickup_place_en },
          pickupHours: { zh: library.pickup_hours_zh, en: library.pickup_hours_en },
        }
      : null,
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

async function nameOf(tx: Tx, actor: Actor): Promise<string> {
  if (actor.kind !== 'reader') return ''
  const person = await tx
    .selectFrom('reader_person')
    .select('name')
    .where('reader_id', '=', actor.readerId)
    .executeTakeFirst()
  return person?.name ?? ''
}

// Asked here and not in notices/, which stands below: every page's frame shows the number. Row security
// leaves an account its own notices and a librarian her library's.
async function unreadNotices(
  tx: Tx,
  actor: Exclude<Actor, { kind: 'visitor' | 'system' | 'signIn' }>,
): Promise<number> {
  const unread = tx
    .selectFrom('notice')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('read_at', 'is', null)
  const own =
    actor.kind === 'staff'
      ? unread.where('account_id', 'is', null).where('library_id', '=', actor.libraryId)
      : unread.where('account_id', '=', actor.accountId)
  return (await own.executeTakeFirstOrThrow()).count
}
