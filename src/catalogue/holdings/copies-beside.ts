import type { HoldingsReading } from '../entry.ts'
import { statusOf } from '../live/copy-status.ts'
import type { AskedCopy } from '../sources/asked.ts'
import type { Holding } from './holdings.ts'

/** Copies that came beside a record (OPAC records, SRU holdings), with this library's words for their states. */
export const holdingsBeside = (
  copies: readonly AskedCopy[],
  { statusWords }: Pick<HoldingsReading, 'statusWords'>,
): Holding[] =>
  copies.map((copy) => ({
    libraryCode: copy.library || null,
    callNumber: copy.callNumber || null,
    barcode: copy.barcode || null,
    volume: copy.volume || null,
    location: copy.location || null,
    statusWord: copy.statusWord || null,
    availability: statusOf(copy, statusWords),
  }))
