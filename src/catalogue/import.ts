import { system } from '../shared/actor.ts'
import type { Clock } from '../shared/clock.ts'
import { asActor, type Database } from '../shared/database.ts'
import type { MarcPosition, MarcReading, UnreadableReason } from '../wire/marc/record.ts'
import { type Entry, entryOf } from './entry.ts'
import type { HoldingsProfile } from './holdings-profiles.ts'
import { type Stored, storeEntries } from './store.ts'

/** Records written in one transaction: what an interrupted import may have to read again. */
const batchRecords = 250

export interface Rejected {
  position: MarcPosition
  /** Why it is not in the catalogue; a control number counts once in a file. */
  reason: UnreadableReason | 'controlNumberRepeated' | 'noTitle'
  detail: string
}

export interface ImportReport extends Stored {
  read: number
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
  { libraryId, profile, onRejected, onProgress }: Import,
): Promise<ImportReport> {
  const report = { read: 0, added: 0, changed: 0, unchanged: 0, rejected: 0, repaired: 0 }
  const seen = new Set<string>()
  let entries: Entry[] = []
  const flush = async () => {
    const stored = await asActor(house.db, system, (tx) =>
      storeEntries(tx, libraryId, { entries, at: house.clock.now() }),
    )
    for (const kind of ['added', 'changed', 'unchanged'] as const) report[kind] += stored[kind]
    entries = []
    onProgress?.(report)
  }
  for await (const reading of readings) {
    report.read++
    const taken = take(reading, { profile, seen })
    if ('reason' in taken) {
      report.rejected++
      onRejected?.(taken)
      continue
    }
    if ('repairs' in reading && reading.repairs.length > 0) report.repaired++
    entries.push(taken)
    if (entries.length === batchRecords) await flush()
  }
  if (entries.length > 0) await flush()
  return report
}

function take(
  reading: MarcReading,
  { profile, seen }: { profile?: HoldingsProfile; seen: Set<string> },
): Entry | Rejected {
  if ('reason' in reading) return reading
  const { position } = reading
  const entry = entryOf(reading.record, profile)
  if (entry.work.title === '') return { position, reason: 'noTitle', detail: entry.controlNumber }
  if (seen.has(entry.controlNumber))
    return { position, reason: 'controlNumberRepeated', detail: entry.controlNumber }
  seen.add(entry.controlNumber)
  return entry
}
