import { escapeXml, textElement } from '../../wire/xml/write.ts'
import type { PublicRecord } from '../record-store.ts'
import { dublinCore, dublinCoreXml, validMarcXml } from '../record-xml.ts'
import type { ListedItem } from './oai-store.ts'
import type { OaiError, Prefix } from './question.ts'

/** Where our provider stands and who keeps it. */
export interface Repository {
  name: string
  /** `https://hutong.example`, without a slash at the end. */
  publicUrl: string
}

const schemaInstance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
const place = (namespace: string, schema: string) =>
  `${schemaInstance} xsi:schemaLocation="${namespace} ${schema}"`

/** An instant as our datestamps are: whole seconds of UTC. */
export const datestamp = (at: Temporal.Instant): string =>
  at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString()

const hostOf = ({ publicUrl }: Repository) => new URL(publicUrl).hostname.replaceAll(/[[\]]/g, '')

/** The name of a record for ever: `oai:hutong.example:7`. */
const identifierOf = (repository: Repository, id: number): string =>
  `oai:${hostOf(repository)}:${id}`

/** The id in an identifier of ours; null where it is another's. */
export function idIn(repository: Repository, identifier: string): number | null {
  const begin = `oai:${hostOf(repository)}:`
  const rest = identifier.startsWith(begin) ? identifier.slice(begin.length) : ''
  return /^[1-9]\d{0,9}$/.test(rest) && Number(rest) <= 2_147_483_647 ? Number(rest) : null
}

/** A whole answer: the question is said again, but not where it could not be understood (§3.6). */
export function oaiDocument(
  repository: Repository,
  said: { at: Temporal.Instant; asked: URLSearchParams | null },
  content: string,
): string {
  const attributes = [...(said.asked ?? [])]
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
  const namespace = 'http://www.openarchives.org/OAI/2.0/'
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<OAI-PMH xmlns="${namespace}" ${place(namespace, `${namespace}OAI-PMH.xsd`)}>` +
    `<responseDate>${datestamp(said.at)}</responseDate>` +
    `<request${attributes}>${escapeXml(repository.publicUrl)}/oai</request>${content}</OAI-PMH>\n`
  )
}

/** What was wrong with a question. */
export const errorsXml = (errors: readonly OaiError[]): string =>
  errors.map(({ code, message }) => `<error code="${code}">${escapeXml(message)}</error>`).join('')

/** Identify: who we are and how we tell of changes. */
export function identifyXml(repository: Repository, earliest: Temporal.Instant): string {
  const host = hostOf(repository)
  const domain = /^[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+$/.test(host)
  const namespace = 'http://www.openarchives.org/OAI/2.0/oai-identifier'
  const scheme =
    `<description><oai-identifier xmlns="${namespace}" ${place(namespace, `${namespace}.xsd`)}>` +
    `<scheme>oai</scheme><repositoryIdentifier>${host}</repositoryIdentifier>` +
    `<delimiter>:</delimiter><sampleIdentifier>oai:${host}:1</sampleIdentifier></oai-identifier></description>`
  return `<Identify>${[
    textElement('repositoryName', repository.name),
    textElement('baseURL', `${repository.publicUrl}/oai`),
    textElement('protocolVersion', '2.0'),
    // RFC 2142; a machine without a name still answers something that has the form of an address.
    textElement('adminEmail', `postmaster@${domain ? host : 'localhost.localdomain'}`),
    textElement('earliestDatestamp', datestamp(earliest)),
    textElement('deletedRecord', 'persistent'),
    textElement('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
  ].join('')}${domain ? scheme : ''}</Identify>`
}

// biome-ignore format: a table
const formats: Record<Prefix, { schema: string; namespace: string }> = {
  oai_dc: { schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd', namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/' },
  marcxml: { schema: 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd', namespace: 'http://www.loc.gov/MARC21/slim' },
}

/** The formats in which every record is given. */
export const formatsXml = (): string =>
  `<ListMetadataFormats>${Object.entries(formats)
    .map(
      ([prefix, { schema, namespace }]) =>
        `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>${schema}</schema><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`,
    )
    .join('')}</ListMetadataFormats>`

/** The sets: what each library holds. */
export const setsXml = (sets: readonly { code: string; name: string }[]): string =>
  `<ListSets>${sets
    .map(
      ({ code, name }) =>
        `<set><setSpec>library:${escapeXml(code)}</setSpec>${textElement('setName', name)}</set>`,
    )
    .join('')}</ListSets>`

/** The header of an item, with the sets of the libraries that hold it. */
export function headerXml(
  repository: Repository,
  { id, at, isDeleted }: ListedItem,
  libraryCodes: readonly string[],
): string {
  const sets = libraryCodes.map((code) => textElement('setSpec', `library:${code}`)).join('')
  const identifier = textElement('identifier', identifierOf(repository, id))
  const stamp = textElement('datestamp', datestamp(at))
  return `<header${isDeleted ? ' status="deleted"' : ''}>${identifier}${stamp}${sets}</header>`
}

/** The metadata of a record. */
export function metadataXml(repository: Repository, record: PublicRecord, prefix: Prefix): string {
  const address = `${repository.publicUrl}/records/${record.id}`
  const { namespace, schema } = formats[prefix]
  const dc =
    `<oai_dc:dc xmlns:oai_dc="${namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/" ${place(namespace, schema)}>` +
    `${dublinCoreXml(dublinCore(record, address))}</oai_dc:dc>`
  return `<metadata>${prefix === 'oai_dc' || !record.marc ? dc : validMarcXml(record.marc)}</metadata>`
}
