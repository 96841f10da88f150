import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { act } from '../../src/requests/acting/act.ts'
import { wish } from '../../src/requests/acting/wish.ts'
import { SubmissionForm } from '../../src/requests/asking/shapes.ts'
import { submit } from '../../src/requests/asking/submit.ts'
import type { Action } from '../../src/requests/lifecycle.ts'
import type { Actor } from '../../src/shared/actor.ts'
import type { Database, Tx } from '../../src/shared/database.ts'
import type { House } from '../../src/shared/house.ts'
import { once } from '../../src/shared/once.ts'
import type { Result } from '../../src/shared/result.ts'
import type { Tables } from '../../src/shared/tables.ts'
import { median, openBenchHouse, rounded } from './bench-house.ts'
import {
  layCategory,
  layLibrary,
  layReader,
  layStaff,
  type Reader,
  type Staff,
} from './bench-people.ts'
import { layNoDebts } from './no-debts.ts'

const clients = 8
/** More readers than clients, so that nobody's quota is in the way. */
const readersPerClient = 4

/** The road of a loan after its submission: what is done, and by which side. */
const road: readonly [Action, 'lender' | 'borrower'][] = [
  ['accept', 'lender'],
  ['fill', 'lender'],
  ['collect', 'lender'],
  ['receive', 'borrower'],
  ['handOver', 'borrower'],
  ['takeBack', 'borrower'],
  ['shipBack', 'borrower'],
  ['checkIn', 'lender'],
]

/**
 * Transitions a second of whole loans, each keyed, with history, audit, policy, postings and its job, beside bare
 * transactions (begin, lock and read a row, update it, insert one, commit) of the same pool, in turns.
 */
export async function benchLifecycle({
  seconds,
  rounds,
}: {
  seconds: number
  rounds: number
}): Promise<Record<string, number>> {
  const { house, db, owner, close } = await openBenchHouse()
  try {
    const people = await layPeople(owner)
    await layBare(owner)
    await layNoDebts(owner)
    const statements = countStatements()
    await stretch(1, (client) => loan(house, people, client)) // warm
    const loans: number[] = []
    const bare: number[] = []
    let [done, asked] = [0, 0]
    for (let round = 0; round < rounds; round++) {
      const before = statements.count
      const transitions = await stretch(seconds, (client) => loan(house, people, client))
      done += transitions
      asked += statements.count - before
      loans.push(transitions / seconds)
      bare.push((await stretch(seconds, (client) => bareTransaction(db, client))) / seconds)
    }
    const { rows } = await sql<{ jobs: number; moves: number }>`
      select (select count(*) from pgboss.job where name = 'transition') as jobs, (select count(*) from request_history) as moves`.execute(
      owner,
    )
    return {
      transitions_per_s: rounded(median(loans)),
      bare_tx_per_s: rounded(median(bare)),
      ratio: rounded(median(loans.map((value, round) => value / bare[round]!)), 3),
      statements_per_transition: rounded(asked / done, 2),
      jobs_per_transition: rounded(rows[0]!.jobs / rows[0]!.moves, 2),
    }
  } finally {
    await close()
  }
}

/** Every client works until the time is over; answers how much was done. */
async function stretch(
  seconds: number,
  work: (client: number) => Promise<number>,
): Promise<number> {
  const end = performance.now() + seconds * 1000
  const each = Array.from({ length: clients }, async (_, client) => {
    let done = 0
    while (performance.now() < end) done += await work(client)
    return done
  })
  return (await Promise.all(each)).reduce((sum, done) => sum + done, 0)
}

interface People {
  readers: Reader[][]
  lender: Staff[]
  borrower: Staff[]
}

let loans = 0

/** One whole loan; answers its transitions. */
async function loan(house: House, people: People, client: number): Promise<number> {
  const serial = loans++
  const reader = people.readers[client]![serial % readersPerClient]!
  const form = SubmissionForm.parse({
    books: [
      {
        title: `书 ${serial}`,
        publishedYear: '2007',
        callNumber: 'TP312JA/840',
        supplierCode: `21106${client}`,
      },
    ],
    deliveryMethod: 'logistics',
    recipientName: '林同学',
    recipientEmail: 'lin@reader.example',
  })
  const { submissionId } = await keyed(house, reader, `${serial} submit`, form, (tx) =>
    submit(tx, house, reader, form),
  )
  const { id } = await house.db.transaction().execute(async (tx) => {
    await sql`select set_config('hutong.actor', 'system', true)`.execute(tx)
    return tx
      .selectFrom('request')
      .select('id')
      .where('submission_id', '=', submissionId)
      .executeTakeFirstOrThrow()
  })
  for (const [action, side] of road) {
    const staff = people[side][client]!
    const asked = wish(action, {
      barcode: action === 'fill' ? `B${serial}` : '',
      depositBy: 'cash',
    })
    await keyed(house, staff, `${serial} ${action}`, asked, (tx) =>
      act(tx, house, staff, id, asked),
    )
  }
  return 1 + road.length
}

async function keyed<T>(
  house: House,
  actor: Actor,
  key: string,
  body: unknown,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<T> {
  const call = { actor, route: 'POST /bench', key, body, at: house.clock.now() }
  const result = await once(house.db, call, work)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** What any transition must do at the least. */
async function bareTransaction(db: Database, client: number): Promise<number> {
  await db.transaction().execute(async (tx) => {
    await sql`select id, state from bare_request where id = ${client + 1} for update`.execute(tx)
    await sql`update bare_request set state = state + 1 where id = ${client + 1}`.execute(tx)
    await sql`insert into bare_history (request_id, at, action) values (${client + 1}, ${'2026-11-23T02:00:00Z'}, 'act')`.execute(
      tx,
    )
  })
  return 1
}

async function layBare(owner: Kysely<Tables>): Promise<void> {
  await sql
    .raw(`
    create table bare_request (id int primary key, state int not null);
    create table bare_history (id bigint generated always as identity primary key, request_id int not null, at timestamptz not null, action text not null);
    insert into bare_request select n, 0 from generate_series(1, ${clients}) n;
    grant select, insert, update on bare_request, bare_history to hutong_app;
    grant usage on all sequences in schema public to hutong_app`)
    .execute(owner)
}

/** Eight pairs of libraries with a librarian each, and readers of the borrowing ones. */
async function layPeople(owner: Kysely<Tables>): Promise<People> {
  await layCategory(owner)
  const people: People = { readers: [], lender: [], borrower: [] }
  for (let client = 0; client < clients; client++) {
    const letter = String.fromCharCode(97 + client)
    const lender = await layLibrary(owner, `21106${client}`, `l${letter}`)
    const borrower = await layLibrary(owner, `21113${client}`, `b${letter}`)
    people.lender.push(await layStaff(owner, lender, `l${letter}01`))
    people.borrower.push(await layStaff(owner, borrower, `b${letter}01`))
    const readers: Reader[] = []
    for (let one = 0; one < readersPerClient; one++)
      readers.push(await layReader(owner, borrower, `r${letter}${one}`))
    people.readers.push(readers)
  }
  return people
}

/** Counts every statement any client of this process sends, begin and commit included. */
function countStatements(): { count: number } {
  const counted = { count: 0 }
  const send = pg.Client.prototype.query as (...given: unknown[]) => unknown
  pg.Client.prototype.query = function counting(this: pg.Client, ...given: unknown[]) {
    counted.count++
    return send.apply(this, given)
  } as typeof pg.Client.prototype.query
  return counted
}
