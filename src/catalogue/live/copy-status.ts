import { statusWords } from '../holdings/holdings-profiles.ts'
import type { HoldingStatus } from '../shapes.ts'
import type { AskedCopy } from '../sources/asked.ts'

/**
 * The state of a copy as its library says it now; null where it says nothing we understand. Its word says more than its
 * flag: a copy that is there may still be for the reading room only. A library's own words come before everybody's.
 */
export function statusOf(
  { available, statusWord }: Pick<AskedCopy, 'available' | 'statusWord'>,
  ownWords: Readonly<Record<string, HoldingStatus>>,
): HoldingStatus | null {
  const word = statusWord.normalize('NFKC').trim().toLowerCase()
  const said = ownWords[word] ?? statusWords[word] ?? byBeginning(word)
  if (available === null) return said
  if (available) return said === 'readingRoomOnly' ? said : 'available'
  return said === null || said === 'available' ? 'onLoan' : said
}

/** Words that systems write with more behind them: `Checked out - due 2026-12-01`, `Due 12-01-26`. */
// prettier-ignore
const beginnings: readonly (readonly [string, HoldingStatus])[] = [
  ['checked out', 'onLoan'],
  ['due ', 'onLoan'],
  ['on loan', 'onLoan'],
  ['charged', 'onLoan'],
  ['已借出', 'onLoan'],
  ['借出', 'onLoan'],
  ['应还', 'onLoan'],
  ['in transit', 'inProcessing'],
  ['on order', 'inProcessing'],
  ['in process', 'inProcessing'],
  ['library use', 'readingRoomOnly'],
  ['in library use', 'readingRoomOnly'],
  ['non-circulating', 'readingRoomOnly'],
  ['noncirculating', 'readingRoomOnly'],
  ['not for loan', 'readingRoomOnly'],
  ['仅供阅览', 'readingRoomOnly'],
  ['阅览', 'readingRoomOnly'],
  ['missing', 'lost'],
  ['lost', 'lost'],
  ['not checked out', 'available'],
  ['available', 'available'],
  ['on shelf', 'available'],
]

const byBeginning = (word: string): HoldingStatus | null =>
  beginnings.find(([begins]) => word.startsWith(begins))?.[1] ?? null
