import { type Header, readHeader } from './header.ts'
import type { BerFault, BerLimits, BerNode } from './node.ts'

/** Ends the reading at once; never leaves this file. */
class Stop extends Error {
  readonly fault: BerFault
  constructor(fault: BerFault) {
    super(fault)
    this.fault = fault
  }
}

interface Reading {
  bytes: Uint8Array
  nodes: number
  limits: BerLimits
}

/**
 * The one value that `bytes` are, with all that is inside it. What stands behind it is malformed. Costs no more than
 * `limits`; never throws.
 */
export function readBer(
  bytes: Uint8Array,
  limits: BerLimits,
): { ok: true; node: BerNode } | { ok: false; fault: BerFault } {
  if (bytes.length > limits.bytesMax) return { ok: false, fault: 'tooLarge' }
  const reading: Reading = { bytes, nodes: 0, limits }
  try {
    const { node, end } = readNode(reading, { at: 0, end: bytes.length, depth: 1 })
    return end === bytes.length ? { ok: true, node } : { ok: false, fault: 'malformed' }
  } catch (stop) {
    if (stop instanceof Stop) return { ok: false, fault: stop.fault }
    throw stop
  }
}

interface Place {
  at: number
  /** Where the value around this one ends. */
  end: number
  depth: number
}

function readNode(reading: Reading, { at, end, depth }: Place): { node: BerNode; end: number } {
  const { bytes, limits } = reading
  if (depth > limits.depthMax) throw new Stop('tooDeep')
  if (++reading.nodes > limits.nodesMax) throw new Stop('tooMany')
  const header = headerAt(bytes, at)
  const { tagClass, number, constructed, contentAt, length } = header
  if (contentAt > end || (length !== null && contentAt + length > end)) throw new Stop('truncated')

  const inside = length === null ? end : contentAt + length
  const { children, next } = constructed
    ? readChildren(reading, { at: contentAt, end: inside, depth: depth + 1 }, length === null)
    : { children: [], next: inside }
  const content = bytes.subarray(contentAt, next)
  const node = { tagClass, number, constructed, content, children }
  return { node, end: length === null ? next + 2 : next }
}

function readChildren(reading: Reading, { at, end, depth }: Place, indefinite: boolean) {
  const children: BerNode[] = []
  let next = at
  for (;;) {
    if (indefinite && reading.bytes[next] === 0 && reading.bytes[next + 1] === 0 && next + 2 <= end)
      return { children, next }
    if (next >= end) {
      if (indefinite) throw new Stop('truncated')
      return { children, next }
    }
    const read = readNode(reading, { at: next, end, depth })
    children.push(read.node)
    next = read.end
  }
}

function headerAt(bytes: Uint8Array, at: number): Header {
  const header = readHeader(bytes, at)
  if (header === 'incomplete') throw new Stop('truncated')
  if (header === 'malformed') throw new Stop('malformed')
  return header
}
