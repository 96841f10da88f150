// Cuts a stream of bytes at the record terminators of ISO 2709.

const recordTerminator = 0x1d
const fillers = new Set([0, 9, 10, 13, 26])

/** The bytes of one record without its terminator; null when it was too long to be kept. */
export interface Frame {
  byteOffset: number
  bytes: Uint8Array | null
  /** The terminator was there; without it the file ended inside the record. */
  complete: boolean
}

interface Pending {
  byteOffset: number
  pieces: Uint8Array[]
  size: number
}

/**
 * The frames of `source`. What stands between records (CR, LF, blanks, NUL, a byte-order mark) is
 * not part of any. A frame over `bytesMax` is counted, not kept: memory holds `bytesMax` and a chunk.
 */
export async function* frames(
  source: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Frame> {
  let offset = 0
  let pending: Pending = { byteOffset: 0, pieces: [], size: 0 }
  for await (const chunk of source) {
    let from = 0
    for (;;) {
      const end = chunk.indexOf(recordTerminator, from)
      keep(pending, chunk.subarray(from, end < 0 ? chunk.length : end), bytesMax)
      if (end < 0) break
      const frame = finished(pending, { complete: true, bytesMax })
      if (frame) yield frame
      from = end + 1
      pending = { byteOffset: offset + from, pieces: [], size: 0 }
    }
    offset += chunk.length
  }
  const last = finished(pending, { complete: false, bytesMax })
  if (last) yield last
}

function keep(pending: Pending, piece: Uint8Array, bytesMax: number) {
  // Leading filler is dropped as it comes, so that megabytes of NULs are no record.
  const kept = pending.size === 0 ? piece.subarray(fillerLength(piece)) : piece
  if (pending.size === 0) pending.byteOffset += piece.length - kept.length
  pending.size += kept.length
  if (pending.size > bytesMax) pending.pieces = []
  // The caller may use its chunk again, so the part of a record that goes on is copied.
  else if (kept.length > 0) pending.pieces.push(kept.slice())
}

function finished(
  { byteOffset, pieces, size }: Pending,
  { complete, bytesMax }: { complete: boolean; bytesMax: number },
): Frame | null {
  if (size > bytesMax) return { byteOffset, bytes: null, complete }
  const whole = Buffer.concat(pieces)
  const filler = leadingLength(whole)
  if (filler === size) return null
  return { byteOffset: byteOffset + filler, bytes: whole.subarray(filler), complete }
}

/** How many bytes at the start of `piece` are filler: NUL, tab, LF, CR, ^Z, EF BB BF. */
function fillerLength(piece: Uint8Array): number {
  let at = 0
  for (;;) {
    if (piece[at] === 0xef && piece[at + 1] === 0xbb && piece[at + 2] === 0xbf) at += 3
    else if (at < piece.length && fillers.has(piece[at]!)) at++
    else return at
  }
}

/** As `fillerLength`, with blanks; but five that stand for a missing record length are no filler. */
function leadingLength(whole: Uint8Array): number {
  let at = fillerLength(whole)
  const blanksFrom = at
  while (whole[at] === 0x20) at++
  const statusFollows = whole[at] !== undefined && !(whole[at]! >= 0x30 && whole[at]! <= 0x39)
  return statusFollows ? Math.max(blanksFrom, at - 5) : at
}
