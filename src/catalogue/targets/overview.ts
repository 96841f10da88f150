import type { Actor } from '../../shared/actor.ts'
import { asActor, type Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { hostAndPort } from '../sources/address.ts'
import { kindOf } from '../sources/address-kind.ts'
import { type Breaker, stateAt, untried } from './breaker.ts'
import { healthBegins, healthOf } from './health.ts'
import { breakersOf, healthSince } from './health-store.ts'
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
  return targets.map((target) => {
    const health = healthOf(
      rows.filter(({ sourceId }) => sourceId === target.id),
      at,
    )
    return lineOf(target, { breaker: breakers.get(target.id) ?? untried, health, at })
  })
}

const lineOf = (
  target: Target,
  { breaker, health, at }: { breaker: Breaker; health: Health; at: Temporal.Instant },
): TargetLine => {
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
