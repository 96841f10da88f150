import { sql } from 'kysely'
import { dueDate } from '../calendar/due-date.ts'
import { plainBarcode } from '../catalogue/standard-numbers.ts'
import { post } from '../ledger/post.ts'
import { type Actor, operatorOf } from '../shared/actor.ts'
import { dayOf } from '../shared/clock.ts'
import type { Tx } from '../shared/database.ts'
import { invariant } from '../shared/invariant.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { type Action, type Effect, isRefusalReason } from './lifecycle.ts'
import type { ActionForm } from './shapes.ts'
import {
  answerPresentOffer,
  factsOf,
  lendItem,
  type RequestChange,
  type RequestRow,
} from './store.ts'

/** What an effect is given: the request before the change, and who does what when. */
export interface Doing {
  request: RequestRow
  action: Action
  form: Pick<ActionForm, 'reason' | 'note' | 'barcode' | 'condition' | 'libraryCode'>
  actor: Actor
  at: Temporal.Instant
}

/** What an effect adds to the request's row and to the details of the history line. */
export interface Written {
  change: RequestChange
  details: Record<string, unknown>
}
const nothing: Written = { change: {}, details: {} }

type EffectWriter = (tx: Tx, doing: Doing) => Promise<Result<Written>>

/** How each effect of the table is written. `offerToNextSupplier` is a transition of its own: see act.ts. */
export const effects: Record<Exclude<Effect, 'offerToNextSupplier'>, EffectWriter> = {
  noteCancelAsked: async (_tx, { at }) => ok({ change: { cancel_asked_at: at }, details: {} }),
  clearCancelAsked: async () => ok({ change: { cancel_asked_at: null }, details: {} }),
  answerOffer,
  recordItem,
  chargeLogistics,
  holdForPickup: async (_tx, { request, at }) => {
    const heldUntil = dayOf(at).add({ days: factsOf(request).policy.holdDays.value })
    return ok({ change: { held_until: heldUntil }, details: { heldUntil: heldUntil.toString() } })
  },
  setDueDate: async (_tx, { request, at }) =>
    due(dueDate(dayOf(at), factsOf(request).policy.loanPeriod.value)),
  chargeHandOver,
  shortenDueDate: async (_tx, { request, at }) => {
    const { dueOn, policy } = factsOf(request)
    const recalledTo = dayOf(at).add({ days: policy.recallGraceDays.value })
    const earlier = dueOn && Temporal.PlainDate.compare(dueOn, recalledTo) < 0 ? dueOn : recalledTo
    return due(earlier)
  },
  extendDueDate: async (_tx, { request }) => {
    const { dueOn, policy } = factsOf(request)
    return dueOn ? due(dueDate(dueOn, policy.loanPeriod.value)) : ok(nothing)
  },
  closeItem: async (tx, { request, at, form }) => {
    await tx
      .updateTable('item')
      .set({ returned_at: at, condition_back: form.condition })
      .where('request_id', '=', request.id)
      .where('returned_at', 'is', null)
      .execute()
    return ok(nothing)
  },
  countLoan: async (tx, { request }) => {
    if (request.record_id) {
      await tx
        .updateTable('record')
        .set({ loan_count: sql`loan_count + 1` })
        .where('id', '=', request.record_id)
        .execute()
    }
    return ok(nothing)
  },
}

const due = (dueOn: Temporal.PlainDate): Result<Written> =>
  ok({ change: { due_on: dueOn }, details: { dueOn: dueOn.toString() } })

/** What an action makes of the present offer. */
const offerStates: Partial<Record<Action, string>> = {
  accept: 'willSupply',
  fill: 'filled',
  refuse: 'refused',
  forward: 'refused',
  letLapse: 'lapsed',
  cancel: 'withdrawn',
  agreeToCancel: 'withdrawn',
}

async function answerOffer(
  tx: Tx,
  { request, action, form, actor, at }: Doing,
): Promise<Result<Written>> {
  const { reason } = form
  if (action === 'refuse' && !reason) return refuse('reasonRequired', { field: 'reason' })
  if (reason && !isRefusalReason(reason)) return refuse('invalidField', { field: 'reason' })
  const state = offerStates[action]
  invariant(state, `the answer of ${action} has a state of its offer`)
  const said = action === 'letLapse' ? 'lapsed' : reason || null
  await answerPresentOffer(tx, request.id, { state, at, by: operatorOf(actor), reason: said })
  return ok({ change: {}, details: reason ? { reason } : {} })
}

/** Which copy goes out. */
async function recordItem(tx: Tx, { request, form, at }: Doing): Promise<Result<Written>> {
  const barcode = plainBarcode(form.barcode)
  if (!barcode) return refuse('barcodeRequired', { field: 'barcode' })
  const lent = await lendItem(tx, request.id, { barcode, at })
  if (!lent) return refuse('copyAlreadyLent', { field: 'barcode' })
  return ok({ change: {}, details: { barcode } })
}

/** A barcode named with any later step is a book in somebody's hand: it must be the one that is out. */
export async function checkBook(tx: Tx, { request, action, form }: Doing): Promise<Result<null>> {
  if (!form.barcode || action === 'fill') return ok(null)
  const items = await tx
    .selectFrom('item')
    .select('barcode')
    .where('request_id', '=', request.id)
    .where('returned_at', 'is', null)
    .execute()
  const typed = plainBarcode(form.barcode).toLowerCase()
  if (!items.length || items.some(({ barcode }) => plainBarcode(barcode).toLowerCase() === typed))
    return ok(null)
  return refuse('wrongBarcode', { field: 'barcode', values: { barcode: items[0]!.barcode } })
}

/** One charge per filled loan, to the centre as far as it subsidises, else to the library (domain.md §5, §9.11). */
async function chargeLogistics(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const { request } = doing
  if (request.delivery_method !== 'logistics') return ok(nothing)
  const { logisticsGrossFen: gross, logisticsSubsidyFen: subsidy } = factsOf(request).policy
  const subsidyFen = Math.min(gross.value, subsidy.value)
  const entry = entryOf(doing, '物流费')
  const courier = { kind: 'courier' } as const
  await post(
    tx,
    { ...entry, cause: `${entry.cause} subsidy` },
    { from: courier, to: { kind: 'centrePays' }, amountFen: subsidyFen, ruleId: subsidy.ruleId },
  )
  if (gross.value > subsidyFen) {
    await post(tx, entry, {
      from: courier,
      to: { kind: 'libraryPays', libraryId: request.requesting_library_id },
      amountFen: gross.value - subsidyFen,
      ruleId: gross.ruleId,
    })
  }
  return ok(nothing)
}

/** The line in 帐务日志 with 操作员代码 when the reader gets the book, also when it is 0 (S2, scenario 41). */
async function chargeHandOver(tx: Tx, doing: Doing): Promise<Result<Written>> {
  const { request } = doing
  if (!request.reader_id) return ok(nothing)
  const { logisticsGrossFen: gross, logisticsSubsidyFen: subsidy } = factsOf(request).policy
  await post(tx, entryOf(doing, '馆际互借服务费'), {
    from: { kind: 'libraryPays', libraryId: request.requesting_library_id },
    to: {
      kind: 'readerPays',
      readerId: request.reader_id,
      libraryId: request.requesting_library_id,
    },
    amountFen: Math.max(0, gross.value - subsidy.value),
    ruleId: subsidy.ruleId,
  })
  return ok(nothing)
}

const entryOf = ({ request, action, actor, at }: Doing, description: string) => ({
  cause: `request ${request.id} ${action}`,
  description,
  requestId: request.id,
  readerId: request.reader_id,
  libraryId: request.requesting_library_id,
  operatorCode: operatorOf(actor),
  at,
})
