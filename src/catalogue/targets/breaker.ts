/** `closed`: asked as usual. `open`: left alone for a while. `halfOpen`: one asks, and decides for all. */
export type BreakerState = 'closed' | 'open' | 'halfOpen'
export type BreakerEvent = 'answered' | 'failed' | 'failedTooOften' | 'pauseOver' | 'tryAgainNow'

/** How a target is spared (promise R22). One row is one thing that can happen; nothing else moves a breaker. */
// prettier-ignore
export const breakerTable = [
  // in state    when               becomes
  ['closed', 'answered', 'closed'],
  ['closed', 'failed', 'closed'],
  ['closed', 'failedTooOften', 'open'],
  ['open', 'answered', 'closed'],
  ['open', 'failed', 'open'],
  ['open', 'failedTooOften', 'open'],
  ['open', 'pauseOver', 'halfOpen'],
  ['open', 'tryAgainNow', 'halfOpen'],
  ['halfOpen', 'answered', 'closed'],
  ['halfOpen', 'failed', 'open'],
  ['halfOpen', 'failedTooOften', 'open'],
] as const satisfies readonly (readonly [BreakerState, BreakerEvent, BreakerState])[]

/** What becomes of a breaker; what the table does not name changes nothing. */
export const breakerAfter = (state: BreakerState, event: BreakerEvent): BreakerState =>
  breakerTable.find((row) => row[0] === state && row[1] === event)?.[2] ?? state

/** A breaker as it is kept, the same for all processes. */
export interface Breaker {
  failuresInRow: number
  openUntil: Temporal.Instant | null
  probingUntil: Temporal.Instant | null
}

/** A target nobody has asked yet. */
export const untried: Breaker = { failuresInRow: 0, openUntil: null, probingUntil: null }

const isAfter = (at: Temporal.Instant | null, other: Temporal.Instant) =>
  at !== null && Temporal.Instant.compare(at, other) > 0

/** In which state a breaker is at an instant. A try that never came back lets the next one try. */
export function stateAt(breaker: Breaker, at: Temporal.Instant): BreakerState {
  if (breaker.openUntil === null) return 'closed'
  return isAfter(breaker.openUntil, at) ? 'open' : breakerAfter('open', 'pauseOver')
}

/** Whether a target may be asked now: always, never, or as the one that tries it. */
export function admission(breaker: Breaker, at: Temporal.Instant): 'yes' | 'no' | 'asProbe' {
  const state = stateAt(breaker, at)
  if (state === 'closed') return 'yes'
  return state === 'open' || isAfter(breaker.probingUntil, at) ? 'no' : 'asProbe'
}

/** The rules of the day for breakers. */
export interface BreakerRules {
  failures: number
  pauseSeconds: number
}

/** The breaker after an ask that was answered, or failed. */
export function afterAsk(
  breaker: Breaker,
  answered: boolean,
  { at, rules }: { at: Temporal.Instant; rules: BreakerRules },
): Breaker {
  const failuresInRow = answered ? 0 : breaker.failuresInRow + 1
  const event = answered
    ? 'answered'
    : failuresInRow >= rules.failures
      ? 'failedTooOften'
      : 'failed'
  const state = breakerAfter(stateAt(breaker, at), event)
  const openUntil = state === 'open' ? at.add({ seconds: rules.pauseSeconds }) : null
  return { failuresInRow, openUntil, probingUntil: null }
}
