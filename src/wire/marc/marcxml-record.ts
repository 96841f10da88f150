import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { DataField, Field, MarcRecord, UnreadableReason } from './record.ts'

/** What one record may cost: characters of XML, depth of elements, elements and attributes. */
export interface XmlLimits {
  textLength: number
  depth: number
  nodes: number
}

type Unreadable = { reason: UnreadableReason; detail: string }

/** Stops the parser at once; never leaves this file. */
class Stop extends Error {
  readonly reason: UnreadableReason
  constructor(reason: UnreadableReason, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/** A leader for records that come without one: 24 characters, nothing said. */
const noLeader = ' '.repeat(20).concat('4500')

/** The record in the XML of one `record` element, prefixes ignored; or why there is none. */
export function parseMarcXmlRecord(xml: string, limits: XmlLimits): MarcRecord | Unreadable {
  if (xml.length > limits.textLength) return { reason: 'tooLong', detail: `${xml.length}` }
  try {
    const record = parse(xml, limits)
    return record.fields.length > 0 ? record : { reason: 'notARecord', detail: '<datafield> 0' }
  } catch (stop) {
    if (stop instanceof Stop) return { reason: stop.reason, detail: stop.message }
    throw stop
  }
}

function parse(xml: string, limits: XmlLimits): MarcRecord {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const record: MarcRecord = { leader: noLeader, fields: [] }
  let [depth, nodes, text] = [0, 0, '']
  parser.on('error', ({ message }) => {
    throw new Stop('notWellFormed', message)
  })
  parser.on('doctype', () => {
    throw new Stop('doctypeRefused', '')
  })
  parser.on('opentag', (tag) => {
    nodes += 1 + Object.keys(tag.attributes).length
    if (++depth > limits.depth) throw new Stop('tooDeep', `> ${limits.depth}`)
    if (nodes > limits.nodes) throw new Stop('tooManyNodes', `> ${limits.nodes}`)
    text = ''
    if (localName(tag) === 'datafield') record.fields.push(dataField(tag))
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('cdata', (piece) => {
    text += piece
  })
  parser.on('closetag', (tag) => {
    depth--
    take(record, tag, text)
    text = ''
  })
  parser.write(xml).close()
  return record
}

/** Puts the text of a closed element where it belongs. */
function take(record: MarcRecord, tag: SaxesTagPlain, text: string) {
  const name = localName(tag)
  if (name === 'leader') record.leader = text.padEnd(24).slice(0, 24).toWellFormed()
  if (name === 'controlfield') record.fields.push({ tag: tag.attributes.tag ?? '', value: text })
  const field: Field | undefined = record.fields.at(-1)
  if (name === 'subfield' && field && 'subfields' in field)
    field.subfields.push({ code: tag.attributes.code ?? '', value: text })
}

const dataField = ({ attributes }: SaxesTagPlain): DataField => ({
  tag: attributes.tag ?? '',
  indicators: (attributes.ind1 || ' ') + (attributes.ind2 || ' '),
  subfields: [],
})

const localName = ({ name }: SaxesTagPlain) => name.slice(name.indexOf(':') + 1)
