import type { Codec } from './codec.ts'
import type { BerNode } from './node.ts'
import { readBer } from './read.ts'

/** `value` as a node, to be carried where another type says ANY. */
export function asNode<T>(type: Codec<T>, value: T): BerNode {
  const bytes = type.write(value)
  const read = readBer(bytes, { bytesMax: bytes.length, depthMax: 100, nodesMax: bytes.length })
  if (!read.ok) throw new Error(`what was written cannot be read: ${read.fault}`)
  return read.node
}
