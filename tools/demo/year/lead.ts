import { dueDate } from '../../../src/calendar/due-date.ts'
import type { SpecialDays } from '../../../src/calendar/working-days.ts'
import type { Resolved } from '../../../src/policy/parameters.ts'
import type { Tariff } from '../../../src/policy/resolve.ts'
import type { RotaPlace } from '../../../src/requests/asking/rota.ts'
import type { RequestFacts } from '../../../src/requests/facts.ts'
import {
  type Action,
  type Effect,
  loanStates,
  type State,
} from '../../../src/requests/lifecycle.ts'
import { answeredOfferStates, presentOfferStates } from '../../../src/requests/offer-states.ts'
import { nextTimer } from '../../../src/requests/timers.ts'
import { transition } from '../../../src/requests/transition.ts'
import { dayOf } from '../../../src/shared/clock.ts'
import type { Step } from '../lives.ts'
import type { ActiveReader, Centre, Staff } from '../load/accounts.ts'
import type { Stock } from '../load/catalogue.ts'
import { conditionOf } from '../load/drive.ts'
import type { PlannedLife } from '../plan.ts'

/** Who acts: a person, or the clock. */
type Doer = ActiveReader['actor'] | Staff | Centre | { kind: 'system' }

/** One line of a history to be. */
export type Line = {
  at: Temporal.Instant
  doer: Doer
  action: Action
  from: State | null
  to: State
  supplierId: number
  details: Record<string, unknown>
}

export type Offer = {
  supplierId: number
  origin: RotaPlace['origin']
  state: string
  offeredAt: Temporal.Instant | null
  answeredAt: Temporal.Instant | null
  answeredBy: string | null
  reason: string | null
}

/** A request whose whole life is known: everything that its rows will say. */
export type Led = {
  life: PlannedLife
  reader: ActiveReader
  work: Stock
  rules: Resolved
  facts: RequestFacts
  lines: Line[]
  offers: Offer[]
  item: {
    offer: number
    barcode: string
    lentAt: Temporal.Instant
    conditionBack: string
    returnedAt: Temporal.Instant | null
  } | null
  /** When the reader's quota was free again. */
  releasedAt: Temporal.Instant
}

export type Casting = {
  reader: ActiveReader
  work: Stock
  rules: Resolved
  rota: readonly RotaPlace[]
  special: SpecialDays
  /** Somebody of a library's desk. */
  staffOf: (libraryId: number) => Staff
  centre: Centre
  barcodeOf: (supplierId: number) => string
  /** What a library asks for late return, by the rules of the day of asking. */
  tariffOf: (supplierId: number) => Tariff
}

/**
 * Leads one request through its life without a database: the same table, timers and due dates decide as in
 * `act`, so that a year of requests can be written at once. Null when the life has no end by itself.
 */
export function lead(life: PlannedLife, cast: Casting): Led | null {
  const led = begun(life, cast)
  let taken = 0
  // No life has a hundred steps: what is not over by then never ends by itself.
  for (let count = 0; count < 100; count++) {
    if (loanStates[led.facts.state].holder === null) return led
    const planned = life.steps[taken]
    const timer = nextTimer(led.facts, cast.special)
    if (timer && (!planned || Temporal.Instant.compare(timer.at, planned.at) <= 0)) {
      const clock = { at: timer.at, doer: { kind: 'system' as const }, action: timer.action }
      if (!happen(led, clock, cast)) return null
    } else if (planned) {
      taken++
      if (!happen(led, doneBy(planned, led, cast), cast)) return null
    }
  }
  return null
}

function begun(life: PlannedLife, cast: Casting): Led {
  const { reader, work, rules, rota } = cast
  const first = rota[0]!.library.id
  const at = life.submittedAt
  return {
    life,
    reader,
    work,
    rules,
    facts: {
      id: 0,
      number: '',
      state: 'submitted',
      stateSince: at,
      version: 1,
      readerId: reader.actor.readerId,
      requestingLibraryId: reader.actor.libraryId,
      supplyingLibraryId: first,
      submittedAt: at,
      cancellableUntil: rules.withdrawalAllowed.value
        ? at.add({ minutes: rules.withdrawalMinutes.value })
        : null,
      cancelAskedAt: null,
      dueOn: null,
      heldUntil: null,
      remindedAt: null,
      policy: rules,
    },
    lines: [
      {
        at,
        doer: reader.actor,
        action: 'submit',
        from: null,
        to: 'submitted',
        supplierId: first,
        details: {},
      },
    ],
    offers: rota.map(({ library, origin }, index) => ({
      supplierId: library.id,
      origin,
      state: index === 0 ? 'offered' : 'planned',
      offeredAt: index === 0 ? at : null,
      answeredAt: null,
      answeredBy: null,
      reason: null,
    })),
    item: null,
    releasedAt: at,
  }
}

type Doing = { at: Temporal.Instant; doer: Doer; action: Action; step?: Step }

function doneBy({ step, at }: PlannedLife['steps'][number], led: Led, cast: Casting): Doing {
  const { supplyingLibraryId, requestingLibraryId } = led.facts
  const doers: Record<Step['by'], () => Doer> = {
    reader: () => cast.reader.actor,
    centre: () => cast.centre,
    lender: () => cast.staffOf(supplyingLibraryId ?? 0),
    borrower: () => cast.staffOf(requestingLibraryId),
  }
  return { at, doer: doers[step.by](), action: step.action, step }
}

const roles = {
  reader: ['reader'],
  lender: ['supplyingLibrary'],
  borrower: ['requestingLibrary'],
  centre: ['centre'],
} as const

/** Does one thing to a request; false where the table does not allow it. */
function happen(led: Led, doing: Doing, cast: Casting): boolean {
  const { facts } = led
  const decided = transition(
    facts.state,
    doing.action,
    doing.step ? roles[doing.step.by] : ['system'],
  )
  if (!decided.ok) return false
  const details: Record<string, unknown> = doing.step?.note ? { note: doing.step.note } : {}
  for (const effect of decided.value.effects)
    Object.assign(details, effects[effect]?.(led, doing, cast))
  enter(led, doing, { becomes: decided.value.becomes, details })
  if (decided.value.effects.includes('offerToNextSupplier')) askNext(led, doing)
  return true
}

function enter(
  led: Led,
  { at, doer, action }: Doing,
  { becomes, details = {} }: { becomes: State; details?: Record<string, unknown> },
): void {
  const { facts } = led
  const line = { at, doer, action, from: facts.state, to: becomes, details }
  led.lines.push({ ...line, supplierId: facts.supplyingLibraryId ?? 0 })
  facts.version++
  if (action === 'remind') facts.remindedAt = at
  else if (becomes !== facts.state) {
    if (loanStates[facts.state].outstanding) led.releasedAt = at
    facts.state = becomes
    facts.stateSince = at
    facts.remindedAt = null
  }
}

/** The next of the rota is asked, else it ends: expired after silence, unfilled after a no (as in act.ts). */
function askNext(led: Led, { at, action }: Doing): void {
  const clock: Doer = { kind: 'system' }
  const next = led.offers.find(({ state }) => state === 'planned')
  if (!next) {
    const silent = action === 'letLapse'
    const [last, becomes] = silent
      ? (['expire', 'expired'] as const)
      : (['exhaust', 'unfilled'] as const)
    enter(led, { at, doer: clock, action: last }, { becomes })
    return
  }
  next.state = 'offered'
  next.offeredAt = at
  led.facts.supplyingLibraryId = next.supplierId
  led.facts.cancelAskedAt = null
  enter(led, { at, doer: clock, action: 'offer' }, { becomes: 'submitted' })
}

type Writing = (led: Led, doing: Doing, cast: Casting) => Record<string, unknown> | undefined

/** The effects of effects.ts, on a request in memory; those that move money are in money.ts. */
const effects: Partial<Record<Effect, Writing>> = {
  noteCancelAsked: ({ facts }, { at }) => {
    facts.cancelAskedAt = at
    return {}
  },
  clearCancelAsked: ({ facts }) => {
    facts.cancelAskedAt = null
    return {}
  },
  answerOffer: ({ offers }, { at, doer, action, step }) => {
    const offer = offers.find(({ state }) => presentOfferStates.includes(state))
    if (!offer) return {}
    offer.state = answeredOfferStates[action] ?? offer.state
    offer.answeredAt = at
    offer.answeredBy = codeOf(doer)
    offer.reason = action === 'letLapse' ? 'lapsed' : (step?.reason ?? null)
    return step?.reason ? { reason: step.reason } : {}
  },
  recordItem: (led, { at }, cast) => {
    const barcode = cast.barcodeOf(led.facts.supplyingLibraryId ?? 0)
    const offer = led.offers.findIndex(({ state }) => presentOfferStates.includes(state))
    led.item = { offer, barcode, lentAt: at, conditionBack: '', returnedAt: null }
    return { barcode }
  },
  freezeTariff: ({ facts, offers }, _doing, cast) => {
    const lender = facts.supplyingLibraryId
    if (lender && lender !== offers[0]!.supplierId)
      facts.policy = { ...facts.policy, ...cast.tariffOf(lender) }
    return {}
  },
  holdForPickup: ({ facts }, { at }) => {
    facts.heldUntil = dayOf(at).add({ days: facts.policy.holdDays.value })
    return { heldUntil: facts.heldUntil.toString() }
  },
  setDueDate: ({ facts }, { at }) => {
    facts.dueOn = dueDate(dayOf(at), facts.policy.loanPeriod.value)
    return { dueOn: facts.dueOn.toString() }
  },
  shortenDueDate: ({ facts }, { at }) => {
    const recalledTo = dayOf(at).add({ days: facts.policy.recallGraceDays.value })
    const stays = facts.dueOn && Temporal.PlainDate.compare(facts.dueOn, recalledTo) < 0
    facts.dueOn = stays ? facts.dueOn : recalledTo
    return { dueOn: String(facts.dueOn) }
  },
  closeItem: ({ item }, { at, action }) => {
    if (item) Object.assign(item, { returnedAt: at, conditionBack: conditionOf({ action }) })
    return {}
  },
}

/** 操作员代码 of whoever acted; empty for readers and the clock. */
export const codeOf = (doer: Doer): string => ('operatorCode' in doer ? doer.operatorCode : '')
