import { readHeader, readTag } from './header.ts'
import type { BerFault, Tag } from './node.ts'

/** What a stream of values may bring: which tags begin one, and how large one may be. */
export interface FrameLimits {
  isFirstTag: (tag: Tag & { constructed: boolean }) => boolean
  bytesMax: number
}

/** The values that are complete now, or why the stream is none of ours; after a fault nothing more is read. */
export type Frames = { ok: true; frames: Uint8Array[] } | { ok: false; fault: BerFault }

export interface Framing {
  /** Takes the bytes that came; answers the values they complete. */
  take(chunk: Uint8Array): Frames
  /** Bytes of a value that has begun and is not complete. */
  pending(): number
}

/**
 * Cuts a stream at the ends of its values, whatever the chunks. A first tag that begins none of ours is refused at
 * once, so that a server that speaks something else (or nothing) is not waited for. Every header is looked at once:
 * bytes that dribble in cost no more than bytes that come together. Holds one value, never more than `bytesMax`.
 */
export function framing(limits: FrameLimits): Framing {
  let held = Buffer.alloc(4096)
  let filled = 0
  let walk = fresh()
  let broken: BerFault | null = null

  const keep = (chunk: Uint8Array) => {
    if (filled + chunk.length > held.length) {
      const larger = Buffer.alloc(Math.max(held.length * 2, filled + chunk.length))
      held.copy(larger, 0, 0, filled)
      held = larger
    }
    held.set(chunk, filled)
    filled += chunk.length
  }
  const drop = (count: number) => {
    held.copyWithin(0, count, filled)
    filled -= count
  }
  return {
    pending: () => filled,
    take: (chunk) => {
      if (broken) return { ok: false, fault: broken }
      keep(chunk)
      const frames: Uint8Array[] = []
      let from = 0
      for (;;) {
        const end = step(held.subarray(from, filled), walk, limits)
        if (typeof end === 'string') {
          broken = end
          return { ok: false, fault: end }
        }
        if (end === null) break
        frames.push(Uint8Array.prototype.slice.call(held, from, from + end))
        from += end
        walk = fresh()
      }
      drop(from)
      return { ok: true, frames }
    },
  }
}

/** How far the value at the start has been walked. */
interface Walk {
  /** Where the next header stands. */
  at: number
  /** Values of indefinite length that are open. */
  open: number
}

const fresh = (): Walk => ({ at: 0, open: 0 })

/** Where the value at the start of `bytes` ends; null where that is not known or not there yet. */
function step(bytes: Uint8Array, walk: Walk, limits: FrameLimits): number | null | BerFault {
  if (walk.at === 0) {
    const tag = readTag(bytes, 0)
    if (tag === 'malformed') return 'unknownTag'
    if (tag === 'incomplete') return null
    if (!limits.isFirstTag(tag)) return 'unknownTag'
  }
  while (walk.at === 0 || walk.open > 0) {
    const header = readHeader(bytes, walk.at)
    if (header === 'malformed') return 'malformed'
    if (header === 'incomplete') return bytes.length > limits.bytesMax ? 'tooLarge' : null
    const isEnd = walk.open > 0 && bytes[walk.at] === 0 && header.length === 0
    if (isEnd) walk.open -= 1
    if (header.length === null) walk.open += 1
    walk.at = header.contentAt + (header.length ?? 0)
    if (walk.at > limits.bytesMax) return 'tooLarge'
  }
  return walk.at <= bytes.length ? walk.at : null
}
