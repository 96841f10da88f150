import { dueDate } from '../../calendar/due-date.ts'
import { operatorOf } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Tx } from '../../shared/database.ts'
import { invariant } from '../../shared/invariant.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { factsOf } from '../facts.ts'
import { type Effect, isRefusalReason } from '../lifecycle.ts'
import { answeredOfferStates } from '../offer-states.ts'
import { type Doing, nothing, type Written } from './doing.ts'
import { closeItem, countLoan, recordItem } from './item-store.ts'
import { chargeHandOver, chargeLogistics } from './money/charges.ts'
import { chargeCompensation } from './money/compensation.ts'
import { holdDeposit, offsetDeposit, releaseDeposit } from './money/deposits.ts'
import { chargeFine } from './money/fines.ts'
import { freezeTariff } from './money/tariff-store.ts'
import { answerPresentOffer } from './offer-store.ts'

type EffectWriter = (tx: Tx, doing: Doing) => Promise<Result<Written>>

/** How each effect of the table is written. `offerToNextSupplier` is a transition of its own: see next-offer.ts. */
export const effects: Record<Exclude<Effect, 'offerToNextSupplier'>, EffectWriter> = {
  noteCancelAsked: async (_tx, { at }) => ok({ change: { cancel_asked_at: at }, details: {} }),
  clearCancelAsked: async () => ok({ change: { cancel_asked_at: null }, details: {} }),
  answerOffer,
  recordItem,
  freezeTariff,
  chargeLogistics,
  holdForPickup: async (_tx, { request, at }) => {
    const heldUntil = dayOf(at).add({ days: factsOf(request).policy.holdDays.value })
    return ok({ change: { held_until: heldUntil }, details: { heldUntil: heldUntil.toString() } })
  },
  holdDeposit,
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
  chargeFine,
  releaseDeposit,
  chargeCompensation,
  offsetDeposit,
  closeItem,
  countLoan,
}

const due = (dueOn: Temporal.PlainDate): Result<Written> =>
  ok({ change: { due_on: dueOn }, details: { dueOn: dueOn.toString() } })

async function answerOffer(
  tx: Tx,
  { request, action, form, actor, at }: Doing,
): Promise<Result<Written>> {
  const { reason } = form
  if (action === 'refuse' && !reason) return refuse('reasonRequired', { field: 'reason' })
  if (reason && !isRefusalReason(reason)) return refuse('invalidField', { field: 'reason' })
  const state = answeredOfferStates[action]
  invariant(state, `the answer of ${action} has a state of its offer`)
  const said = action === 'letLapse' ? 'lapsed' : reason || null
  await answerPresentOffer(tx, request.id, { state, at, by: operatorOf(actor), reason: said })
  return ok({ change: {}, details: reason ? { reason } : {} })
}
