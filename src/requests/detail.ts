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
export async function requestDetail(
  tx: Tx,
  actor: Actor,
  id: number,
  at: Temporal.Instant,
): Promise<RequestDetail | undefined> {
  const row = await lines(tx).where('request.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const price = row.price as LoanPrice
  const policy = row.policy as Resolved
  const shownRules = [
    policy.loanPeriod,
    policy.renewals,
    policy.withdrawalMinutes,
    policy.holdDays,
  ].map((rule) => rule.ruleId)
  const why = await whyOf(tx, [...price.ruleIds, ...shownRules])
  const history = await historyOf(tx, id)
  const home = await directoryEntry(tx, row.requesting_library_id)
  const holder = holderOf(row, actor, home.name)
  return {
    ...lineOf(row, actor, at),
    version: row.version,
    ...book(row),
    numbers: await numbersOf(tx, id),
    readerType: row.reader_type as RequestDetail['readerType'],
    readerBarcodeEnd: row.reader_barcode_end,
    recipient:
      (await tx
        .selectFrom('request_recipient')
        .select(['name', 'email', 'phone'])
        .where('request_id', '=', id)
        .executeTakeFirst()) ?? null,
    cancellableUntil: row.cancellable_until?.toString() ?? null,
    cancelAskedAt: row.cancel_asked_at?.toString() ?? null,
    heldUntil: row.held_until?.toString() ?? null,
    pickup: { place: home.place, hours: home.hours },
    copies:
      actor.kind === 'staff' && actor.libraryId === row.supplying_library_id
        ? await copiesOf(tx, row)
        : [],
    items: await tx
      .selectFrom('item')
      .select(['barcode', 'volume'])
      .where('request_id', '=', id)
      .execute(),
    offers: await offersOf(tx, id),
    price: priceShown(price, why),
    rules: whys(shownRules, why),
    timeline: timelineOf({
      state: row.state as State,
      history,
      holder,
      expected: expectations(row, policy),
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

async function directoryEntry(tx: Tx, libraryId: number) {
  const row = await tx
    .selectFrom('library')
    .selectAll()
    .where('id', '=', libraryId)
    .executeTakeFirstOrThrow()
  return {
    name: { zh: row.name_zh, en: row.name_en },
    place: { zh: row.pickup_place_zh, en: row.pickup_place_en },
    hours: { zh: row.pickup_hours_zh, en: row.pickup_hours_en },
  }
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
  const zh = unit === 'month' ? `${count === 1 ? '一' : `${count} `}个月` : `${count} 天`
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

const numbersOf = async (tx: Tx, id: number) => {
  const rows = await tx
    .selectFrom('request_number')
    .innerJoin('library', 'library.id', 'request_number.library_id')
    .select(['number', 'since', 'name_zh', 'name_en'])
    .where('request_id', '=', id)
    .orderBy('since')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    library: { zh: row.name_zh, en: row.name_en },
    since: row.since.toString(),
  }))
}

const offersOf = async (tx: Tx, id: number) => {
  const rows = await tx
    .selectFrom('offer')
    .innerJoin('library', 'library.id', 'offer.supplying_library_id')
    .select(['name_zh', 'name_en', 'state', 'reason'])
    .where('request_id', '=', id)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    library: { zh: row.name_zh, en: row.name_en },
    state: row.state,
    reason: row.reason ?? '',
  }))
}

const copiesOf = (tx: Tx, row: LineRow) =>
  tx
    .selectFrom('holding')
    .select(['barcode', 'call_number as callNumber', 'location', 'status'])
    .where('record_id', '=', row.record_id ?? 0)
    .where('library_id', '=', row.supplying_library_id ?? 0)
    .orderBy('lendable', 'desc')
    .orderBy('id')
    .execute()

interface HistoryDetails {
  reason?: string
  note?: string
}

const historyOf = async (tx: Tx, id: number) => {
  const rows = await tx
    .selectFrom('request_history as h')
    .innerJoin('library as r', 'r.id', 'h.requesting_library_id')
    .leftJoin('library as s', 's.id', 'h.supplying_library_id')
    .select([
      'h.at',
      'h.action',
      'h.from_state',
      'h.to_state',
      'h.actor_kind',
      'h.operator_code',
      'h.details',
    ])
    .select([
      'r.short_zh as r_zh',
      'r.short_en as r_en',
      's.short_zh as s_zh',
      's.short_en as s_en',
    ])
    .where('h.request_id', '=', id)
    .orderBy('h.id')
    .execute()
  return rows.map((row) => {
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
  })
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
