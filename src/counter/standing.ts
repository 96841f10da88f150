/** A book that waits for its reader, and the deposit that its rules ask for. */
export interface Waiting {
  depositFen: number
  /** One deposit for all loans (domain.md §9.9), or one for each. */
  mode: 'none' | 'reader' | 'loan' | 'card'
}

/**
 * What must still be brought for each of the books that wait, in the order in which they are picked up: what lies free
 * with the library counts once, and one deposit for all loans is asked for once (R20); `heldFen` is what is held of that one. Whole fen.
 */
export function missingDeposits(
  waiting: readonly Waiting[],
  { freeFen, heldFen }: { freeFen: number; heldFen: number },
): number[] {
  let [free, held] = [freeFen, heldFen]
  return waiting.map(({ depositFen, mode }) => {
    const wantedFen = mode === 'reader' ? Math.max(0, depositFen - held) : depositFen
    const missingFen = Math.max(0, wantedFen - free)
    free = Math.max(0, free - wantedFen)
    if (mode === 'reader') held += wantedFen
    return missingFen
  })
}
