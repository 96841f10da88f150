import type { Resolved } from '../../policy/parameters.ts'
import { whys } from '../../policy/why.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Bilingual } from '../../shared/shapes.ts'
import type { LoanPrice } from '../asking/price.ts'
import type { State } from '../lifecycle.ts'
import { lineOf } from '../line.ts'
import type { LineRow } from '../lists-store.ts'
import type { RequestDetail } from '../shapes.ts'
import { priceShown } from '../why.ts'
import type { Parts } from './detail.ts'
import type { HeldCopy, historyOf } from './detail-store.ts'
import { bookOf, expectations, holderOf, whoDid } from './detail-words.ts'
import { pickupCode } from './pickup-code.ts'
import { timelineOf } from './timeline.ts'

/** Only who lends the book needs to know where her copies stand. */
export const lendsIt = (actor: Actor, row: LineRow) =>
  actor.kind === 'staff' && actor.libraryId === row.supplying_library_id

/** The rules whose sentences stand beside a request. */
export function shownRules(row: LineRow): string[] {
  const { loanPeriod, renewals, withdrawalMinutes, holdDays } = row.policy as Resolved
  return [loanPeriod, renewals, withdrawalMinutes, holdDays].map((rule) => rule.ruleId)
}

interface Looking {
  actor: Actor
  at: Temporal.Instant
}

/** A request as whoever is looking sees it, out of its row and of what stands beside it. */
export function detailOf(row: LineRow, parts: Parts, { actor, at }: Looking): RequestDetail {
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
    recipient: recipient ? recipientOf(recipient) : null,
    cancellableUntil: row.cancellable_until?.toString() ?? null,
    cancelAskedAt: row.cancel_asked_at?.toString() ?? null,
    heldUntil: row.held_until?.toString() ?? null,
    pickup: { place: home.place, hours: home.hours },
    copies: lendsIt(actor, row) ? parts.copies.filter(isOf(row)).map(copyOf) : [],
    items: of(parts.items).map(({ barcode, volume }) => ({ barcode, volume })),
    offers: of(parts.offers).map(offerOf),
    depositMissingFen: parts.depositsMissing.get(row.id) ?? null,
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

const recipientOf = ({ name, email, phone }: NonNullable<RequestDetail['recipient']>) => ({
  name,
  email,
  phone,
})

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
