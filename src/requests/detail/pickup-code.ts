import { toSVG } from 'bwip-js/node'
import { invariant } from '../../shared/invariant.ts'

/** A QR code as one path of an SVG of `size` × `size` units, without its quiet zone. */
export interface PickupCode {
  path: string
  size: number
}

/** Drawing takes some milliseconds and a number's code never changes; so many are kept. */
const keptMax = 1000
const kept = new Map<string, PickupCode>()

/** What a reader shows at the counter: the request's number, which the desk's scanner reads (screens.md §5). */
export function pickupCode(number: string): PickupCode {
  const known = kept.get(number)
  if (known) return known
  if (kept.size >= keptMax) kept.clear()
  const code = draw(number)
  kept.set(number, code)
  return code
}

function draw(number: string): PickupCode {
  const svg = toSVG({ bcid: 'qrcode', text: number })
  const size = /viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]
  const path = / d="([^"]+)"/.exec(svg)?.[1]
  invariant(size && path, 'bwip-js draws a square code as one path')
  return { path, size: Number(size) }
}
