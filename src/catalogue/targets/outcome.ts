import type { Outcome } from '../live/shapes.ts'

/**
 * Whether an outcome speaks against the target: true counts towards sparing it, false shows that it is well, null
 * says nothing about it (we never asked, or went away).
 */
export const againstTarget: Readonly<Record<Outcome, boolean | null>> = {
  answered: false,
  // It answered, and objected to the question.
  diagnostic: false,
  cannotConnect: true,
  timedOut: true,
  closedByPeer: true,
  notThisProtocol: true,
  tooLarge: true,
  authenticationFailed: true,
  nameNotFound: true,
  stopped: null,
  cannotBeAsked: null,
  notAnAddress: null,
  neverAsked: null,
  internalNotApproved: null,
  paused: null,
  busy: null,
}

/** Upper bounds of answering times in milliseconds: health is kept in these steps. */
export const withinMs = [
  50, 100, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 10_000, 30_000,
] as const

/** The step an answering time falls into; what is slower than all is in the last. */
export const stepOf = (elapsedMs: number): number =>
  withinMs.find((bound) => elapsedMs <= bound) ?? withinMs.at(-1)!

/** Within how many milliseconds `share` (0.5, 0.95) of the answers came; null without any. */
export function percentile(
  steps: readonly { withinMs: number; asked: number }[],
  share: number,
): number | null {
  const total = steps.reduce((sum, { asked }) => sum + asked, 0)
  let seen = 0
  for (const step of [...steps].sort((a, b) => a.withinMs - b.withinMs)) {
    seen += step.asked
    if (seen >= total * share) return step.withinMs
  }
  return null
}

/**
 * The outcome of an ask that `signal` has ended; never answers before. To race with what is waited for and may not hear
 * the signal itself.
 */
export function whenEnded(signal: AbortSignal, why: () => Outcome): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  signal.addEventListener('abort', () => resolve(why()), { once: true })
  return promise
}
