import { sql } from 'kysely'
import type { Language } from '../../texts/index.ts'
import { type Actor, accountOf } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'

export interface NewMail {
  eventKey: string
  messageId: string
  accountId: number | null
  /** The reader's own library: answers go to it, and it is told when the mail cannot be delivered. */
  libraryId: number
  to: string
  language: Language
  subject: string
  body: string
}

/** Writes mails and answers the ids of those that were not there yet. */
export async function writeMails(
  tx: Tx,
  at: Temporal.Instant,
  mails: readonly NewMail[],
): Promise<number[]> {
  if (mails.length === 0) return []
  const written = await tx
    .insertInto('mail')
    .values(
      mails.map((mail) => ({
        event_key: mail.eventKey,
        message_id: mail.messageId,
        account_id: mail.accountId,
        library_id: mail.libraryId,
        to_address: mail.to,
        language: mail.language,
        subject: mail.subject,
        body: mail.body,
        state: 'waiting',
        created_at: at,
      })),
    )
    .onConflict((conflict) => conflict.column('event_key').doNothing())
    .returning('id')
    .execute()
  return written.map((mail) => mail.id)
}

/** The newest mails written to the actor. */
export const listMails = (tx: Tx, actor: Actor, limit: number) =>
  tx
    .selectFrom('mail')
    .where('account_id', '=', accountOf(actor) ?? -1)
    .select(['id', 'to_address', 'subject', 'body', 'created_at', 'state'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Whether this transaction alone now holds the mail; it does so to its end. */
export async function guardMail(tx: Tx, mailId: number): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`mail ${mailId}`}, 0)) as held`.execute(tx)
  return rows[0]?.held ?? false
}

/** A mail whose attempt has begun. */
export interface Begun {
  id: number
  event_key: string
  message_id: string
  to_address: string
  library_id: number | null
  subject: string
  body: string
  attempts: number
  contact_email: string
}

/** Counts an attempt; nothing when the mail has gone or failed already. `sending` is left of a killed attempt. */
export async function begin(tx: Tx, mailId: number): Promise<Begun | undefined> {
  const { rows } = await sql<Begun>`
    update mail set state = 'sending', attempts = attempts + 1
    where id = ${mailId} and state in ('waiting', 'sending')
    returning id, event_key, message_id, to_address, library_id, subject, body, attempts,
      coalesce((select contact_email from library where library.id = mail.library_id), '') as contact_email`.execute(
    tx,
  )
  return rows[0]
}

/** What became of the attempt. */
export const mark = (
  tx: Tx,
  mailId: number,
  to: { state: 'waiting' | 'sent' | 'failed'; reason: string; sentAt?: Temporal.Instant },
) =>
  tx
    .updateTable('mail')
    .set({ state: to.state, last_error: to.reason, sent_at: to.sentAt ?? null })
    .where('id', '=', mailId)
    .execute()

/** The mail stays for the mailbox page. */
export const keep = (tx: Tx, mailId: number) =>
  tx
    .updateTable('mail')
    .set({ state: 'kept' })
    .where('id', '=', mailId)
    .where('state', '=', 'waiting')
    .execute()

/** The ids of all mails that are still to go out. */
export async function waitingMails(tx: Tx): Promise<number[]> {
  const rows = await tx
    .selectFrom('mail')
    .where('state', 'in', ['waiting', 'sending'])
    .select('id')
    .orderBy('id')
    .execute()
  return rows.map((mail) => mail.id)
}
