import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const standards = join(import.meta.dirname, '../../../shared/standards')

/** Whether answers can be held against the published schemas here: they lie beside the house, and xmllint is installed. */
export const schemasAreHere: boolean =
  existsSync(standards) && spawnSync('xmllint', ['--version']).status === 0

/** What simpledc imports from far away: one attribute of it. */
const xmlNamespace = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>`

/** What `xmllint` objects to in `xml` by these schemas, whose imports are looked for beside each other; '' for nothing. */
export function objectionsOf(xml: string, schemas: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'))
  try {
    for (const path of [...Object.values(schemas), ...neighbours]) {
      const text = readFileSync(join(standards, path), 'utf8')
      const local = text.replaceAll(
        /schemaLocation="[^"]*\/([\w.-]+\.xsd)"/g,
        'schemaLocation="$1"',
      )
      writeFileSync(join(folder, basename(path)), local)
    }
    writeFileSync(join(folder, 'xml.xsd'), xmlNamespace)
    const imports = Object.entries(schemas).map(
      ([namespace, path]) =>
        `<xs:import namespace="${namespace}" schemaLocation="${basename(path)}"/>`,
    )
    const all = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`
    writeFileSync(join(folder, 'all.xsd'), all)
    writeFileSync(join(folder, 'answer.xml'), xml)
    const args = ['--nonet', '--noout', '--schema', 'all.xsd', 'answer.xml']
    const { status, stderr } = spawnSync('xmllint', args, { cwd: folder, encoding: 'utf8' })
    return status === 0 ? '' : stderr.slice(0, 2_000)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What `xmllint` objects to in `xml` by one schema that has no namespace; '' for nothing. */
export function objectionsWithout(xml: string, schema: string): string {
  const args = ['--nonet', '--noout', '--schema', join(standards, schema), '-']
  const { status, stderr } = spawnSync('xmllint', args, { input: xml, encoding: 'utf8' })
  return status === 0 ? '' : stderr.slice(0, 2_000)
}

const neighbours = [
  'oai/simpledc20021212.xsd',
  ...['diagnostic', 'facetedResults', 'searchResultAnalysis', 'xcql', 'scan'].map(
    (name) => `sru/xsd/${name}.xsd`,
  ),
]
