import { system } from '../shared/actor.ts'
import { asActor } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import type { JobPayload } from '../shared/jobs.ts'
import { type Happened, happenedIn } from './happened.ts'
import { keep, type NewMail, writeMails } from './mail-store.ts'
import { type NewNotice, writeNotices } from './store.ts'
import { type Telling, whoIsTold } from './who-is-told.ts'
import { asLetter } from './words.ts'

/**
 * Tells everybody whom who-is-told.ts names of one job of the queue `transition`: notices, mails and the jobs
 * that send these, in one transaction. Running it again changes nothing (promise R9).
 */
export const fanOut = (house: House, payload: JobPayload): Promise<void> =>
  asActor(house.db, system, async (tx) => {
    const happened = await happenedIn(tx, payload)
    if (!happened) return
    const told = whoIsTold(happened.happening, happened.becomes)
    const at = house.clock.now()
    await writeNotices(
      tx,
      at,
      told.flatMap((telling) => noticeOf(happened, telling)),
    )
    const letters = told.flatMap((telling) => mailOf(house.publicUrl, happened, telling))
    for (const mailId of await writeMails(tx, at, letters)) {
      // A job that a restore brought back: its mail may have gone out after the snapshot (promise R18).
      if (payload.restored) await keep(tx, mailId)
      else await house.jobs.enqueue(tx, 'mail', { mailId })
    }
  })

const keyOf = (happened: Happened, telling: Telling) =>
  `${happened.key}:${telling.who}:${telling.template}`

/** Nobody is told who is not there: a request without a reader, or not yet with a lender. */
function noticeOf(happened: Happened, telling: Telling): NewNotice[] {
  if (!telling.channels.includes('inApp')) return []
  const accountId = telling.who === 'reader' ? (happened.reader?.accountId ?? null) : null
  const libraryId = telling.who === 'reader' ? null : happened.libraries[telling.who]
  if (accountId === null && libraryId === null) return []
  return [
    {
      eventKey: keyOf(happened, telling),
      accountId,
      libraryId,
      kind: telling.template,
      requestId: happened.requestId,
      about: happened.about,
    },
  ]
}

function mailOf(publicUrl: string, happened: Happened, telling: Telling): NewMail[] {
  const { reader, libraries, requestId } = happened
  const libraryId = libraries.requestingLibrary
  if (!telling.channels.includes('mail') || !reader || libraryId === null) return []
  const eventKey = keyOf(happened, telling)
  const path = requestId === null ? (happened.about.path ?? '') : `/requests/${requestId}`
  const link = `${publicUrl}${path}`
  return [
    {
      eventKey,
      messageId: messageIdOf(eventKey, publicUrl),
      accountId: reader.accountId,
      libraryId,
      to: reader.email,
      language: reader.language,
      ...asLetter(telling.template, happened.about, { language: reader.language, link }),
    },
  ]
}

/** The same event has the same Message-ID for ever (RFC 5322 §3.6.4; ':' is not an atom character). */
const messageIdOf = (eventKey: string, publicUrl: string) =>
  `<${eventKey.replaceAll(':', '.')}@${new URL(publicUrl).hostname}>`
