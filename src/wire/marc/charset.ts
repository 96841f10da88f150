// Which charset the bytes of a record are in. Labels lie (a GBK file that says UTF-8 is common),
// so the bytes decide; leader/09 and CNMARC 100$a/26-29 are asked only where the bytes leave it open.
import { readDanmarc2 } from './danmarc2.ts'
import { decodeMarc8, hasMarc8Escapes, marc8Votes } from './marc8.ts'

/** danMARC2 is never guessed: an `@` in a title would have to be a letter. */
export const charsets = ['utf-8', 'gb18030', 'marc-8', 'iso-8859-1', 'danmarc2'] as const
export type Charset = (typeof charsets)[number]

export interface Decoded {
  text: string
  /** Some bytes meant nothing in the charset and stand as U+FFFD. */
  lossy: boolean
  /** Characters of a set without a table here (EACC and others of MARC-8) stand as U+FFFD. */
  unread?: boolean
}

type PlainCharset = Exclude<Charset, 'marc-8' | 'danmarc2'>

// GBK and GB2312 are parts of GB18030 and read by the same decoder.
const strict = {
  'utf-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  gb18030: new TextDecoder('gb18030', { fatal: true }),
  'iso-8859-1': new TextDecoder('latin1'),
}
const lossy = {
  'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }),
  gb18030: new TextDecoder('gb18030'),
  'iso-8859-1': new TextDecoder('latin1'),
}

/** How the bytes above 0x7F behave, read once from left to right. */
interface Tally {
  utf8Pairs: number
  utf8Long: number
  gbPairs: number
  stray: number
  broken: number
}

/** The charset of `bytes`; `hint` is what a label or the file so far says, for open cases only. */
export function detectCharset(bytes: Uint8Array, hint: Charset | null = null): Charset {
  if (hasMarc8Escapes(bytes)) return 'marc-8'
  const tally = tallyOf(bytes)
  const { utf8Pairs, utf8Long, gbPairs, stray, broken } = tally
  if (utf8Pairs + utf8Long + gbPairs + stray === 0) return 'utf-8'
  if (broken === 0) {
    // Three-byte characters are proof. Two-byte ones alone (Latin with accents, Cyrillic) are
    // also pairs of GBK (系统 is CF B5 CD B3): there the hint may speak.
    if (utf8Long > 0 || hint !== 'gb18030') return 'utf-8'
    return reads(bytes, 'gb18030') ? 'gb18030' : 'utf-8'
  }
  if (readsAsMarc8(bytes, hint)) return 'marc-8'
  // Whole Chinese pairs outnumber what is left over; accents before plain letters do not. A record
  // whose only character is a rare one (镕 has its second half below 0xA1) needs the hint.
  const chinese = gbPairs > stray || hint === 'gb18030'
  if (chinese && reads(bytes, 'gb18030')) return 'gb18030'
  if (utf8Long * 3 + utf8Pairs > broken) return 'utf-8'
  return chinese ? 'gb18030' : 'iso-8859-1'
}

/** Marks before their letters: with the label more for than against, without it twice and nothing against. */
function readsAsMarc8(bytes: Uint8Array, hint: Charset | null): boolean {
  const { good, bad } = marc8Votes(bytes)
  return hint === 'marc-8' ? good > bad : good > 1 && bad === 0
}

/** So many three-byte characters in a row come about by chance in one GBK field of 10⁸. */
const utf8Proof = 4

/** `bytes` as text in `charset`, or in the other Chinese charset where they are clearly in that. */
export function decode(bytes: Uint8Array, charset: Charset): Decoded {
  if (charset === 'danmarc2')
    return { text: readDanmarc2(lossy['iso-8859-1'].decode(bytes)), lossy: false }
  if (isAscii(bytes) && charset !== 'marc-8')
    return { text: lossy['iso-8859-1'].decode(bytes), lossy: false }
  const actual = charsetOfField(bytes, charset)
  if (actual === 'marc-8') return decodeMarc8(bytes)
  const text = decodeStrictly(bytes, actual)
  return text !== null ? { text, lossy: false } : { text: lossy[actual].decode(bytes), lossy: true }
}

function charsetOfField(
  bytes: Uint8Array,
  charset: Exclude<Charset, 'danmarc2'>,
): Exclude<Charset, 'danmarc2'> {
  if (charset === 'utf-8' && !reads(bytes, 'utf-8'))
    return detectCharset(bytes) === 'gb18030' ? 'gb18030' : 'utf-8'
  if (charset === 'iso-8859-1') return charset
  const { utf8Long, broken } = tallyOf(bytes)
  return broken === 0 && utf8Long >= utf8Proof ? 'utf-8' : charset
}

/**
 * What a record says of itself: leader/09 `a` (MARC21) or 100$a/26-29 `50` (UNIMARC) is UTF-8,
 * 100$a/26-29 `0110` or `0120` is what Chinese systems write for GB; a blank leader/09 with the plan `4500` of
 * MARC21 is MARC-8; null says nothing.
 */
export function charsetLabel(leader: string, generalProcessing: string): Charset | null {
  const codes = generalProcessing.slice(26, 30)
  if (codes === '0110' || codes === '0120') return 'gb18030'
  if (codes.startsWith('50') || leader[9] === 'a') return 'utf-8'
  return leader[9] === ' ' && leader.endsWith('4500') ? 'marc-8' : null
}

/** Whether every charset reads `bytes` alike. */
export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false
  return true
}

const reads = (bytes: Uint8Array, charset: PlainCharset) => decodeStrictly(bytes, charset) !== null

function decodeStrictly(bytes: Uint8Array, charset: PlainCharset): string | null {
  try {
    return strict[charset].decode(bytes)
  } catch {
    return null
  }
}

function tallyOf(bytes: Uint8Array): Tally {
  const tally: Tally = { utf8Pairs: 0, utf8Long: 0, gbPairs: 0, stray: 0, broken: 0 }
  for (let at = 0; at < bytes.length; ) at += Math.max(1, utf8Step(bytes, at, tally))
  for (let at = 0; at < bytes.length; ) at += gbStep(bytes, at, tally)
  return tally
}

/** Bytes of the UTF-8 character at `at`, counted in `tally`; 0 where there is none. */
function utf8Step(bytes: Uint8Array, at: number, tally: Tally): number {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  const whole = lead >= 0xc2 && lead < 0xf5 && continues(bytes, at + 1, length - 1)
  if (!whole) tally.broken++
  else if (length === 2) tally.utf8Pairs++
  else tally.utf8Long++
  return whole ? length : 0
}

function continues(bytes: Uint8Array, from: number, count: number): boolean {
  for (let at = from; at < from + count; at++) if ((bytes[at] ?? 0) >> 6 !== 0b10) return false
  return true
}

/** Bytes of the GB2312-like pair at `at`: both halves ≥ 0xA1, as nearly all printed Chinese is. */
function gbStep(bytes: Uint8Array, at: number, tally: Tally): number {
  const [lead, trail] = [bytes[at]!, bytes[at + 1] ?? 0]
  if (lead < 0x80) return 1
  const pair = lead >= 0xa1 && lead <= 0xfe && trail >= 0xa1 && trail <= 0xfe
  if (pair) tally.gbPairs++
  else tally.stray++
  return lead >= 0x81 && trail >= 0x40 ? 2 : 1
}
