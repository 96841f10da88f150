import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/requests/acting/act.ts'
import type { Conductor } from '../../src/requests/acting/move.ts'
import { wish } from '../../src/requests/acting/wish.ts'
import { submit } from '../../src/requests/asking/submit.ts'
import { system } from '../../src/shared/actor.ts'
import { asActor, type Tx } from '../../src/shared/database.ts'
import { loadPeople } from '../../tools/demo/load/accounts.ts'
import { loadCatalogue } from '../../tools/demo/load/catalogue.ts'
import { payCharges, paysBy, refundDeposit, type Visit } from '../../tools/demo/load/counter.ts'
import { conditionOf } from '../../tools/demo/load/drive.ts'
import { loadMembers } from '../../tools/demo/load/members.ts'
import { formFor, shelvesOf } from '../../tools/demo/load/wanted.ts'
import { seededRandom } from '../../tools/demo/random.ts'
import { evaluationYear, leadYear, planYear } from '../../tools/demo/year/cast.ts'
import type { Led, Line } from '../../tools/demo/year/lead.ts'
import { inTime, moveMoney, type Visits } from '../../tools/demo/year/money.ts'
import { allRules } from '../../tools/demo/year/rules-of-year.ts'
import { writeYear } from '../../tools/demo/year/write.ts'
import { invariants } from '../../tools/verify/invariants.ts'
import { openHouse } from '../support/house.ts'

const today = '2026-12-09T02:00:00Z'
const count = 150

type Place = Awaited<ReturnType<typeof openHouse>>
let written: Place
let acted: Place
let led: Led[]

/** Members, people and books of the demonstration, and the lives of a small year. */
async function stageAt(place: Place) {
  const at = place.clock.now()
  const setting = { at, passwordHash: 'none', readersPerLibrary: 6, firstDaysAgo: 900 }
  const { ids, people } = await asActor(place.house.db, system, async (tx) => {
    const libraryIds = await loadMembers(tx, at)
    return { ids: libraryIds, people: await loadPeople(tx, { ...setting, ids: libraryIds }) }
  })
  return { people, shelves: shelvesOf(await loadCatalogue(place.house, ids), ids) }
}

const specialDaysAt = (place: Place) =>
  asActor(place.house.db, system, async (tx) => {
    const rows = await tx.selectFrom('calendar_day').selectAll().execute()
    return new Map(rows.map((row) => [row.day.toString(), row.is_working]))
  })

async function yearAt(place: Place, stage: Awaited<ReturnType<typeof stageAt>>) {
  const special = await specialDaysAt(place)
  const rules = await asActor(place.house.db, system, allRules)
  const planning = { now: place.clock.now(), random: seededRandom(38), special }
  const year = evaluationYear(Temporal.PlainDate.from('2026-12-09'))
  return leadYear({ ...stage, planning, rules, limitOf: () => 3 }, planYear(year, planning, count))
}

beforeAll(async () => {
  ;[written, acted] = [await openHouse(today), await openHouse(today)]
  const stage = await stageAt(written)
  led = await yearAt(written, stage)
  const staffOf = (libraryId: number) => stage.people.staff.get(libraryId)![0]!
  const special = await specialDaysAt(written)
  const { movements, visits } = moveMoney(led, { special, random: seededRandom(2), staffOf })
  await writeYear(led, {
    house: written.house,
    shelves: stage.shelves,
    random: seededRandom(1),
    movements,
    onProgress: () => {},
  })
  await stageAt(acted)
  // When each of these requests was made its copy was in: one that is out today would be asked for last.
  await sql`update holding set status = 'available' where status = 'onLoan'`.execute(acted.owner)
  await replay(acted, { led, visits })
}, 180_000)
afterAll(async () => {
  await written.close()
  await acted.close()
})

const conductorAt = (at: Temporal.Instant): Conductor => ({
  clock: { now: () => at },
  jobs: {
    enqueue: async () => {},
    work: async () => {},
    every: async () => {},
    stop: async () => {},
  },
})

/** The steps of a life that `act` adds by itself when a lender says no. */
const ofItself = ['submit', 'offer', 'exhaust', 'expire']

/** Leads the same lives through submit(), act() and the counter, every step when it was taken. */
async function replay(place: Place, { led, visits }: { led: Led[]; visits: Visits }) {
  const random = seededRandom(1)
  const ids = new Map<Led, number>()
  for (const { led: one, line } of inTime(led)) {
    await asActor(place.house.db, system, async (tx) => {
      if (line.action === 'submit') ids.set(one, await submitted(tx, one, random))
      if (ofItself.includes(line.action)) return
      await takeStep(tx, line, ids.get(one)!)
      const staff = visits.get(line)
      if (staff) await settle(tx, one, { requestId: ids.get(one)!, staff, at: line.at })
    })
  }
}

async function submitted(tx: Tx, one: Led, random: ReturnType<typeof seededRandom>) {
  const form = formFor(one.life, { work: one.work, reader: one.reader, random })
  const result = await submit(tx, conductorAt(one.life.submittedAt), one.reader.actor, form)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  const { id } = await tx
    .selectFrom('request')
    .select('id')
    .where('submission_id', '=', result.value.submissionId)
    .executeTakeFirstOrThrow()
  return id
}

async function takeStep(tx: Tx, { at, doer, action, details }: Line, id: number) {
  const asked = wish(action, {
    ...details,
    condition: conditionOf({ action }),
    amountFen: (details.compensationFen as number | undefined) ?? null,
    depositBy: action === 'handOver' ? paysBy((await readerOf(tx, id)) ?? 0) : '',
  })
  const done = await act(tx, conductorAt(at), doer, id, asked)
  if (!done.ok) throw new Error(`${action}: ${JSON.stringify(done.refusal)}`)
}

const readerOf = async (tx: Tx, id: number) =>
  (
    await tx
      .selectFrom('request')
      .select('reader_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).reader_id

async function settle(
  tx: Tx,
  { reader: { actor } }: Led,
  at: Pick<Visit, 'requestId' | 'staff' | 'at'>,
) {
  const home = { readerId: actor.readerId, libraryId: actor.libraryId }
  const visit = { ...at, home, method: paysBy(actor.readerId) }
  await payCharges(tx, visit)
  await refundDeposit(tx, visit)
}

async function keeper<T>(place: Place, text: string): Promise<T[]> {
  return place.owner.transaction().execute(async (tx) => {
    await sql`set local role hutong_keeper`.execute(tx)
    return (await sql.raw<T>(text).execute(tx)).rows
  })
}

const order = 'order by r.submitted_at, r.reader_id'
// biome-ignore format: a table
const views: readonly (readonly [what: string, sql: string])[] = [
  ['the request', `select to_jsonb(r) - 'id' - 'number' - 'submission_id' - 'version' as row from request r ${order}`],
  ['its history', `select to_jsonb(h) - 'id' - 'request_id' as row from request_history h join request r on r.id = h.request_id ${order}, h.id`],
  ['its offers', `select to_jsonb(o) - 'id' - 'request_id' as row from offer o join request r on r.id = o.request_id ${order}, o.position`],
  ['its item', `select to_jsonb(i) - 'id' - 'request_id' - 'offer_id' as row from item i join request r on r.id = i.request_id ${order}`],
  ['its recipient', `select to_jsonb(c) - 'request_id' as row from request_recipient c join request r on r.id = c.request_id ${order}`],
  ['the libraries of its numbers', `select n.library_id, n.reason, n.since from request_number n join request r on r.id = n.request_id ${order}, n.since`],
  ['its postings', `select t.what, t.at, t.operator_code, t.reader_id, t.library_id, t.counter_library_id, t.note, t.working,
       s.what as settles, e.number as receipt, p.amount_fen, p.rule_id, p.booked_on, a.kind, a.reader_id as whose
     from ledger_posting p join ledger_transaction t on t.id = p.transaction_id join ledger_account a on a.id = p.account_id
     join request r on r.id = t.request_id left join ledger_transaction s on s.id = t.settles left join receipt e on e.id = t.receipt_id
     ${order}, t.at, t.what, p.amount_fen, a.kind`],
  ['what was signed for', `select library_id, number, reader_id, direction, method, amount_fen, operator_code, at from receipt order by 1, 2`],
  ['the balances', 'select kind, reader_id, library_id, balance_fen from ledger_account order by 1, 2, 3'],
  ['the counters', 'select library_id, last_number from number_counter order by 1'],
  ['借阅次数', 'select id, loan_count from record order by id'],
]

test.each(views)('written at once or led through act(), %s is the same', async (_, text) => {
  const [here, there] = [await keeper(written, text), await keeper(acted, text)]
  expect(here.length).toBeGreaterThan(0)
  expect(here).toEqual(there)
})

test.each(invariants.map((invariant) => [invariant.en, invariant.sql]))(
  'in the year, %s',
  async (_, broken) => {
    expect(await keeper(written, broken!)).toEqual([])
  },
)

test('a year has deposits taken, held and given back, fines, losses and what was paid', async () => {
  const rows = await keeper<{ what: string }>(
    written,
    'select distinct what from ledger_transaction order by 1',
  )
  expect(rows.map(({ what }) => what)).toEqual([
    'damageCompensation',
    'depositHeld',
    'depositOffset',
    'depositRefunded',
    'depositReleased',
    'depositTaken',
    'loanService',
    'logistics',
    'lossCompensation',
    'overdueFine',
    'payment',
  ])
})

test('numbers of each library grow with time', async () => {
  const backwards = await keeper(
    written,
    `select number from (select number, since, lag(since) over (partition by library_id order by number) as before
       from request_number) as drawn where since < before`,
  )
  expect(backwards).toEqual([])
})

test('an evaluation year runs from 1 December to 30 November, and is over', () => {
  const year = (day: string) => {
    const { from, to } = evaluationYear(Temporal.PlainDate.from(day))
    return `${from} ${to}`
  }
  expect(year('2026-11-30')).toBe('2024-12-01 2025-11-30')
  expect(year('2026-12-01')).toBe('2025-12-01 2026-11-30')
})
