import type { Language } from '../../texts/index.ts'
import type { Tx } from '../shared/database.ts'
import { invariant } from '../shared/invariant.ts'
import type { JobPayload } from '../shared/jobs.ts'
import type { Bilingual } from '../shared/shapes.ts'
import {
  type LibraryRow,
  librariesOf,
  type Move,
  readEnquiry,
  readMove,
  readRegistration,
} from './happened-store.ts'
import { moneyMoved } from './money-moved.ts'
import type { Recipient } from './who-is-told.ts'
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
  libraries: Record<Exclude<Recipient, 'reader'>, number | null>
}

/** What a job of the queue `transition` is about; null when nothing here answers to it. */
export async function happenedIn(tx: Tx, payload: JobPayload): Promise<Happened | null> {
  if (payload.kind === 'requestMoved') return requestMoved(tx, Number(payload.historyId))
  if (payload.kind === 'registrationSubmitted' || payload.kind === 'registrationReviewed')
    return registration(tx, payload.kind, Number(payload.readerId))
  if (payload.kind === 'enquiryAsked' || payload.kind === 'enquiryAnswered')
    return enquiry(tx, payload.kind, Number(payload.enquiryId))
  return null
}

async function requestMoved(tx: Tx, historyId: number): Promise<Happened> {
  const move = await readMove(tx, historyId)
  invariant(move, 'a transition job is committed with its history row')
  const { requesting_library_id: requestingLibrary, former_library_id: former } = move
  const supplyingLibrary = move.supplying_library_id ?? former
  const libraries = await librariesOf(tx, [requestingLibrary, supplyingLibrary, former])
  return {
    key: String(historyId),
    happening: move.action,
    becomes: move.to_state,
    requestId: move.request_id,
    about: {
      ...noParticulars,
      ...home(libraries.get(requestingLibrary)),
      ...spoken(move),
      money: moneyMoved(move.details, move.fine_per_day_fen),
      number: move.number,
      title: move.title,
      supplier: nameOf(libraries, supplyingLibrary),
      formerSupplier: nameOf(libraries, former),
    },
    reader: readerOf(move),
    libraries: { requestingLibrary, supplyingLibrary },
  }
}

/** The reader in her language, at the address she gave for this book; in Chinese where she has chosen none. */
const readerOf = ({ account_id, language, email }: Move): Happened['reader'] =>
  email ? { accountId: account_id, language: language ?? 'zh', email } : null

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
  const reader = await readRegistration(tx, readerId)
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
    libraries: { requestingLibrary: reader.library_id, supplyingLibrary: null },
  }
}

/** A question about a record goes to the library asked; its answer to the reader, in her language. */
async function enquiry(tx: Tx, happening: string, enquiryId: number): Promise<Happened> {
  const asked = await readEnquiry(tx, enquiryId)
  invariant(asked, 'a job about a question is committed with it')
  const libraries = await librariesOf(tx, [asked.reader_library_id, asked.library_id])
  const language = asked.language === 'en' ? 'en' : 'zh'
  return {
    key: `${happening}.${enquiryId}`,
    happening,
    becomes: 'any',
    requestId: null,
    about: {
      ...noParticulars,
      ...home(libraries.get(asked.reader_library_id)),
      ...whatWasSaid(happening, asked),
      title: asked.record_title,
      supplier: nameOf(libraries, asked.library_id),
    },
    reader: { accountId: asked.accountId, language, email: asked.email },
    libraries: { requestingLibrary: asked.reader_library_id, supplyingLibrary: asked.library_id },
  }
}

type Asked = NonNullable<Awaited<ReturnType<typeof readEnquiry>>>

const whatWasSaid = (happening: string, asked: Asked): Pick<Particulars, 'note' | 'path'> =>
  happening === 'enquiryAnswered'
    ? { note: asked.answer ?? '', path: recordPath(asked.record_id) }
    : { note: asked.question, path: '/desk/enquiries' }

const recordPath = (recordId: number | null): string =>
  recordId === null ? '/messages' : `/records/${recordId}#ask`

const nameOf = (libraries: Map<number, LibraryRow>, id: number | null): Bilingual =>
  (id !== null && libraries.get(id)?.name) || noParticulars.supplier

/** The reader's own library: where she picks up, and whom she may call. */
function home(library: LibraryRow | undefined): Partial<Particulars> {
  if (!library) return {}
  const { name, pickupPlace, pickupHours, phone, email } = library
  return { library: name, pickupPlace, pickupHours, phone, email }
}
