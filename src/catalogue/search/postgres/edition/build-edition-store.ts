import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { system } from '../../../../shared/actor.ts'
import type { Clock } from '../../../../shared/clock.ts'
import { asActor, type Database, type Tx } from '../../../../shared/database.ts'
import { fold } from '../../../fold.ts'
import { ahead } from '../../../laying/ahead.ts'
import { pinyinOfFolded } from '../../../pinyin.ts'
import type { Term } from '../../terms.ts'
import type { Posting } from '../places/bits.ts'
import { SegmentBuilder, segmentPlaces } from '../segment.ts'
import {
  beginEdition,
  forgetGone,
  type Numbered,
  putNames,
  putPostings,
  putSegment,
  recordsByRank,
  recordsByTitle,
  removeEditions,
  type Snapshotted,
  sortInMemory,
  switchTo,
} from './edition-store.ts'

interface Place {
  db: Database
  clock: Clock
}

/** Any number: one process of all builds an edition. */
const buildersLock = 736_487

/**
 * Builds an edition of everything that is in the index at this moment, beside the one that is in use, and switches to it
 * in one transaction. Searching and changing go on meanwhile; what changed since stands beside the new edition. False when
 * somebody else is building one.
 */
export const buildEdition = ({ db, clock }: Place): Promise<boolean> =>
  asActor(db, system, async (guard) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(${buildersLock}) as free`.execute(guard)
    if (!rows[0]!.free) return false
    const editionId = await asActor(db, system, (tx) => beginEdition(tx, clock.now()))
    await asActor(db, system, (tx) => removeEditions(tx, editionId))
    const built = await asActor(db, system, (tx) => fill(db, tx, editionId))
    await asActor(db, system, async (tx) => {
      await forgetGone(tx)
      await switchTo(tx, editionId, { ...built, at: clock.now() })
    })
    await asActor(db, system, (tx) => putNames(tx, typedNames))
    return true
  })

const typedNames = (name: string) => {
  const folded = fold(name.slice(0, 200).toWellFormed())
  return { folded, initials: pinyinOfFolded(folded).initials }
}

/**
 * Reads everything in order of rank, with one moment's eyes, and writes a segment whenever one is full; the next is read
 * meanwhile.
 */
async function fill(db: Database, tx: Tx, editionId: number) {
  await sortInMemory(tx)
  const titleOrder = await titleOrders(tx)
  let builder = new SegmentBuilder()
  let [segment, records, snapshot] = [0, 0, '']
  let writing = Promise.resolve()
  const finish = async () => {
    if (builder.size === 0) return
    await writing
    writing = writeSegment(db, { editionId, segment: segment++ }, builder)
    // Whoever awaits it is told; until then nobody need be.
    writing.catch(() => {})
    builder = new SegmentBuilder()
  }
  for await (const rows of ahead(recordsByRank(tx))) {
    for (const row of rows) builder.add(placed(row, titleOrder))
    records += rows.length
    snapshot = rows[0]!.snapshot
    if (builder.size + rowsMax > segmentPlaces) await finish()
    await nextTurn()
  }
  await finish()
  await writing
  return { records, snapshot: snapshot || (await emptySnapshot(tx)) }
}

/** No batch has more: a segment is finished before the next could overflow it. */
const rowsMax = 2_000

const emptySnapshot = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ snapshot: string }>`
    select pg_current_snapshot()::text as snapshot`.execute(tx)
  return rows[0]!.snapshot
}

const placed = ({ snapshot: _, ...row }: Snapshotted, titleOrder: Uint32Array) => ({
  ...row,
  titleOrder: titleOrder[row.record_id] ?? 0xffffffff,
})

/** Where each record stands among all titles, by its id. */
async function titleOrders(tx: Tx): Promise<Uint32Array> {
  let orders = new Uint32Array(2 ** 16)
  let next = 1
  for await (const ids of ahead(recordsByTitle(tx))) {
    const last = Math.max(...ids)
    if (last >= orders.length) {
      const grown = new Uint32Array(Math.max(last + 1, orders.length * 2))
      grown.set(orders)
      orders = grown
    }
    for (const id of ids) orders[id] = next++
    await nextTurn()
  }
  return orders
}

/** So many postings or bytes go in one statement. */
const postingsAtOnce = 5_000
const bytesAtOnce = 4 * 2 ** 20

async function writeSegment(db: Database, numbered: Numbered, builder: SegmentBuilder) {
  const segment = builder.finish()
  await nextTurn()
  const terms = segment.terms.sort()
  await asActor(db, system, async (tx) => {
    await putSegment(tx, numbered, segment)
    let batch: [Term, Posting][] = []
    let bytes = 0
    const write = async () => {
      await putPostings(tx, numbered, batch)
      batch = []
      bytes = 0
      await nextTurn()
    }
    for (const term of terms) {
      const posting = segment.posting(term)!
      batch.push([term, posting])
      bytes += posting.byteLength
      if (batch.length >= postingsAtOnce || bytes >= bytesAtOnce) await write()
    }
    if (batch.length > 0) await write()
  })
}
