import type { RequestDetail, RequestLine } from '../../../src/requests/shapes.ts'
import { primaryOf } from '../batch/batch-preview.ts'

/** What a scanned code asks for. */
export type ScanPlan =
  | { kind: 'fill'; requestId: number; action: string; barcode: string }
  | { kind: 'choose'; requestId: number; number: string }
  | { kind: 'ask'; code: string }

type Chosen = Pick<RequestDetail, 'id' | 'number' | 'actions'>
type Line = Pick<RequestLine, 'id' | 'number' | 'actions'>

/**
 * What to do with a scanned code. The number of a request that wants its book's barcode chooses that
 * request; while such a request is chosen, the next code that is no request number is that barcode.
 * Everything else is asked of the server, which does the one right thing or refuses it.
 */
export function planScan(code: string, chosen: Chosen | null, lines: readonly Line[]): ScanPlan {
  const named = [chosen, ...lines].find((each) => each && same(each.number, code))
  if (named && wantsBarcode(named)) {
    return { kind: 'choose', requestId: named.id, number: named.number }
  }
  if (chosen && !named && wantsBarcode(chosen) && !requestNumber.test(code)) {
    const { action } = primaryOf(chosen)!
    return { kind: 'fill', requestId: chosen.id, action, barcode: code }
  }
  return { kind: 'ask', code }
}

/** Ten characters, a prefix of letters and digits after it (domain.md §2.6, R32). */
const requestNumber = /^(?=.{10}$)[a-z]+\d+$/i

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
const wantsBarcode = (request: Line) => primaryOf(request)?.needs.includes('barcode') ?? false

/** Full-width letters become plain ones and blanks go: an input method may stand between (stack.md §5). */
export const tidyCode = (typed: string): string => typed.normalize('NFKC').replace(/\s+/g, '')
