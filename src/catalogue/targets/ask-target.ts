import { system } from '../../shared/actor.ts'
import { asActor } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import type { MarcRecord } from '../../wire/marc/record.ts'
import type { LiveRules } from '../live/rules.ts'
import type { Outcome } from '../live/shapes.ts'
import { internalApproved } from '../sources/address.ts'
import { askSource } from '../sources/ask-source.ts'
import type { Asked, AskedCopy, AskedDiagnostic, PartWanted, Question } from '../sources/asked.ts'
import { reachOf } from '../sources/reach.ts'
import { admission, afterAsk, type Breaker } from './breaker.ts'
import { readAsked } from './decode.ts'
import { claimProbe, countAsk, forgetHealth, lockBreaker, saveBreaker } from './health-store.ts'
import { againstTarget, stepOf, whenEnded } from './outcome.ts'
import { TargetQueue } from './queue.ts'
import { SharedAsks } from './shared-asks.ts'
import type { Target } from './target-store.ts'

/** A record as it came, read. */
export interface FoundRecord {
  marc: MarcRecord
  /** Copies that came beside the record. */
  copies: AskedCopy[]
}

/** What came of asking one target. */
export interface TargetAnswer {
  outcome: Outcome
  hits: number
  records: FoundRecord[]
  diagnostic: AskedDiagnostic | null
}

/** One ask of one target, and on whose behalf. */
export interface TargetAsk {
  target: Target
  breaker: Breaker
  question: Question
  count: number
  /** Ends the ask in any case, counted from its turn. */
  withinMs: number
  rules: LiveRules
  /** Who asks, for fairness: an account or an address. */
  asker: string
  /** The reader has left, or her time is over. */
  leaving: AbortSignal
  /** The target is being asked now, no longer waited for. */
  onTurn?: () => void
}

interface Desk {
  queues: Map<number, TargetQueue>
  shared: SharedAsks<TargetAnswer>
}

/** What this process is asking, house by house: several processes ask beside one another. */
const desks = new WeakMap<House, Desk>()

function deskOf(house: House): Desk {
  const desk = desks.get(house) ?? { queues: new Map(), shared: new SharedAsks<TargetAnswer>() }
  desks.set(house, desk)
  return desk
}

const nothing = (outcome: Outcome): TargetAnswer => ({
  outcome,
  hits: 0,
  records: [],
  diagnostic: null,
})

/**
 * Asks one target, unless it is spared (`paused`) or too many wait for it (`busy`). The same question within some
 * seconds is asked once for all. Never throws for what the other side does, and counts how it answered.
 */
export async function askTarget(house: House, ask: TargetAsk): Promise<TargetAnswer> {
  const at = house.clock.now()
  const admitted = admission(ask.breaker, at)
  if (admitted === 'no') return nothing('paused')
  if (admitted === 'asProbe') {
    const until = at.add({ milliseconds: ask.withinMs * 2 })
    const claimed = await asActor(house.db, system, (tx) =>
      claimProbe(tx, ask.target.id, { at, until }),
    )
    if (!claimed) return nothing('paused')
  }
  const key = JSON.stringify([ask.target.id, ask.question, ask.count])
  // What failed may be tried again at once.
  const keepMs = ({ outcome }: TargetAnswer) =>
    outcome === 'answered' ? ask.rules.sharedSeconds * 1000 : 0
  return deskOf(house).shared.ask(key, keepMs, {
    start: (stop) => askInTurn(house, ask, stop),
    leaving: ask.leaving,
  })
}

async function askInTurn(house: House, ask: TargetAsk, stop: AbortSignal): Promise<TargetAnswer> {
  const { target, rules } = ask
  const { queues } = deskOf(house)
  const queue = queues.get(target.id) ?? new TargetQueue()
  queues.set(target.id, queue)
  const { sessionsMax } = target.profile.asking
  const turn = await queue.turn(ask.asker, { sessionsMax, queueMax: rules.queueMax }, stop)
  if (!turn) return nothing(stop.aborted ? 'stopped' : 'busy')
  try {
    ask.onTurn?.()
    const begun = house.clock.now()
    const answer = await askOnce(ask, stop)
    await remember(house, ask, { begun, outcome: answer.outcome })
    return answer
  } finally {
    turn.leave()
  }
}

/** Asks within the time given: a client that hears no signal, or a name server that is silent, is left behind. */
async function askOnce(ask: TargetAsk, stop: AbortSignal): Promise<TargetAnswer> {
  const { target, question, count, withinMs } = ask
  const late = AbortSignal.timeout(Math.min(withinMs, target.profile.asking.timeoutMs))
  const signal = AbortSignal.any([stop, late])
  const whyEnded = (): Outcome => (stop.aborted ? 'stopped' : 'timedOut')
  const asked = await Promise.race([
    askReached(target, question, { start: 1, count, signal }),
    whenEnded(signal, whyEnded),
  ])
  if (typeof asked === 'string') return nothing(asked)
  if (!asked.ok) {
    const { fault } = asked
    if (signal.aborted) return nothing(whyEnded())
    const diagnostic = fault.kind === 'diagnostic' ? fault.diagnostic : null
    return { ...nothing(fault.kind), diagnostic }
  }
  return {
    outcome: 'answered',
    hits: asked.hits,
    records: await readAll(asked.records, target),
    diagnostic: asked.diagnostic,
  }
}

type Reached = Asked | Outcome

async function askReached(target: Target, question: Question, part: PartWanted): Promise<Reached> {
  const reached = await reachOf(target, internalApproved(target))
  return reached.ok ? askSource(target, reached.reach, { question, part }) : reached.fault
}

async function readAll(
  records: Extract<Asked, { ok: true }>['records'],
  { profile }: Target,
): Promise<FoundRecord[]> {
  const found: FoundRecord[] = []
  for (const record of records) {
    const marc = await readAsked(record, profile.recordCharset)
    if (marc) found.push({ marc, copies: record.copies })
  }
  return found
}

/** Counts the ask, and moves the breaker where the outcome says something about the target. */
async function remember(
  house: House,
  { target, rules }: TargetAsk,
  { begun, outcome }: { begun: Temporal.Instant; outcome: Outcome },
): Promise<void> {
  const at = house.clock.now()
  const elapsedMs = begun.until(at).total('milliseconds')
  const against = againstTarget[outcome]
  await asActor(house.db, system, async (tx) => {
    const breaker = await lockBreaker(tx, target.id)
    if (against !== null)
      await saveBreaker(tx, target.id, afterAsk(breaker, !against, { at, rules: rules.breaker }))
    else await saveBreaker(tx, target.id, { ...breaker, probingUntil: null })
    await countAsk(tx, { sourceId: target.id, at, outcome, withinMs: stepOf(elapsedMs) })
    await forgetHealth(tx, target.id, at.subtract({ hours: 24 * rules.healthDays }))
  })
}
