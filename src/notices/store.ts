import { sql } from 'kysely'
import { type Actor, accountOf } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import type { Particulars, TemplateName } from './words.ts'

/** A notice as stored: put into words only when somebody reads it, in that person's language. */
export interface NewNotice {
  eventKey: string
  /** Whose; null for a library's staff. */
  accountId: number | null
  libraryId: number | null
  kind: TemplateName
  requestId: number | null
  about: Particulars
}

/** Writes notices; those whose event key is there already stay as they are (promise R9). */
export async function writeNotices(
  tx: Tx,
  at: Temporal.Instant,
  notices: readonly NewNotice[],
): Promise<void> {
  if (notices.length === 0) return
  await tx
    .insertInto('notice')
    .values(
      notices.map((notice) => ({
        event_key: notice.eventKey,
        account_id: notice.accountId,
        library_id: notice.libraryId,
        kind: notice.kind,
        request_id: notice.requestId,
        details: JSON.stringify(notice.about),
        created_at: at,
      })),
    )
    .onConflict((conflict) => conflict.column('event_key').doNothing())
    .execute()
}

/** The actor's own notices: a person's, or for a librarian those of the library whose desk she works at. */
const ownNotices = (tx: Tx, actor: Actor) =>
  actor.kind === 'staff'
    ? tx
        .selectFrom('notice')
        .where('account_id', 'is', null)
        .where('library_id', '=', actor.libraryId)
    : tx.selectFrom('notice').where('account_id', '=', accountOf(actor) ?? -1)

export interface NoticeRow {
  id: number
  kind: string
  request_id: number | null
  details: unknown
  created_at: Temporal.Instant
  read_at: Temporal.Instant | null
}

/** The actor's notices, newest first, `limit` of them before the id `before`. */
export const listNotices = (
  tx: Tx,
  actor: Actor,
  page: { before: number | null; limit: number },
): Promise<NoticeRow[]> =>
  ownNotices(tx, actor)
    .select(['id', 'kind', 'request_id', 'details', 'created_at', 'read_at'])
    .$if(page.before !== null, (query) => query.where('id', '<', page.before))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()

/** How many notices the actor has not read; 0 for visitors. */
export async function unreadCount(tx: Tx, actor: Actor): Promise<number> {
  if (accountOf(actor) === null) return 0
  const row = await ownNotices(tx, actor)
    .where('read_at', 'is', null)
    .select(sql<number>`count(*)`.as('unread'))
    .executeTakeFirstOrThrow()
  return row.unread
}

/** Marks one of the actor's notices as read, or all (`id` null); answers how many there are of that choice. */
export async function markRead(
  tx: Tx,
  actor: Actor,
  what: { id: number | null; at: Temporal.Instant },
): Promise<number> {
  const chosen = await ownNotices(tx, actor)
    .$if(what.id !== null, (query) => query.where('id', '=', what.id))
    .$if(what.id === null, (query) => query.where('read_at', 'is', null))
    .select('id')
    .execute()
  const ids = chosen.map((notice) => notice.id)
  if (ids.length === 0) return 0
  await tx
    .updateTable('notice')
    .set({ read_at: what.at })
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .execute()
  return ids.length
}
