import type { SpecialDays } from '../../src/calendar/working-days.ts'
import { momentBefore } from './hours.ts'
import { DEMO_LIBRARIES } from './libraries.ts'
import {
  type DeskWork,
  deskWork,
  doorReaderLives,
  elsewhereWork,
  endedShares,
  type LifePath,
  lifePaths,
  moneyLives,
  type PathName,
  restingHours,
  type Settlement,
  type Step,
} from './lives.ts'
import type { Stock } from './load/catalogue.ts'
import type { SeededRandom } from './random.ts'

/** One request that will have been made: by whose reader, to whom, and when each step was taken. */
export type PlannedLife = {
  borrower: string
  /** The library first asked. */
  supplier: string
  /** The reader of the door, or anybody of the borrowing library. */
  ofDoorReader: boolean
  /** Which book, and which reader of her library asks for it, where that is not left to chance. */
  asks?: { work: Stock; reader: number }
  path: LifePath
  /** What becomes of its fine or compensation; paid where nothing is said. */
  settlement?: Settlement
  submittedAt: Temporal.Instant
  steps: readonly { step: Step; at: Temporal.Instant }[]
}

export type Planning = { now: Temporal.Instant; special: SpecialDays; random: SeededRandom }

/** The library of the reader's door and of the requesting desk. */
export const DOOR_LIBRARY = '211130'
/** The libraries of both desks that have a door. */
export const DESK_LIBRARIES = Object.keys(deskWork)
/** 国图 never withdraws (R09) and fills in nothing directly (R10): such lives are led elsewhere. */
const NATIONAL = '110001'
/** 上图 is far away and asked seldom; one library is closed for building works. */
const SELDOM = ['310001', '211380']

/** When the steps of a life were taken, the last one about `endedAt`, each at open hours. */
export function timed(path: LifePath, endedAt: Temporal.Instant, planning: Planning) {
  const { random } = planning
  const steps: { step: Step; at: Temporal.Instant }[] = []
  let at = endedAt
  for (const step of path.steps.toReversed()) {
    const briefly = step.after[1] < 1
    if (!briefly) at = soonEnough(momentBefore(at, step.whose, planning), steps[0])
    steps.unshift({ step, at })
    const [least, most] = step.after
    const minutes = Math.round((least + random.fraction() * (most - least)) * 60)
    at = at.subtract({ minutes, seconds: random.int(0, 59) })
  }
  const brief = (path.steps[0]?.after[1] ?? 24) < 1
  return { submittedAt: brief ? at : momentBefore(at, 'reader', planning), steps }
}

/** Where closed days would part two steps for too long, they are taken one right after the other. */
function soonEnough(
  at: Temporal.Instant,
  next: { step: Step; at: Temporal.Instant } | undefined,
): Temporal.Instant {
  const within = next?.step.withinHours
  if (!next || within === undefined) return at
  const earliest = next.at.subtract({ hours: within })
  return Temporal.Instant.compare(at, earliest) < 0 ? next.at.subtract({ minutes: 12 }) : at
}

/** The lives of the small demonstration: full desks at two libraries, some work elsewhere, and a past. */
export function planDemonstration(planning: Planning, endedCount: number): PlannedLife[] {
  const lives = [
    ...doorLives(planning),
    ...livesForMoney(planning),
    ...Object.entries(deskWork).flatMap(([code, { requesting, supplying }]) => [
      ...goingOn(requesting, planning, () => ({ borrower: code })),
      ...goingOn(supplying, planning, () => ({ supplier: code })),
    ]),
    ...goingOn(elsewhereWork, planning, () => ({})),
    ...endedLives(planning, endedCount),
  ]
  return lives.sort((one, other) => Temporal.Instant.compare(one.submittedAt, other.submittedAt))
}

type Parties = { borrower?: string; supplier?: string }

function doorLives(planning: Planning): PlannedLife[] {
  return doorReaderLives.map((name, place) => {
    const resting = restingHours[name]
    const endedAt = resting
      ? hoursBefore(planning, name === 'awaitingPickup' ? [2, 20] : resting)
      : planning.now.subtract({ hours: 24 * (42 - 9 * place) })
    const life = lifeOf(lifePaths[name], endedAt, planning, { borrower: DOOR_LIBRARY })
    return { ...life, ofDoorReader: true }
  })
}

function livesForMoney(planning: Planning): PlannedLife[] {
  return moneyLives.map(({ name, daysAgo, settlement, ofDoorReader = false, ...parties }) => {
    const endedAt = planning.now.subtract({ hours: 24 * daysAgo })
    const life = lifeOf(pathOf(name), endedAt, planning, parties)
    return { ...life, ofDoorReader, ...(settlement && { settlement }) }
  })
}

const hoursBefore = ({ now, random }: Planning, [least, most]: readonly [number, number]) =>
  now.subtract({ minutes: Math.round((least + random.fraction() * (most - least)) * 60) })

/** Overdue is a loan that was handed over too long ago. */
const pathOf = (name: PathName | 'overdue'): LifePath =>
  lifePaths[name === 'overdue' ? 'onLoan' : name]

const goingOn = (work: DeskWork, planning: Planning, parties: () => Parties) =>
  Object.entries(work).flatMap(([name, count]) =>
    Array.from({ length: count }, () => {
      const kind = name as keyof DeskWork
      const endedAt = hoursBefore(planning, restingHours[kind] ?? [1, 48])
      return lifeOf(pathOf(kind), endedAt, planning, parties())
    }),
  )

/** Lives that have ended, more of them lately than long ago. */
function endedLives(planning: Planning, count: number): PlannedLife[] {
  const shares = endedShares.flatMap(([name, share]) => Array<PathName>(share).fill(name))
  return Array.from({ length: count }, (_, place) => {
    // Every way is taken at least once, then each as often as its share says.
    const name = endedShares[place]?.[0] ?? planning.random.pick(shares)
    const least = name === 'expired' || name === 'unansweredThenLent' ? 20 : 0.5
    const parties = planning.random.chance(0.15) ? { borrower: DOOR_LIBRARY } : {}
    return lifeOf(lifePaths[name], hoursBefore(planning, [least * 24, 32 * 24]), planning, parties)
  })
}

/** A life that ended about `endedAt`, between any two libraries that were members all along. */
export const endedLife = (path: LifePath, endedAt: Temporal.Instant, planning: Planning) =>
  lifeOf(path, endedAt, planning, { borrower: planning.random.pick(homes) })

const homes = DEMO_LIBRARIES.filter(({ category, isNew }) => category !== 'public' && !isNew).map(
  ({ code }) => code,
)

function lifeOf(
  path: LifePath,
  endedAt: Temporal.Instant,
  planning: Planning,
  parties: Parties,
): PlannedLife {
  const borrower = parties.borrower ?? pickLibrary(planning, 'borrower', path, parties.supplier)
  const supplier = parties.supplier ?? pickLibrary(planning, 'supplier', path, borrower)
  return { borrower, supplier, ofDoorReader: false, path, ...timed(path, endedAt, planning) }
}

/** Large libraries lend more; those of the doors are already busy. */
const OFTEN = ['110001', '211010', '211020', '211030', '211110', '211070']

function pickLibrary(
  { random }: Planning,
  as: 'borrower' | 'supplier',
  path: LifePath,
  other: string | undefined,
): string {
  const withoutNational = as === 'borrower' || path.direct || asksToWithdraw(path)
  const codes = DEMO_LIBRARIES.filter(
    ({ category, code, isNew }) =>
      !SELDOM.includes(code) &&
      !isNew &&
      code !== other &&
      !(as === 'borrower' && (category === 'public' || code in deskWork)) &&
      !(withoutNational && code === NATIONAL),
  ).map(({ code }) => code)
  const often = as === 'supplier' ? codes.filter((code) => OFTEN.includes(code)) : []
  return random.pick([...codes, ...often, ...often, ...often])
}

const asksToWithdraw = ({ steps }: LifePath) => steps.some(({ action }) => action === 'cancel')
