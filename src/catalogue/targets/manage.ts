import type { Actor } from '../../shared/actor.ts'
import { system } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import { become, type Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { SourceProfile } from '../sources/profile.ts'
import { breakerAfter, stateAt } from './breaker.ts'
import { withWay } from './find-ways.ts'
import { lockBreaker, saveBreaker } from './health-store.ts'
import { saveProfile, targetById } from './target-store.ts'

interface Doing {
  actor: Actor
  at: Temporal.Instant
}

/** Lets a target that is spared be tried at once: the next ask decides. Refuses `notFound`. */
export async function tryAgainNow(
  tx: Tx,
  id: number,
  { actor, at }: Doing,
): Promise<Result<{ id: number }>> {
  if (!(await targetById(tx, id))) return refuse('notFound')
  await audit(tx, actor, at, { action: 'tryTargetAgain', subject: 'source', subjectId: id })
  await become(tx, system)
  const breaker = await lockBreaker(tx, id)
  if (breakerAfter(stateAt(breaker, at), 'tryAgainNow') === 'halfOpen')
    await saveBreaker(tx, id, { ...breaker, openUntil: at, probingUntil: null })
  return ok({ id })
}

/** Keeps ways of asking that were found to work in the target's profile. Refuses `notFound` and ways that are none. */
export async function keepWays(
  tx: Tx,
  { id, ways }: { id: number; ways: Readonly<Record<string, string[]>> },
  { actor, at }: Doing,
): Promise<Result<{ id: number }>> {
  const target = await targetById(tx, id)
  if (!target) return refuse('notFound')
  const asking = Object.entries(ways).reduce(
    (changed, way) => withWay(changed, target.protocol, way),
    target.profile.asking,
  )
  const profile = SourceProfile.safeParse({ ...target.profile, asking })
  if (!profile.success) return refuse('invalidField', { field: 'ways' })
  await saveProfile(tx, id, { profile: profile.data, at })
  await audit(tx, actor, at, {
    action: 'keepWays',
    subject: 'source',
    subjectId: id,
    details: { ways },
  })
  return ok({ id })
}
