import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { XmlLimits } from '../marc/marcxml-record.ts'

/** An element by its local name: peers choose prefixes as they like, and some forget to declare them. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** The characters directly in it, in one piece. */
  text: string
  /** What stands between its tags, as it came; only of elements that were asked for raw. */
  inner: string
}

export type XmlFaultReason =
  | 'tooLong'
  | 'notWellFormed'
  | 'doctypeRefused'
  | 'tooDeep'
  | 'tooManyNodes'

/** Why a text is no document for us. */
export interface XmlFault {
  reason: XmlFaultReason
  detail: string
}

/** Stops the parser at once; never leaves this file. */
class Stop extends Error {
  readonly reason: XmlFaultReason
  constructor(reason: XmlFaultReason, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/**
 * The root element of `xml`, or why there is none (promise S5: any DOCTYPE is refused, depth and nodes are counted).
 * Elements named in `raw` are checked and counted like all others, but handed on as text: they hold records.
 */
export function parseXml(
  xml: string,
  limits: XmlLimits,
  raw: readonly string[] = [],
): XmlElement | XmlFault {
  if (xml.length > limits.textLength) return { reason: 'tooLong', detail: `${xml.length}` }
  const counted = { nodes: 0, attributesOfTag: 0, depth: 0 }
  const reader: Reader = { xml, limits, raw, open: [], root: null, rawFrom: -1, ...counted }
  try {
    listen(reader).write(withoutControls(xml)).close()
  } catch (stop) {
    if (stop instanceof Stop) return { reason: stop.reason, detail: stop.message }
    throw stop
  }
  return reader.root ?? { reason: 'notWellFormed', detail: 'no element' }
}

/** Whether `parseXml` answered a fault. */
export const isXmlFault = (parsed: XmlElement | XmlFault): parsed is XmlFault => 'reason' in parsed

interface Reader {
  xml: string
  limits: XmlLimits
  raw: readonly string[]
  /** From the root down to the element that is being read; inside a raw element it stands still. */
  open: XmlElement[]
  root: XmlElement | null
  nodes: number
  attributesOfTag: number
  depth: number
  /** Where the content of the open raw element begins, and -1 outside of one. */
  rawFrom: number
}

/** No element of SRU, OAI-PMH or MARCXML has more than a few; each is looked at for one of the same name. */
const attributesMax = 200

function listen(reader: Reader): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: true })
  parser.on('error', ({ message }) => {
    throw new Stop('notWellFormed', message)
  })
  parser.on('doctype', () => {
    throw new Stop('doctypeRefused', '')
  })
  parser.on('attribute', () => {
    if (++reader.attributesOfTag > attributesMax) throw new Stop('tooManyNodes', 'attributes')
  })
  parser.on('opentag', (tag) => opened(reader, tag, parser.position))
  parser.on('closetag', (tag) => closed(reader, tag, parser.position))
  const take = (piece: string) => {
    const element = reader.open.at(-1)
    if (element && reader.depth === reader.open.length) element.text += piece
  }
  parser.on('text', take)
  parser.on('cdata', take)
  return parser
}

function opened(reader: Reader, tag: SaxesTagPlain, position: number) {
  reader.nodes += 1 + reader.attributesOfTag
  reader.attributesOfTag = 0
  if (++reader.depth > reader.limits.depth) throw new Stop('tooDeep', `> ${reader.limits.depth}`)
  if (reader.nodes > reader.limits.nodes) throw new Stop('tooManyNodes', `> ${reader.limits.nodes}`)
  if (reader.rawFrom >= 0) return
  const element = elementOf(tag)
  reader.open.at(-1)?.children.push(element)
  reader.root ??= element
  reader.open.push(element)
  if (reader.raw.includes(element.name)) reader.rawFrom = position
}

function closed(reader: Reader, tag: SaxesTagPlain, position: number) {
  const within = reader.depth-- > reader.open.length
  if (within) return
  const element = reader.open.pop()
  if (!element || reader.rawFrom < 0) return
  const content = tag.isSelfClosing ? '' : reader.xml.slice(reader.rawFrom, position)
  element.inner = content.slice(0, Math.max(0, content.lastIndexOf('</')))
  reader.rawFrom = -1
}

const elementOf = ({ name, attributes }: SaxesTagPlain): XmlElement => ({
  name: localName(name),
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [localName(key), value]),
  ),
  children: [],
  text: '',
  inner: '',
})

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** Catalogues are full of control characters that XML 1.0 has no place for; one of them shall not cost a page. */
const withoutControls = (xml: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot carry
  xml.toWellFormed().replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')

/** The first child called `name`. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name)

/** Every child called `name`, in order. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((one) => one.name === name) ?? []

/** The text of the first child called `name`, without blanks around it; empty where there is none. */
export const textAt = (element: XmlElement | undefined, name: string): string =>
  child(element, name)?.text.trim() ?? ''
