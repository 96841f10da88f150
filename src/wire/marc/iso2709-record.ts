import { type Charset, charsetLabel, decode, detectCharset, isAscii } from './charset.ts'
import { onceEncoded } from './double-encoded.ts'
import { hasMarc8Escapes } from './marc8.ts'
import type { Field, MarcRecord, Repair, Subfield, UnreadableReason } from './record.ts'

const fieldTerminator = 0x1e
const leaderLength = 24
/** Tag 3, length 4, start 5 (leader/20-22 `450`, the only plan in use). */
const entryLength = 12

interface Reading {
  charset: Charset | 'auto'
  /** What the file has been in so far. */
  habit: Charset | null
  /** The record's terminator was seen. */
  complete: boolean
}

type Parsed =
  | { record: MarcRecord; repairs: Repair[]; charset: Charset | null }
  | { reason: UnreadableReason; detail: string }

interface Entry {
  tag: string
  start: number
}

/** A field's bytes without its terminator, and where they begin after the base address. */
interface Segment {
  start: number
  bytes: Uint8Array
}

/** The record in `bytes` (without 0x1D), or why there is none. Never throws, whatever the bytes. */
export function parseRecord(bytes: Uint8Array, reading: Reading): Parsed {
  const leader = latin(bytes.subarray(0, leaderLength))
  const directoryEnd = bytes.indexOf(fieldTerminator, leaderLength)
  const stated = Number(leader.slice(0, 5))
  if (!reading.complete && stated > bytes.length + 2)
    return { reason: 'truncated', detail: `${bytes.length}/${stated} B` }
  if (bytes.length < leaderLength || directoryEnd < 0 || !looksLikeLeader(leader))
    return { reason: 'notARecord', detail: printable(leader) }

  const entries = directory(bytes.subarray(leaderLength, directoryEnd))
  const segments = cut(bytes.subarray(directoryEnd + 1))
  const placed = place(entries, segments)
  if (placed.fields.length === 0)
    return { reason: 'badDirectory', detail: `${entries.length}/${segments.length}` }
  return fieldsOf(leader, placed, charsetOf(bytes, leader, reading))
}

/** At least the length or the base address is there: free text between records has neither. */
const looksLikeLeader = (leader: string) =>
  /^\d{5}/.test(leader) || /^\d{5}/.test(leader.slice(12)) || leader.endsWith('450')

const directory = (bytes: Uint8Array): Entry[] =>
  Array.from({ length: Math.floor(bytes.length / entryLength) }, (_, at) => {
    const entry = latin(bytes.subarray(at * entryLength, (at + 1) * entryLength))
    return { tag: entry.slice(0, 3), start: /^\d{5}$/.test(entry.slice(7)) ? +entry.slice(7) : -1 }
  })

function cut(content: Uint8Array): Segment[] {
  const segments: Segment[] = []
  for (let start = 0; start < content.length; ) {
    const found = content.indexOf(fieldTerminator, start)
    const end = found < 0 ? content.length : found
    segments.push({ start, bytes: content.subarray(start, end) })
    start = end + 1
  }
  return segments
}

interface Placed {
  fields: { tag: string; bytes: Uint8Array }[]
  repairs: Repair[]
}

/**
 * Which tag each field has. Starts are believed where fields begin there. Where they do not, but as
 * many fields as entries are there (a directory that counts characters, not bytes), the order
 * counts. Otherwise the fields that can be placed are kept.
 */
function place(entries: Entry[], segments: Segment[]): Placed {
  const bytesAt = new Map(segments.map(({ start, bytes }) => [start, bytes]))
  const found = entries.flatMap(({ tag, start }) => {
    const bytes = bytesAt.get(start)
    return bytes ? [{ tag, bytes }] : []
  })
  if (found.length === entries.length) {
    const lost = found.length < segments.length
    return { fields: found, repairs: lost ? ['fieldLost'] : [] }
  }
  if (entries.length !== segments.length)
    return { fields: found, repairs: ['directoryRepaired', 'fieldLost'] }

  const numbered = entries.every(({ start }) => start >= 0)
  const ordered = numbered ? entries.toSorted((a, b) => a.start - b.start) : entries
  const fields = ordered.map(({ tag }, at) => ({ tag, bytes: segments[at]!.bytes }))
  return { fields, repairs: ['directoryRepaired'] }
}

function charsetOf(bytes: Uint8Array, leader: string, { charset, habit }: Reading): Charset | null {
  if (charset !== 'auto') return charset
  if (isAscii(bytes) && !hasMarc8Escapes(bytes)) return null
  // 100$a of UNIMARC is the field whose 8 digits of a date begin right after `$a`.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: 0x1F is the subfield mark
  const processing = /\x1fa(\d{8}[\x20-\x7e]{28})/.exec(latin(bytes))?.[1] ?? ''
  return detectCharset(bytes, habit ?? charsetLabel(leader, processing))
}

function fieldsOf(leader: string, { fields, repairs }: Placed, charset: Charset | null): Parsed {
  const indicatorCount = Number(/^[1-9]/.exec(leader.slice(10))?.[0] ?? 2)
  const decoded = fields.map(({ bytes }) => decode(bytes, charset ?? 'utf-8'))
  const texts = decoded.map(({ text }) => text.replaceAll('\0', ''))
  const once = charset === 'utf-8' ? onceEncoded(texts) : null
  const record = {
    leader: printable(leader),
    fields: fields.map(({ tag }, at) =>
      fieldOf(printable(tag), (once ?? texts)[at]!, indicatorCount),
    ),
  }
  const found: (Repair | false)[] = [
    once !== null && 'doubleEncoded',
    decoded.some(({ lossy }) => lossy) && 'charactersLost',
    decoded.some(({ unread }) => unread === true) && 'scriptUnread',
  ]
  return { record, repairs: [...repairs, ...found.filter((repair) => repair !== false)], charset }
}

/** A field as text: 00X and alphabetic tags have no subfields, everything else has. */
function fieldOf(tag: string, text: string, indicatorCount: number): Field {
  const first = text.indexOf('\x1f')
  if (first < 0 && !/^(?!00)\d\d\d$/.test(tag)) return { tag, value: text }
  const head = first < 0 ? text : text.slice(0, first)
  const indicators = head.slice(0, indicatorCount).padEnd(2)
  // Words before the first subfield mark lost their `$a`; they are kept as one.
  const stray = head.slice(indicatorCount)
  const marked = first < 0 ? [] : text.slice(first + 1).split('\x1f')
  const subfields: Subfield[] = (stray.trim() ? [`a${stray}`, ...marked] : marked).map(subfieldOf)
  return { tag, indicators, subfields: subfields.filter(({ code }) => code !== '') }
}

function subfieldOf(text: string): Subfield {
  const code = text.codePointAt(0)
  return code === undefined
    ? { code: '', value: '' }
    : { code: String.fromCodePoint(code), value: text.slice(code > 0xffff ? 2 : 1) }
}

const latin = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
const printable = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, ' ')
