import type { SpecialDays } from '../../../src/calendar/working-days.ts'
import { charge } from '../../../src/charges/charge.ts'
import {
  depositHeld,
  depositOffset,
  depositRefunded,
  depositReleased,
  depositTaken,
} from '../../../src/charges/deposit.ts'
import { fineFor } from '../../../src/charges/fine.ts'
import { loanService } from '../../../src/charges/loan-service.ts'
import { compensationCharged, fineCharged, paid } from '../../../src/charges/reader-charges.ts'
import type { HomeReader } from '../../../src/ledger/accounts.ts'
import type { Transaction } from '../../../src/ledger/post.ts'
import type { CounterMethod } from '../../../src/ledger/shapes.ts'
import { logisticsDue } from '../../../src/requests/acting/money/charges.ts'
import { logisticsPrice } from '../../../src/requests/asking/price.ts'
import type { Effect } from '../../../src/requests/lifecycle.ts'
import { transition } from '../../../src/requests/transition.ts'
import { dayOf } from '../../../src/shared/clock.ts'
import type { Staff } from '../load/accounts.ts'
import { paysBy } from '../load/counter.ts'
import { COMPENSATIONS_FEN } from '../load/drive.ts'
import type { SeededRandom } from '../random.ts'
import { codeOf, type Led, type Line } from './lead.ts'
import { emptyPurse, hold, type Purse, release, take } from './purse.ts'

/** Ids that a movement learns when it is written. */
export type Ids = { requestId: number; receiptId: number; settles: number }

/** What a reader signs for when money crosses the counter. */
export type Signed = {
  home: HomeReader
  direction: 'taken' | 'paidOut'
  method: CounterMethod
  amountFen: number
  staff: Staff
  at: Temporal.Instant
}

/** Money that moves in the year: one transaction to be, the receipt of it, and the charge it settles. */
export type Movement = {
  led: Led
  at: Temporal.Instant
  transaction: (ids: Ids) => Transaction
  receipt?: Signed
  settles?: Movement
}

/** Who serves a reader at her counter after a step of her loan. */
export type Visits = Map<Line, Staff>

type Setting = { special: SpecialDays; random: SeededRandom; staffOf: (libraryId: number) => Staff }

/** One line of a history, with what stands around it. */
type Moment = { led: Led; line: Line; purse: Purse; setting: Setting }

/** A charge on a reader with what is still open of it. */
type Owed = { charge: Movement; amountFen: number }

/**
 * All money of a year in the order of time, by the pure functions that `act` and the counter post through: whatever a
 * step charges is paid at the counter at once, and what is free of a deposit goes back. Writes the figures into the
 * histories as `act` does.
 */
export function moveMoney(
  all: readonly Led[],
  setting: Setting,
): { movements: Movement[]; visits: Visits } {
  const purses = new Map(all.map(({ reader }) => [reader, emptyPurse()]))
  const movements: Movement[] = []
  const visits: Visits = new Map()
  for (const { led, line } of inTime(all)) {
    const moment = { led, line, purse: purses.get(led.reader)!, setting }
    const staff = setting.staffOf(led.facts.requestingLibraryId)
    const moved = moneyOf(moment, staff)
    if (moved.length === 0) continue
    movements.push(...moved)
    visits.set(line, staff)
  }
  return { movements, visits }
}

/** Every line of every history, first one first. */
export const inTime = (all: readonly Led[]): { led: Led; line: Line }[] =>
  all
    .flatMap((led) => led.lines.map((line) => ({ led, line })))
    .sort((one, other) => Temporal.Instant.compare(one.line.at, other.line.at))

function moneyOf(moment: Moment, staff: Staff): Movement[] {
  const { from, action } = moment.line
  if (from === null) return []
  const row = transition(from, action, everybody)
  const movements: Movement[] = []
  const owed: Owed[] = []
  for (const effect of row.ok ? row.value.effects : [])
    movements.push(...(effects[effect]?.(moment, owed) ?? []))
  return [...movements, ...pay(moment, owed, staff), ...refund(moment, movements, staff)]
}

const everybody = ['reader', 'requestingLibrary', 'supplyingLibrary', 'centre', 'system'] as const

const homeOf = ({ reader }: Led): HomeReader => ({
  readerId: reader.actor.readerId,
  libraryId: reader.actor.libraryId,
})

/** What every transaction of a step has; its cause is the step, or `what` of it (entryOf of acting/money/charges.ts). */
const entryOf = (
  { line }: Pick<Moment, 'line'>,
  requestId: number,
  what: string = line.action,
) => ({
  cause: `request ${requestId} ${what}`,
  requestId,
  operatorCode: codeOf(line.doer),
  at: line.at,
})

const of = (
  { led, line }: Moment,
  transaction: Movement['transaction'],
  more: Partial<Movement> = {},
): Movement => ({ led, at: line.at, transaction, ...more })

type MoneyEffect = (moment: Moment, owed: Owed[]) => Movement[]

/** The effects of the table that move money, each as acting/money/ has it. */
const effects: Partial<Record<Effect, MoneyEffect>> = {
  chargeLogistics: (moment) => {
    const { life, rules, reader } = moment.led
    if (life.path.delivery !== 'logistics') return []
    const request = {
      policy: rules,
      reader_id: reader.actor.readerId,
      requesting_library_id: reader.actor.libraryId,
    }
    return [
      of(moment, ({ requestId }) => charge(logisticsDue(request, entryOf(moment, requestId)))),
    ]
  },
  chargeHandOver: (moment, owed) => {
    const { led } = moment
    const isShipped = led.life.path.delivery === 'logistics'
    const service = { price: logisticsPrice(led.rules), isShipped }
    return charged(moment, owed, ({ requestId }) =>
      loanService(homeOf(led), service, entryOf(moment, requestId)),
    )
  },
  holdDeposit: (moment) => {
    const { led, line, purse, setting } = moment
    const home = homeOf(led)
    const { heldFen, takenFen } = hold(purse, led)
    const { ruleId } = led.facts.policy.depositFen
    if (heldFen === 0) return []
    line.details = { ...line.details, depositFen: heldFen, takenFen }
    const method = paysBy(home.readerId)
    const staff = line.doer.kind === 'staff' ? line.doer : setting.staffOf(home.libraryId)
    const taken = of(
      moment,
      ({ requestId, receiptId }) => {
        const entry = { ...entryOf(moment, requestId, 'depositTaken'), receiptId }
        return depositTaken({ home, amountFen: takenFen, ruleId, entry }, method)
      },
      { receipt: { home, direction: 'taken', method, amountFen: takenFen, staff, at: line.at } },
    )
    const held = of(moment, ({ requestId }) => {
      const entry = entryOf(moment, requestId, 'depositHeld')
      return depositHeld({ home, amountFen: heldFen, ruleId, entry })
    })
    return takenFen > 0 ? [taken, held] : [held]
  },
  chargeFine: (moment, owed) => {
    const { led, line, setting } = moment
    const { dueOn, policy, supplyingLibraryId } = led.facts
    const fine = fineFor({ dueOn: dueOn!, backOn: dayOf(line.at) }, policy, setting.special)
    if (fine.overdueDays === 0) return []
    line.details = { ...line.details, overdueDays: fine.overdueDays, fineFen: fine.amountFen }
    return charged(moment, owed, ({ requestId }) => {
      const entry = entryOf(moment, requestId, 'overdueFine')
      return fineCharged({ home: homeOf(led), lenderId: supplyingLibraryId!, entry }, fine)
    })
  },
  releaseDeposit: (moment) => {
    const { led, line, purse } = moment
    const home = homeOf(led)
    const amountFen = release(purse, led)
    if (amountFen === 0) return []
    line.details = { ...line.details, depositFreeFen: amountFen }
    const { ruleId } = led.facts.policy.depositFen
    return [
      of(moment, ({ requestId }) => {
        const entry = entryOf(moment, requestId, 'depositReleased')
        return depositReleased({ home, amountFen, ruleId, entry })
      }),
    ]
  },
  chargeCompensation: (moment, owed) => {
    const { led, line, setting } = moment
    const amountFen = setting.random.pick(COMPENSATIONS_FEN)
    const what = line.action === 'settleLoss' ? 'lossCompensation' : 'damageCompensation'
    const note = String(line.details.note ?? '')
    line.details = { ...line.details, compensationFen: amountFen }
    return charged(moment, owed, ({ requestId }) => {
      const entry = { ...entryOf(moment, requestId, what), note }
      const lenderId = led.facts.supplyingLibraryId!
      return compensationCharged({ home: homeOf(led), lenderId, entry }, { what, amountFen })
    })
  },
  offsetDeposit: (moment, owed) => {
    const { led, line, purse } = moment
    const { depositOffsetsLoss } = led.facts.policy
    if (!depositOffsetsLoss.value) return []
    const offsets = owed.flatMap((open) => {
      const amountFen = take(purse, open.amountFen)
      if (amountFen === 0) return []
      open.amountFen -= amountFen
      return [{ amountFen, settles: open.charge }]
    })
    const offsetFen = offsets.reduce((sum, { amountFen }) => sum + amountFen, 0)
    line.details = { ...line.details, offsetFen }
    const { ruleId } = depositOffsetsLoss
    return offsets.map(({ amountFen, settles }) =>
      of(
        moment,
        (ids) => {
          const entry = entryOf(moment, ids.requestId, `depositOffset ${ids.settles}`)
          return depositOffset({ home: homeOf(led), amountFen, ruleId, entry }, ids.settles)
        },
        { settles },
      ),
    )
  },
}

/** A charge on the reader; what it leaves her owing is read from the transaction itself. */
function charged(moment: Moment, owed: Owed[], transaction: Movement['transaction']): Movement[] {
  const movement = of(moment, transaction)
  const { postings } = transaction({ requestId: 0, receiptId: 0, settles: 0 })
  const amountFen = postings.reduce(
    (sum, posting) => sum + (posting.account.kind === 'readerReceivable' ? posting.amountFen : 0),
    0,
  )
  if (amountFen > 0) owed.push({ charge: movement, amountFen })
  return [movement]
}

/** She pays at the counter what the step has left open, on one receipt (payCharges of load/counter.ts). */
function pay(moment: Moment, owed: readonly Owed[], staff: Staff): Movement[] {
  const open = owed.filter(({ amountFen }) => amountFen > 0)
  const home = homeOf(moment.led)
  const amountFen = open.reduce((sum, one) => sum + one.amountFen, 0)
  const { at } = moment.line
  const method = paysBy(home.readerId)
  const receipt: Signed = { home, direction: 'taken', method, amountFen, staff, at }
  return open.map((one) =>
    of(
      moment,
      ({ requestId, receiptId, settles }) => {
        const cause = `receipt ${receiptId} charge ${settles}`
        const { operatorCode } = staff
        const entry = { cause, requestId, operatorCode, at, receiptId }
        return paid({ home, chargeId: settles, amountFen: one.amountFen, entry }, method)
      },
      { receipt, settles: one.charge },
    ),
  )
}

/** What has come free of her deposit goes back to her (refundDeposit of load/counter.ts). */
function refund(moment: Moment, movements: readonly Movement[], staff: Staff): Movement[] {
  const { led, line, purse } = moment
  if (movements.length === 0) return []
  const amountFen = take(purse)
  if (amountFen === 0) return []
  const home = homeOf(led)
  const method = paysBy(home.readerId)
  const { at } = line
  return [
    of(
      moment,
      ({ requestId, receiptId }) => {
        const cause = `receipt ${receiptId} depositRefunded`
        const entry = { cause, requestId, operatorCode: staff.operatorCode, at, receiptId }
        return depositRefunded({ home, amountFen, entry }, method)
      },
      { receipt: { home, direction: 'paidOut', method, amountFen, staff, at } },
    ),
  ]
}
