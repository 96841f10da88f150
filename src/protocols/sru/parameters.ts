import { type Diagnostic, objection, type Read, read } from './diagnostics.ts'

export type Version = '1.1' | '1.2' | '2.0'
export type Operation = 'searchRetrieve' | 'scan' | 'explain'
export type Schema = 'marcxml' | 'dc'

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

/** Names that schemas go by, each with the one we say. */
export const schemaNames: Record<string, Schema> = {
  marcxml: 'marcxml',
  'info:srw/schema/1/marcxml-v1.1': 'marcxml',
  'http://www.loc.gov/MARC21/slim': 'marcxml',
  dc: 'dc',
  'info:srw/schema/1/dc-v1.1': 'dc',
}

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

function searchIn(parameters: URLSearchParams, frame: Frame): Read<Search> {
  const query = parameters.get('query') ?? ''
  if (query.trim() === '') return objection(7, 'query')
  const queryType = parameters.get('queryType') ?? 'cql'
  if (queryType !== 'cql') return objection(11, queryType)
  const startRecord = numberIn(parameters, 'startRecord', 1)
  if (startRecord === undefined || startRecord === 0) return objection(6, 'startRecord')
  const maximumRecords = numberIn(parameters, 'maximumRecords', null)
  if (maximumRecords === undefined) return objection(6, 'maximumRecords')
  const named = parameters.get('recordSchema') || 'marcxml'
  const schema = Object.hasOwn(schemaNames, named) ? schemaNames[named] : undefined
  if (!schema) return objection(66, named)
  const facetLimit = parameters.has('facetLimit')
    ? Number.parseInt(parameters.get('facetLimit') ?? '', 10) || facetValuesMax
    : null
  const sortKeys = parameters.get('sortKeys') ?? ''
  const wanted = { query, startRecord: startRecord ?? 1, maximumRecords, schema, sortKeys }
  return read({
    ...frame,
    ...wanted,
    facetLimit: facetLimit && Math.min(facetLimit, facetValuesMax),
  })
}

/** More values of one facet are of no use to anybody. */
const facetValuesMax = 50

/** Terms in one scan; more are refused (121). */
const termsMax = 100

function scanIn(parameters: URLSearchParams, frame: Frame): Read<Scan> {
  const scanClause = parameters.get('scanClause') ?? ''
  if (scanClause.trim() === '') return objection(7, 'scanClause')
  const responsePosition = numberIn(parameters, 'responsePosition', 1)
  const maximumTerms = numberIn(parameters, 'maximumTerms', 20)
  if (maximumTerms === undefined || maximumTerms === 0) return objection(6, 'maximumTerms')
  if ((maximumTerms ?? 0) > termsMax) return objection(121, `${termsMax}`)
  if (responsePosition === undefined) return objection(6, 'responsePosition')
  const [position, terms] = [responsePosition ?? 1, maximumTerms ?? 20]
  if (position > terms + 1) return objection(120, `${position}`)
  return read({ ...frame, scanClause, responsePosition: position, maximumTerms: terms })
}

/** The whole number in a parameter, `otherwise` where it is left out; undefined where it is none. */
function numberIn(
  parameters: URLSearchParams,
  name: string,
  otherwise: number | null,
): number | null | undefined {
  const text = parameters.get(name)
  if (text === null || text === '') return otherwise
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
