// A description of an ASN.1 type that reads and writes it. A protocol is a table of these, in the order of its ASN.1.
import { type BerNode, type Tag, universal } from './node.ts'
import { bitsContent, identifierContent, integerContent, writeBer } from './write.ts'

/** A value is not of the type it should be; caught by whoever reads a whole message. */
export class NotOfType extends Error {}

/** How values of one type are told, read and written. */
export interface Codec<T> {
  accepts(node: BerNode): boolean
  /** Throws NotOfType. */
  read(node: BerNode): T
  write(value: T): Uint8Array
}

/** A type with a tag of its own, which IMPLICIT may replace. */
export interface TaggedCodec<T> extends Codec<T> {
  content: Content<T>
}

interface Content<T> {
  read(node: BerNode): T
  write(value: T): Uint8Array | readonly Uint8Array[]
}

const sameTag = (node: BerNode, { tagClass, number }: Tag) =>
  node.number === number && node.tagClass === tagClass

const tagged = <T>(tag: Tag, content: Content<T>): TaggedCodec<T> => ({
  content,
  accepts: (node) => sameTag(node, tag),
  read: (node) => content.read(node),
  write: (value) => writeBer(tag, content.write(value)),
})

const ofUniversal = <T>(name: keyof typeof universal, content: Content<T>): TaggedCodec<T> =>
  tagged({ tagClass: 'universal', number: universal[name] }, content)

/** `[number] IMPLICIT type`. */
export const implicit = <T>(number: number, type: TaggedCodec<T>): TaggedCodec<T> =>
  tagged({ tagClass: 'context', number }, type.content)

/** `[number] type`: a tag of its own around the value; a CHOICE can have no other. */
export const explicit = <T>(number: number, type: Codec<T>): TaggedCodec<T> =>
  tagged(
    { tagClass: 'context', number },
    {
      read: ({ children }) => {
        const inside = children.find((child) => type.accepts(child))
        if (!inside) throw new NotOfType(`[${number}] holds nothing known`)
        return type.read(inside)
      },
      write: (value) => [type.write(value)],
    },
  )

/** A string may come in pieces (X.690, 8.7.3); pieces of pieces are not met and not read. */
const bytesOf = (node: BerNode): Uint8Array =>
  node.constructed ? Buffer.concat(node.children.map(({ content }) => content)) : node.content

const bytes: Content<Uint8Array> = { read: bytesOf, write: (value) => value }

/** Bytes as they are: terms, records, names whose charset the caller knows. */
export const octets = ofUniversal('octetString', bytes)
/** InternationalString, whose charset is negotiated or not: bytes as well. */
export const generalString = ofUniversal('generalString', bytes)

/** What bytes of names and messages say: UTF-8, else GB18030, which reads everything Chinese systems send. */
function readText(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    return new TextDecoder('gb18030').decode(content)
  }
}

const text: Content<string> = {
  read: (node) => readText(bytesOf(node)),
  write: (value) => Buffer.from(value, 'utf8'),
}
/** Names and messages as text. */
export const generalText = ofUniversal('generalString', text)
export const visibleText = ofUniversal('visibleString', text)

/** Whole numbers as far as they are exact; sizes and counts of any target are. */
export const integer = ofUniversal<number>('integer', {
  read: ({ content, constructed }) => {
    if (constructed || content.length === 0 || content.length > 8)
      throw new NotOfType('no INTEGER of at most 64 bits')
    const negative = content[0]! >= 0x80
    let value = negative ? -1 : 0
    for (const octet of content) value = value * 256 + octet
    if (!Number.isSafeInteger(value)) throw new NotOfType('an INTEGER beyond 2^53')
    return value
  },
  write: integerContent,
})

export const boolean = ofUniversal<boolean>('boolean', {
  read: ({ content }) => content.some((octet) => octet !== 0),
  write: (value) => Uint8Array.of(value ? 0xff : 0),
})

export const nothing = ofUniversal<null>('null', {
  read: () => null,
  write: () => new Uint8Array(),
})

/** Arcs of identifiers stay below 2³¹, and there are few. */
const identifierOctetsMax = 64

export const identifier = ofUniversal<string>('objectIdentifier', {
  read: ({ content }) => {
    if (content.length > identifierOctetsMax) throw new NotOfType('a long OBJECT IDENTIFIER')
    const arcs: number[] = []
    let arc = 0
    for (const octet of content) {
      arc = arc * 128 + (octet & 0x7f)
      if (octet >= 0x80) continue
      arcs.push(arc)
      arc = 0
    }
    const [both = 0, ...rest] = arcs
    const first = Math.min(2, Math.floor(both / 40))
    return [first, both - first * 40, ...rest].join('.')
  },
  write: identifierContent,
})

/** The numbers of the bits that are set. However many bits are said to be unused, those that are there count. */
export const bits = (length: number): TaggedCodec<number[]> =>
  ofUniversal('bitString', {
    read: ({ content }) =>
      Array.from({ length: Math.min(length, (content.length - 1) * 8) }, (_, bit) => bit).filter(
        (bit) => content[1 + (bit >> 3)]! & (0x80 >> (bit & 7)),
      ),
    write: (value) => bitsContent(value, length),
  })

/** What an inside node is, untouched: for parts that nobody here reads. */
export const anything: Codec<BerNode> = {
  accepts: () => true,
  read: (node) => node,
  write: (node) =>
    writeBer(node, node.constructed ? node.children.map(anything.write) : node.content),
}

export { ofUniversal }
