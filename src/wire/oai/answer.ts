import type { XmlLimits } from '../marc/marcxml-record.ts'
import {
  child,
  childrenOf,
  isXmlFault,
  parseXml,
  textAt,
  type XmlElement,
  type XmlFault,
} from '../xml/element.ts'

/** What a list says of a record: it is there, or it is deleted. */
export interface OaiHeader {
  identifier: string
  /** As the source writes it: `2026-11-23` or `2026-11-23T02:00:00Z`. */
  datestamp: string
  sets: string[]
  deleted: boolean
}

export interface OaiRecord extends OaiHeader {
  /** The XML in `metadata` as it came; null for a deleted record and in a list of identifiers. */
  metadata: string | null
}

/** A record that costs itself only: its XML is broken, the rest of the page is not. */
export interface OaiUnreadable {
  identifier: string
  reason: XmlFault['reason']
  detail: string
}

/** The verbs' answers, and what of them came: lists are empty where the answer is another's. */
export interface OaiAnswer {
  responseDate: string
  errors: { code: string; message: string }[]
  records: OaiRecord[]
  unreadable: OaiUnreadable[]
  /** Null: this was the last page. */
  token: string | null
  completeListSize: number | null
  /** The element of the verb, for what has no records: Identify, ListSets, ListMetadataFormats. */
  content: XmlElement | null
}

/** A page of many records is larger than a message (promise S5): the bytes fetched are the caller's bound. */
const pageLimits: XmlLimits = { textLength: 1 << 26, depth: 64, nodes: 2_000_000 }

/**
 * A whole OAI-PMH answer, or why it is none. Where the page is not well formed but complete, its records are read one
 * by one, and those that are broken are named in `unreadable`.
 */
export function parseOai(xml: string, limits: XmlLimits = pageLimits): OaiAnswer | XmlFault {
  const root = parseXml(xml, limits, ['metadata'])
  if (isXmlFault(root))
    return root.reason === 'notWellFormed' ? parsePieces(xml, limits, root) : root
  if (root.name !== 'OAI-PMH')
    return { reason: 'notWellFormed', detail: `<${root.name.slice(0, 60)}> is no <OAI-PMH>` }
  const content = root.children.find(({ name }) => verbElement.test(name)) ?? null
  const token = child(content ?? undefined, 'resumptionToken')
  return {
    responseDate: textAt(root, 'responseDate'),
    errors: childrenOf(root, 'error').map(({ attributes, text }) => ({
      code: attributes.code ?? '',
      message: text.trim().slice(0, 500),
    })),
    records: content ? recordsIn(content) : [],
    unreadable: [],
    token: token?.text.trim() || null,
    completeListSize: sizeOf(token?.attributes.completeListSize),
    content,
  }
}

const verbElement =
  /^(Identify|ListMetadataFormats|ListSets|ListIdentifiers|ListRecords|GetRecord)$/

const recordsIn = (content: XmlElement): OaiRecord[] => [
  ...childrenOf(content, 'record').map(recordOf),
  ...childrenOf(content, 'header').map((header) => ({ ...headerOf(header), metadata: null })),
]

function recordOf(record: XmlElement): OaiRecord {
  const header = headerOf(child(record, 'header'))
  const metadata = child(record, 'metadata')?.inner.trim() || null
  return { ...header, metadata: header.deleted ? null : metadata }
}

const headerOf = (header: XmlElement | undefined): OaiHeader => ({
  identifier: textAt(header, 'identifier'),
  datestamp: textAt(header, 'datestamp'),
  sets: childrenOf(header, 'setSpec').map(({ text }) => text.trim()),
  deleted: header?.attributes.status === 'deleted',
})

const sizeOf = (text: string | undefined): number | null =>
  text && /^\d{1,12}$/.test(text) ? Number(text) : null

// A record of OAI-PMH has a header; the records of MARCXML within it have none.
const recordStart = /<(?:[\w.-]{1,40}:)?record(?:\s[^<>]*)?>\s*<(?:[\w.-]{1,40}:)?header[\s>]/g
const tokenElement =
  /<(?:[\w.-]{1,40}:)?resumptionToken([^<>]*)>([^<]*)<\/(?:[\w.-]{1,40}:)?resumptionToken\s*>/
const rootEnd = /<\/(?:[\w.-]{1,40}:)?OAI-PMH\s*>\s*$/

/** The records of a page that is broken somewhere; a page without its end was cut on the way, and is asked for again. */
function parsePieces(xml: string, limits: XmlLimits, fault: XmlFault): OaiAnswer | XmlFault {
  const starts = [...xml.matchAll(recordStart)].map(({ index }) => index)
  if (starts.length === 0 || !rootEnd.test(xml.slice(-200))) return fault
  const records: OaiRecord[] = []
  const unreadable: OaiUnreadable[] = []
  starts.forEach((start, at) => {
    const piece = upToItsEnd(xml.slice(start, starts[at + 1] ?? xml.length))
    const parsed = parseXml(piece, limits, ['metadata'])
    if (isXmlFault(parsed)) unreadable.push({ identifier: identifierIn(piece), ...parsed })
    else records.push(recordOf(parsed))
  })
  const token = tokenElement.exec(xml.slice(starts.at(-1)))
  return {
    responseDate: /<(?:[\w.-]{1,40}:)?responseDate>([^<]{1,40})</.exec(xml)?.[1]?.trim() ?? '',
    errors: [],
    records,
    unreadable,
    token: token?.[2]?.trim() || null,
    completeListSize: sizeOf(/completeListSize="(\d{1,12})"/.exec(token?.[1] ?? '')?.[1]),
    content: null,
  }
}

function upToItsEnd(piece: string): string {
  const ends = [...piece.matchAll(/<\/(?:[\w.-]{1,40}:)?record\s*>/g)].at(-1)
  return ends ? piece.slice(0, ends.index + ends[0].length) : piece
}

const identifierIn = (piece: string): string =>
  /<(?:[\w.-]{1,40}:)?identifier>([^<]{0,500})</.exec(piece)?.[1]?.trim() ?? ''
