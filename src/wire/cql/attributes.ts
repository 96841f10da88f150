/**
 * Which attributes of Z39.50 stand for what in CQL, one line each as everybody's `pqf.properties` has them:
 * `index.dc.title = 1=4`. Names are compared in lower case.
 */
export type AttributeTable = ReadonlyMap<string, string>

/** The table in the text of a properties file; `#` begins a comment. */
export function readAttributeTable(text: string): AttributeTable {
  const lines = text
    .split(/\r?\n/)
    .map((line) => /^\s*([^#\s=][^\s=]*|relation\.[<>=]+)\s*=(.*)$/.exec(line))
  return new Map(
    lines.flatMap((found) => {
      if (!found) return []
      const [, name = '', value = ''] = found
      return [[name.toLowerCase(), value.replace(/\s#.*$/, '').trim()] as const]
    }),
  )
}

/** The names of relations in the table. */
const relationNames: Record<string, string> = { '=': 'eq', '==': 'exact', '<=': 'le', '>=': 'ge' }

/** The attributes of a relation; undefined where the table has none. */
export const relationAttributes = (table: AttributeTable, relation: string): string | undefined =>
  table.get(`relation.${relationNames[relation] ?? relation}`)

/** The structure that goes with a relation, else the one for all. */
export const structureAttributes = (table: AttributeTable, relation: string): string =>
  table.get(`structure.${relationNames[relation] ?? relation}`) ?? table.get('structure.*') ?? ''

/** The attributes of an index, without a prefix of the default set; undefined where the table has none. */
export function indexAttributes(table: AttributeTable, index: string): string | undefined {
  const named = index.includes('.') ? index : `${defaultPrefix(table)}.${index}`
  return table.get(`index.${named}`.toLowerCase())
}

function defaultPrefix(table: AttributeTable): string {
  const identifier = table.get('set')
  const line = [...table].find(([name, value]) => name.startsWith('set.') && value === identifier)
  return line ? line[0].slice('set.'.length) : 'cql'
}

/** `1=4 2=3` as `@attr 1=4 @attr 2=3 `. */
export const attributesText = (attributes: string): string =>
  attributes
    .split(/\s+/)
    .filter(Boolean)
    .map((one) => `@attr ${one} `)
    .join('')
