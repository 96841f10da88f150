import { textElement } from '../../wire/xml/write.ts'
import { termListOf } from '../asked/term-list-store.ts'
import { contextSets, indexes } from './indexes.ts'
import type { Frame, Schema } from './parameters.ts'
import { packed, schemaIdentifiers } from './write.ts'

export interface Described {
  publicUrl: string
  nameZh: string
  nameEn: string
  records: number
  recordsPerAnswerMax: number
}

/** The ZeeRex record of our target: where it is, what can be asked, which schemas it gives, and how much at once. */
export function explainXml(described: Described, frame: Frame): string {
  const { publicUrl, nameZh, nameEn, records, recordsPerAnswerMax } = described
  const url = new URL(publicUrl)
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  const database = `${url.pathname.replace(/^\/|\/$/g, '')}/sru`.replace(/^\//, '')
  const zeerex =
    '<explain xmlns="http://explain.z3950.org/dtd/2.0/">' +
    `<serverInfo protocol="SRU" version="${frame.version}" transport="${url.protocol.slice(0, -1)}" method="GET POST">` +
    `${textElement('host', url.hostname)}${textElement('port', port)}${textElement('database', database)}</serverInfo>` +
    '<databaseInfo>' +
    textElement('title lang="zh" primary="true"', nameZh) +
    textElement('title lang="en"', nameEn) +
    `<extent numberOfRecords="${records}"/></databaseInfo>` +
    `${indexInfo()}${schemaInfo()}${configInfo(recordsPerAnswerMax)}</explain>`
  return packed('http://explain.z3950.org/dtd/2.0/', zeerex, frame, null)
}

const indexInfo = () => {
  const sets = contextSets.map(
    ({ name, identifiers: [identifier = ''] }) =>
      `<set name="${name}" identifier="${identifier}"/>`,
  )
  const each = indexes.map(
    ([set, index, access, title]) =>
      `<index search="true" scan="${access.by === 'field' && termListOf(access.field) !== undefined}" sort="false">${textElement('title lang="en"', title)}<map><name set="${set}">${index}</name></map></index>`,
  )
  return `<indexInfo>${sets.join('')}${each.join('')}${sortable}</indexInfo>`
}

const sortable = ['title', 'date'].map((name) => `<sortKeyword>${name}</sortKeyword>`).join('')

const schemaInfo = () =>
  `<schemaInfo>${(Object.keys(schemaIdentifiers) as Schema[])
    .map(
      (name) =>
        `<schema name="${name}" identifier="${schemaIdentifiers[name]}" sort="false" retrieve="true">${textElement('title lang="en"', schemaTitles[name])}</schema>`,
    )
    .join('')}</schemaInfo>`

const schemaTitles: Record<Schema, string> = {
  marcxml: 'MARCXML: CNMARC or MARC 21 as the library sent it',
  dc: 'Dublin Core',
  opac: 'MARCXML with the copies of all members, and whether each can be had now (OPAC XML)',
}

const configInfo = (recordsMax: number) =>
  '<configInfo>' +
  `<default type="numberOfRecords">${Math.min(10, recordsMax)}</default>` +
  '<default type="retrieveSchema">marcxml</default>' +
  '<default type="contextSet">cql</default>' +
  `<setting type="maximumRecords">${recordsMax}</setting>` +
  ['and', 'or', 'not']
    .map((name) => `<supports type="booleanModifier">${name}</supports>`)
    .join('') +
  ['=', '==', 'exact', 'all', 'any', 'adj', '<', '<=', '>=', '>', 'within']
    .map((name) => textElement('supports type="relation"', name))
    .join('') +
  '<supports type="maskingCharacter">*</supports><supports type="anchoring">^</supports>' +
  '<supports type="sort">title date relevance</supports><supports type="scan">field</supports>' +
  '</configInfo>'
