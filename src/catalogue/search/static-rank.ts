/** What makes a record wanted whatever is asked. */
export interface Wantedness {
  libraries: number
  loans: number
  year: number | null
}

/**
 * The static rank of a record, a whole number: a doubling of its libraries is worth a doubling of its loans twice over, or a
 * century of recency. Editions of the index stand in this order.
 */
export const staticRank = ({ libraries, loans, year }: Wantedness): number =>
  Math.round(
    1000 * Math.log2(1 + libraries) +
      500 * Math.log2(1 + loans) +
      10 * Math.min(100, Math.max(0, (year ?? 0) - 1950)),
  )
