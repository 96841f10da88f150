/**
 * Classes of 中图法 one step below `beginning`: of all the main classes (O, TP), of O the classes O1, O2 …, of O1 O12,
 * O13. T has two letters. What stands at `beginning` itself keeps its name.
 */
export function facetValues(
  classes: ReadonlyMap<string, number>,
  beginning: string,
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [clc, count] of classes) {
    const value = stepBelow(clc, beginning)
    if (value !== null) sums.set(value, (sums.get(value) ?? 0) + count)
  }
  return sums
}

function stepBelow(clc: string, beginning: string): string | null {
  if (!/^[A-Z]/.test(clc) || !clc.startsWith(beginning)) return null
  if (beginning === '') return /^T[A-Z]/.test(clc) ? clc.slice(0, 2) : clc.slice(0, 1)
  const rest = clc.slice(beginning.length)
  const step = /^\.?[\dA-Z]/.exec(rest)?.[0] ?? ''
  return beginning + step
}
