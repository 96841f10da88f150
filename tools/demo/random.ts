/** A source of chance that gives the same sequence for the same seed, on every machine. */
export type SeededRandom = {
  /** A fraction from 0 up to, and never, 1. */
  fraction(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** One member of a list that is not empty. */
  pick<T>(from: readonly T[]): T
  /** A new list with the same members in another order. */
  shuffle<T>(list: readonly T[]): T[]
  /** True about `share` of the time; 0 is never, 1 is always. */
  chance(share: number): boolean
}

/**
 * A small generator (mulberry32: 32 bits of state, period 2³²), enough for a demonstration and
 * never for secrets. The same `seed` makes the same consortium again.
 */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1))
  return {
    fraction,
    int,
    pick: (from) => from[int(0, from.length - 1)]!,
    shuffle: (list) => shuffled(list, int),
    chance: (share) => fraction() < share,
  }
}

/** Fisher and Yates: every order is as likely as any other. */
function shuffled<T>(list: readonly T[], int: SeededRandom['int']): T[] {
  const order = [...list]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = int(0, last)
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}
