import type { Refusal } from '../shared/result.ts'
import type { RequestFacts } from './facts.ts'
import type { Action } from './lifecycle.ts'

type Guard = (request: RequestFacts, at: Temporal.Instant) => Refusal | null

const after = (left: Temporal.Instant, right: Temporal.Instant) =>
  Temporal.Instant.compare(left, right) > 0

/**
 * What the table cannot say: time and rule of the single request. An action without a guard is free wherever
 * the table allows it. Buttons are shown only where the guard agrees, so whoever is shown one may press it.
 */
export const guards: Partial<Record<Action, Guard>> = {
  /** R09: within the hour, and never for 国图. */
  cancel: (request, at) => {
    const { withdrawalAllowed, withdrawalMinutes } = request.policy
    if (!withdrawalAllowed.value) return { code: 'withdrawalNotAllowed' }
    const over = !request.cancellableUntil || after(at, request.cancellableUntil)
    return over ? { code: 'withdrawalOver', values: { minutes: withdrawalMinutes.value } } : null
  },
  /** domain.md §9.3: once the hour is over the reader may ask, and the lender decides. */
  askToCancel: (request, at) => {
    if (request.cancelAskedAt) return { code: 'notInThisState' }
    const stillFree =
      request.policy.withdrawalAllowed.value &&
      request.cancellableUntil &&
      !after(at, request.cancellableUntil)
    return stillFree ? { code: 'notInThisState' } : null
  },
  agreeToCancel: (request) => (request.cancelAskedAt ? null : { code: 'cancelNotAsked' }),
  declineToCancel: (request) => (request.cancelAskedAt ? null : { code: 'cancelNotAsked' }),
  /** R07: no renewal while the rule says 0. */
  renew: (request) => (request.policy.renewals.value > 0 ? null : { code: 'renewalNotAllowed' }),
}
