import { recordTexts } from './marcxml-cut.ts'
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
      yield { position, bytes: new Uint8Array(), reason: cut.reason, detail: '' }
      if (cut.reason === 'doctypeRefused') return
      continue
    }
    const parsed = parseMarcXmlRecord(cut.text, limits)
    const bytes = Buffer.from(cut.text)
    yield 'leader' in parsed
      ? { position, bytes, record: parsed, repairs: [] }
      : { position, bytes, ...parsed }
  }
  if (unread)
    yield {
      position: { index: 0, byteOffset: 0 },
      bytes: new Uint8Array(),
      reason: 'notARecord',
      detail: '<record> 0',
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
