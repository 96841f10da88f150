import { escapeXml, textElement } from '../../wire/xml/write.ts'
import type { ListedTerm } from '../asked/term-list-store.ts'
import { opacXml } from '../opac.ts'
import { dublinCore, dublinCoreXml, validMarcXml } from '../record-xml.ts'
import { type Diagnostic, diagnosticWords } from './diagnostics.ts'
import type { Frame, Schema, Version } from './parameters.ts'
import type { FoundRecord } from './search-store.ts'

const namespaces: Record<Version, { answer: string; diagnostic: string }> = {
  '1.1': {
    answer: 'http://www.loc.gov/zing/srw/',
    diagnostic: 'http://www.loc.gov/zing/srw/diagnostic/',
  },
  '1.2': {
    answer: 'http://www.loc.gov/zing/srw/',
    diagnostic: 'http://www.loc.gov/zing/srw/diagnostic/',
  },
  '2.0': {
    answer: 'http://docs.oasis-open.org/ns/search-ws/sruResponse',
    diagnostic: 'http://docs.oasis-open.org/ns/search-ws/diagnostic',
  },
}

/** How each schema is named in an answer. */
export const schemaIdentifiers: Record<Schema, string> = {
  marcxml: 'info:srw/schema/1/marcxml-v1.1',
  dc: 'info:srw/schema/1/dc-v1.1',
  opac: 'info:srw/schema/1/opacxml-v1.0',
}
const diagnosticsSchema = 'info:srw/schema/1/diagnostics-v1.1'

/** A whole answer: its root says the version in 1.x, its namespace in 2.0. */
export function sruDocument({ version, operation }: Frame, content: string): string {
  const root = `${operation}Response`
  // A scan of 2.0 has a namespace of its own.
  const namespace =
    version === '2.0' && operation === 'scan'
      ? 'http://docs.oasis-open.org/ns/search-ws/scan'
      : namespaces[version].answer
  const said = version === '2.0' ? '' : textElement('version', version)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${said}${content}</${root}>\n`
}

const diagnosticXml = ({ code, details }: Diagnostic, version: Version) =>
  `<diagnostic xmlns="${namespaces[version].diagnostic}">${[
    textElement('uri', `info:srw/diagnostic/1/${code}`),
    textElement('details', details),
    textElement('message', diagnosticWords[code]),
  ].join('')}</diagnostic>`

/** What stands in an answer that could not be given: never an HTTP status (SRU 1.1, diagnostics). */
export const diagnosticsXml = (diagnostic: Diagnostic, { version }: Frame): string =>
  `<diagnostics>${diagnosticXml(diagnostic, version)}</diagnostics>`

/** A record as its place in the answer has it. */
export interface Placed {
  record: FoundRecord
  position: number
  schema: Schema
  /** Where people see it. */
  address: string
}

/** A record in an answer, or the diagnostic that stands in its place (67: it has no MARC). */
export function recordXml({ record, position, schema, address }: Placed, frame: Frame): string {
  const content = contentOf(record, schema, address)
  return content === null
    ? packed(
        diagnosticsSchema,
        diagnosticXml({ code: 67, details: schema }, frame.version),
        frame,
        position,
      )
    : packed(schemaIdentifiers[schema], content, frame, position)
}

function contentOf(record: FoundRecord, schema: Schema, address: string): string | null {
  if (schema === 'marcxml') return record.marc && validMarcXml(record.marc)
  if (schema === 'opac') return record.marc && opacXml(validMarcXml(record.marc), record.copies)
  return (
    '<srw_dc:dc xmlns:srw_dc="info:srw/schema/1/dc-schema" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `${dublinCoreXml(dublinCore(record, address))}</srw_dc:dc>`
  )
}

/** Any record packed as asked; explain has no position. */
export function packed(schema: string, xml: string, frame: Frame, position: number | null): string {
  const how = frame.version === '2.0' ? 'recordXMLEscaping' : 'recordPacking'
  const content = frame.escaping === 'string' ? escapeXml(xml) : xml
  return `<record>${[
    textElement('recordSchema', schema),
    textElement(how, frame.escaping),
    `<recordData>${content}</recordData>`,
    textElement('recordPosition', position),
  ].join('')}</record>`
}

/** What was found. */
export interface FoundXml {
  total: number
  /** The number is about right, not exact. */
  approximate: boolean
  records: string[]
  /** Null: there are no more. */
  next: number | null
  diagnostic: Diagnostic | null
  /** Empty: none were asked. */
  facets: { index: string; terms: { term: string; query: string; count: number }[] }[]
}

/** The content of an answer to a search, in the order of the schema. */
export function foundXml(found: FoundXml, frame: Frame): string {
  const precision = found.approximate ? 'estimate' : 'exact'
  return [
    textElement('numberOfRecords', found.total),
    found.records.length > 0 ? `<records>${found.records.join('\n')}</records>` : '',
    textElement('nextRecordPosition', found.next),
    found.diagnostic ? diagnosticsXml(found.diagnostic, frame) : '',
    frame.version === '2.0'
      ? textElement(
          'resultCountPrecision',
          `info:srw/vocabulary/resultCountPrecision/1/${precision}`,
        )
      : '',
    frame.version === '2.0' && found.facets.length > 0 ? facetsXml(found.facets) : '',
  ].join('')
}

const facetsXml = (facets: FoundXml['facets']) => {
  const each = facets.map(({ index, terms }) => {
    const values = terms.map(
      ({ term, query, count }) =>
        `<term>${textElement('actualTerm', term)}${textElement('query', query)}${textElement('count', count)}</term>`,
    )
    return `<facet xmlns="http://docs.oasis-open.org/ns/search-ws/facetedResults">${textElement('index', index)}<terms>${values.join('')}</terms></facet>`
  })
  return `<facetedResults>${each.join('')}</facetedResults>`
}

/** The terms of a scan; none is an empty answer. */
export const termsXml = (terms: readonly ListedTerm[]): string =>
  terms.length === 0
    ? ''
    : `<terms>${terms
        .map(
          ({ term, records }) =>
            `<term>${textElement('value', term)}${textElement('numberOfRecords', records)}</term>`,
        )
        .join('')}</terms>`
