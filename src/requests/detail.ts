import type { Resolved } from '../policy/parameters.ts'
import { whyOf } from '../policy/store.ts'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import type { Bilingual } from '../shared/shapes.ts'
import type { LoanPrice } from './asking/price.ts'
import {
  copiesOf,
  directoryEntries,
  type HeldCopy,
  historyOf,
  itemsOf,
  logRecipientsSeen,
  numbersOf,
  offersOf,
  recipientsOf,
} from './detail-store.ts'
import { bookOf, expectations, holderOf, whoDid } from './detail-words.ts'
import type { State } from './lifecycle.ts'
import { type LineRow, lineOf, lines } from './lists.ts'
import { pickupCode } from './pickup-code.ts'
import type { RequestDetail } from './shapes.ts'
import { timelineOf } from './timeline.ts'
import { priceShown, whys } from './why.ts'

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
  await logRecipientsSeen(tx, { actor, at }, parts.recipients)
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
  const state = row.state as State
  const home = parts.homes.get(row.requesting_library_id)!
  const history = of(parts.history).map(historyEntry)
  const [recipient] = of(parts.recipients)
  return {
    ...lineOf(row, actor, at),
    version: row.version,
    ...bookOf(row),
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
    pickupCode:
      actor.kind === 'reader' && row.state === 'awaitingPickup' ? pickupCode(row.number) : null,
    timeline: timelineOf({
      state,
      history,
      holder: holderOf(state, actor, { requesting: home.name, supplying: supplierOf(row) }),
      expected: expectations(row.policy as Resolved, row.due_on),
    }),
    history,
  }
}

const supplierOf = (row: LineRow): Bilingual | null =>
  row.supplying_name_zh === null
    ? null
    : { zh: row.supplying_name_zh, en: row.supplying_name_en ?? '' }

const numberOf = (row: { number: string; since: Temporal.Instant } & NamedRow) => ({
  number: row.number,
  library: { zh: row.name_zh, en: row.name_en },
  since: row.since.toString(),
})

interface NamedRow {
  name_zh: string
  name_en: string
}

const offerOf = (row: { state: string; reason: string | null } & NamedRow) => ({
  library: { zh: row.name_zh, en: row.name_en },
  state: row.state,
  reason: row.reason ?? '',
})

const isOf = (row: LineRow) => (copy: HeldCopy) =>
  copy.record_id === row.record_id && copy.library_id === row.supplying_library_id

const copyOf = ({ barcode, call_number: callNumber, location, status }: HeldCopy) => ({
  barcode,
  callNumber,
  location,
  status,
})

interface HistoryDetails {
  reason?: string
  note?: string
}

function historyEntry(row: Awaited<ReturnType<typeof historyOf>>[number]) {
  const { reason = '', note = '' } = row.details as HistoryDetails
  return {
    at: row.at.toString(),
    action: row.action,
    fromState: row.from_state,
    toState: row.to_state,
    who: whoDid(row.actor_kind, row.action, {
      requesting: { zh: row.r_zh, en: row.r_en },
      supplying: row.s_zh === null ? null : { zh: row.s_zh, en: row.s_en ?? '' },
    }),
    operatorCode: row.operator_code,
    reason,
    note,
  }
}
