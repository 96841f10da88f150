import { sql } from 'kysely'
import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import type { Bilingual } from '../../shared/shapes.ts'
import { ledTo } from '../merging/led-store.ts'
import type { Enquiry } from '../record/shapes.ts'

interface EnquiryRow {
  id: number
  record_id: number | null
  record_title: string
  library: Bilingual
  reader_library: Bilingual
  question: string
  asked_at: Temporal.Instant
  answer: string | null
  answered_at: Temporal.Instant | null
}

/**
 * Questions the actor may see: a reader's own (about one record and what went into it), or those to a librarian's
 * library, open ones first.
 */
export async function enquiriesOf(
  tx: Tx,
  actor: Actor,
  { recordId = null, limit }: { recordId?: number | null; limit: number },
): Promise<Enquiry[]> {
  if (actor.kind !== 'reader' && actor.kind !== 'staff') return []
  const mine =
    actor.kind === 'reader'
      ? sql<boolean>`reader_id = ${actor.readerId}`
      : sql<boolean>`library_id = ${actor.libraryId}`
  const about = recordId === null ? sql`` : sql`and record_id in (${ledTo(recordId)})`
  const { rows } = await sql<EnquiryRow>`
    select e.id, record_id, record_title, question, asked_at, answer, answered_at,
           jsonb_build_object('zh', asked.name_zh, 'en', asked.name_en) as library,
           jsonb_build_object('zh', home.name_zh, 'en', home.name_en) as reader_library
    from enquiry e
    join library asked on asked.id = e.library_id
    join library home on home.id = e.reader_library_id
    where ${mine} ${about}
    order by answer is null desc, case when answer is null then e.id end, e.id desc
    limit ${limit}`.execute(tx)
  return rows.map(toEnquiry)
}

const toEnquiry = (row: EnquiryRow): Enquiry => ({
  id: row.id,
  recordId: row.record_id,
  recordTitle: row.record_title,
  library: row.library,
  readerLibrary: row.reader_library,
  question: row.question,
  askedAt: row.asked_at.toString(),
  answer: row.answer,
  answeredAt: row.answered_at?.toString() ?? null,
})

/** How many questions wait for a library's answer. */
export async function openEnquiries(tx: Tx, libraryId: number): Promise<number> {
  const { open } = await tx
    .selectFrom('enquiry')
    .select(sql<number>`count(*)::int`.as('open'))
    .where('library_id', '=', libraryId)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  return open
}

/** How many questions a reader has asked since an instant; two calls at once wait for each other. */
export async function askedSince(
  tx: Tx,
  readerId: number,
  since: Temporal.Instant,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('enquiry', ${readerId}))`.execute(tx)
  const { asked } = await tx
    .selectFrom('enquiry')
    .select(sql<number>`count(*)::int`.as('asked'))
    .where('reader_id', '=', readerId)
    .where('asked_at', '>=', since)
    .executeTakeFirstOrThrow()
  return asked
}

export interface NewEnquiry {
  recordId: number
  recordTitle: string
  readerId: number
  readerLibraryId: number
  libraryId: number
  question: string
  at: Temporal.Instant
}

/** Writes a question; answers its id. */
export async function writeEnquiry(tx: Tx, asked: NewEnquiry): Promise<number> {
  const { id } = await tx
    .insertInto('enquiry')
    .values({
      record_id: asked.recordId,
      record_title: asked.recordTitle,
      reader_id: asked.readerId,
      reader_library_id: asked.readerLibraryId,
      library_id: asked.libraryId,
      question: asked.question,
      asked_at: asked.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Locks a question to the actor's library and says whether it waits for its answer; undefined when there is none. */
export const lockEnquiry = (tx: Tx, libraryId: number, id: number) =>
  tx
    .selectFrom('enquiry')
    .select(['id', sql<boolean>`answer is null`.as('isOpen')])
    .where('id', '=', id)
    .where('library_id', '=', libraryId)
    .forUpdate()
    .executeTakeFirst()

/** Writes the answer of an open question. */
export const writeAnswer = (
  tx: Tx,
  id: number,
  answered: { answer: string; at: Temporal.Instant; by: number },
) =>
  tx
    .updateTable('enquiry')
    .set({ answer: answered.answer, answered_at: answered.at, answered_by: answered.by })
    .where('id', '=', id)
    .execute()
