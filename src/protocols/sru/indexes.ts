import type { MaterialType } from '../../catalogue/description/field-map.ts'
import type { CqlPrefix } from '../../wire/cql/tree.ts'
import type { AskedPlace } from '../asked/term.ts'
import { objection, type Read, read } from './diagnostics.ts'

/** What an index of CQL asks: a field of ours, something that is asked by its beginning, or what narrows a question. */
export type Access =
  | AskedPlace
  | { by: 'narrows'; what: 'year' | 'language' | 'materialType' | 'library' }
  | { by: 'everything' }
  | { by: 'recordId' }

export interface ContextSet {
  name: string
  identifiers: readonly string[]
}

/** The context sets we know; the first identifier is the one we say. `hutong` is our own. */
// biome-ignore format: a table
export const contextSets: readonly ContextSet[] = [
  { name: 'cql',    identifiers: ['info:srw/cql-context-set/1/cql-v1.2', 'info:srw/cql-context-set/1/cql-v1.1', 'http://docs.oasis-open.org/ns/search-ws/cql'] },
  { name: 'dc',     identifiers: ['info:srw/cql-context-set/1/dc-v1.1'] },
  { name: 'bath',   identifiers: ['http://zing.z3950.org/cql/bath/2.0/', 'info:srw/cql-context-set/1/bath-v2.0'] },
  { name: 'rec',    identifiers: ['info:srw/cql-context-set/2/rec-1.1', 'info:srw/cql-context-set/2/rec-1.0'] },
  { name: 'hutong', identifiers: ['info:srw/cql-context-set/99/hutong-v1'] },
]

const field = (name: Extract<AskedPlace, { by: 'field' }>['field']): Access => ({
  by: 'field',
  field: name,
})

/** Every index we answer, in lower case as they are compared, with what a person calls it. */
// biome-ignore format: a table
export const indexes: readonly [set: string, index: string, access: Access, title: string][] = [
  ['cql',    'serverChoice',    field('any'),                                'Anything'],
  ['cql',    'anyIndexes',      field('any'),                                'Anything'],
  ['cql',    'keywords',        field('any'),                                'Anything'],
  ['cql',    'allRecords',      { by: 'everything' },                        'All records'],
  ['dc',     'title',           field('title'),                              'Title'],
  ['dc',     'creator',         field('responsibility'),                     'Person or body responsible'],
  ['dc',     'contributor',     field('responsibility'),                     'Person or body responsible'],
  ['dc',     'author',          field('responsibility'),                     'Person or body responsible'],
  ['dc',     'subject',         field('subject'),                            'Subject'],
  ['dc',     'publisher',       field('publisher'),                          'Publisher'],
  ['dc',     'identifier',      { by: 'number' },                            'ISBN or ISSN'],
  ['dc',     'date',            { by: 'narrows', what: 'year' },             'Year of publication'],
  ['dc',     'language',        { by: 'narrows', what: 'language' },         'Language, ISO 639-2/B'],
  ['dc',     'type',            { by: 'narrows', what: 'materialType' },     'Type of material'],
  ['bath',   'any',             field('any'),                                'Anything'],
  ['bath',   'title',           field('title'),                              'Title'],
  ['bath',   'uniformTitle',    field('title'),                              'Title'],
  ['bath',   'name',            field('responsibility'),                     'Name'],
  ['bath',   'author',          field('responsibility'),                     'Name'],
  ['bath',   'personalName',    field('responsibility'),                     'Name of a person'],
  ['bath',   'corporateName',   field('responsibility'),                     'Name of a body'],
  ['bath',   'conferenceName',  field('responsibility'),                     'Name of a meeting'],
  ['bath',   'subject',         field('subject'),                            'Subject'],
  ['bath',   'topicalSubject',  field('subject'),                            'Subject'],
  ['bath',   'geographicName',  field('subject'),                            'Place as subject'],
  ['bath',   'isbn',            { by: 'number' },                            'ISBN'],
  ['bath',   'issn',            { by: 'number' },                            'ISSN'],
  ['bath',   'standardIdentifier', { by: 'number' },                         'ISBN or ISSN'],
  ['bath',   'publisher',       field('publisher'),                          'Publisher'],
  ['rec',    'identifier',      { by: 'recordId' },                          'Number of the record'],
  ['rec',    'id',              { by: 'recordId' },                          'Number of the record'],
  ['hutong', 'callNumber',      { by: 'begins', what: 'callNumber' },        'Call number, by its beginning'],
  ['hutong', 'clc',             { by: 'begins', what: 'clc' },               'Chinese Library Classification, by its beginning'],
  ['hutong', 'initials',        { by: 'begins', what: 'initials' },          'Pinyin initials of the title'],
  ['hutong', 'pinyin',          { by: 'begins', what: 'pinyin' },            'Pinyin of the title'],
  ['hutong', 'library',         { by: 'narrows', what: 'library' },          'Code of a library that holds it'],
]

const byName = new Map(
  indexes.map(([set, index, access]) => [`${set}.${index}`.toLowerCase(), access]),
)

/** What `index` asks, by the prefixes assigned around it; without a prefix it is looked for in all our sets. */
export function accessOf(index: string, prefixes: readonly CqlPrefix[]): Read<Access> {
  const dot = index.indexOf('.')
  const [prefix, name] =
    dot < 0 ? [null, index] : [index.slice(0, dot).toLowerCase(), index.slice(dot + 1)]
  const assigned = prefixes.findLast((one) => (one.name?.toLowerCase() ?? null) === prefix)
  const set = assigned
    ? contextSets.find(({ identifiers }) => identifiers.includes(assigned.identifier))
    : contextSets.find((one) => one.name === prefix || (prefix === 'srw' && one.name === 'cql'))
  if (!set && (assigned || prefix !== null))
    return objection(15, assigned?.identifier ?? prefix ?? '')
  const looked = set ? [set] : contextSets
  const found = looked.map((one) => byName.get(`${one.name}.${name}`.toLowerCase())).find(Boolean)
  return found ? read(found) : objection(16, index)
}

/** DCMI types and our own words for the types of material. */
export const materialTypeWords: Record<string, MaterialType> = {
  text: 'book',
  collection: 'serial',
  stillimage: 'picture',
  movingimage: 'video',
  sound: 'audio',
}
