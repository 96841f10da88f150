import { fenOf } from '../../../../src/shared/money.ts'

/** The notes and coins of a till, greatest first, in fen. */
export const denominations = [100_00, 50_00, 20_00, 10_00, 5_00, 1_00, 50, 10] as const

/** What the pieces come to, in fen; null where a number of them is no count. */
export function sumOfPieces(pieces: ReadonlyMap<number, string>): number | null {
  let sumFen = 0
  for (const [fen, typed] of pieces) {
    const plain = typed.normalize('NFKC').trim()
    if (!/^\d{0,6}$/.test(plain)) return null
    sumFen += fen * Number(plain)
  }
  return sumFen
}

/** An amount that may be left empty for 0; null where it is none. */
export const amountOr0 = (typed: string): number | null => (typed.trim() === '' ? 0 : fenOf(typed))
