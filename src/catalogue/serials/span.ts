/** Where in the run of a serial something stands; null is what is not said. */
export interface Point {
  year: number | null
  volume: number | null
  issue: number | null
}

/** What is held from one point of a serial to another, both within; `isOpen`: and all that comes. */
export interface Span {
  from: Point
  to: Point
  isOpen: boolean
}

/** A volume or an issue as a point has it: 1-6 and 增刊 stand nowhere in the run. */
export const pointNumber = (text: string): number | null =>
  /^\d{1,4}$/.test(text) ? Number(text) : null

/** Whether a span and a point both say a year, or both a volume: else nothing follows from `covers`. */
export function isComparable({ from, to }: Span, { year, volume }: Point): boolean {
  const saysYear = from.year !== null || to.year !== null
  const saysVolume = from.volume !== null || to.volume !== null
  return (year !== null && saysYear) || (volume !== null && saysVolume)
}

/** Whether `point` lies within a span: by its year, else by its volume, and at the ends by its issue too. */
export function covers({ from, to, isOpen }: Span, point: Point): boolean {
  return isNotBefore(point, from) && (isOpen || isNotBefore(to, point))
}

/** `a` stands at `b` or after it; what one of them does not say decides nothing. */
function isNotBefore(a: Point, b: Point): boolean {
  const by = a.year !== null && b.year !== null ? 'year' : 'volume'
  const [left, right] = [a[by], b[by]]
  if (left === null || right === null) return true
  if (left !== right) return left > right
  return a.issue === null || b.issue === null || a.issue >= b.issue
}

/** The years that spans cover up to `lastYear`, each once, in order. */
export function yearsOf(spans: readonly Span[], lastYear: number): number[] {
  const years = new Set<number>()
  for (const { from, to, isOpen } of spans) {
    if (from.year === null) continue
    const last = isOpen ? lastYear : (to.year ?? from.year)
    for (let year = from.year; year <= Math.min(last, lastYear); year++) years.add(year)
  }
  return [...years].sort((a, b) => a - b)
}
