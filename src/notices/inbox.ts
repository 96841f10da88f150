import type { Language } from '../../texts/index.ts'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import { listMails } from './mail-store.ts'
import type { KeptMail, Notice } from './shapes.ts'
import { listNotices, type NoticeRow } from './store.ts'
import { inWords, type Particulars, type TemplateName } from './words.ts'

export interface NoticePage {
  /** `next` of the page before. */
  cursor?: string
  limit: number
  language: Language
}

/** A page of the actor's notices in her language, newest first; `next` is null on the last one. */
export async function noticesOf(
  tx: Tx,
  actor: Actor,
  { cursor, limit, language }: NoticePage,
): Promise<{ notices: Notice[]; next: string | null }> {
  const before = cursor === undefined ? null : Number(cursor)
  const rows = await listNotices(tx, actor, { before, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return {
    notices: shown.map((row) => noticeOf(row, language)),
    next: rows.length > limit ? String(shown.at(-1)?.id) : null,
  }
}

const noticeOf = (row: NoticeRow, language: Language): Notice => ({
  id: row.id,
  kind: row.kind,
  requestId: row.request_id,
  path: (row.details as Particulars).path ?? '',
  // Written by store.ts alone, from these very types.
  ...inWords(row.kind as TemplateName, row.details as Particulars, language),
  createdAt: row.created_at.toString(),
  read: row.read_at !== null,
})

/** The newest 100 mails to the actor, as the demonstration's mailbox shows them. */
export async function mailboxOf(tx: Tx, actor: Actor): Promise<KeptMail[]> {
  const mails = await listMails(tx, actor, 100)
  return mails.map((mail) => ({
    id: mail.id,
    to: mail.to_address,
    subject: mail.subject,
    body: mail.body,
    createdAt: mail.created_at.toString(),
    state: mail.state,
  }))
}
