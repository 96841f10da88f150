import { type Tag, tagClasses } from './node.ts'

/** What stands before the content of a value. */
export interface Header extends Tag {
  constructed: boolean
  /** Null: indefinite, ended by two zero octets. */
  length: number | null
  /** Where the content begins. */
  contentAt: number
}

/** No tag of any protocol we speak needs more: 4 octets of 7 bits. */
const tagOctetsMax = 4
/** Lengths up to 2⁴⁸ are understood, so that a size too large is called so and not malformed. */
const lengthOctetsMax = 6

/** The header of the value at `at`; `incomplete` where more bytes may still make it one. */
export function readHeader(bytes: Uint8Array, at: number): Header | 'incomplete' | 'malformed' {
  const tag = readTag(bytes, at)
  if (typeof tag === 'string') return tag
  const first = bytes[tag.end]
  if (first === undefined) return 'incomplete'
  const { end, ...named } = tag
  if (first < 0x80) return { ...named, length: first, contentAt: end + 1 }
  // An indefinite length needs something inside that can end it (X.690, 8.1.3.2).
  if (first === 0x80)
    return tag.constructed ? { ...named, length: null, contentAt: end + 1 } : 'malformed'

  const octets = first & 0x7f
  if (octets > lengthOctetsMax) return 'malformed'
  if (bytes.length < end + 1 + octets) return 'incomplete'
  let length = 0
  for (const octet of bytes.subarray(end + 1, end + 1 + octets)) length = length * 256 + octet
  return { ...named, length, contentAt: end + 1 + octets }
}

/** The tag at `at` and where it ends. */
export function readTag(
  bytes: Uint8Array,
  at: number,
): (Tag & { constructed: boolean; end: number }) | 'incomplete' | 'malformed' {
  const first = bytes[at]
  if (first === undefined) return 'incomplete'
  const tagClass = tagClasses[first >> 6]!
  const constructed = (first & 0x20) !== 0
  if ((first & 0x1f) !== 0x1f) return { tagClass, number: first & 0x1f, constructed, end: at + 1 }

  let number = 0
  for (let octet = 1; octet <= tagOctetsMax; octet++) {
    const byte = bytes[at + octet]
    if (byte === undefined) return 'incomplete'
    number = number * 128 + (byte & 0x7f)
    if (byte < 0x80) return { tagClass, number, constructed, end: at + octet + 1 }
  }
  return 'malformed'
}
