import { sql } from 'kysely'
import { system } from '../shared/actor.ts'
import { asActor, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { isAddress, isLasting, type Post } from './post.ts'
import { writeNotices } from './store.ts'
import { noParticulars, oneLine } from './words.ts'

/**
 * After so many tries a mail has failed: with the queue's growing pauses (at most one hour, 0002_jobs.sql) that is
 * about two days, and the queue itself gives up at 50.
 */
const attemptsMax = 45

/**
 * Sends one mail. State `sending` is committed before the first byte and `sent` after the server's yes, so only a
 * cut between its yes and our commit can send twice, with the same Message-ID (promise R9). Throws when it should
 * be tried again.
 */
export const deliver = (house: House, post: Post | null, mailId: number): Promise<void> =>
  asActor(house.db, system, async (guard) => {
    // Held by this connection: a killed worker's guard falls with it, a living one's keeps everybody else out.
    if (!(await guardMail(guard, mailId))) throw new Error(`mail ${mailId} is being sent elsewhere`)
    if (post) await tryOnce(house, post, mailId)
    else if (house.installation.kind === 'demonstration') await keep(house, mailId)
  })

async function guardMail(tx: Tx, mailId: number): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`mail ${mailId}`}, 0)) as held`.execute(tx)
  return rows[0]?.held ?? false
}

/** What would have been sent, for the demonstration's mailbox. */
const keep = (house: House, mailId: number) =>
  asActor(house.db, system, (tx) =>
    tx
      .updateTable('mail')
      .set({ state: 'kept' })
      .where('id', '=', mailId)
      .where('state', '=', 'waiting')
      .execute(),
  )

async function tryOnce(house: House, post: Post, mailId: number): Promise<void> {
  const mail = await asActor(house.db, system, (tx) => begin(tx, mailId))
  if (!mail) return
  if (!isAddress(mail.to_address)) return giveUp(house, mail, 'not a mail address')
  const replyTo = isAddress(mail.contact_email) ? mail.contact_email : ''
  try {
    await post.send({
      messageId: mail.message_id,
      to: mail.to_address,
      replyTo,
      subject: mail.subject,
      body: mail.body,
    })
  } catch (error) {
    const reason = oneLine(error instanceof Error ? error.message : String(error)).slice(0, 300)
    if (isLasting(error) || mail.attempts >= attemptsMax) return giveUp(house, mail, reason)
    await asActor(house.db, system, (tx) => mark(tx, mailId, { state: 'waiting', reason }))
    throw error
  }
  await asActor(house.db, system, (tx) =>
    mark(tx, mailId, { state: 'sent', reason: '', sentAt: house.clock.now() }),
  )
}

interface Begun {
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
async function begin(tx: Tx, mailId: number): Promise<Begun | undefined> {
  const { rows } = await sql<Begun>`
    update mail set state = 'sending', attempts = attempts + 1
    where id = ${mailId} and state in ('waiting', 'sending')
    returning id, event_key, message_id, to_address, library_id, subject, body, attempts,
      coalesce((select contact_email from library where library.id = mail.library_id), '') as contact_email`.execute(
    tx,
  )
  return rows[0]
}

const mark = (
  tx: Tx,
  mailId: number,
  to: { state: 'waiting' | 'sent' | 'failed'; reason: string; sentAt?: Temporal.Instant },
) =>
  tx
    .updateTable('mail')
    .set({ state: to.state, last_error: to.reason, sent_at: to.sentAt ?? null })
    .where('id', '=', mailId)
    .execute()

/** The mail has failed; the reader's own library hears of it and can reach her in another way. */
const giveUp = (house: House, mail: Begun, reason: string) =>
  asActor(house.db, system, async (tx) => {
    await mark(tx, mail.id, { state: 'failed', reason })
    if (mail.library_id === null) return
    await writeNotices(tx, house.clock.now(), [
      {
        eventKey: `${mail.event_key}:mailFailed`,
        accountId: null,
        libraryId: mail.library_id,
        kind: 'mailFailed',
        requestId: null,
        about: { ...noParticulars, title: mail.subject, reason },
      },
    ])
  })

/** Gives every mail that still waits a job: those of a time without mail server, or whose job was given up. */
export const resumeMails = (house: House): Promise<void> =>
  asActor(house.db, system, async (tx) => {
    const waiting = await tx
      .selectFrom('mail')
      .where('state', 'in', ['waiting', 'sending'])
      .select('id')
      .orderBy('id')
      .execute()
    for (const mail of waiting) await house.jobs.enqueue(tx, 'mail', { mailId: mail.id })
  })
