// GB18030 is read by the machine's TextDecoder; this writes it, by the same table turned round.

const decoder = new TextDecoder('gb18030')
/** Above the basic plane the four-byte codes run on without gaps from here (GB 18030-2022, 4). */
const supplementaryStart = 0x10000
const supplementaryFirst = 189_000
/** The four-byte codes of the basic plane end here. */
const fourByteBasicCount = 39_420

let table: Map<number, Uint8Array> | undefined

/** `text` in GB18030, of which GBK and GB2312 are parts; halves of characters become U+FFFD. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= turnedRound()
  const pieces: Uint8Array[] = []
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0)!
    pieces.push(encoded(code, table))
  }
  return Buffer.concat(pieces)
}

function encoded(code: number, codes: Map<number, Uint8Array>): Uint8Array {
  if (code < 0x80) return Uint8Array.of(code)
  if (code >= supplementaryStart) return fourBytes(supplementaryFirst + code - supplementaryStart)
  // Private characters that the decoder reads from no bytes: U+FFFD, which is 84 31 A4 37.
  return codes.get(code) ?? Uint8Array.of(0x84, 0x31, 0xa4, 0x37)
}

/** Two-byte codes come first: they are what older systems read. All are decoded at once, a line each. */
function turnedRound(): Map<number, Uint8Array> {
  const all = [
    ...twoByteCodes(),
    ...Array.from({ length: fourByteBasicCount }, (_, at) => fourBytes(at)),
  ]
  const lines = decoder.decode(Buffer.concat(all.flatMap((bytes) => [bytes, lineEnd]))).split('\n')
  const codes = new Map<number, Uint8Array>()
  for (const [at, read] of lines.entries()) {
    const code = read.codePointAt(0)
    if (read.length === 1 && code !== undefined && code !== 0xfffd && !codes.has(code))
      codes.set(code, all[at]!)
  }
  return codes
}

const lineEnd = Uint8Array.of(0x0a)

function twoByteCodes(): Uint8Array[] {
  const codes: Uint8Array[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) codes.push(Uint8Array.of(lead, trail))
  return codes
}

const fourBytes = (at: number): Uint8Array =>
  Uint8Array.of(
    0x81 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  )
