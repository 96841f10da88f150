import { addWorkingDays, type SpecialDays } from '../calendar/working-days.ts'
import { dayOf, startOfDay } from '../shared/clock.ts'
import type { RequestFacts } from './facts.ts'
import { type Action, loanStates, type State } from './lifecycle.ts'

/** One thing the clock will do to a request if nobody does anything first. */
export interface Timer {
  at: Temporal.Instant
  action: Action
}

type TimerRule = (request: RequestFacts, special: SpecialDays) => Timer

/** The beginning of the day after the `count`-th working day: that whole day is still in time. */
const afterWorkingDays = (from: Temporal.Instant, count: number, special: SpecialDays) =>
  startOfDay(addWorkingDays(dayOf(from), count, special).add({ days: 1 }))
const afterDay = (day: Temporal.PlainDate) => startOfDay(day.add({ days: 1 }))

const remindHolder: TimerRule = (request, special) => ({
  at: afterWorkingDays(
    request.remindedAt ?? request.stateSince,
    request.policy.remindEveryWorkingDays.value,
    special,
  ),
  action: 'remind',
})
const overdue: TimerRule = (request) => ({
  at: afterDay(request.dueOn ?? dayOf(request.stateSince)),
  action: 'becomeOverdue',
})

/** The clock's rules by state: no state that is not an end is without one (promise R8). */
const timerRules: Partial<Record<State, readonly TimerRule[]>> = {
  submitted: [
    (request, special) => ({
      at: afterWorkingDays(
        request.stateSince,
        request.policy.expireAfterWorkingDays.value,
        special,
      ),
      action: 'letLapse',
    }),
    (request, special) => ({
      at: request.remindedAt
        ? afterWorkingDays(request.remindedAt, request.policy.remindEveryWorkingDays.value, special)
        : afterWorkingDays(
            request.stateSince,
            request.policy.remindAfterWorkingDays.value,
            special,
          ),
      action: 'remind',
    }),
  ],
  awaitingPickup: [
    (request) => ({
      at: afterDay(request.heldUntil ?? dayOf(request.stateSince)),
      action: 'letHoldLapse',
    }),
  ],
  withReader: [overdue],
  recalled: [overdue],
}

/** The next thing the clock will do; null only where the life of the request is over. */
export function nextTimer(request: RequestFacts, special: SpecialDays): Timer | null {
  if (loanStates[request.state].holder === null) return null
  const timers = (timerRules[request.state] ?? [remindHolder]).map((rule) => rule(request, special))
  return timers.reduce((first, timer) =>
    Temporal.Instant.compare(timer.at, first.at) < 0 ? timer : first,
  )
}
