import { encodeGb18030 } from '../gb18030.ts'
import type { Charset } from './charset.ts'
import { frames } from './iso2709-frames.ts'
import { parseRecord } from './iso2709-record.ts'
import { type Field, isDataField, type MarcReading, type MarcRecord } from './record.ts'

/** ISO 2709 counts a record in five digits and a field in four. */
const recordBytesMax = 99_999
const fieldBytesMax = 9_999

/**
 * The records of an ISO 2709 file, one after another, whatever their dialect. Records are parted by
 * their terminators, for lengths are often wrong; one that cannot be read is answered with its
 * place and reason and the next is tried. Holds one record at a time, never more than 99,999 bytes
 * and a chunk. `charset` 'auto' decides for each record (charset.ts). Throws only what `source` throws.
 */
export async function* readIso2709(
  source: AsyncIterable<Uint8Array>,
  charset: Charset | 'auto',
): AsyncGenerator<MarcReading> {
  let index = 0
  let habit: Charset | null = null
  for await (const { byteOffset, bytes, complete } of frames(source, recordBytesMax)) {
    const position = { index: index++, byteOffset }
    if (bytes === null) {
      yield {
        position,
        bytes: new Uint8Array(),
        reason: 'tooLong',
        detail: `> ${recordBytesMax} B`,
      }
      continue
    }
    const parsed = parseRecord(bytes, { charset, habit, complete })
    if ('record' in parsed) habit = parsed.charset ?? habit
    const raw = complete ? Buffer.concat([bytes, Buffer.from('\x1d')]) : bytes
    yield 'record' in parsed
      ? { position, bytes: raw, record: parsed.record, repairs: parsed.repairs }
      : { position, bytes: raw, ...parsed }
  }
}

/** The bytes of a record, or what does not fit into the four and five digits of ISO 2709. */
export type Written =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: 'fieldTooLong' | 'recordTooLong' }

/** What ISO 2709 is written in: GB18030 is what older Chinese systems read. */
export type WrittenCharset = 'utf-8' | 'gb18030'

const encoders: Record<WrittenCharset, (text: string) => Uint8Array> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  gb18030: encodeGb18030,
}

/**
 * `record` in ISO 2709. Lengths (in bytes of `charset`), base address and the directory's plan are made anew;
 * leader/09 says Unicode in MARC21 in UTF-8 (leader/23 is 0 there) and stays as it was in UNIMARC.
 */
export function writeIso2709(record: MarcRecord, charset: WrittenCharset = 'utf-8'): Written {
  const contents = record.fields.map((field) => encoders[charset](`${fieldText(field)}\x1e`))
  const base = 24 + 12 * contents.length + 1
  const length = contents.reduce((sum, { length }) => sum + length, base) + 1
  if (contents.some((content) => content.length > fieldBytesMax))
    return { ok: false, reason: 'fieldTooLong' }
  if (length > recordBytesMax) return { ok: false, reason: 'recordTooLong' }

  let start = 0
  const directory = record.fields.map(({ tag }, at) => {
    const entry = tag.padEnd(3).slice(0, 3) + digits(contents[at]!.length, 4) + digits(start, 5)
    start += contents[at]!.length
    return entry
  })
  const leader = leaderFor(record.leader, { length, base, charset })
  const head = `${leader}${directory.join('')}\x1e`
  return { ok: true, bytes: Buffer.concat([Buffer.from(head), ...contents, Buffer.from('\x1d')]) }
}

function fieldText(field: Field): string {
  if (!isDataField(field)) return unmarked(field.value)
  const subfields = field.subfields.map(({ code, value }) => `\x1f${code}${unmarked(value)}`)
  return field.indicators.padEnd(2).slice(0, 2) + subfields.join('')
}

/** The three marks of ISO 2709 cannot stand inside a value. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: 0x1D to 0x1F are those marks
const unmarked = (text: string) => text.replaceAll(/[\x1d-\x1f]/g, ' ')

interface LeaderParts {
  length: number
  base: number
  charset: WrittenCharset
}

function leaderFor(old: string, { length, base, charset }: LeaderParts): string {
  const leader = old.replaceAll(/[^\x20-\x7e]/g, ' ').padEnd(24)
  const unicode = charset === 'utf-8' ? 'a' : ' '
  const isMarc21 = leader[23] === '0' && (leader[9] === ' ' || leader[9] === 'a')
  const coding = isMarc21 ? unicode : leader[9]
  const plan = `450${leader[23] === '0' ? '0' : ' '}`
  return `${digits(length, 5)}${leader.slice(5, 9)}${coding}22${digits(base, 5)}${leader.slice(17, 20)}${plan}`
}

const digits = (count: number, width: number) => String(count).padStart(width, '0')
