import { closeDay } from '../../../src/ledger/day-store.ts'
import { post } from '../../../src/ledger/post.ts'
import { reverse } from '../../../src/ledger/reverse-store.ts'
import { system } from '../../../src/shared/actor.ts'
import { dayOf } from '../../../src/shared/clock.ts'
import { asActor, type Database, type Tx } from '../../../src/shared/database.ts'
import { operations } from './operations.ts'
import {
  emptyReference,
  type Kept,
  keep,
  keyOf,
  mirrored,
  type Reference,
  type Verdict,
  verdictOn,
  verdictOnReversal,
} from './reference.ts'
import type { Counter, Dice, Operation } from './scene.ts'

/** One counter at work: the books of the house and a reference beside them. */
export interface Drill {
  db: Database
  counter: Counter
  books: Reference
  /** Goes into every cause, so that many drills share a database. */
  name: string
  at: Temporal.Instant
  done: number
}

export const openDrill = (place: Pick<Drill, 'db' | 'counter' | 'name' | 'at'>): Drill => ({
  ...place,
  books: emptyReference(),
  done: 0,
})

/** Runs in the house as the system. */
export const asSystem = <T>(drill: Drill, work: (tx: Tx) => Promise<T>) =>
  asActor(drill.db, system, work)

/** Does one operation in the house and in the reference; answers where they disagree, or null. */
export async function drillOne(drill: Drill, dice: Dice): Promise<string | null> {
  drill.done += 1
  drill.at = drill.at.add({ minutes: dice.which % 7 })
  const make = operations[dice.operation % operations.length]!
  const { counter, books, at } = drill
  const operation = make({ counter, books, cause: `drill ${drill.name} ${drill.done}`, at }, dice)
  if (!operation) return null
  if (operation.does === 'closeDay') return closed(drill)
  const expected = expectedOf(books, operation)
  const { verdict, id, said } = await asked(drill, operation)
  if (verdict !== expected)
    return `${JSON.stringify(operation)}: ${verdict} ${said}, expected ${expected}`
  if (id !== null) keep(books, keptOf(books, id, operation))
  return null
}

/** Ends the day and closes its books. */
async function closed(drill: Drill): Promise<null> {
  drill.at = drill.at.add({ hours: 24 })
  await asSystem(drill, (tx) => closeDay(tx, dayOf(drill.at).subtract({ days: 1 }), drill.at))
  return null
}

type Asked = Exclude<Operation, { does: 'closeDay' }>

const expectedOf = (books: Reference, operation: Asked): Verdict =>
  operation.does === 'post'
    ? verdictOn(books, operation.transaction)
    : verdictOnReversal(books, operation.kept)

async function asked(drill: Drill, operation: Asked) {
  try {
    const id = await asSystem(drill, (tx) =>
      operation.does === 'post'
        ? post(tx, operation.transaction)
        : reverse(tx, operation.kept.id, { operatorCode: 'zx01', at: drill.at }),
    )
    const verdict: Verdict = id === null ? 'again' : 'posted'
    return { verdict, id, said: '' }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code !== '23514') throw error // only what a check of the ledger refuses is a refusal
    return { verdict: 'refused' as Verdict, id: null, said: message }
  }
}

function keptOf(books: Reference, id: number, operation: Asked): Kept {
  if (operation.does === 'reverse') return reversed(operation.kept, id)
  const { cause, what, postings, settles } = operation.transaction
  return {
    id,
    cause,
    what,
    sides: new Map(postings.map(({ account, amountFen }) => [keyOf(account), amountFen])),
    settles: books.kept.find((one) => one.id === settles) ?? null,
    isReversal: false,
    isReversed: false,
  }
}

function reversed(kept: Kept, id: number): Kept {
  kept.isReversed = true
  return {
    id,
    cause: `reversal ${kept.id}`,
    what: 'reversal',
    sides: mirrored(kept),
    settles: kept.settles ?? kept,
    isReversal: true,
    isReversed: false,
  }
}
