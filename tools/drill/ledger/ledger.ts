import type { Kysely } from 'kysely'
import type { Tables } from '../../../src/shared/tables.ts'
import { asKeeper } from '../../backup/keeper.ts'
import { openBenchHouse } from '../../bench/bench-house.ts'
import { layCategory, layLibrary, layReader } from '../../bench/bench-people.ts'
import { type SeededRandom, seededRandom } from '../../demo/random.ts'
import { verify } from '../../verify/verify.ts'
import { differences } from './differences.ts'
import { type Drill, drillOne, openDrill } from './drill.ts'

const counters = 8
/** After so many operations a counter is another library's: the reference looks at all it has kept. */
const operationsEach = 500

/** So many operations at eight counters at once; what the house and the reference disagree about, and what verify finds. */
export async function drillLedger({ operations, seed }: { operations: number; seed: number }) {
  const house = await openBenchHouse(counters)
  try {
    await layCategory(house.owner)
    const began = performance.now()
    const open = await counterMaker(house)
    const all = await Promise.all(
      Array.from({ length: counters }, (_, counter) => {
        const dice = seededRandom(seed * counters + counter)
        const share = Math.ceil((operations - counter) / counters)
        return atCounter({ dice, open, name: `c${counter}` }, share)
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const drills = all.flatMap(({ worked }) => worked)
    const wrong = all.flatMap((one) => one.wrong)
    const found = [...wrong, ...(await differences(drills)), ...(await broken(house.serverUrl))]
    return {
      figures: figuresOf(drills, { seconds, differences: found.length }),
      differences: found,
    }
  } finally {
    await house.close()
  }
}

/** What verify finds. */
async function broken(serverUrl: string): Promise<string[]> {
  const findings = await asKeeper(serverUrl, verify)
  return findings
    .filter(({ breaks }) => breaks > 0)
    .map(({ id, first }) => `${id}: ${first.join(' ')}`)
}

/** Opens counters: a library of its own each, with two readers; one and the same library lends to all. */
async function counterMaker({ db, owner }: Awaited<ReturnType<typeof openBenchHouse>>) {
  const libraries = libraryMaker(owner)
  const lenderId = await libraries()
  return async (name: string, at: Temporal.Instant) => {
    const libraryId = await libraries()
    const readers = [
      await layReader(owner, libraryId, `one${name}`),
      await layReader(owner, libraryId, `two${name}`),
    ]
    return openDrill({ db, name, at, counter: { readers, libraryId, lenderId } })
  }
}

interface Place {
  dice: SeededRandom
  name: string
  open: (name: string, at: Temporal.Instant) => Promise<Drill>
}

/** One counter after another until its share is done; answers them, and what went wrong. */
async function atCounter({ dice, name, open }: Place, share: number) {
  const worked: Drill[] = []
  const wrong: string[] = []
  for (let done = 0; done < share; done += 1) {
    const start = worked.at(-1)?.at ?? Temporal.Instant.from('2026-11-23T02:00:00Z')
    if (done % operationsEach === 0) worked.push(await open(`${name}l${worked.length}`, start))
    const fallen = {
      operation: dice.int(0, 1_000_000),
      which: dice.int(0, 1000),
      who: dice.int(0, 20),
      amount: dice.int(0, 20_000),
    }
    const difference = await drillOne(worked.at(-1)!, fallen)
    if (difference !== null) wrong.push(difference)
  }
  return { worked, wrong }
}

function figuresOf(drills: readonly Drill[], more: { seconds: number; differences: number }) {
  const done = drills.reduce((sum, drill) => sum + drill.done, 0)
  const kept = drills.flatMap(({ books }) => books.kept)
  return {
    operations: done,
    posted: kept.length,
    reversals: kept.filter(({ isReversal }) => isReversal).length,
    operations_per_s: Math.round(done / more.seconds),
    differences: more.differences,
  }
}

/** Libraries, each with the next code and prefix. */
function libraryMaker(owner: Kysely<Tables>): () => Promise<number> {
  let made = 0
  return () => {
    const number = made++
    const letters = [676, 26, 1].map((unit) =>
      String.fromCharCode(97 + (Math.floor(number / unit) % 26)),
    )
    return layLibrary(owner, String(400_000 + number), `x${letters.join('')}`)
  }
}
