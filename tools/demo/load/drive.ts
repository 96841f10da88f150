import { sql } from 'kysely'
import { specialDays } from '../../../src/calendar/store.ts'
import { act, type Conductor, wish } from '../../../src/requests/act.ts'
import { outstandingStates } from '../../../src/requests/lifecycle.ts'
import { factsOf } from '../../../src/requests/store.ts'
import { submit } from '../../../src/requests/submit.ts'
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
import { formFor, type NotMade, nextLenderCode, type Shelves, workFor } from './wanted.ts'

export type Stage = {
  house: House
  people: People
  shelves: Shelves
  random: SeededRandom
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
  for (;;) {
    const first = drama.next()
    if (!first) return { made: drama.made(), notMade: drama.notMade }
    const day = dayOf(first.at)
    const told = await asActor(stage.house.db, system, async (tx) => {
      // A demonstration that loses its last day in a crash is made again.
      await sql`set local synchronous_commit = off`.execute(tx)
      const left: Told[] = []
      for (let event = drama.next(); event && dayOf(event.at).equals(day); event = drama.next())
        await event.happen(tx, left)
      return left
    })
    await afterDay(told)
  }
}

type Event = { at: Temporal.Instant; happen(tx: Tx, left: Told[]): Promise<void> }

function dramaOf(stage: Stage, lives: readonly PlannedLife[]) {
  const living = new Set<Living>()
  const notMade: NotMade[] = []
  const out = new Set<string>()
  let waiting = 0
  let made = 0
  const now = stage.house.clock.now()

  const next = (): Event | null => {
    const planned = lives[waiting]
    let first: Event | null = planned
      ? { at: planned.submittedAt, happen: (tx, left) => begin(tx, planned, left) }
      : null
    for (const one of living) {
      const event = nextOf(one)
      if (event && !earlier(now, event.at) && (!first || earlier(event.at, first.at))) first = event
    }
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
    const limit = stage.limitOf(life.borrower)
    const free = others.filter((reader) => outstandingOf(reader).length < limit)
    return free.length > 0 ? stage.random.pick(free) : undefined
  }

  async function begin(tx: Tx, life: PlannedLife, left: Told[]): Promise<void> {
    waiting++
    const reader = readerFor(life)
    if (!reader) return void notMade.push({ life, why: 'noReader' })
    const open = new Set(outstandingOf(reader).map(({ work }) => work.id))
    const work = workFor(life, stage.shelves, { random: stage.random, open })
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
    const one = { life, reader, work, id, state: '', supplierId: null, nextDueAt: null, taken: 0 }
    made++
    await look(tx, { ...one, barcode: '' })
  }

  /** How the request stands now; one whose life is over leaves the stage. */
  async function look(tx: Tx, one: Living): Promise<void> {
    const row = await tx
      .selectFrom('request')
      .select(['state', 'supplying_library_id', 'next_due_at'])
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow()
    one.state = row.state
    one.supplierId = row.supplying_library_id
    one.nextDueAt = row.next_due_at
    if (row.next_due_at) living.add(one)
    else {
      living.delete(one)
      out.delete(one.barcode)
    }
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
    await look(tx, one)
  }

  type Taking = { step: Step; at: Temporal.Instant; left: Told[] }

  async function take(tx: Tx, one: Living, { step, at, left }: Taking): Promise<void> {
    one.taken++
    const said = { reason: step.reason ?? '', note: step.note ?? '' }
    const barcode = step.action === 'fill' ? barcodeFor(one) : ''
    const libraryCode = step.toNamed ? nextLenderCode(one.work, stage.shelves, partiesOf(one)) : ''
    const asked = wish(step.action, { ...said, barcode, libraryCode, condition: conditionOf(step) })
    // A step that is refused half-way (no further lender) leaves nothing behind.
    await sql`savepoint step`.execute(tx)
    const told: Told[] = []
    const done = await act(tx, conductorAt(at, told), actorOf(step, one), one.id, asked)
    if (done.ok) {
      left.push(...told)
      if (barcode) {
        one.barcode = barcode
        out.add(barcode)
      }
    } else {
      await sql`rollback to savepoint step`.execute(tx)
      one.taken = one.life.steps.length
    }
    await sql`release savepoint step`.execute(tx)
    await look(tx, one)
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

  return { next, made: () => made, notMade }
}

const isOutstanding = ({ state }: Living) => (outstandingStates as string[]).includes(state)

const conditionOf = ({ action }: Step) =>
  action === 'takeBack' || action === 'checkIn' ? '完好' : ''

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
