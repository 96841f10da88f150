import type { Resolved } from '../policy/parameters.ts'
import { whyOf } from '../policy/store.ts'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import type { Bilingual } from '../shared/shapes.ts'
import { loanStates, type ReaderWord, type State } from './lifecycle.ts'
import { type LineRow, lineOf, lines } from './lists.ts'
import type { LoanPrice } from './price.ts'
import type { Price, RequestDetail, Why } from './shapes.ts'
import { timelineOf } from './timeline.ts'

/** A request with everything the actor may see of it; none where it is not hers. */
export const requestDetail = async (
  tx: Tx,
  actor: Actor,
  id: number,
  at: Temporal.Instant,
): Promise<RequestDetail | undefined> => (await requestDetails(tx, actor, [id], at))[0]

/** The same of several, in this order and read together; those that are not hers are left out. */
export async function requestDetails(
  tx: Tx,
  actor: Actor,
  ids: readonly number[],
  at: Temporal.Instant,
): Promise<RequestDetail[]> {
  if (ids.length === 0) return []
  const rows = await lines(tx).where('request.id', 'in', ids).execute()
  if (rows.length === 0) return []
  const parts = await partsOf(tx, actor, rows)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [detailOf(row, parts, { actor, at })] : []
  })
}

/** What stands beside the rows of some requests, each list of all of them. */
async function partsOf(tx: Tx, actor: Actor, rows: readonly LineRow[]) {
  const ids = rows.map(({ id }) => id)
  return {
    why: await whyOf(
      tx,
      rows.flatMap((row) => [...(row.price as LoanPrice).ruleIds, ...shownRules(row)]),
    ),
    history: await historyOf(tx, ids),
    homes: await directoryEntries(
      tx,
      rows.map((row) => row.requesting_library_id),
    ),
    numbers: await numbersOf(tx, ids),
    recipients: await recipientsOf(tx, ids),
    copies: await copiesOf(
      tx,
      rows.filter((row) => lendsIt(actor, row)),
    ),
    items: await itemsOf(tx, ids),
    offers: await offersOf(tx, ids),
  }
}

const lendsIt = (actor: Actor, row: LineRow) =>
  actor.kind === 'staff' && actor.libraryId === row.supplying_library_id

function shownRules(row: LineRow): string[] {
  const { loanPeriod, renewals, withdrawalMinutes, holdDays } = row.policy as Resolved
  return [loanPeriod, renewals, withdrawalMinutes, holdDays].map((rule) => rule.ruleId)
}

interface Looking {
  actor: Actor
  at: Temporal.Instant
}

function detailOf(
  row: LineRow,
  parts: Awaited<ReturnType<typeof partsOf>>,
  { actor, at }: Looking,
): RequestDetail {
  const of = <T extends { request_id: number }>(all: readonly T[]) =>
    all.filter(({ request_id }) => request_id === row.id)
  const home = parts.homes.get(row.requesting_library_id)!
  const history = of(parts.history).map(historyEntry)
  const [recipient] = of(parts.recipients)
  return {
    ...lineOf(row, actor, at),
    version: row.version,
    ...book(row),
    numbers: of(parts.numbers).map(numberOf),
    readerType: row.reader_type as RequestDetail['readerType'],
    readerBarcodeEnd: row.reader_barcode_end,
    recipient: recipient
      ? { name: recipient.name, email: recipient.email, phone: recipient.phone }
      : null,
    cancellableUntil: row.cancellable_until?.toString() ?? null,
    cancelAskedAt: row.cancel_asked_at?.toString() ?? null,
    heldUntil: row.held_until?.toString() ?? null,
    pickup: { place: home.place, hours: home.hours },
    copies: lendsIt(actor, row) ? parts.copies.filter(isOf(row)).map(copyOf) : [],
    items: of(parts.items).map(({ barcode, volume }) => ({ barcode, volume })),
    offers: of(parts.offers).map(offerOf),
    price: priceShown(row.price as LoanPrice, parts.why),
    rules: whys(shownRules(row), parts.why),
    timeline: timelineOf({
      state: row.state as State,
      history,
      holder: holderOf(row, actor, home.name),
      expected: expectations(row, row.policy as Resolved),
    }),
    history,
  }
}

const book = (row: LineRow) => ({
  channel: row.channel,
  publisher: row.publisher,
  publishedYear: row.published_year,
  isbnIssn: row.isbn_issn,
  materialType: row.material_type,
  language: row.language,
  recordId: row.record_id,
  deliveryMethod: row.delivery_method as RequestDetail['deliveryMethod'],
  neededBy: row.needed_by?.toString() ?? null,
  note: row.note,
  additionalLenders: row.additional_lenders,
  searchScope: row.search_scope,
})

/** A price with the sentences of its rules. */
export const priceShown = (price: LoanPrice, why: ReadonlyMap<string, Bilingual>): Price => ({
  grossFen: price.grossFen,
  subsidyFen: price.subsidyFen,
  readerPaysFen: price.readerPaysFen,
  depositFen: price.depositFen,
  why: whys(price.ruleIds, why),
})

/** The rules by id with their sentences, each once. */
export const whys = (ruleIds: readonly string[], why: ReadonlyMap<string, Bilingual>): Why[] =>
  [...new Set(ruleIds)].map((ruleId) => ({
    ruleId,
    sentence: why.get(ruleId) ?? { zh: ruleId, en: ruleId },
  }))

async function directoryEntries(tx: Tx, libraryIds: readonly number[]) {
  const rows = await tx
    .selectFrom('library')
    .selectAll()
    .where('id', 'in', [...new Set(libraryIds)])
    .execute()
  const entries = rows.map((row) => ({
    name: { zh: row.name_zh, en: row.name_en },
    place: { zh: row.pickup_place_zh, en: row.pickup_place_en },
    hours: { zh: row.pickup_hours_zh, en: row.pickup_hours_en },
  }))
  return new Map(rows.map((row, index) => [row.id, entries[index]!]))
}

/** Who holds the ball, in words for the person who looks. */
function holderOf(row: LineRow, actor: Actor, home: Bilingual): Bilingual | null {
  const holder = loanStates[row.state as State].holder
  if (holder === null) return null
  if (holder === 'reader')
    return actor.kind === 'reader' ? { zh: '您', en: 'you' } : { zh: '读者', en: 'the reader' }
  if (holder === 'courier') return { zh: '物流', en: 'the courier' }
  if (holder === 'requestingLibrary') return home
  return row.supplying_name_zh
    ? { zh: row.supplying_name_zh, en: row.supplying_name_en ?? '' }
    : home
}

/** What can be said of the steps to come without promising more than the rules do. */
function expectations(row: LineRow, policy: Resolved): Partial<Record<ReaderWord, Bilingual>> {
  const { count, unit } = policy.loanPeriod.value
  const zh = unit === 'month' ? `${count === 1 ? '一' : count} 个月` : `${count} 天`
  const en = `${count} ${unit}${count === 1 ? '' : 's'}`
  return {
    awaitingPickup: { zh: '到馆后会通知您', en: 'You will be told when it is there' },
    onLoan: { zh: `取书起${zh}`, en: `${en} from pick-up` },
    ...(row.due_on
      ? {
          returning: {
            zh: `${row.due_on.month}月${row.due_on.day}日到期`,
            en: `due ${row.due_on}`,
          },
        }
      : {}),
  }
}

const numbersOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('request_number')
    .innerJoin('library', 'library.id', 'request_number.library_id')
    .select(['request_id', 'number', 'since', 'name_zh', 'name_en'])
    .where('request_id', 'in', ids)
    .orderBy('since')
    .execute()

const numberOf = (row: { number: string; since: Temporal.Instant } & NamedRow) => ({
  number: row.number,
  library: { zh: row.name_zh, en: row.name_en },
  since: row.since.toString(),
})

interface NamedRow {
  name_zh: string
  name_en: string
}

const recipientsOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('request_recipient')
    .select(['request_id', 'name', 'email', 'phone'])
    .where('request_id', 'in', ids)
    .execute()

const itemsOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('item')
    .select(['request_id', 'barcode', 'volume'])
    .where('request_id', 'in', ids)
    .execute()

const offersOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('offer')
    .innerJoin('library', 'library.id', 'offer.supplying_library_id')
    .select(['request_id', 'name_zh', 'name_en', 'state', 'reason'])
    .where('request_id', 'in', ids)
    .orderBy('position')
    .execute()

const offerOf = (row: { state: string; reason: string | null } & NamedRow) => ({
  library: { zh: row.name_zh, en: row.name_en },
  state: row.state,
  reason: row.reason ?? '',
})

/** The copies of these works at the libraries that are asked for them. */
const copiesOf = async (tx: Tx, rows: readonly LineRow[]) => {
  const works = rows.filter((row) => row.record_id !== null)
  if (works.length === 0) return []
  return tx
    .selectFrom('holding')
    .select(['record_id', 'library_id', 'barcode', 'call_number', 'location', 'status'])
    .where(
      'record_id',
      'in',
      works.map((row) => row.record_id!),
    )
    .where(
      'library_id',
      'in',
      works.map((row) => row.supplying_library_id!),
    )
    .orderBy('lendable', 'desc')
    .orderBy('id')
    .execute()
}

type HeldCopy = Awaited<ReturnType<typeof copiesOf>>[number]

const isOf = (row: LineRow) => (copy: HeldCopy) =>
  copy.record_id === row.record_id && copy.library_id === row.supplying_library_id

const copyOf = (copy: HeldCopy) => ({
  barcode: copy.barcode,
  callNumber: copy.call_number,
  location: copy.location,
  status: copy.status,
})

interface HistoryDetails {
  reason?: string
  note?: string
}

const historyOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('request_history as h')
    .innerJoin('library as r', 'r.id', 'h.requesting_library_id')
    .leftJoin('library as s', 's.id', 'h.supplying_library_id')
    .select(['h.request_id', 'h.at', 'h.action', 'h.from_state', 'h.to_state'])
    .select(['h.actor_kind', 'h.operator_code', 'h.details'])
    .select(['r.short_zh as r_zh', 'r.short_en as r_en'])
    .select(['s.short_zh as s_zh', 's.short_en as s_en'])
    .where('h.request_id', 'in', ids)
    .orderBy('h.id')
    .execute()

function historyEntry(row: Awaited<ReturnType<typeof historyOf>>[number]) {
  const { reason = '', note = '' } = row.details as HistoryDetails
  return {
    at: row.at.toString(),
    action: row.action,
    fromState: row.from_state,
    toState: row.to_state,
    who: actorWords[row.actor_kind] ?? staffWords(row),
    operatorCode: row.operator_code,
    reason,
    note,
  }
}

const actorWords: Record<string, Bilingual> = {
  reader: { zh: '读者', en: 'Reader' },
  system: { zh: '系统', en: 'System' },
  centre: { zh: '馆际互借中心', en: 'ILL centre' },
}
const bySupplier = [
  'accept',
  'refuse',
  'forward',
  'fill',
  'collect',
  'recall',
  'checkIn',
  'settleLoss',
  'agreeToCancel',
  'declineToCancel',
]

const staffWords = (row: {
  action: string
  r_zh: string
  r_en: string
  s_zh: string | null
  s_en: string | null
}): Bilingual =>
  bySupplier.includes(row.action)
    ? { zh: row.s_zh ?? '', en: row.s_en ?? '' }
    : { zh: row.r_zh, en: row.r_en }
