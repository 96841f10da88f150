/** A fraction from 0 up to, and never, 1. */
export type Chance = () => number

const below = (chance: Chance, count: number) => Math.floor(chance() * count)

/** Bytes that formats give a meaning to: ends, marks, lengths, tags of APDUs, quotes. */
// biome-ignore format: a list
const telling: number[][] = [
  [0x00], [0x00, 0x00], [0xff], [0x80], [0x84, 0x7f, 0xff, 0xff, 0xff], [0x88], [0xbf, 0x1f], [0xbf, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x1d], [0x1e], [0x1f], [0x1b, 0x24, 0x31], [0x30, 0x80], [0xa0, 0x80], [0xb4, 0x80], [0xef, 0xbb, 0xbf], [0xe9, 0x46],
  ...['<', '>', '&', '"', '(', ')', '/', '\\', '*', '<record>', '</record>', '<!DOCTYPE', '<![CDATA[', '&amp;', ' and ', ' or ', ' prox/', '99999', '-1']
    .map((text) => [...Buffer.from(text)]),
]

type Change = (bytes: Buffer, chance: Chance, others: readonly Uint8Array[]) => Buffer

const spliced = (bytes: Buffer, from: number, to: number, piece: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)])

/** The ways in which bytes go wrong. */
const changes: Change[] = [
  (bytes, chance) => {
    const at = below(chance, bytes.length)
    return spliced(bytes, at, at + 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << below(chance, 8))))
  },
  (bytes, chance) => {
    const at = below(chance, bytes.length)
    return spliced(bytes, at, at + 1, Uint8Array.of(below(chance, 256)))
  },
  (bytes, chance) => {
    const at = below(chance, bytes.length + 1)
    return spliced(bytes, at, at, Uint8Array.from(telling[below(chance, telling.length)]!))
  },
  (bytes, chance) => {
    const at = below(chance, bytes.length)
    return spliced(bytes, at, at + below(chance, 1 + bytes.length / 2), new Uint8Array())
  },
  (bytes, chance) => bytes.subarray(0, below(chance, bytes.length + 1)),
  (bytes, chance, others) => {
    const other = others[below(chance, others.length)]!
    const from = below(chance, other.length)
    const at = below(chance, bytes.length + 1)
    return spliced(bytes, at, at, other.subarray(from, from + below(chance, 200)))
  },
  // The same piece over and over: nesting, and lists without end.
  (bytes, chance) => {
    const from = below(chance, bytes.length)
    const piece = bytes.subarray(from, from + 1 + below(chance, 12))
    const times = 2 ** below(chance, 11)
    return spliced(bytes, from, from, Buffer.concat(Array.from({ length: times }, () => piece)))
  },
]

/** No input is longer: what is bounded shows long before. */
const bytesMax = 64 << 10

/** One of `corpus`, damaged in one to eight ways; now and then bytes that mean nothing at all. */
export function mutated(corpus: readonly Uint8Array[], chance: Chance): Uint8Array {
  if (chance() < 0.02)
    return Uint8Array.from({ length: below(chance, 400) }, () => below(chance, 256))
  let bytes: Buffer = Buffer.from(corpus[below(chance, corpus.length)]!)
  const times = 1 + below(chance, 8)
  for (let time = 0; time < times; time++)
    bytes = changes[below(chance, changes.length)]!(bytes, chance, corpus).subarray(0, bytesMax)
  return bytes
}
