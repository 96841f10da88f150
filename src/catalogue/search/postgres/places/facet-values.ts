import { clcChildren } from '../../../../../texts/clc.ts'

/**
 * The classes of 中图法 right below `chosen`, as the scheme names them (texts/clc.ts), each with all that is below it:
 * of all the main classes (O, T), of T the classes TB, TD …, of K both K2 and K81. What belongs to none of them, as
 * K8 within K, is counted with `chosen` only.
 */
export function facetValues(
  classes: ReadonlyMap<string, number>,
  chosen: string,
): Map<string, number> {
  const below = clcChildren(chosen)
  const sums = new Map<string, number>()
  for (const [clc, count] of classes) {
    // None of them begins another: the one that did would be its parent.
    const own = below.find(({ code }) => clc.startsWith(code))
    if (own) sums.set(own.code, (sums.get(own.code) ?? 0) + count)
  }
  return sums
}
