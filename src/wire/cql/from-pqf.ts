import type { AttributeTable } from './attributes.ts'
import { type CqlNode, impliedRelation, serverChoice } from './tree.ts'

/** Why a query in prefix notation has no form in CQL. */
export interface FromPqfFault {
  detail: string
}

/** Relations of Bib-1 (2=1 … 2=6) in CQL. */
const relations: Record<string, string> = { 1: '<', 2: '<=', 3: '=', 4: '>=', 5: '>', 6: '<>' }
/** Truncations of Bib-1 (5=…): what masks before and behind the term. */
const masks: Record<string, [before: string, behind: string]> = {
  0: ['', ''],
  1: ['', '*'],
  2: ['*', ''],
  3: ['*', '*'],
  100: ['', ''],
}

const tokensMax = 2_000
const depthMax = 40

interface Reading {
  tokens: string[]
  table: AttributeTable
}

/** A type-1 query in prefix notation (`@and @attr 1=4 a b`) as CQL, by a table of attributes or names of indexes. */
export function readPqf(text: string, table: AttributeTable): CqlNode | FromPqfFault {
  const tokens = text.match(/"(?:[^"\\]|\\[\s\S])*"|[^\s"]+|"/g) ?? []
  if (tokens.length > tokensMax) return { detail: 'too long' }
  const reading = { tokens, table }
  const found = nodeIn(reading, new Map(), 0)
  return 'kind' in found && reading.tokens.length > 0
    ? { detail: `unexpected ${reading.tokens[0]?.slice(0, 40)}` }
    : found
}

function nodeIn(
  reading: Reading,
  around: ReadonlyMap<string, string>,
  depth: number,
): CqlNode | FromPqfFault {
  if (depth > depthMax) return { detail: 'nested too deep' }
  const attributes = new Map(around)
  for (let token = reading.tokens.shift(); token !== undefined; token = reading.tokens.shift()) {
    if (token === '@attr') {
      const [, type = '', value = ''] = /^(\d)=(.+)$/.exec(reading.tokens.shift() ?? '') ?? []
      if (type === '') return { detail: 'an attribute without a value' }
      attributes.set(type, value)
    } else if (/^@(and|or|not)$/.test(token)) {
      const left = nodeIn(reading, attributes, depth + 1)
      if (!('kind' in left)) return left
      const right = nodeIn(reading, attributes, depth + 1)
      if (!('kind' in right)) return right
      const value = token.slice(1) as 'and' | 'or' | 'not'
      return { kind: 'triple', prefixes: [], operator: { value, modifiers: [] }, left, right }
    } else if (token.startsWith('@')) return { detail: `${token.slice(0, 40)} has no form in CQL` }
    else return clauseOf(token, attributes, reading.table)
  }
  return { detail: 'a term is missing' }
}

function clauseOf(
  token: string,
  attributes: ReadonlyMap<string, string>,
  table: AttributeTable,
): CqlNode | FromPqfFault {
  const mask = masks[attributes.get('5') ?? '100']
  if (!mask) return { detail: `truncation ${attributes.get('5')?.slice(0, 40)}` }
  const use = attributes.get('1')
  const index = use === undefined ? serverChoice : indexOf(use, table)
  if (index === null) return { detail: `no index for 1=${use?.slice(0, 40)}` }
  const term = token.startsWith('"') && token.length > 1 ? token.slice(1, -1) : token
  const value = relations[attributes.get('2') ?? '3'] ?? impliedRelation
  const words = [mask[0] + term + mask[1]]
  return { kind: 'clause', prefixes: [], index, relation: { value, modifiers: [] }, words }
}

/** A name is an index as it is; a number is the first index that the table gives it to. */
function indexOf(use: string, table: AttributeTable): string | null {
  if (!/^\d+$/.test(use)) return use
  const line = [...table].find(
    ([name, value]) => name.startsWith('index.') && value.split(/\s+/).includes(`1=${use}`),
  )
  return line ? line[0].slice('index.'.length) : null
}
