import { sql } from 'kysely'
import type { SpecialDays } from '../../src/calendar/working-days.ts'
import { holdsAnything, names, recordInstallation } from '../../src/installation.ts'
import { system } from '../../src/shared/actor.ts'
import { dayOf, startOfDay } from '../../src/shared/clock.ts'
import { asActor, type Tx } from '../../src/shared/database.ts'
import type { House } from '../../src/shared/house.ts'
import { Mistake } from '../../src/shared/mistake.ts'
import { hashPassword } from '../../src/signin/passwords.ts'
import { drawCoBorrowing } from '../../src/statistics/jobs.ts'
import { type ActiveReader, loadPeople, type People } from './load/accounts.ts'
import { loadCatalogue } from './load/catalogue.ts'
import { circleLives } from './load/circle.ts'
import { drive } from './load/drive.ts'
import { settleLetters, tell } from './load/letters.ts'
import { loadLiveTargets } from './load/live.ts'
import { loadMembers } from './load/members.ts'
import { DEMO_RULES } from './load/rules.ts'
import { loadEnquiries, loadVotes } from './load/said.ts'
import { loadSerials } from './load/serials.ts'
import { shelvesOf } from './load/wanted.ts'
import { planDemonstration } from './plan.ts'
import { seededRandom } from './random.ts'
import { loadYear } from './year/load-year.ts'

/** Every account of the demonstration has it; the one-click doors need none. */
export const DEMO_PASSWORD = 'hutong-demo'

/** Fixed, so that two demonstrations made on one day are the same. */
const SEED = 20071101
const READERS_PER_LIBRARY = 12
const READERS_PER_LIBRARY_BIG = 40
/** All but 国图 and 上图. */
const LIBRARIES_WITH_READERS = 44
/** Requests that have ended, beside the hundred and more that go on. */
const ENDED_COUNT = 150

export type LoadOptions = {
  /** A whole evaluation year instead of some weeks. */
  big?: boolean
  report?: (line: string) => void
}

/** What was made. */
export type Loaded = { libraries: number; readers: number; works: number; requests: number }

/**
 * Fills an empty installation with the demonstration consortium, its dates relative to the house's
 * clock. Throws a Mistake when anything is in it. The installation row is written last: what an
 * interruption leaves is no demonstration yet.
 */
export async function loadDemonstration(given: House, options: LoadOptions = {}): Promise<Loaded> {
  const { report = () => {} } = options
  const asOf = lastRound(given.clock.now())
  const house: House = { ...given, clock: { now: () => asOf } }
  if (await holdsAnything(house.db))
    throw new Mistake(
      '这里已有数据，示范数据只写入空库 · this database is not empty: a demonstration is made in an empty one',
    )
  const readersPerLibrary = options.big ? READERS_PER_LIBRARY_BIG : READERS_PER_LIBRARY
  const setting = {
    at: asOf,
    passwordHash: await hashPassword(house, DEMO_PASSWORD),
    readersPerLibrary,
    firstDaysAgo: options.big ? 900 : 520,
  }
  const { ids, people, special } = await asActor(house.db, system, async (tx) => {
    const libraryIds = await loadMembers(tx, asOf)
    return {
      ids: libraryIds,
      people: await loadPeople(tx, { ...setting, ids: libraryIds }),
      special: await everySpecialDay(tx),
    }
  })
  const readers = readersPerLibrary * LIBRARIES_WITH_READERS
  report(`成员馆 ${ids.size - 1} libraries · 读者 ${readers} readers`)
  const stock = await loadCatalogue(house, ids)
  const shelves = shelvesOf(stock, ids)
  await loadSerials(house, ids)
  await loadLiveTargets(house, ids)
  report(`书目 ${shelves.lenders.size} works`)

  const ofYear = options.big
    ? await loadYear({ house, people: others(people), shelves, special, limitOf, report })
    : 0
  const random = seededRandom(SEED)
  const circle = { now: asOf, special, random: seededRandom(SEED + 1) }
  const lives = [
    ...circleLives({ shelves, readers: firsts(people).readers, planning: circle }),
    ...planDemonstration({ now: asOf, special, random }, ENDED_COUNT),
  ].sort((one, other) => Temporal.Instant.compare(one.submittedAt, other.submittedAt))
  const stage = { house, people: firsts(people), shelves, random, special, limitOf }
  const { made, notMade } = await drive(stage, lives, (told) => tell(house, told))
  await loadVotes(house)
  await loadEnquiries(house, { people, ids, stock })
  await settleLetters(house)
  await settleCopies(house)
  await drawCoBorrowing(house)
  report(`申请单 ${made} requests${notMade.length ? `, ${notMade.length} left out` : ''}`)
  await recordInstallation(house.db, names.demonstration, asOf)
  return { libraries: ids.size - 1, readers, works: shelves.lenders.size, requests: ofYear + made }
}

/** The days of the consortium's calendar that differ from the week, of all its years. */
async function everySpecialDay(tx: Tx): Promise<SpecialDays> {
  const rows = await tx
    .selectFrom('calendar_day')
    .select(['day', 'is_working'])
    .where('library_id', 'is', null)
    .execute()
  return new Map(rows.map(({ day, is_working }) => [day.toString(), is_working]))
}

/** The readers of today, and those of the year before: so nobody's quota is counted in two ways. */
const firsts = (people: People) =>
  partOf(people, (readers) => readers.slice(0, READERS_PER_LIBRARY))
const others = (people: People) => partOf(people, (readers) => readers.slice(READERS_PER_LIBRARY))

const partOf = (
  people: People,
  part: (readers: readonly ActiveReader[]) => ActiveReader[],
): People => ({
  ...people,
  readers: new Map([...people.readers].map(([id, readers]) => [id, part(readers)])),
})

/**
 * The demonstration is as of ten o'clock of today, or of six the evening before while it is earlier: so
 * all that are made in one day after ten are the same, and the desks still have today's work.
 */
function lastRound(now: Temporal.Instant): Temporal.Instant {
  const today = startOfDay(dayOf(now))
  const ten = today.add({ hours: 10 })
  return Temporal.Instant.compare(now, ten) < 0 ? today.subtract({ hours: 6 }) : ten
}

/** R05: 3 books, unless the library has decided otherwise. */
const limitOf = (code: string): number => {
  const own = DEMO_RULES.find(
    ({ libraryCode, parameters }) => libraryCode === code && 'maxOutstanding' in parameters,
  )
  return Number(own?.parameters.maxOutstanding ?? 3)
}

/** A copy that is out on loan says so in its library's catalogue. */
const settleCopies = (house: House) =>
  asActor(house.db, system, (tx) =>
    sql`
      update holding set status = 'onLoan'
      from item
      where item.returned_at is null and item.supplying_library_id = holding.library_id
        and item.barcode = holding.barcode and holding.status = 'available'`.execute(tx),
  )
