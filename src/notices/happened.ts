import { sql } from 'kysely'
import type { Language } from '../../texts/index.ts'
import type { Tx } from '../shared/database.ts'
import { invariant } from '../shared/invariant.ts'
import type { JobPayload } from '../shared/jobs.ts'
import type { Bilingual } from '../shared/shapes.ts'
import { noParticulars, type Particulars } from './words.ts'

/** Something that happened, with everybody who may have to hear of it. */
export interface Happened {
  /** The same for every run of the same job: what makes a notice exist once. */
  key: string
  happening: string
  becomes: string
  requestId: number | null
  about: Particulars
  reader: { accountId: number | null; language: Language; email: string } | null
  libraries: Record<'requestingLibrary' | 'supplyingLibrary' | 'nextSupplier', number | null>
}

/** What a job of the queue `transition` is about; null when nothing here answers to it. */
export async function happenedIn(tx: Tx, payload: JobPayload): Promise<Happened | null> {
  if (payload.kind === 'requestMoved') return requestMoved(tx, Number(payload.historyId))
  if (payload.kind === 'registrationSubmitted' || payload.kind === 'registrationReviewed')
    return registration(tx, payload.kind, Number(payload.readerId))
  return null
}

interface Move {
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
  account_id: number | null
  language: Language | null
  email: string | null
  former_action: string | null
  former_details: Details | null
  former_library_id: number | null
}
interface Details {
  reason?: string | null
  note?: string | null
  dueOn?: string | null
  heldUntil?: string | null
  supplierId?: number | null
}

/** One step of a request; `former_…` is the last no before it, the reason why somebody else is asked now. */
const readMove = async (tx: Tx, historyId: number): Promise<Move | undefined> => {
  const { rows } = await sql<Move>`
    select h.action, h.to_state, h.details, h.request_id, h.requesting_library_id, h.supplying_library_id,
           r.number, r.title, r.due_on, r.held_until, a.id as account_id, a.language, c.email,
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
    ) former on h.action in ('offer', 'exhaust')
    where h.id = ${historyId}`.execute(tx)
  return rows[0]
}

async function requestMoved(tx: Tx, historyId: number): Promise<Happened> {
  const move = await readMove(tx, historyId)
  invariant(move, 'a transition job is committed with its history row')
  const nextSupplier = move.details.supplierId ?? move.supplying_library_id
  const supplyingLibrary = move.supplying_library_id ?? move.former_library_id
  const asked = move.action === 'offer' ? nextSupplier : supplyingLibrary
  const libraries = await librariesOf(tx, [
    move.requesting_library_id,
    asked,
    move.former_library_id,
  ])
  const reader = move.email
    ? { accountId: move.account_id, language: move.language ?? 'zh', email: move.email }
    : null
  return {
    key: String(historyId),
    happening: move.action,
    becomes: move.to_state,
    requestId: move.request_id,
    about: {
      ...noParticulars,
      ...home(libraries.get(move.requesting_library_id)),
      ...spoken(move),
      number: move.number,
      title: move.title,
      supplier: nameOf(libraries, asked),
      formerSupplier: nameOf(libraries, move.former_library_id),
    },
    reader,
    libraries: {
      requestingLibrary: move.requesting_library_id,
      supplyingLibrary,
      nextSupplier,
    },
  }
}

/** What was said and which days were set; the request's own days stand in where the step has none. */
function spoken(move: Move): Pick<Particulars, 'reason' | 'note' | 'dueOn' | 'heldUntil'> {
  const said = move.former_details ?? move.details
  const lapsed = move.former_action === 'letLapse' ? 'letLapse' : ''
  return {
    reason: said.reason ?? lapsed,
    note: said.note ?? '',
    dueOn: move.details.dueOn ?? move.due_on?.toString() ?? '',
    heldUntil: move.details.heldUntil ?? move.held_until?.toString() ?? '',
  }
}

async function registration(tx: Tx, happening: string, readerId: number): Promise<Happened> {
  const reader = await tx
    .selectFrom('reader')
    .innerJoin('reader_person', 'reader_person.reader_id', 'reader.id')
    .innerJoin('account', 'account.id', 'reader.account_id')
    .where('reader.id', '=', readerId)
    .select(['account.id as accountId', 'account.language', 'reader_person.email'])
    .select(['reader.library_id', 'reader.status', 'reader.status_reason'])
    .select(['reader.submitted_at', 'reader.reviewed_at'])
    .executeTakeFirst()
  invariant(reader, 'a registration job is committed with its reader')
  // A refused registration is submitted and reviewed again: each time is an event of its own.
  const at = happening === 'registrationSubmitted' ? reader.submitted_at : reader.reviewed_at
  const libraries = await librariesOf(tx, [reader.library_id])
  return {
    key: `${happening}.${readerId}.${at?.epochMilliseconds ?? ''}`,
    happening,
    becomes: reader.status,
    requestId: null,
    about: {
      ...noParticulars,
      ...home(libraries.get(reader.library_id)),
      reason: reader.status_reason,
    },
    reader: {
      accountId: reader.accountId,
      language: reader.language === 'en' ? 'en' : 'zh',
      email: reader.email,
    },
    libraries: {
      requestingLibrary: reader.library_id,
      supplyingLibrary: null,
      nextSupplier: null,
    },
  }
}

interface LibraryRow {
  id: number
  name: Bilingual
  pickupPlace: Bilingual
  pickupHours: Bilingual
  phone: string
  email: string
}

async function librariesOf(
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

const nameOf = (libraries: Map<number, LibraryRow>, id: number | null): Bilingual =>
  (id !== null && libraries.get(id)?.name) || noParticulars.supplier

/** The reader's own library: where she picks up, and whom she may call. */
function home(library: LibraryRow | undefined): Partial<Particulars> {
  if (!library) return {}
  const { name, pickupPlace, pickupHours, phone, email } = library
  return { library: name, pickupPlace, pickupHours, phone, email }
}
