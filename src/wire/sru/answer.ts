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

/** What a target objects to: 10 for `info:srw/diagnostic/1/10`; numbers of other sets are kept in the uri only. */
export interface SruDiagnostic {
  code: number
  uri: string
  details: string
  message: string
}

export interface SruRecord {
  schema: string
  /** The record's own XML, whether it was packed as XML or as a string. */
  xml: string
}

export interface SruAnswer {
  hits: number
  records: SruRecord[]
  /** Of the whole answer, and those that stand in place of a record. */
  diagnostics: SruDiagnostic[]
}

export interface SruTerm {
  value: string
  count: number | null
}

/** An answer of a few dozen records; the bytes fetched are bounded by whoever fetches. */
const answerLimits: XmlLimits = { textLength: 1 << 23, depth: 64, nodes: 500_000 }

/** The answer to a search in any version, read by local names: namespaces and prefixes of targets differ. */
export function parseSearchAnswer(
  xml: string,
  limits: XmlLimits = answerLimits,
): SruAnswer | XmlFault {
  const root = rootOf(xml, 'searchRetrieveResponse', limits)
  if (isXmlFault(root)) return root
  const number = textAt(root, 'numberOfRecords')
  const records = childrenOf(child(root, 'records'), 'record').map(recordOf)
  const stoodIn = records.flatMap(({ schema, xml }) =>
    isDiagnostics(schema) ? diagnosticsIn(xml, limits) : [],
  )
  return {
    hits: /^\d{1,15}$/.test(number) ? Number(number) : 0,
    records: records.filter(({ schema, xml }) => !isDiagnostics(schema) && xml !== ''),
    diagnostics: [...ofResponse(root), ...stoodIn],
  }
}

/** The terms of a scan. */
export function parseScanAnswer(
  xml: string,
  limits: XmlLimits = answerLimits,
): { terms: SruTerm[]; diagnostics: SruDiagnostic[] } | XmlFault {
  const root = rootOf(xml, 'scanResponse', limits)
  if (isXmlFault(root)) return root
  const terms = childrenOf(child(root, 'terms'), 'term').map((term) => ({
    value: textAt(term, 'value'),
    count: Number.parseInt(textAt(term, 'numberOfRecords'), 10) || null,
  }))
  return { terms, diagnostics: ofResponse(root) }
}

export interface SruExplanation {
  title: string
  /** `dc.title`, `bath.isbn` …: the indexes the target names. */
  indexes: string[]
  /** Short names of record schemas. */
  schemas: string[]
}

/** What a target says about itself (ZeeRex); empty lists where it says nothing. */
export function parseExplainAnswer(
  xml: string,
  limits: XmlLimits = answerLimits,
): SruExplanation | XmlFault {
  const root = rootOf(xml, 'explainResponse', limits)
  if (isXmlFault(root)) return root
  const packed = child(root, 'record')
  const record = packed ? parseXml(recordOf(packed).xml, limits) : packed
  if (record && isXmlFault(record)) return record
  const indexes = childrenOf(child(record, 'indexInfo'), 'index').flatMap((index) =>
    childrenOf(index, 'map').flatMap((map) => childrenOf(map, 'name').map(indexName)),
  )
  return {
    title: textAt(child(record, 'databaseInfo'), 'title'),
    indexes: [...new Set(indexes)],
    schemas: childrenOf(child(record, 'schemaInfo'), 'schema').map(
      ({ attributes }) => attributes.name ?? '',
    ),
  }
}

const indexName = ({ attributes, text }: XmlElement) =>
  attributes.set ? `${attributes.set}.${text.trim()}` : text.trim()

/** A target that refuses everything may answer diagnostics alone, or an explain with diagnostics in it. */
function rootOf(xml: string, name: string, limits: XmlLimits): XmlElement | XmlFault {
  const root = parseXml(xml, limits, ['recordData'])
  if (isXmlFault(root) || root.name === name || ofResponse(root).length > 0) return root
  return { reason: 'notWellFormed', detail: `<${root.name.slice(0, 60)}> is no <${name}>` }
}

const recordOf = (record: XmlElement): SruRecord => ({
  schema: textAt(record, 'recordSchema'),
  xml: contentOf(child(record, 'recordData')),
})

/** What says it is XML may be escaped, and the other way round: the first character tells. */
const contentOf = (content: XmlElement | undefined): string => {
  const text = content?.text.trim() ?? ''
  return text.startsWith('<') ? text : (content?.inner.trim() ?? '')
}

const isDiagnostics = (schema: string) => /diagnostics?(-v1\.\d)?$/.test(schema)

const ofResponse = (root: XmlElement): SruDiagnostic[] => {
  const holder = root.name === 'diagnostics' ? root : child(root, 'diagnostics')
  return childrenOf(holder, 'diagnostic').map(diagnosticOf)
}

function diagnosticsIn(xml: string, limits: XmlLimits): SruDiagnostic[] {
  const parsed = parseXml(xml, limits)
  if (isXmlFault(parsed)) return []
  return parsed.name === 'diagnostic' ? [diagnosticOf(parsed)] : ofResponse(parsed)
}

/** What is no number of SRU's own list counts as 1, a general error. */
function diagnosticOf(diagnostic: XmlElement): SruDiagnostic {
  const uri = textAt(diagnostic, 'uri')
  const [, number] = /^info:srw\/diagnostic\/1\/(\d{1,5})$/.exec(uri) ?? []
  return {
    code: Number(number ?? 1),
    uri: uri.slice(0, 200),
    details: textAt(diagnostic, 'details').slice(0, 500),
    message: textAt(diagnostic, 'message').slice(0, 500),
  }
}
