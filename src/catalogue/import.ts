import { system } from '../shared/actor.ts'
import type { Clock } from '../shared/clock.ts'
import { asActor, type Database, type Tx } from '../shared/database.ts'
import type { MarcPosition, MarcReading, UnreadableReason } from '../wire/marc/record.ts'
import { type Candidate, candidateOf, entryOf } from './entry.ts'
import type { HoldingsProfile } from './holdings-profiles.ts'
import { postgresSearch } from './search/postgres/search.ts'
import { putEntries, recordsOfSources, storedHashes } from './store.ts'

/** Records written in one transaction: what an interrupted import may have to read again. */
const batchRecords = 250

export interface Rejected {
  position: MarcPosition
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
  /** Where this library writes its copies; without it by the habit of each record's format. */
  profile?: HoldingsProfile
  onRejected?: (rejected: Rejected) => void
  onProgress?: (report: Readonly<ImportReport>) => void
}

/**
 * Brings every record of `readings` into the catalogue as holdings of one library, in transactions
 * of 250. Doing it twice changes nothing: a record is known by library and control number. What
 * cannot be taken is handed to `onRejected` and never stops the run. Throws when the database does.
 */
export async function importRecords(
  house: { db: Database; clock: Clock },
  readings: AsyncIterable<MarcReading>,
  options: Import,
): Promise<ImportReport> {
  const report = { read: 0, added: 0, changed: 0, unchanged: 0, rejected: 0, repaired: 0 }
  const reject = (rejected: Rejected) => {
    report.rejected++
    options.onRejected?.(rejected)
  }
  const seen = new Set<string>()
  let batch: Placed[] = []
  const flush = async () => {
    const { rejected, ...counts } = await storeBatch(house, batch, options)
    for (const kind of ['added', 'changed', 'unchanged'] as const) report[kind] += counts[kind]
    rejected.forEach(reject)
    batch = []
    options.onProgress?.(report)
  }
  for await (const reading of readings) {
    report.read++
    const taken = take(reading, seen, options.profile)
    if ('reason' in taken) {
      reject(taken)
      continue
    }
    if ('repairs' in reading && reading.repairs.length > 0) report.repaired++
    batch.push(taken)
    if (batch.length === batchRecords) await flush()
  }
  if (batch.length > 0) await flush()
  return report
}

interface Placed extends Candidate {
  position: MarcPosition
}

function take(
  reading: MarcReading,
  seen: Set<string>,
  profile: HoldingsProfile | undefined,
): Placed | Rejected {
  if ('reason' in reading) return reading
  const { position } = reading
  const candidate = candidateOf(reading.record, profile)
  const { controlNumber } = candidate
  if (seen.has(controlNumber))
    return { position, reason: 'controlNumberRepeated', detail: controlNumber }
  seen.add(controlNumber)
  return { ...candidate, position }
}

/** Stores what the catalogue does not have yet, in one transaction. */
const storeBatch = (
  { db, clock }: { db: Database; clock: Clock },
  batch: readonly Placed[],
  { libraryId, profile }: Import,
) =>
  asActor(db, system, async (tx) => {
    const numbers = batch.map(({ controlNumber }) => controlNumber)
    const stored = await storedHashes(tx, libraryId, numbers)
    const differing = batch.filter((each) => stored.get(each.controlNumber) !== each.contentHash)
    const described = differing.map((each) => ({ ...each, ...entryOf(each, profile) }))
    const entries = described.filter(({ work }) => work.title !== '')
    const changed = entries.filter(({ controlNumber }) => stored.has(controlNumber))
    if (entries.length > 0) await store(tx, libraryId, { entries, changed, at: clock.now() })

    const rejected: Rejected[] = described
      .filter(({ work }) => work.title === '')
      .map(({ position, controlNumber }) => ({
        position,
        reason: 'noTitle',
        detail: controlNumber,
      }))
    return {
      added: entries.length - changed.length,
      changed: changed.length,
      unchanged: batch.length - differing.length,
      rejected,
    }
  })

/** A record that loses or wins a source is found by what it has now, in the same transaction. */
async function store(tx: Tx, libraryId: number, batch: Parameters<typeof putEntries>[2]) {
  const numbers = batch.entries.map(({ controlNumber }) => controlNumber)
  const before = await recordsOfSources(tx, libraryId, numbers)
  await putEntries(tx, libraryId, batch)
  const after = await recordsOfSources(tx, libraryId, numbers)
  await postgresSearch.refresh(tx, [...before, ...after])
}
