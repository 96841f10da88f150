import {
  type AttributeTable,
  attributesText,
  indexAttributes,
  relationAttributes,
  structureAttributes,
} from './attributes.ts'
import { masked, quoted } from './masks.ts'
import type { CqlClause, CqlModifier, CqlNode, CqlTriple } from './tree.ts'

/** What the table has no attributes for, in the numbers of SRU. */
export interface PqfFault {
  code: 16 | 19 | 20 | 42
  detail: string
}

/** Stops the writer at once; never leaves this file. */
class Stop extends Error {
  readonly fault: PqfFault
  constructor(code: PqfFault['code'], detail: string) {
    super(detail)
    this.fault = { code, detail }
  }
}

/** `node` as a type-1 query in prefix notation, by a table of attributes; or what the table does not know. */
export function writePqf(node: CqlNode, table: AttributeTable): string | PqfFault {
  try {
    return nodeText(node, table)
  } catch (stop) {
    if (stop instanceof Stop) return stop.fault
    throw stop
  }
}

const nodeText = (node: CqlNode, table: AttributeTable): string =>
  node.kind === 'clause'
    ? clauseText(node, table)
    : `${operatorText(node)}${nodeText(node.left, table)}${nodeText(node.right, table)}`

function operatorText({ operator }: CqlTriple): string {
  return operator.value === 'prox' ? proximity(operator.modifiers) : `@${operator.value} `
}

/** Known units of proximity and its relations (Z39.50 §3.7.2). */
const units = ['character', 'word', 'sentence', 'paragraph', 'section', 'chapter', 'document']
const proximityRelations = ['<', '<=', '=', '>=', '>', '<>']

/** Exclusion, distance, ordered, relation, `k` for a known unit, unit: near each other is within one word. */
function proximity(modifiers: readonly CqlModifier[]): string {
  const named = (name: string) => modifiers.find(({ type }) => type === name)
  const unit = named('unit')?.value ?? 'word'
  const distance = named('distance')
  const relation = proximityRelations.indexOf(distance?.comparison ?? '<=') + 1
  const code = units.indexOf(unit.toLowerCase()) + 1
  if (code === 0) throw new Stop(42, unit)
  const far = distance?.value ?? (code === 2 ? '1' : '0')
  return `@prox 0 ${far} ${named('ordered') ? 1 : 0} ${relation} k ${code} `
}

function clauseText(clause: CqlClause, table: AttributeTable): string {
  const { relation, index, words } = clause
  const use = indexAttributes(table, index)
  const related = relationAttributes(table, relation.value)
  if (use === undefined) throw new Stop(16, index)
  if (related === undefined) throw new Stop(19, relation.value)
  const { beside, plain, literal } = modifiersOf(relation.modifiers, table)
  const around = [
    table.get('always') ?? '',
    related,
    structureAttributes(table, relation.value),
    plain,
  ]
  const terms = words.map((word) =>
    literal === null
      ? `${attributesText(masked(word, table).attributes)}${attributesText(use)}${masked(word, table).term} `
      : `${attributesText(use)}${attributesText(literal)}${quoted(word)} `,
  )
  const besides = beside.map(() => '@prox 0 0 0 0 k 8 ').join('')
  const joined = '@and '.repeat(terms.length - 1) + terms.join('')
  return `${besides}${attributesText(around.join(' '))}${joined}${beside.join('')}`
}

/** A modifier compared with a value asks an index in the same element; one that says how the term is written ends masking. */
function modifiersOf(modifiers: readonly CqlModifier[], table: AttributeTable) {
  const beside: string[] = []
  let [plain, literal]: [string, string | null] = ['', null]
  for (const { type, comparison, value } of modifiers) {
    const known = table.get(`relationmodifier.${type}`)
    const use = comparison === null ? undefined : indexAttributes(table, type)
    if (use !== undefined) beside.push(`${attributesText(use)}${value} `)
    else if (known === undefined) throw new Stop(20, type)
    else if (/\b5=/.test(known)) literal = known
    else plain += ` ${known}`
  }
  return { beside, plain, literal }
}
