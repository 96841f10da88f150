import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { type Actor, signIn, visitor } from '../shared/actor.ts'
import { asActor, type Database } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { preferredLanguage } from '../shared/http/sentences.ts'

/** Staff are signed out after 30 minutes of doing nothing, readers after 14 days (promise S9). */
const idleMinutes = { reader: 14 * 24 * 60, staff: 30, centre: 30 } as const
/** However busy: at most so long. */
const longestHours = { reader: 30 * 24, staff: 12, centre: 12 } as const
type Kind = keyof typeof idleMinutes

/** `__Host-` needs https; plain only on loopback and private http (decision 17). */
export const cookieName = (house: House): string =>
  house.secureCookies ? '__Host-hutong' : 'hutong'

/** Before anything else of a request: who asks, and in which language. */
export function installSessions(app: FastifyInstance, house: House): void {
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    request.actor = visitor
    const chosen = request.cookies.language
    request.language = chosen === 'en' || chosen === 'zh' ? chosen : preferredLanguage(request)
    const token = request.cookies[cookieName(house)]
    if (token) request.actor = await actorOfToken(house.db, token, house.clock.now())
  })
}

/** Only the hash of a token is stored: a stolen table opens nothing. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** What is known of an account once it is somebody's. */
export interface AccountIdentity {
  account_id: number
  kind: Kind
  login: string
  library_id: number
  operator_code: string | null
  reader_id: number | null
}

interface SessionRow extends AccountIdentity {
  seen_at: Temporal.Instant
}

/** Whose token this is at `at`; a visitor when it is unknown, over, or idle for too long. */
async function actorOfToken(db: Database, token: string, at: Temporal.Instant): Promise<Actor> {
  const { rows } =
    await sql<SessionRow>`select * from session_actor(${hashOf(token)}, ${at})`.execute(db)
  const row = rows[0]
  if (
    !row ||
    row.seen_at.add({ minutes: idleMinutes[row.kind] }).epochMilliseconds < at.epochMilliseconds
  )
    return visitor
  // Once a minute is often enough to know that somebody is there, and spares a write per request.
  if (row.seen_at.add({ minutes: 1 }).epochMilliseconds < at.epochMilliseconds) {
    await asActor(db, signIn, (tx) =>
      tx
        .updateTable('session')
        .set({ seen_at: at })
        .where('token_hash', '=', hashOf(token))
        .execute(),
    )
  }
  return actorOf(row)
}

/** The actor an account acts as; an account of kind reader without a reader is nobody. */
export function actorOf(row: AccountIdentity): Actor {
  const who = { accountId: row.account_id, libraryId: row.library_id, login: row.login }
  if (row.kind === 'reader')
    return row.reader_id ? { kind: 'reader', readerId: row.reader_id, ...who } : visitor
  return { kind: row.kind, operatorCode: row.operator_code ?? '', ...who }
}

/** Opens a session and sets its cookie; the id is new at every sign-in. */
export async function openSession(
  house: House,
  reply: FastifyReply,
  account: Pick<AccountIdentity, 'account_id' | 'kind'>,
): Promise<void> {
  const at = house.clock.now()
  const token = house.randomBytes(32).toString('base64url')
  const hours = longestHours[account.kind]
  await asActor(house.db, signIn, (tx) =>
    tx
      .insertInto('session')
      .values({
        token_hash: hashOf(token),
        account_id: account.account_id,
        created_at: at,
        seen_at: at,
        expires_at: at.add({ hours }),
      })
      .execute(),
  )
  reply.setCookie(cookieName(house), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: house.secureCookies,
    // Not a date: the clock of a reader's machine may be wrong by days, and she could not stay signed in.
    maxAge: hours * 60 * 60,
  })
}

/** Ends the session of this token, at once. */
export async function closeSession(
  house: House,
  reply: FastifyReply,
  token: string | undefined,
): Promise<void> {
  if (token) {
    await asActor(house.db, signIn, (tx) =>
      tx.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute(),
    )
  }
  reply.clearCookie(cookieName(house), { path: '/', secure: house.secureCookies })
}
