import type { Point } from './projection.ts'

export interface Dot {
  code: string
  at: Point
  label: string
  /** Wants its label before others. */
  first: boolean
}

export interface Label {
  code: string
  text: string
  x: number
  y: number
  anchor: 'start' | 'end' | 'middle'
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const lineHeight = 13
/** Half a Latin letter, a whole Chinese one, at 12 px. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2000' ? 12 : 8), 0)

/** Names beside dots, as many as fit without covering another name or dot; who wants first, gets first. */
export function placeLabels(dots: readonly Dot[]): Label[] {
  const taken: Box[] = dots.map(({ at: [x, y] }) => box(x - 4, x + 4, y - 4, y + 4))
  const labels: Label[] = []
  // From the rim inward: names far out are the ones a reader needs to find her way.
  const order = [...dots].sort(
    (a, b) => Number(b.first) - Number(a.first) || Math.hypot(...b.at) - Math.hypot(...a.at),
  )
  for (const dot of order) {
    const found = placesOf(dot).find(({ covers }) => !taken.some((other) => overlap(covers, other)))
    if (!found) continue
    taken.push(found.covers)
    labels.push(found.label)
  }
  return labels
}

/** Right, left, above and below a dot. */
function placesOf({ code, label: text, at: [x, y] }: Dot): { label: Label; covers: Box }[] {
  const width = widthOf(text)
  const middle = y + 4
  const place = (label: Omit<Label, 'code' | 'text'>, left: number) => ({
    label: { code, text, ...label },
    covers: box(left, left + width, label.y - lineHeight + 3, label.y + 3),
  })
  return [
    place({ x: x + 8, y: middle, anchor: 'start' }, x + 8),
    place({ x: x - 8, y: middle, anchor: 'end' }, x - 8 - width),
    place({ x, y: y - 8, anchor: 'middle' }, x - width / 2),
    place({ x, y: y + 17, anchor: 'middle' }, x - width / 2),
  ]
}

const box = (left: number, right: number, top: number, bottom: number): Box => ({
  left,
  right,
  top,
  bottom,
})

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
