import { membersOn } from '../../libraries/store.ts'
import { system } from '../../shared/actor.ts'
import { dayOf } from '../../shared/clock.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Question } from '../sources/asked.ts'
import { askTarget } from '../targets/ask-target.ts'
import { type TargetNow, withBreakers } from '../targets/health-store.ts'
import { whenEnded } from '../targets/outcome.ts'
import { searchedLibraries, searchedTargets, type Target } from '../targets/target-store.ts'
import { channel } from './channel.ts'
import { liveHits } from './live-hits.ts'
import { questionFor } from './question.ts'
import { type LiveRules, liveRules } from './rules.ts'
import type { LiveEvent, LiveLibrary, LiveQuestion, Outcome, TargetEvent } from './shapes.ts'

/** Whom a live search asks, and what. */
export interface LivePlan {
  targets: TargetNow[]
  /** Null: nothing was typed that could be asked for. */
  question: Question | null
  rules: LiveRules
}

/**
 * What asking these libraries live means. Refuses codes of no members (`unknownLibrary`), none (`noTargetChosen`) and
 * more than the rule allows (`tooManyTargets`; R11, scenarios 11 and 12).
 */
export const planLive = (house: House, asked: LiveQuestion): Promise<Result<LivePlan>> =>
  asActor(house.db, system, async (tx) => {
    const on = dayOf(house.clock.now())
    const field = 'libraries'
    const codes = [...new Set(asked.libraries)]
    const members = new Set((await membersOn(tx, on)).map(({ code }) => code))
    if (codes.some((code) => !members.has(code))) return refuse('unknownLibrary', { field })
    const rules = await liveRules(tx, on)
    if (codes.length === 0) return refuse('noTargetChosen', { field })
    const limit = rules.targetsMax
    if (codes.length > limit) return refuse('tooManyTargets', { field, values: { limit } })
    const targets = await withBreakers(tx, await searchedTargets(tx, codes))
    return ok({
      targets,
      question: questionFor(asked),
      rules,
    })
  })

/** Who can be asked live today, and how many at once: what the search page needs to know before it asks. */
export const askableLive = (house: House): Promise<{ libraries: LiveLibrary[]; most: number }> =>
  asActor(house.db, system, async (tx) => {
    const on = dayOf(house.clock.now())
    const rows = await searchedLibraries(tx, on)
    return {
      libraries: rows.map((row) => ({
        code: row.code,
        short: { zh: row.short_zh, en: row.short_en },
      })),
      most: (await liveRules(tx, on)).targetsMax,
    }
  })

/** Whose search it is, and the signal of her leaving. */
export interface Listener {
  asker: string
  leaving: AbortSignal
}

/** So much sooner each target's own time ends, that its failing is still told within the reader's. */
const tellingMs = 100

/**
 * Asks all targets at once and tells what each says as it comes: `target` when one is waited for, asked, has answered
 * or failed, `hits` with its first records, `done` when nothing more comes, at the latest when the rule's time is over.
 */
export async function* liveEvents(
  house: House,
  plan: LivePlan,
  { asker, leaving }: Listener,
): AsyncGenerator<LiveEvent> {
  const { send, received } = channel<LiveEvent>()
  const over = AbortSignal.timeout(plan.rules.timeoutMs)
  const ending = AbortSignal.any([leaving, over])
  const said = { answered: 0, failed: 0 }
  const asking = plan.targets.map(async ({ target, breaker }) => {
    const outcome = await tellOne(house, { plan, target, breaker, asker, ending, send })
    said[outcome === 'answered' ? 'answered' : 'failed']++
  })
  Promise.all(asking).then(
    () => send({ event: 'done', data: said }),
    (error: Error) => send(error),
  )
  for await (const event of received(leaving)) {
    yield event
    if (event.event === 'done') return
  }
}

interface Telling extends TargetNow {
  plan: LivePlan
  asker: string
  ending: AbortSignal
  send: (event: LiveEvent) => void
}

async function tellOne(house: House, telling: Telling): Promise<Outcome> {
  const { plan, target, breaker, ending, send } = telling
  const tell = (state: TargetEvent['state'], count = 0, reason: Outcome | '' = '') =>
    send({ event: 'target', data: { ...namesOf(target), state, count, reason } })
  if (plan.question === null) {
    tell('failed', 0, 'cannotBeAsked')
    return 'cannotBeAsked'
  }
  tell('waiting')
  const answer = await Promise.race([
    whenEnded(ending, () => 'timedOut'),
    askTarget(house, {
      target,
      breaker,
      question: plan.question,
      count: plan.rules.hitsPerTarget,
      withinMs: plan.rules.timeoutMs - tellingMs,
      rules: plan.rules,
      asker: telling.asker,
      leaving: ending,
      onTurn: () => tell('asking'),
    }),
  ])
  if (typeof answer === 'string' || answer.outcome !== 'answered') {
    const outcome = typeof answer === 'string' ? answer : answer.outcome
    tell('failed', 0, outcome)
    return outcome
  }
  const hits = await liveHits(house, target, answer.records)
  tell('answered', answer.hits)
  if (hits.length > 0) send({ event: 'hits', data: { sourceId: target.id, hits } })
  return 'answered'
}

/** How a target is named to readers. */
export const namesOf = ({ id, libraryCode, short, name }: Target) => ({
  sourceId: id,
  library: { code: libraryCode, short },
  name,
})
