// BER (ITU-T X.690) as far as the protocols of libraries use it. Both forms of length are read; only definite
// lengths are written.

/** The four classes of a tag (X.690, 8.1.2.2). */
export const tagClasses = ['universal', 'application', 'context', 'private'] as const
export type TagClass = (typeof tagClasses)[number]

export interface Tag {
  tagClass: TagClass
  number: number
}

/** One value: its tag, and either its bytes or the values inside it. */
export interface BerNode extends Tag {
  constructed: boolean
  /** The content as it stands on the wire; of an indefinite length without the end-of-contents octets. */
  content: Uint8Array
  /** Empty where it is not constructed. */
  children: BerNode[]
}

/** What one value may cost whoever reads it. */
export interface BerLimits {
  bytesMax: number
  depthMax: number
  nodesMax: number
}

/** Why bytes are no BER, or more of it than is read. */
export type BerFault = 'unknownTag' | 'malformed' | 'truncated' | 'tooLarge' | 'tooDeep' | 'tooMany'

/** Tag numbers of the universal class that are used here (X.680, 8.4). */
export const universal = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  objectIdentifier: 6,
  external: 8,
  sequence: 16,
  visibleString: 26,
  generalString: 27,
} as const
