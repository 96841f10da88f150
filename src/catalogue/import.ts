import { system } from '../shared/actor.ts'
import type { Clock } from '../shared/clock.ts'
import { asActor, type Database, type Tx } from '../shared/database.ts'
import type { MarcReading } from '../wire/marc/record.ts'
import { entryOf, type HoldingsReading } from './entry.ts'
import { noteBrought } from './harvest/brought-store.ts'
import { batches } from './harvest/steps/file.ts'
import { ahead } from './laying/ahead.ts'
import { layReady } from './laying/lay-store.ts'
import { type Ready, readyOf } from './laying/ready.ts'
import { type Placed, type Rejected, type Sorted, sorted } from './laying/sorted.ts'
import { openThreads, type Threads } from './laying/threads-client.ts'
import { lockMatching } from './merging/matching-store.ts'
import type { AskedCopy } from './sources/asked.ts'
import { putEntries, storedHashes } from './store.ts'

export type { Rejected } from './laying/sorted.ts'

/** Records written in one transaction: what an interrupted import may have to read again. */
const batchRecords = 1_000
/** To begin a thread takes as long as to describe so many records (measured: 0.5 s). */
const recordsBeforeThreads = 5_000

export interface ImportReport {
  read: number
  added: number
  changed: number
  unchanged: number
  rejected: number
  /** Records that could be read only after something in them was put right. */
  repaired: number
}

export interface Import {
  libraryId: number
  /** Where and in what words this library writes its copies. */
  reading?: HoldingsReading
  /** So many threads describe what follows the first 5,000 records; without it everything is done in this one. */
  threads?: number
  onRejected?: (rejected: Rejected) => void
  onProgress?: (report: Readonly<ImportReport>) => void
}

/** Records on their way: sorted out, and what threads are making ready of them. */
interface Underway {
  batch: Sorted
  ready: Promise<Map<string, Ready>> | undefined
}

/**
 * Brings every record of `readings` into the catalogue as holdings of one library, in transactions
 * of 1,000. Doing it twice changes nothing: a record is known by library and control number. What
 * cannot be taken is handed to `onRejected` and never stops the run. Throws when the database does.
 */
export async function importRecords(
  house: { db: Database; clock: Clock },
  readings: AsyncIterable<MarcReading>,
  options: Import,
): Promise<ImportReport> {
  const report: ImportReport = { ...nothing }
  for await (const { batch, ready } of ahead(underway(house.db, readings, options))) {
    const known = await ready
    const done = await asActor(house.db, system, (tx) =>
      storeSorted(tx, batch, { ...options, ready: known, at: house.clock.now() }),
    )
    for (const kind of counted) report[kind] += done.counts[kind]
    for (const each of done.rejected) options.onRejected?.(each)
    options.onProgress?.(report)
  }
  return report
}

/** Batches in the order of the file; while one is stored, the next is read and threads work at it. */
async function* underway(
  db: Database,
  readings: AsyncIterable<MarcReading>,
  { libraryId, reading, threads = 0 }: Import,
): AsyncGenerator<Underway> {
  const seen = new Set<string>()
  const waiting: Underway[] = []
  let open: Threads | undefined
  let read = 0
  try {
    for await (const own of batches(readings, batchRecords)) {
      const batch = sorted(own, { seen, reading })
      if (threads > 0 && read >= recordsBeforeThreads)
        open ??= openThreads(threads, { libraryId, reading })
      read += own.length
      waiting.push({ batch, ready: open?.ready(await newOnes(db, libraryId, batch.taken)) })
      if (!open || waiting.length > 2 * threads) yield waiting.shift()!
    }
    yield* waiting
  } finally {
    await open?.close()
  }
}

/** Those that the library has not sent before: only for them is it worth the while of another thread. */
async function newOnes(db: Database, libraryId: number, taken: readonly Placed[]) {
  const numbers = taken.map(({ controlNumber }) => controlNumber)
  const stored = await asActor(db, system, (tx) => storedHashes(tx, libraryId, numbers))
  return taken.filter(({ controlNumber }) => !stored.has(controlNumber))
}

const nothing: ImportReport = {
  read: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  repaired: 0,
}
const counted = Object.keys(nothing) as (keyof ImportReport)[]

interface Storing {
  libraryId: number
  reading?: HoldingsReading
  /** What was made ready by others, by control number. */
  ready?: ReadonlyMap<string, Ready>
  /** The harvest that brings them; none: an import by hand. */
  runId?: number
  at: Temporal.Instant
}

interface Stored {
  counts: ImportReport
  rejected: Rejected[]
  taken: Placed[]
}

interface StoringReadings extends Storing {
  /** Control numbers that came before in the same file: a repeated one is rejected, the first stays. */
  seen: Set<string>
  /** Copies that came beside the record at a position, where a source gives them so. */
  copies?: ReadonlyMap<number, readonly AskedCopy[]>
}

/** Stores what the catalogue does not have yet of `readings`, in the caller's transaction; says what came of each. */
export const storeBatch = (
  tx: Tx,
  readings: readonly MarcReading[],
  { seen, copies, ...storing }: StoringReadings,
): Promise<Stored> =>
  storeSorted(tx, sorted(readings, { seen, copies, reading: storing.reading }), storing)

async function storeSorted(
  tx: Tx,
  { taken, rejected, read, repaired }: Sorted,
  storing: Storing,
): Promise<Stored> {
  const { libraryId } = storing
  const numbers = taken.map(({ controlNumber }) => controlNumber)
  const stored = await storedHashes(tx, libraryId, numbers)
  const differing = taken.filter((each) => stored.get(each.controlNumber) !== each.contentHash)
  const isNew = differing.every(({ controlNumber }) => !stored.has(controlNumber))
  const numbersWithout = isNew
    ? await layNew(tx, differing, storing)
    : await putChanged(tx, differing, storing)
  const untitled = new Set(numbersWithout)
  const came = differing.filter(({ controlNumber }) => !untitled.has(controlNumber))
  const changed = came.filter(({ controlNumber }) => stored.has(controlNumber)).length
  const without = differing
    .filter(({ controlNumber }) => untitled.has(controlNumber))
    .map(withoutTitle)
  await noteBrought(
    tx,
    { libraryId, runId: storing.runId ?? null },
    { controlNumbers: numbers, before: new Set(stored.keys()) },
  )
  const counts = {
    read,
    added: came.length - changed,
    changed,
    unchanged: taken.length - differing.length,
    rejected: rejected.length + without.length,
    repaired,
  }
  return { counts, rejected: [...rejected, ...without], taken }
}
const withoutTitle = ({ position, bytes, controlNumber }: Placed): Rejected => ({
  position,
  bytes,
  reason: 'noTitle',
  detail: controlNumber,
})

/** Lays records that all are new; answers the control numbers of those without a title. */
async function layNew(tx: Tx, placed: readonly Placed[], storing: Storing): Promise<string[]> {
  const { libraryId, reading, ready, at } = storing
  const all = placed.map(
    (each) => ready?.get(each.controlNumber) ?? readyOf(entryOf(each, reading), libraryId),
  )
  const titled = all.filter(({ hasTitle }) => hasTitle)
  const numbers = titled.map(({ controlNumber }) => controlNumber)
  await lockMatching(tx)
  // Another import of the same library may have brought one of them while these were described.
  const brought = await storedHashes(tx, libraryId, numbers)
  if (brought.size > 0) return putChanged(tx, placed, storing)
  if (titled.length > 0) await layReady(tx, libraryId, { ready: titled, at })
  return all.filter(({ hasTitle }) => !hasTitle).map(({ controlNumber }) => controlNumber)
}

/** As `layNew`, where some were there before. */
async function putChanged(
  tx: Tx,
  placed: readonly Placed[],
  { libraryId, reading, at }: Storing,
): Promise<string[]> {
  const all = placed.map((each) => entryOf(each, reading))
  const entries = all.filter(({ work }) => work.title !== '')
  if (entries.length > 0) await putEntries(tx, libraryId, { entries, at })
  return all.filter(({ work }) => work.title === '').map(({ controlNumber }) => controlNumber)
}
