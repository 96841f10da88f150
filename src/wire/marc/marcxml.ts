import { parseMarcXmlRecord, type XmlLimits } from './marcxml-record.ts'
import { type Field, isDataField, type MarcReading, type MarcRecord } from './record.ts'

/** Promise S5: 1 MiB, depth 64, 50,000 nodes; here for each record, since files are streams. */
const limitsOfRecord: XmlLimits = { textLength: 1 << 20, depth: 64, nodes: 50_000 }

/**
 * The records of MARCXML or MarcXchange (ISO 25577), one after another, whatever their dialect and
 * whatever wraps them (`collection`, SRU, OAI-PMH). Records are cut out first and parsed one by one:
 * a record that is not well formed costs itself only. A document with a DOCTYPE is refused as a
 * whole (promise S5). `byteOffset` counts the text as UTF-8. Throws only what `source` throws.
 */
export async function* readMarcXml(
  source: AsyncIterable<Uint8Array>,
  limits: XmlLimits = limitsOfRecord,
): AsyncGenerator<MarcReading> {
  let index = 0
  let unread = true
  for await (const cut of recordTexts(source, limits.textLength)) {
    const position = { index: index++, byteOffset: cut.byteOffset }
    unread = false
    if ('reason' in cut) {
      yield { position, reason: cut.reason, detail: '' }
      if (cut.reason === 'doctypeRefused') return
      continue
    }
    const parsed = parseMarcXmlRecord(cut.text, limits)
    yield 'leader' in parsed ? { position, record: parsed, repairs: [] } : { position, ...parsed }
  }
  if (unread)
    yield { position: { index: 0, byteOffset: 0 }, reason: 'notARecord', detail: 'no <record>' }
}

type Cut =
  | { byteOffset: number; text: string }
  | { byteOffset: number; reason: 'doctypeRefused' | 'tooLong' | 'truncated' | 'notWellFormed' }

// What decides where a record begins and ends; inside a comment, CDATA or instruction nothing does.
const marks =
  /<!--|<!\[CDATA\[|<\?|<!DOCTYPE|<(?:[\w.-]+:)?record(?=[\s>])|<\/(?:[\w.-]+:)?record\s*>/gi
const closers: Record<string, string> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }
const marcElement = /<(?:[\w.-]+:)?(?:leader|controlfield|datafield)[\s>]/
/** Longest mark that a chunk may cut in two. */
const markLength = 80

async function* recordTexts(source: AsyncIterable<Uint8Array>, max: number): AsyncGenerator<Cut> {
  const scan: Scan = { text: '', from: 0, start: -1, closer: null, byteOffset: 0, oversize: false }
  for await (const piece of decoded(source)) {
    scan.text += piece
    yield* complete(scan)
    if (scan.start >= 0 && scan.text.length - scan.start > max) {
      if (!scan.oversize) yield { byteOffset: offsetOf(scan, scan.start), reason: 'tooLong' }
      scan.oversize = true
      scan.start = scan.text.length
    }
    forget(scan)
  }
  if (scan.start >= 0 && !scan.oversize)
    yield { byteOffset: offsetOf(scan, scan.start), reason: 'truncated' }
}

interface Scan {
  text: string
  /** Where in `text` to look on. */
  from: number
  /** Where in `text` the open record began; -1 outside of records. */
  start: number
  /** What ends the comment, CDATA section or instruction that was entered. */
  closer: string | null
  /** Bytes (as UTF-8) before `text`. */
  byteOffset: number
  /** The open record was already answered as too long. */
  oversize: boolean
}

/** The records that are complete in what was read so far. */
function* complete(scan: Scan): Generator<Cut> {
  for (;;) {
    if (scan.closer !== null) {
      const end = scan.text.indexOf(scan.closer, scan.from)
      if (end < 0) return
      scan.from = end + scan.closer.length
      scan.closer = null
    }
    marks.lastIndex = scan.from
    const found = marks.exec(scan.text)
    if (!found) return
    scan.from = marks.lastIndex
    const mark = found[0].toUpperCase()
    if (mark === '<!DOCTYPE')
      return yield { byteOffset: offsetOf(scan, found.index), reason: 'doctypeRefused' }
    if (closers[mark]) scan.closer = closers[mark]
    else if (mark.startsWith('</')) yield* close(scan)
    else yield* open(scan, found.index)
  }
}

function* open(scan: Scan, at: number): Generator<Cut> {
  // A record around this one is an envelope (SRU, OAI-PMH), or a record that was never closed.
  const outer = scan.start >= 0 && !scan.oversize ? scan.text.slice(scan.start, at) : ''
  if (marcElement.test(outer))
    yield { byteOffset: offsetOf(scan, scan.start), reason: 'notWellFormed' }
  scan.start = at
  scan.oversize = false
}

function* close(scan: Scan): Generator<Cut> {
  if (scan.start >= 0 && !scan.oversize)
    yield { byteOffset: offsetOf(scan, scan.start), text: scan.text.slice(scan.start, scan.from) }
  scan.start = -1
  scan.oversize = false
}

const offsetOf = (scan: Scan, at: number) =>
  scan.byteOffset + Buffer.byteLength(scan.text.slice(0, at))

/** Lets go of the text no record needs, but for the last characters, where a mark may begin. */
function forget(scan: Scan) {
  const tail = Math.max(scan.from, scan.text.length - markLength)
  const keepFrom = scan.start >= 0 ? Math.min(scan.start, tail) : tail
  scan.byteOffset += Buffer.byteLength(scan.text.slice(0, keepFrom))
  scan.text = scan.text.slice(keepFrom)
  scan.from = Math.max(0, tail - keepFrom)
  if (scan.start >= 0) scan.start -= keepFrom
}

/** The text of `source`, in the charset of its byte-order mark or XML declaration, else UTF-8. */
async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of source) {
    decoder ??= decoderFor(chunk)
    // Small pieces, so that one big chunk cannot pass the limits unseen.
    for (let at = 0; at < chunk.length; at += 65_536)
      yield decoder.decode(chunk.subarray(at, at + 65_536), { stream: true })
  }
  if (decoder) yield decoder.decode()
}

function decoderFor(start: Uint8Array): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be')
  const declaration = Buffer.from(start.subarray(0, 200)).toString('latin1')
  const label = /^[^<]*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(declaration)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}

/** `record` as a MARCXML document of one record (namespace of MARC21slim, used for UNIMARC too). */
export function writeMarcXml(record: MarcRecord): string {
  const fields = record.fields.map((field) => `  ${fieldXml(field)}\n`).join('')
  return (
    '<record xmlns="http://www.loc.gov/MARC21/slim">\n' +
    `  <leader>${escaped(record.leader)}</leader>\n${fields}</record>\n`
  )
}

function fieldXml(field: Field): string {
  const tag = escaped(field.tag)
  if (!isDataField(field))
    return `<controlfield tag="${tag}">${escaped(field.value)}</controlfield>`
  const [first = ' ', second = ' '] = field.indicators
  const subfields = field.subfields.map(
    ({ code, value }) => `<subfield code="${escaped(code)}">${escaped(value)}</subfield>`,
  )
  const indicators = `ind1="${escaped(first)}" ind2="${escaped(second)}"`
  return `<datafield tag="${tag}" ${indicators}>${subfields.join('')}</datafield>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no place for most control characters and lone surrogates: they become U+FFFD. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[&<>"]/g, (character) => entities[character]!)
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
