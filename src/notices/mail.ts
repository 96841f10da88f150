import { system } from '../shared/actor.ts'
import { asActor } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { type Begun, begin, guardMail, keep, mark, waitingMails } from './mail-store.ts'
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
    else if (house.installation.kind === 'demonstration') await keep(guard, mailId)
  })

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
    for (const mailId of await waitingMails(tx)) await house.jobs.enqueue(tx, 'mail', { mailId })
  })
