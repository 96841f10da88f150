import type { MarcPosition, MarcReading, UnreadableReason } from '../../wire/marc/record.ts'
import { type Candidate, candidateOf, type HoldingsReading } from '../entry.ts'
import type { AskedCopy } from '../sources/asked.ts'

export interface Rejected {
  position: MarcPosition
  /** The record as it came. */
  bytes: Uint8Array
  /** Why it is not in the catalogue; a control number counts once in a file. */
  reason: UnreadableReason | 'controlNumberRepeated' | 'noTitle'
  detail: string
}

/** A record as it came, and where in its file. */
export interface Placed extends Candidate {
  position: MarcPosition
  bytes: Uint8Array
}

/** A batch, sorted out: what can be stored and what cannot. */
export interface Sorted {
  taken: Placed[]
  rejected: Rejected[]
  read: number
  repaired: number
}

interface Sorting {
  /** Control numbers that came before in the same file: a repeated one is rejected, the first stays. */
  seen: Set<string>
  reading: HoldingsReading | undefined
  /** Copies that came beside the record at a position, where a source gives them so. */
  copies?: ReadonlyMap<number, readonly AskedCopy[]>
}

/** Sorts out `readings`; adds their control numbers to those seen. */
export function sorted(readings: readonly MarcReading[], sorting: Sorting): Sorted {
  const taken: Placed[] = []
  const rejected: Rejected[] = []
  for (const each of readings) {
    const one = take(each, sorting)
    if ('reason' in one) rejected.push(one)
    else taken.push(one)
  }
  const repaired = readings.filter((each) => 'repairs' in each && each.repairs.length > 0).length
  return { taken, rejected, read: readings.length, repaired }
}

function take(came: MarcReading, { seen, reading, copies }: Sorting): Placed | Rejected {
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
