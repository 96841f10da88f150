import { resolve } from '../../policy/resolve.ts'
import { rulesInForce } from '../../policy/store.ts'
import type { Tx } from '../../shared/database.ts'

/** The values of a day for asking libraries live. */
export interface LiveRules {
  timeoutMs: number
  hitsPerTarget: number
  sharedSeconds: number
  queueMax: number
  targetsMax: number
  breaker: { failures: number; pauseSeconds: number }
  healthDays: number
  availability: { keptMinutes: number; waitMs: number }
}

/** The rules in force on a day; throws when no rule sets one of them. */
export async function liveRules(tx: Tx, on: Temporal.PlainDate): Promise<LiveRules> {
  const rules = await rulesInForce(tx, 'loan', on)
  const set = resolve(rules, { service: 'loan', on, circumstances: {} })
  return {
    timeoutMs: set.liveTimeoutMs.value,
    hitsPerTarget: set.liveHitsPerTarget.value,
    sharedSeconds: set.liveSharedSeconds.value,
    queueMax: set.liveQueueMax.value,
    targetsMax: set.searchTargetsMax.value,
    breaker: { failures: set.breakerFailures.value, pauseSeconds: set.breakerPauseSeconds.value },
    healthDays: set.targetHealthDays.value,
    availability: {
      keptMinutes: set.availabilityKeptMinutes.value,
      waitMs: set.availabilityWaitMs.value,
    },
  }
}
