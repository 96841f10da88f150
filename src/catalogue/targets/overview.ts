import type { Actor } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { liveRules } from '../live/rules.ts'
import { hostAndPort } from '../sources/address.ts'
import { kindOf } from '../sources/address-kind.ts'
import { type Breaker, stateAt, untried } from './breaker.ts'
import { healthBegins, healthOf, heardOf, stateOf } from './health.ts'
import { breakersOf, type HealthRow, healthSince } from './health-store.ts'
import type { Health, TargetLine } from './shapes.ts'
import { allTargets, type Target, targetById } from './target-store.ts'

/** Every target with its health, for the centre. */
export const targetOverview = (house: House, actor: Actor): Promise<TargetLine[]> =>
  asActor(house.db, actor, async (tx) => linesOf(tx, await allTargets(tx), house.clock.now()))

/** One target with its health; null when there is none. */
export const targetLine = (house: House, actor: Actor, id: number): Promise<TargetLine | null> =>
  asActor(house.db, actor, async (tx) => {
    const target = await targetById(tx, id)
    return target ? (await linesOf(tx, [target], house.clock.now()))[0]! : null
  })

async function linesOf(
  tx: Tx,
  targets: readonly Target[],
  at: Temporal.Instant,
): Promise<TargetLine[]> {
  const ids = targets.map(({ id }) => id)
  const breakers = await breakersOf(tx, ids)
  const rows = await healthSince(tx, ids, healthBegins(at))
  const { failures } = (await liveRules(tx, dayOf(at))).breaker
  return targets.map((target) => {
    const own = rows.filter(({ sourceId }) => sourceId === target.id)
    const breaker = breakers.get(target.id) ?? untried
    return {
      ...lineOf(target, { breaker, health: healthOf(own, at), at }),
      ...saidOf(own, { breaker: stateAt(breaker, at), failuresMax: failures }),
    }
  })
}

function saidOf(
  rows: readonly HealthRow[],
  { breaker, failuresMax }: { breaker: TargetLine['breaker']; failuresMax: number },
): Pick<TargetLine, 'state' | 'silent'> {
  const { silentSince, ...heard } = heardOf(rows)
  const state = stateOf({ ...heard, breaker, failuresMax })
  const isSilent = heard.silentInRow > 0 && (state === 'silent' || state === 'paused')
  const silent = { asked: heard.silentInRow, since: silentSince?.toString() ?? null }
  return { state, silent: isSilent ? silent : null }
}

const lineOf = (
  target: Target,
  { breaker, health, at }: { breaker: Breaker; health: Health; at: Temporal.Instant },
): Omit<TargetLine, 'state' | 'silent'> => {
  const state = stateAt(breaker, at)
  const host = hostAndPort(target)?.host ?? ''
  return {
    id: target.id,
    library: { code: target.libraryCode, short: target.short },
    name: target.name,
    protocol: target.protocol,
    address: target.address,
    isSearched: target.searched,
    isAskedForAvailability: target.askedForAvailability,
    isOnThisMachine: kindOf(host) === 'internal' && /^(127\.|::1$)/.test(host),
    breaker: state,
    openUntil: state === 'open' ? (breaker.openUntil?.toString() ?? null) : null,
    health,
  }
}
