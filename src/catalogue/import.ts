import { system } from '../shared/actor.ts'
import type { Clock } from '../shared/clock.ts'
import { asActor, type Database, type Tx } from '../shared/database.ts'
import type { MarcPosition, MarcReading, UnreadableReason } from '../wire/marc/record.ts'
import { type Candidate, candidateOf, entryOf, type HoldingsReading } from './entry.ts'
import type { AskedCopy } from './sources/asked.ts'
import { putEntries, storedHashes } from './store.ts'

/** Records written in one transaction: what an interrupted import may have to read again. */
const batchRecords = 1_000

export interface Rejected {
  position: MarcPosition
  /** The record as it came. */
  bytes: Uint8Array
  /** Why it is not in the catalogue; a control number counts once in a file. */
  reason: UnreadableReason | 'controlNumberRepeated' | 'noTitle'
  detail: string
}

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
  onRejected?: (rejected: Rejected) => void
  onProgress?: (report: Readonly<ImportReport>) => void
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
  const seen = new Set<string>()
  for await (const batch of batches(readings, batchRecords)) {
    const done = await asActor(house.db, system, (tx) =>
      storeBatch(tx, batch, { ...options, seen, at: house.clock.now() }),
    )
    for (const kind of counted) report[kind] += done.counts[kind]
    for (const each of done.rejected) options.onRejected?.(each)
    options.onProgress?.(report)
  }
  return report
}

/** Lists of at most `size`. */
export async function* batches<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const each of source) {
    batch.push(each)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
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
  /** Copies that came beside the record at a position, where a source gives them so. */
  copies?: ReadonlyMap<number, readonly AskedCopy[]>
  /** Control numbers that came before in the same file: a repeated one is rejected, the first stays. */
  seen: Set<string>
  at: Temporal.Instant
}

interface Placed extends Candidate {
  position: MarcPosition
  bytes: Uint8Array
}

/** Stores what the catalogue does not have yet of `readings`, in the caller's transaction; says what came of each. */
export async function storeBatch(
  tx: Tx,
  readings: readonly MarcReading[],
  storing: Storing,
): Promise<{ counts: ImportReport; rejected: Rejected[]; taken: Placed[] }> {
  const { libraryId, reading, at } = storing
  const taken: Placed[] = []
  const rejected: Rejected[] = []
  for (const each of readings) {
    const one = take(each, storing)
    if ('reason' in one) rejected.push(one)
    else taken.push(one)
  }
  const numbers = taken.map(({ controlNumber }) => controlNumber)
  const stored = await storedHashes(tx, libraryId, numbers)
  const differing = taken.filter((each) => stored.get(each.controlNumber) !== each.contentHash)
  const described = differing.map((each) => ({ ...each, ...entryOf(each, reading) }))
  const entries = described.filter(({ work }) => work.title !== '')
  const changed = entries.filter(({ controlNumber }) => stored.has(controlNumber))
  if (entries.length > 0) await putEntries(tx, libraryId, { entries, at })
  for (const { position, bytes, controlNumber, work } of described)
    if (work.title === '')
      rejected.push({ position, bytes, reason: 'noTitle', detail: controlNumber })
  const counts = {
    read: readings.length,
    added: entries.length - changed.length,
    changed: changed.length,
    unchanged: taken.length - differing.length,
    rejected: rejected.length,
    repaired: readings.filter((each) => 'repairs' in each && each.repairs.length > 0).length,
  }
  return { counts, rejected, taken }
}

function take(came: MarcReading, { seen, reading, copies }: Storing): Placed | Rejected {
  if ('reason' in came) return came
  const { position, bytes } = came
  const beside = copies?.get(position.index) ?? []
  const candidate = candidateOf({ marc: came.record, beside }, reading)
  const { controlNumber } = candidate
  if (seen.has(controlNumber))
    return { position, bytes, reason: 'controlNumberRepeated', detail: controlNumber }
  seen.add(controlNumber)
  return { ...candidate, position, bytes }
}
