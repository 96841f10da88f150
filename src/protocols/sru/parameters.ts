import type { Diagnostic } from './diagnostics.ts'
import { scanIn, searchIn } from './values.ts'

export type Version = '1.1' | '1.2' | '2.0'
export type Operation = 'searchRetrieve' | 'scan' | 'explain'
export type Schema = 'marcxml' | 'dc' | 'opac'

/** What every answer needs to know of its question. */
export interface Frame {
  version: Version
  operation: Operation
  /** How records are put into the answer. */
  escaping: 'xml' | 'string'
}

export interface Search extends Frame {
  query: string
  startRecord: number
  /** Null: as many as we like. */
  maximumRecords: number | null
  schema: Schema
  /** Sort keys of 1.1; in the query from 1.2 on. */
  sortKeys: string
  /** Values of each facet wanted; null for no facets (2.0). */
  facetLimit: number | null
}

export interface Scan extends Frame {
  scanClause: string
  responsePosition: number
  maximumTerms: number
}

export type Asked =
  | { is: 'search'; search: Search }
  | { is: 'scan'; scan: Scan }
  | { is: 'explain'; frame: Frame }
  | { is: 'objection'; frame: Frame; diagnostic: Diagnostic }

const operations: readonly string[] = ['searchRetrieve', 'scan', 'explain']

// biome-ignore format: a table
const known: Record<Operation, readonly string[]> = {
  searchRetrieve: ['query', 'queryType', 'startRecord', 'maximumRecords', 'recordPacking', 'recordXMLEscaping',
    'recordSchema', 'recordXPath', 'resultSetTTL', 'sortKeys', 'facetLimit', 'facetSort', 'facetStart', 'facetCount'],
  scan: ['scanClause', 'responsePosition', 'maximumTerms'],
  explain: ['recordPacking', 'recordXMLEscaping'],
}
/** Parameters of every operation; those that change nothing here are taken and left. */
const common = [
  'version',
  'operation',
  'stylesheet',
  'renderedBy',
  'httpAccept',
  'responseType',
  'extraRequestData',
]

/** What is asked by these parameters: 1.1 and 1.2 name operation and version, in 2.0 the parameters tell. */
export function askedBy(parameters: URLSearchParams): Asked {
  const frame = frameOf(parameters)
  const refuse = (diagnostic: Diagnostic): Asked => ({ is: 'objection', frame, diagnostic })
  const wrong = wrongFrame(parameters, frame) ?? wrongParameter(parameters, frame)
  if (wrong) return refuse(wrong)
  if (frame.operation === 'explain') return { is: 'explain', frame }
  if (frame.operation === 'scan') {
    const scan = scanIn(parameters, frame)
    return scan.ok ? { is: 'scan', scan: scan.value } : refuse(scan.diagnostic)
  }
  const search = searchIn(parameters, frame)
  return search.ok ? { is: 'search', search: search.value } : refuse(search.diagnostic)
}

function frameOf(parameters: URLSearchParams): Frame {
  const named = parameters.get('operation')
  const version = parameters.get('version')
  const old = named !== null || version !== null
  const known = version === '1.1' || version === '1.2' || version === '2.0' ? version : '1.2'
  const told = parameters.has('query')
    ? 'searchRetrieve'
    : parameters.has('scanClause')
      ? 'scan'
      : 'explain'
  const operation = operations.find((one) => one === named) as Operation | undefined
  return {
    version: old ? known : '2.0',
    operation: operation ?? told,
    escaping: escapingOf(parameters, old ? known : '2.0') === 'string' ? 'string' : 'xml',
  }
}

/** `recordPacking` of 2.0 is another thing: packed or unpacked, which is for the server to say. */
const escapingOf = (parameters: URLSearchParams, version: Version) =>
  parameters.get(version === '2.0' ? 'recordXMLEscaping' : 'recordPacking')

function wrongFrame(parameters: URLSearchParams, frame: Frame): Diagnostic | null {
  const [named, version] = [parameters.get('operation'), parameters.get('version')]
  if (version !== null && version !== frame.version) return { code: 5, details: '1.1, 1.2, 2.0' }
  if (named !== null && !operations.includes(named)) return { code: 4, details: named.slice(0, 60) }
  if (named !== null && version === null && frame.operation !== 'explain')
    return { code: 7, details: 'version' }
  const escaping = escapingOf(parameters, frame.version)
  return escaping !== null && !['xml', 'string'].includes(escaping)
    ? { code: 71, details: escaping.slice(0, 60) }
    : null
}

function wrongParameter(parameters: URLSearchParams, { operation }: Frame): Diagnostic | null {
  const names = [...parameters.keys()]
  const unknown = names.find(
    (name) => !common.includes(name) && !known[operation].includes(name) && !/^x-/i.test(name),
  )
  if (unknown !== undefined) return { code: 8, details: unknown.slice(0, 60) }
  if (parameters.get('stylesheet')) return { code: 110, details: '' }
  return parameters.get('recordXPath') ? { code: 72, details: '' } : null
}
