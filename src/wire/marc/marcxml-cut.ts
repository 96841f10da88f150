// Cuts records out of a stream of XML before any parser sees it, so that one costs only itself.

/** The text of a record element, or why there is none, and where it begins. */
export type Cut =
  | { byteOffset: number; text: string }
  | { byteOffset: number; reason: 'doctypeRefused' | 'tooLong' | 'truncated' | 'notWellFormed' }

// What decides where a record begins and ends; inside a comment, CDATA or instruction nothing does.
const marks =
  /<!--|<!\[CDATA\[|<\?|<!DOCTYPE|<(?:[\w.-]+:)?record(?=[\s>])|<\/(?:[\w.-]+:)?record\s*>/gi
const closers: Record<string, string> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }
const marcElement = /<(?:[\w.-]+:)?(?:leader|controlfield|datafield)[\s>]/
/** Longest mark that a chunk may cut in two. */
const markLength = 80

/** Each `record` element of `source` as text, or why it cannot be one; `max` is in characters. */
export async function* recordTexts(
  source: AsyncIterable<Uint8Array>,
  max: number,
): AsyncGenerator<Cut> {
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
