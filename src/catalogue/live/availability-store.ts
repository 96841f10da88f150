import { sql } from 'kysely'
import type { Tx } from '../../shared/database.ts'
import type { MatchFacts } from '../merging/facts/match-facts.ts'
import { refreshSearch } from '../merging/search-store.ts'
import type { HoldingStatus } from '../shapes.ts'

/** A work at one library, as that library can be asked about it. */
export interface HeldWork {
  recordId: number
  libraryId: number
  controlNumber: string
  /** What its record says, to know it again among others; null where it came before there were such facts. */
  facts: MatchFacts | null
  isbn: string | null
  title: string
  responsibility: string
  /** When its copies there were last learnt of; null: never. */
  statusAt: Temporal.Instant | null
}

/** These works at every library that sent a record of them. */
export async function heldWorks(tx: Tx, recordIds: readonly number[]): Promise<HeldWork[]> {
  const { rows } = await sql<HeldWork>`
    select record.id as "recordId", sent.library_id as "libraryId", sent.control_number as "controlNumber",
           match_facts as facts, isbn, title, responsibility, max(status_at) as "statusAt"
    from record join source_record sent on sent.record_id = record.id
    left join holding on holding.source_record_id = sent.id
    where record.id = any(${[...recordIds]})
    group by record.id, sent.id
    order by record.id, sent.id`.execute(tx)
  return rows
}

/** A copy as its library says it now. */
export interface LearntCopy {
  barcode: string
  callNumber: string
  location: string
  volume: string
  status: HoldingStatus
}

export interface Learnt {
  libraryId: number
  recordId: number
  /** One at least. */
  copies: readonly LearntCopy[]
  at: Temporal.Instant
}

/** What can be lent in principle; one that a place keeps from being lent stays so, whatever its status. */
const lendableIf = (status: unknown) => sql`
  ${status} in ('available', 'onLoan') and (lendable or holding.status not in ('available', 'onLoan'))`

/**
 * Keeps what a library says of its copies of a work. Copies are known again by their barcode. Those without one are
 * together as well off as the best of the others. Where we knew of no single copy, those named take its place.
 */
export async function learnCopies(tx: Tx, learnt: Learnt): Promise<void> {
  const { libraryId, recordId, copies, at } = learnt
  await sql`select id from source_record
    where library_id = ${libraryId} and record_id = ${recordId} order by id for update`.execute(tx)
  if (await nameCopies(tx, learnt)) return
  await sql`
    update holding set status = new.status, status_at = ${at}, lendable = ${lendableIf(sql`new.status`)}
    from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as new(barcode text, status text)
    where library_id = ${libraryId} and record_id = ${recordId}
      and new.barcode <> '' and holding.barcode = new.barcode`.execute(tx)
  const best = bestOf(copies)
  await sql`
    update holding set status = ${best}, status_at = ${at}, lendable = ${lendableIf(best)}
    where library_id = ${libraryId} and record_id = ${recordId} and barcode = ''`.execute(tx)
}

/** Best first: what a reader can have is what counts. */
const order: readonly HoldingStatus[] = [
  'available',
  'onLoan',
  'readingRoomOnly',
  'inProcessing',
  'lost',
]

const bestOf = (copies: readonly LearntCopy[]): HoldingStatus =>
  order.find((status) => copies.some((copy) => copy.status === status)) ?? 'available'

/**
 * Puts the copies that were named in the place of the one that stood for them, and has the work found by their call
 * numbers; false where copies are known.
 */
async function nameCopies(tx: Tx, learnt: Learnt): Promise<boolean> {
  const { libraryId, recordId, copies, at } = learnt
  if (!copies.some(({ barcode }) => barcode !== '')) return false
  const { rows } = await sql<{ source_record_id: number; call_number: string }>`
    delete from holding where library_id = ${libraryId} and record_id = ${recordId} and barcode = ''
      and not exists (select from holding other where other.library_id = ${libraryId}
        and other.record_id = ${recordId} and other.id <> holding.id)
    returning source_record_id, call_number`.execute(tx)
  const [stoodFor] = rows
  if (!stoodFor) return false
  await tx
    .insertInto('holding')
    .values(
      distinct(copies).map((copy) => ({
        record_id: recordId,
        source_record_id: stoodFor.source_record_id,
        library_id: libraryId,
        call_number: copy.callNumber || stoodFor.call_number,
        barcode: copy.barcode,
        volume: copy.volume,
        location: copy.location,
        status: copy.status,
        lendable: copy.status === 'available' || copy.status === 'onLoan',
        status_at: at,
      })),
    )
    .execute()
  await refreshSearch(tx, [recordId])
  return true
}

const distinct = (copies: readonly LearntCopy[]): LearntCopy[] =>
  copies.filter(
    ({ barcode }, index) =>
      barcode === '' || copies.findIndex((copy) => copy.barcode === barcode) === index,
  )

/** The work that the record of a library belongs to; undefined when it has none of that number. */
export async function recordOf(
  tx: Tx,
  libraryId: number,
  controlNumber: string,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('source_record')
    .select('record_id')
    .where('library_id', '=', libraryId)
    .where('control_number', '=', controlNumber)
    .executeTakeFirst()
  return row?.record_id
}
