import { escapeXml } from '../xml/write.ts'
import {
  type CqlModifier,
  type CqlNode,
  type CqlPrefix,
  type CqlQuery,
  impliedRelation,
  serverChoice,
  termOf,
} from './tree.ts'

/** `query` as CQL that parses to the same query. */
export function writeCql({ root, sortKeys }: CqlQuery): string {
  const keys = sortKeys.map(({ index, modifiers }) => quote(index) + modifiersText(modifiers))
  return nodeText(root) + (keys.length > 0 ? ` sortby ${keys.join(' ')}` : '')
}

/** `text` as one term of CQL that means these characters: nothing in it masks or anchors. */
export const cqlTerm = (text: string): string =>
  `"${text.replaceAll(/[\\"*?^]/g, (character) => `\\${character}`)}"`

function nodeText(node: CqlNode): string {
  const prefixes = node.prefixes.map(prefixText).join('')
  if (node.kind === 'clause') {
    const { value, modifiers } = node.relation
    const term = node.words.map(quote).join(' ')
    const bare = node.index === serverChoice && value === impliedRelation && modifiers.length === 0
    return `${prefixes}${bare ? '' : `${quote(node.index)} ${value}${modifiersText(modifiers)} `}${term}`
  }
  const operator = node.operator.value + modifiersText(node.operator.modifiers)
  return `${prefixes}${operandText(node.left)} ${operator} ${operandText(node.right)}`
}

/** Brackets wherever they might matter. */
const operandText = (node: CqlNode) =>
  node.kind === 'clause' && node.prefixes.length === 0 ? nodeText(node) : `(${nodeText(node)})`

const prefixText = ({ name, identifier }: CqlPrefix) =>
  `> ${name === null ? '' : `${quote(name)} = `}${quote(identifier)} `

const modifiersText = (modifiers: readonly CqlModifier[]) =>
  modifiers
    .map(({ type, comparison, value }) =>
      comparison === null
        ? `/${quote(type)}`
        : `/${quote(type)} ${comparison} ${quote(value ?? '')}`,
    )
    .join('')

/** Words that mean something to CQL, and whatever is not plain, stand in quotation marks. */
const quote = (text: string) =>
  /^[\w.:-]+$/.test(text) &&
  !/^(?:and|or|not|prox|sortby|(?:cql\.)?(?:all|any|exact|scr|adj|within|encloses))$/i.test(text)
    ? text
    : `"${text.replaceAll(/\\[\s\S]|"/g, (found) => (found === '"' ? '\\"' : found))}"`

/** `query` as XCQL, in the form the editors of CQL publish it: two blanks a level, sort keys last. */
export const writeXcql = ({ root, sortKeys }: CqlQuery): string => {
  const keys = sortKeys.map(({ index, modifiers }) =>
    element('key', [leaf('index', index), ...modifiersXml(modifiers)]),
  )
  const lines: string[] = []
  addLines(lines, nodeXml(root, keys.length > 0 ? [element('sortKeys', keys)] : []), 0)
  return `${lines.join('\n')}\n`
}

type Xml = string | { name: string; within: Xml[] }
const element = (name: string, within: Xml[]): Xml => ({ name, within })
const leaf = (name: string, text: string): Xml => `<${name}>${escapeXml(text)}</${name}>`

/** The lines of `xml`, each written once: a deep query must not be copied at every level. */
function addLines(lines: string[], xml: Xml, depth: number) {
  const margin = '  '.repeat(depth)
  if (typeof xml === 'string') return void lines.push(margin + xml)
  lines.push(`${margin}<${xml.name}>`)
  for (const each of xml.within) addLines(lines, each, depth + 1)
  lines.push(`${margin}</${xml.name}>`)
}

function nodeXml(node: CqlNode, sortKeys: Xml[]): Xml {
  const prefixes =
    node.prefixes.length > 0 ? [element('prefixes', node.prefixes.map(prefixXml))] : []
  if (node.kind === 'clause') {
    const { value, modifiers } = node.relation
    const relation = element('relation', [leaf('value', value), ...modifiersXml(modifiers)])
    const rest = [leaf('index', node.index), relation, leaf('term', termOf(node))]
    return element('searchClause', [...prefixes, ...rest, ...sortKeys])
  }
  const { value, modifiers } = node.operator
  return element('triple', [
    ...prefixes,
    element('boolean', [leaf('value', value), ...modifiersXml(modifiers)]),
    element('leftOperand', [nodeXml(node.left, [])]),
    element('rightOperand', [nodeXml(node.right, [])]),
    ...sortKeys,
  ])
}

const prefixXml = ({ name, identifier }: CqlPrefix) =>
  element('prefix', [
    ...(name === null ? [] : [leaf('name', name)]),
    leaf('identifier', identifier),
  ])

const modifiersXml = (modifiers: readonly CqlModifier[]): Xml[] =>
  modifiers.length === 0
    ? []
    : [
        element(
          'modifiers',
          modifiers.map(({ type, comparison, value }) =>
            element('modifier', [
              leaf('type', type),
              ...(comparison === null ? [] : [leaf('comparison', comparison)]),
              ...(value === null ? [] : [leaf('value', value)]),
            ]),
          ),
        ),
      ]
