import { membersOn } from '../../libraries/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { dayOf, startOfDay } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { gather, ok, type Result, refuse } from '../../shared/result.ts'
import { standingRecord } from '../merging/led-store.ts'
import { describedRecord, holdingLibraries } from '../record/record-store.ts'
import type { EnquiryForm } from '../record/shapes.ts'
import { catalogueRules } from '../rules-store.ts'
import { objectionsTo } from './enquiry.ts'
import { askedSince, lockEnquiry, writeAnswer, writeEnquiry } from './enquiry-store.ts'

type Reader = Extract<Actor, { kind: 'reader' }>
type Staff = Extract<Actor, { kind: 'staff' }>

/** The libraries one may ask about a record: the reader's own first, then the members that hold it. */
export async function askableLibraries(
  tx: Tx,
  recordId: number,
  { homeId, on }: { homeId: number | null; on: Temporal.PlainDate },
) {
  const holders = new Set(await holdingLibraries(tx, recordId))
  const members = await membersOn(tx, on)
  const home = members.filter(({ id }) => id === homeId)
  const others = members.filter(({ id }) => id !== homeId && holders.has(id))
  return [...home, ...others]
}

/**
 * Asks a library about a record; its desk is told by a job of the same transaction. Refuses `notFound`,
 * `libraryNotAskable`, `tooLong` and, by rule K1, `enquiryLimit`.
 */
export async function ask(
  tx: Tx,
  house: House,
  reader: Reader,
  { libraryCode, question, ...asked }: EnquiryForm & { recordId: number },
): Promise<Result<{ id: number }>> {
  const at = house.clock.now()
  const on = dayOf(at)
  const recordId = await standingRecord(tx, asked.recordId)
  const record = recordId === null ? undefined : await describedRecord(tx, recordId)
  if (recordId === null || !record) return refuse('notFound')
  const askable = await askableLibraries(tx, recordId, { homeId: reader.libraryId, on })
  const library = askable.find(({ code }) => code === libraryCode)
  const askedToday = await askedSince(tx, reader.readerId, startOfDay(on))
  const rules = await catalogueRules(house)
  const refused = gather(objectionsTo({ question, isAskable: !!library, askedToday, rules }))
  if (refused || !library) return refused ?? refuse('libraryNotAskable')
  const id = await writeEnquiry(tx, {
    recordId,
    recordTitle: record.title,
    readerId: reader.readerId,
    readerLibraryId: reader.libraryId,
    libraryId: library.id,
    question,
    at,
  })
  await house.jobs.enqueue(tx, 'transition', { kind: 'enquiryAsked', enquiryId: id })
  return ok({ id })
}

/** Answers a question put to the librarian's own library, once. Refuses `notFound`, `alreadyAnswered`. */
export async function answerEnquiry(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, answer }: { id: number; answer: string },
): Promise<Result<{ id: number }>> {
  const enquiry = await lockEnquiry(tx, staff.libraryId, id)
  if (!enquiry) return refuse('notFound')
  if (!enquiry.isOpen) return refuse('alreadyAnswered')
  await writeAnswer(tx, id, { answer, at: house.clock.now(), by: staff.accountId })
  await house.jobs.enqueue(tx, 'transition', { kind: 'enquiryAnswered', enquiryId: id })
  return ok({ id })
}
