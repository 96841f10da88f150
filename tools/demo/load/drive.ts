import { sql } from 'kysely'
import { specialDays } from '../../../src/calendar/store.ts'
import type { SpecialDays } from '../../../src/calendar/working-days.ts'
import { act } from '../../../src/requests/acting/act.ts'
import type { Conductor } from '../../../src/requests/acting/move.ts'
import { wish } from '../../../src/requests/acting/wish.ts'
import { submit } from '../../../src/requests/asking/submit.ts'
import { factsOf } from '../../../src/requests/facts.ts'
import { outstandingStates } from '../../../src/requests/lifecycle.ts'
import { nextTimer } from '../../../src/requests/timers.ts'
import { type Actor, system } from '../../../src/shared/actor.ts'
import { dayOf } from '../../../src/shared/clock.ts'
import { asActor, type Tx } from '../../../src/shared/database.ts'
import type { House } from '../../../src/shared/house.ts'
import type { JobPayload } from '../../../src/shared/jobs.ts'
import type { Step } from '../lives.ts'
import type { PlannedLife } from '../plan.ts'
import type { SeededRandom } from '../random.ts'
import type { ActiveReader, People } from './accounts.ts'
import type { Stock } from './catalogue.ts'
import { paysBy } from './counter.ts'
import { countersOf } from './visits.ts'
import { formFor, type NotMade, nextLenderCode, type Shelves, workFor } from './wanted.ts'

export type Stage = {
  house: House
  people: People
  shelves: Shelves
  random: SeededRandom
  special: SpecialDays
  /** How many books the readers of a library may have outstanding, by its code. */
  limitOf: (code: string) => number
}

/** What a step has left to be told, at the time it was taken. */
export type Told = { payload: JobPayload; at: Temporal.Instant }

/** A request that lives. */
type Living = {
  life: PlannedLife
  reader: ActiveReader
  work: Stock
  id: number
  state: string
  supplierId: number | null
  nextDueAt: Temporal.Instant | null
  /** Steps already taken. */
  taken: number
  barcode: string
}

const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0

/**
 * Leads all lives in the order of time, as they would have happened: every submission through `submit`,
 * every step through `act`, each at its own instant, and the clock's own steps when they were due. So
 * numbers and ids grow with time, and rules and quotas hold. Days are written one transaction each;
 * `afterDay` is given what each day left to be told.
 */
export async function drive(
  stage: Stage,
  lives: readonly PlannedLife[],
  afterDay: (told: readonly Told[]) => Promise<void>,
): Promise<{ made: number; notMade: NotMade[] }> {
  const drama = dramaOf(stage, lives)
  let telling = Promise.resolve()
  for (;;) {
    const first = drama.next()
    if (!first) await telling
    if (!first) return { made: drama.made(), notMade: drama.notMade }
    const day = dayOf(first.at)
    const told = await asActor(stage.house.db, system, async (tx) => {
      // A demonstration that loses its last day in a crash is made again.
      await sql`set local synchronous_commit = off`.execute(tx)
      const left: Told[] = []
      for (let event = drama.next(); event && dayOf(event.at).equals(day); event = drama.next())
        await event.happen(tx, left)
      await drama.look(tx)
      // People are told of one day while the next is written, and before it can be seen: what they are told
      // of a request is how it stood that evening, however long the telling takes.
      await telling
      return left
    })
    telling = afterDay(told)
  }
}

type Event = { at: Temporal.Instant; happen(tx: Tx, left: Told[]): Promise<void> }

function dramaOf(stage: Stage, lives: readonly PlannedLife[]) {
  const living = new Set<Living>()
  const notMade: NotMade[] = []
  const out = new Set<string>()
  const moved = new Set<Living>()
  let waiting = 0
  let made = 0
  const now = stage.house.clock.now()
  const { people, shelves, random, special } = stage
  const counters = countersOf({ now, special, random, people, ids: shelves.ids })

  const next = (): Event | null => {
    const planned = lives[waiting]
    let first: Event | null = planned
      ? { at: planned.submittedAt, happen: (tx, left) => begin(tx, planned, left) }
      : null
    for (const one of living) {
      const event = nextOf(one)
      if (event && !earlier(now, event.at) && (!first || earlier(event.at, first.at))) first = event
    }
    const visit = counters.next()
    if (visit && !earlier(now, visit.at) && (!first || earlier(visit.at, first.at)))
      return { at: visit.at, happen: (tx) => counters.happen(tx, visit) }
    return first
  }

  const nextOf = (one: Living): Event | null => {
    const planned = one.life.steps[one.taken]
    const { nextDueAt } = one
    if (nextDueAt && (!planned || !earlier(planned.at, nextDueAt)))
      return { at: nextDueAt, happen: (tx, left) => ring(tx, one, { at: nextDueAt, left }) }
    return planned
      ? { at: planned.at, happen: (tx, left) => take(tx, one, { ...planned, left }) }
      : null
  }

  const outstandingOf = (reader: ActiveReader) =>
    [...living].filter((one) => one.reader === reader && isOutstanding(one))

  const readerFor = (life: PlannedLife): ActiveReader | undefined => {
    const [door, ...others] = stage.people.readers.get(stage.shelves.ids.get(life.borrower)!) ?? []
    if (life.ofDoorReader) return door
    if (life.asks) return others[life.asks.reader]
    const limit = stage.limitOf(life.borrower)
    const free = others.filter(
      (reader) => outstandingOf(reader).length < limit && !counters.owes(reader),
    )
    return free.length > 0 ? stage.random.pick(free) : undefined
  }

  async function begin(tx: Tx, life: PlannedLife, left: Told[]): Promise<void> {
    waiting++
    const reader = readerFor(life)
    if (!reader) return void notMade.push({ life, why: 'noReader' })
    const open = new Set(outstandingOf(reader).map(({ work }) => work.id))
    const work = life.asks?.work ?? workFor(life, stage.shelves, { random: stage.random, open })
    if (!work) return void notMade.push({ life, why: 'noWork' })
    const form = formFor(life, { work, reader, random: stage.random })
    const conductor = conductorAt(life.submittedAt, left)
    const result = await submit(tx, conductor, reader.actor, form)
    if (!result.ok) return void notMade.push({ life, why: result.refusal.code })
    const { id } = await tx
      .selectFrom('request')
      .select('id')
      .where('submission_id', '=', result.value.submissionId)
      .executeTakeFirstOrThrow()
    const supplierId = stage.shelves.ids.get(life.supplier) ?? null
    const one = {
      life,
      reader,
      work,
      id,
      state: 'submitted',
      supplierId,
      nextDueAt: null,
      taken: 0,
    }
    made++
    enter({ ...one, barcode: '' })
  }

  /** Stands on the stage; every timer falls on a midnight, so it is looked up when the day is over. */
  function enter(one: Living): void {
    living.add(one)
    moved.add(one)
  }

  /** How the requests that moved stand now; one whose life is over leaves the stage. */
  async function look(tx: Tx): Promise<void> {
    if (moved.size === 0) return
    const byId = new Map([...moved].map((one) => [one.id, one]))
    const rows = await tx
      .selectFrom('request')
      .select(['id', 'state', 'supplying_library_id', 'next_due_at'])
      .where('id', 'in', [...byId.keys()])
      .execute()
    for (const row of rows) {
      const one = byId.get(row.id)!
      one.state = row.state
      one.supplierId = row.supplying_library_id
      one.nextDueAt = row.next_due_at
      if (row.next_due_at) continue
      living.delete(one)
      out.delete(one.barcode)
    }
    moved.clear()
  }

  /** What an action made of a request; who is asked next is known only to the database. */
  async function moveOn(tx: Tx, one: Living, state: string): Promise<void> {
    one.state = state
    one.nextDueAt = null
    moved.add(one)
    if (state === 'submitted') await look(tx)
  }

  type Ringing = { at: Temporal.Instant; left: Told[] }

  async function ring(tx: Tx, one: Living, { at, left }: Ringing): Promise<void> {
    const row = await tx
      .selectFrom('request')
      .selectAll()
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow()
    const facts = factsOf(row)
    const special = await specialDays(tx, row.supplying_library_id, dayOf(facts.stateSince))
    const timer = nextTimer(facts, special)
    if (!timer) throw new Error(`request ${row.number} has no timer`)
    const done = await act(tx, conductorAt(at, left), system, one.id, wish(timer.action))
    if (!done.ok) throw new Error(`the clock may not ${timer.action} ${row.number}`)
    await moveOn(tx, one, done.value.state)
  }

  type Taking = { step: Step; at: Temporal.Instant; left: Told[] }

  async function take(tx: Tx, one: Living, { step, at, left }: Taking): Promise<void> {
    one.taken++
    const said = { reason: step.reason ?? '', note: step.note ?? '' }
    const barcode = step.action === 'fill' ? barcodeFor(one) : ''
    const libraryCode = step.toNamed ? nextLenderCode(one.work, stage.shelves, partiesOf(one)) : ''
    const asked = wish(step.action, {
      ...said,
      barcode,
      libraryCode,
      condition: conditionOf(step),
      amountFen: compensated.includes(step.action) ? random.pick(COMPENSATIONS_FEN) : null,
      depositBy: paysBy(one.reader.actor.readerId),
    })
    const told: Told[] = []
    const done = await halfway(tx, step, () =>
      act(tx, conductorAt(at, told), actorOf(step, one), one.id, asked),
    )
    // The clock was faster, or there is nobody to forward to: this step falls away, the next may fit.
    if (!done.ok) return
    left.push(...told)
    if (barcode) {
      one.barcode = barcode
      out.add(barcode)
    }
    await moveOn(tx, one, done.value.state)
    await counters.afterStep(tx, { ...one, requestId: one.id, step, at })
  }

  const partiesOf = (one: Living) => [one.supplierId, stage.shelves.ids.get(one.life.borrower)!]

  function barcodeFor({ work, supplierId, id }: Living): string {
    const copies = work.barcodes.get(supplierId ?? 0) ?? []
    return copies.find((barcode) => !out.has(barcode)) ?? `T${String(id).padStart(8, '0')}`
  }

  function actorOf(step: Step, one: Living): Actor {
    if (step.by === 'reader') return one.reader.actor
    if (step.by === 'centre') return stage.people.centre
    const libraryId = step.by === 'lender' ? one.supplierId : one.reader.actor.libraryId
    return stage.random.pick(stage.people.staff.get(libraryId ?? 0)!)
  }

  return { next, look, made: () => made, notMade }
}

/** Only an action that passes a request on can be refused when it has written already. */
async function halfway<T extends { ok: boolean }>(
  tx: Tx,
  { action }: Step,
  work: () => Promise<T>,
) {
  if (action !== 'refuse' && action !== 'forward') return work()
  await sql`savepoint step`.execute(tx)
  const done = await work()
  if (!done.ok) await sql`rollback to savepoint step`.execute(tx)
  await sql`release savepoint step`.execute(tx)
  return done
}

const isOutstanding = ({ state }: Living) => (outstandingStates as string[]).includes(state)

/** Steps at which the lender names what it asks for its book; and what it may be, invented. */
const compensated: readonly string[] = ['settleLoss', 'checkInDamaged']
export const COMPENSATIONS_FEN = [28_00, 35_00, 45_00, 68_00, 128_00]

/** What is written of a book that comes back; loans of the year say the same. */
export const conditionOf = ({ action }: Pick<Step, 'action'>) =>
  ({ takeBack: '完好', checkIn: '完好', checkInDamaged: '书脊开裂' })[action as string] ?? ''

/** A conductor whose clock stands at `at`; what it would tell people is kept for later. */
const conductorAt = (at: Temporal.Instant, left: Told[]): Conductor => ({
  clock: { now: () => at },
  jobs: {
    enqueue: async (_tx, _queue, payload) => void left.push({ payload, at }),
    work: async () => {},
    every: async () => {},
    stop: async () => {},
  },
})
