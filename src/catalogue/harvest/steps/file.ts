import type { Charset } from '../../../wire/marc/charset.ts'
import { readMarc } from '../../../wire/marc/read.ts'
import type { MarcReading } from '../../../wire/marc/record.ts'
import { candidateOf, type HoldingsReading } from '../../entry.ts'
import type { Step, Steps } from './step.ts'

/** Records stored in one transaction: what a kill makes to be read again. */
const stepRecords = 250

export interface FileReading {
  bytes: AsyncIterable<Uint8Array>
  sizeBytes: number
  charset: Charset | 'auto'
  reading: HoldingsReading
}

/** Where a file's harvest stands: how many of its records are stored. */
interface Place {
  records: number
}

/**
 * The records of a file. Going on after a kill reads it from the start again, without storing: only so are its
 * charset, its repeated control numbers and the place of every record what they would have been.
 */
export async function* stepsOfFile(
  { bytes, sizeBytes, charset, reading }: FileReading,
  checkpoint: unknown,
): Steps {
  const stored = (checkpoint as Place | null)?.records ?? 0
  const seen = new Set<string>()
  let records = 0
  for await (const batch of batches(readMarc(bytes, charset), stepRecords)) {
    const fresh = batch.filter(({ position }) => position.index >= stored)
    for (const each of batch.slice(0, batch.length - fresh.length)) remember(each, seen, reading)
    records += batch.length
    if (fresh.length === 0) continue
    yield stepOf(fresh, { seen, records, total: totalOf(batch.at(-1)!, sizeBytes) })
  }
}

function remember(each: MarcReading, seen: Set<string>, reading: HoldingsReading) {
  if ('record' in each) seen.add(candidateOf({ marc: each.record }, reading).controlNumber)
}

/** As many records as fit into the file at the length of those so far. */
function totalOf({ position, bytes }: MarcReading, sizeBytes: number): number {
  const read = position.byteOffset + bytes.length
  return read === 0 ? position.index + 1 : Math.round(((position.index + 1) * sizeBytes) / read)
}

const stepOf = (
  readings: MarcReading[],
  { seen, records, total }: { seen: Set<string>; records: number; total: number },
): Step => ({
  readings,
  identifiers: new Map(),
  copies: new Map(),
  deleted: [],
  seen,
  checkpoint: { records } satisfies Place,
  total: Math.max(total, records),
  nextStamp: '',
})

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
