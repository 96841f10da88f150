import type { Term } from '../../terms.ts'
import type { Posting } from '../places/bits.ts'

/** A row of `search_posting`. */
export interface PostingRow {
  editionId: number
  term: Term
  segment: number
  places: Posting
}

/** PostgreSQL, "COPY, Binary Format": a signature, no flags, no extension; behind the rows a row of -1 fields. */
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const trailerBytes = 2
/** The count of fields and, each behind its length, an int4, an int8 and an int2; then the length of the places. */
const fixedBytes = 2 + (4 + 4) + (4 + 8) + (4 + 2) + 4

/** `rows` as COPY reads them in binary. */
export function copiedPostings(rows: readonly PostingRow[]): Buffer {
  const size = rows.reduce((sum, { places }) => sum + fixedBytes + places.byteLength, 0)
  const bytes = Buffer.allocUnsafe(signature.length + size + trailerBytes)
  let at = signature.copy(bytes)
  for (const { editionId, term, segment, places } of rows) {
    at = bytes.writeInt16BE(4, at)
    at = bytes.writeInt32BE(4, at)
    at = bytes.writeInt32BE(editionId, at)
    at = bytes.writeInt32BE(8, at)
    at = bytes.writeUInt32BE(Math.floor(term / 2 ** 32), at)
    at = bytes.writeUInt32BE(term >>> 0, at)
    at = bytes.writeInt32BE(2, at)
    at = bytes.writeInt16BE(segment, at)
    at = bytes.writeInt32BE(places.byteLength, at)
    bytes.set(new Uint8Array(places.buffer, places.byteOffset, places.byteLength), at)
    at += places.byteLength
  }
  bytes.writeInt16BE(-1, at)
  return bytes
}
