import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Language } from '../shared/shapes.ts'
import type { AccountIdentity } from './sessions.ts'
import { signInSettings } from './settings.ts'

/** An account with what decides whether it may come in. */
export interface AccountRow extends AccountIdentity {
  password_hash: string
  /** Null until its person has chosen one. */
  language: Language | null
  disabled_at: Temporal.Instant | null
  status: 'awaitingReview' | 'active' | 'refused' | 'suspended' | null
  status_reason: string | null
}

/** One spelling of a login: case does not count (account_login). */
const foldedLogin = (login: string): string => login.toLowerCase()

/** The account with this login, or none. Runs as sign-in. */
export async function accountByLogin(tx: Tx, login: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select a.id as account_id, a.kind, a.login, a.library_id, a.operator_code, a.password_hash,
           a.language, a.disabled_at, r.id as reader_id, r.status, r.status_reason
    from account a left join reader r on r.account_id = a.id
    where lower(a.login) = ${foldedLogin(login)}`.execute(tx)
  return rows[0]
}

const attemptKey = (login: string): Buffer =>
  createHash('sha256').update(foldedLogin(login)).digest()

/**
 * Counts a guess BEFORE it is looked at, so that parallel guesses cannot outrun the count (promise S8).
 * Answers null when this guess may be looked at, else the minutes until the next may.
 */
export async function countAttempt(
  tx: Tx,
  login: string,
  at: Temporal.Instant,
): Promise<number | null> {
  const key = attemptKey(login)
  const forgottenAt = at.subtract({ minutes: signInSettings.lockedMinutes })
  const counted = await sql`
    insert into sign_in_attempt as a (login_hash, attempts, last_at) values (${key}, 1, ${at})
    on conflict (login_hash) do update
      set attempts = case when a.last_at <= ${forgottenAt} then 1 else a.attempts + 1 end, last_at = ${at}
      where a.attempts < ${signInSettings.attemptsMax} or a.last_at <= ${forgottenAt}
    returning attempts`.execute(tx)
  if (counted.rows.length) return null
  const { last_at } = await tx
    .selectFrom('sign_in_attempt')
    .select('last_at')
    .where('login_hash', '=', key)
    .executeTakeFirstOrThrow()
  return Math.max(1, Math.ceil(last_at.since(forgottenAt).total('minutes')))
}

/** The right password forgets the guesses before it, and sweeps what others left a day ago. */
export async function forgetAttempts(tx: Tx, login: string, at: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('login_hash', '=', attemptKey(login)).execute()
  await sql`
    delete from sign_in_attempt where login_hash in (
      select login_hash from sign_in_attempt where last_at < ${at.subtract({ hours: 24 })}
      limit 100 for update skip locked)`.execute(tx)
}

/** Ends every session of an account except the one with this token hash. Runs as sign-in. */
export const endSessions = async (
  tx: Tx,
  accountId: number,
  except: Buffer = Buffer.alloc(0),
): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('token_hash', '<>', except)
    .execute()
}

/** Stores a new password unless it was changed meanwhile; answers whether it was stored. */
export async function replacePassword(
  tx: Tx,
  accountId: number,
  change: { from: string; to: string; at: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ password_hash: change.to, password_changed_at: change.at })
    .where('id', '=', accountId)
    .where('password_hash', '=', change.from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Remembers the language an account reads and is written to in. */
export const storeLanguage = async (
  tx: Tx,
  accountId: number,
  language: Language,
): Promise<void> => {
  await tx.updateTable('account').set({ language }).where('id', '=', accountId).execute()
}
