import { objection, type Read, read } from './diagnostics.ts'
import type { Frame, Scan, Schema, Search } from './parameters.ts'

/** Names that schemas go by, each with the one we say. */
const schemaNames: Record<string, Schema> = {
  marcxml: 'marcxml',
  'info:srw/schema/1/marcxml-v1.1': 'marcxml',
  'http://www.loc.gov/MARC21/slim': 'marcxml',
  dc: 'dc',
  'info:srw/schema/1/dc-v1.1': 'dc',
  opac: 'opac',
  opacxml: 'opac',
  'info:srw/schema/1/opacxml-v1.0': 'opac',
}

/** The values of a search, or the first that is wrong. */
export function searchIn(parameters: URLSearchParams, frame: Frame): Read<Search> {
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

/** The values of a scan, or the first that is wrong. */
export function scanIn(parameters: URLSearchParams, frame: Frame): Read<Scan> {
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
