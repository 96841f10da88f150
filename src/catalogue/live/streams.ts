import type { House } from '../../shared/house.ts'
import { type Result, refuse } from '../../shared/result.ts'

/** A reader has a few pages open; a reading room stands behind one address. */
const streamsMax = { account: 4, address: 40 } as const

const open = new WeakMap<House, Map<string, number>>()

/** Opens a stream for `who`; refuses `tooManyRequests` when she has too many open. `close` is called once. */
export function openStream(
  house: House,
  { who, kind }: { who: string; kind: keyof typeof streamsMax },
): Result<{ close: () => void }> {
  const counts = open.get(house) ?? new Map<string, number>()
  open.set(house, counts)
  const now = counts.get(who) ?? 0
  if (now >= streamsMax[kind]) return refuse('tooManyRequests', { values: { seconds: 5 } })
  counts.set(who, now + 1)
  let closed = false
  const close = () => {
    if (closed) return
    closed = true
    const left = (counts.get(who) ?? 1) - 1
    if (left > 0) counts.set(who, left)
    else counts.delete(who)
  }
  return { ok: true, value: { close } }
}
