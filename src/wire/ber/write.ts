import { type Tag, tagClasses } from './node.ts'

/** One value with a definite length in as few octets as it needs. */
export function writeBer(
  { tagClass, number }: Tag,
  content: Uint8Array | readonly Uint8Array[],
): Uint8Array {
  const constructed = !(content instanceof Uint8Array)
  const parts = constructed ? content : [content]
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const first = (tagClasses.indexOf(tagClass) << 6) | (constructed ? 0x20 : 0)
  return Buffer.concat([
    Uint8Array.of(...tagOctets(first, number), ...lengthOctets(length)),
    ...parts,
  ])
}

const tagOctets = (first: number, number: number): number[] =>
  number < 31 ? [first | number] : [first | 31, ...base128(number)]

const lengthOctets = (length: number): number[] => {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

/** Seven bits an octet, all but the last with the high bit set. */
function base128(number: number): number[] {
  const octets = [number % 128]
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128))
    octets.unshift((rest % 128) | 0x80)
  return octets
}

/** An INTEGER's content: two's complement, as short as it can be. */
export function integerContent(value: number): Uint8Array {
  const octets: number[] = []
  let rest = value
  do {
    octets.unshift(((rest % 256) + 256) % 256)
    rest = Math.floor(rest / 256)
  } while (rest !== 0 && rest !== -1)
  const negative = value < 0
  if (octets[0]! >= 0x80 !== negative) octets.unshift(negative ? 0xff : 0)
  return Uint8Array.from(octets)
}

/** An OBJECT IDENTIFIER's content: `1.2.840.10003.3.1`. */
export function identifierContent(identifier: string): Uint8Array {
  const [first = 0, second = 0, ...arcs] = identifier.split('.').map(Number)
  return Uint8Array.from([first * 40 + second, ...arcs].flatMap(base128))
}

/** A BIT STRING's content in which the bits named are set; `length` bits long. */
export function bitsContent(bits: readonly number[], length: number): Uint8Array {
  const octets = new Uint8Array(1 + Math.ceil(length / 8))
  octets[0] = (8 - (length % 8)) % 8
  for (const bit of bits) octets[1 + (bit >> 3)]! |= 0x80 >> (bit & 7)
  return octets
}
