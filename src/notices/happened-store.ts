import { sql } from 'kysely'
import type { Language } from '../../texts/index.ts'
import type { Tx } from '../shared/database.ts'
import type { Bilingual } from '../shared/shapes.ts'
import type { MoneyMoved } from './money-moved.ts'

/** One step of a request with what its notices say and to whom. */
export interface Move {
  action: string
  to_state: string
  details: Details
  request_id: number
  requesting_library_id: number
  supplying_library_id: number | null
  number: string
  title: string
  due_on: Temporal.PlainDate | null
  held_until: Temporal.PlainDate | null
  fine_per_day_fen: number
  account_id: number | null
  language: Language | null
  email: string | null
  former_action: string | null
  former_details: Details | null
  former_library_id: number | null
}
interface Details extends Partial<MoneyMoved> {
  reason?: string | null
  note?: string | null
  dueOn?: string | null
  heldUntil?: string | null
}

/** One step of a request; `former_…` is the last no before it, the reason why somebody else is asked now. */
export const readMove = async (tx: Tx, historyId: number): Promise<Move | undefined> => {
  const { rows } = await sql<Move>`
    select h.action, h.to_state, h.details, h.request_id, h.requesting_library_id, h.supplying_library_id,
           r.number, r.title, r.due_on, r.held_until, coalesce((r.policy -> 'finePerDayFen' ->> 'value')::int, 0) as fine_per_day_fen,
           a.id as account_id, a.language, c.email,
           former.action as former_action, former.details as former_details,
           former.supplying_library_id as former_library_id
    from request_history h
    join request r on r.id = h.request_id
    left join reader p on p.id = r.reader_id
    left join account a on a.id = p.account_id
    left join request_recipient c on c.request_id = r.id
    left join lateral (
      select f.action, f.details, f.supplying_library_id from request_history f
      where f.request_id = h.request_id and f.id < h.id and f.action in ('refuse', 'forward', 'letLapse')
      order by f.id desc limit 1
    ) former on h.action in ('offer', 'exhaust', 'expire')
    where h.id = ${historyId}`.execute(tx)
  return rows[0]
}

/** A registration as it stands. */
export const readRegistration = (tx: Tx, readerId: number) =>
  tx
    .selectFrom('reader')
    .innerJoin('reader_person', 'reader_person.reader_id', 'reader.id')
    .innerJoin('account', 'account.id', 'reader.account_id')
    .where('reader.id', '=', readerId)
    .select(['account.id as accountId', 'account.language', 'reader_person.email'])
    .select(['reader.library_id', 'reader.status', 'reader.status_reason'])
    .select(['reader.submitted_at', 'reader.reviewed_at'])
    .executeTakeFirst()

/** A question to a library and who asked it. */
export const readEnquiry = (tx: Tx, enquiryId: number) =>
  tx
    .selectFrom('enquiry')
    .innerJoin('reader', 'reader.id', 'enquiry.reader_id')
    .innerJoin('reader_person', 'reader_person.reader_id', 'reader.id')
    .innerJoin('account', 'account.id', 'reader.account_id')
    .where('enquiry.id', '=', enquiryId)
    .select(['account.id as accountId', 'account.language', 'reader_person.email'])
    .select(['enquiry.record_id', 'enquiry.record_title', 'enquiry.question', 'enquiry.answer'])
    .select(['enquiry.library_id', 'enquiry.reader_library_id'])
    .executeTakeFirst()

/** A library as notices name it. */
export interface LibraryRow {
  id: number
  name: Bilingual
  pickupPlace: Bilingual
  pickupHours: Bilingual
  phone: string
  email: string
}

/** The libraries with these ids. */
export async function librariesOf(
  tx: Tx,
  ids: readonly (number | null)[],
): Promise<Map<number, LibraryRow>> {
  const rows = await tx
    .selectFrom('library')
    .where('id', 'in', [...new Set(ids.filter((id) => id !== null))])
    .selectAll()
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: { zh: row.name_zh, en: row.name_en },
        pickupPlace: { zh: row.pickup_place_zh, en: row.pickup_place_en },
        pickupHours: { zh: row.pickup_hours_zh, en: row.pickup_hours_en },
        phone: row.contact_phone,
        email: row.contact_email,
      },
    ]),
  )
}
