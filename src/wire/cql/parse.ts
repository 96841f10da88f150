import {
  isOperator,
  isRelation,
  isSign,
  isSortBy,
  isText,
  modifiersIn,
  peek,
  prefixesIn,
  type Reading,
  relationIn,
  Stop,
  take,
  textIn,
} from './reading.ts'
import { cqlTokens } from './tokens.ts'
import {
  type CqlFault,
  type CqlNode,
  type CqlOperator,
  type CqlQuery,
  type CqlRelation,
  type CqlSortKey,
  impliedRelation,
  serverChoice,
} from './tree.ts'

/** What a query may cost: nobody types more, and a machine that does shall say it in several questions. */
export const cqlLimits = { characters: 8_000, depth: 40, operators: 200 } as const

/** What `text` asks in CQL 1.2, or where and why it is no query. Bounded by `cqlLimits` whatever the text is. */
export function parseCql(text: string): CqlQuery | CqlFault {
  if (text.length > cqlLimits.characters)
    return { code: 12, message: `more than ${cqlLimits.characters} characters`, at: text.length }
  const tokens = cqlTokens(text)
  if (typeof tokens === 'number')
    return { code: 10, message: 'a quotation mark or a backslash without what follows', at: tokens }
  try {
    return queryIn({ tokens, next: 0, depth: 0, operators: 0 })
  } catch (stop) {
    if (stop instanceof Stop) return stop.fault
    throw stop
  }
}

/** Whether `parseCql` answered a fault. */
export const isCqlFault = (parsed: CqlQuery | CqlFault): parsed is CqlFault => 'code' in parsed

/** What a term without an index of its own is looked for in: `title = (cat or dog)`. */
interface Scope {
  index: string
  relation: CqlRelation
}
const anywhere: Scope = { index: serverChoice, relation: { value: impliedRelation, modifiers: [] } }

function queryIn(reading: Reading): CqlQuery {
  const root = operandsIn(reading, anywhere)
  const sortKeys: CqlSortKey[] = []
  if (isSortBy(peek(reading))) {
    take(reading)
    do sortKeys.push({ index: textIn(reading, 'a sort key'), modifiers: modifiersIn(reading) })
    while (peek(reading).kind !== 'end')
  }
  const rest = peek(reading)
  if (rest.kind !== 'end') throw new Stop(10, `unexpected ${rest.text.slice(0, 40)}`, rest.at)
  return { root, sortKeys }
}

/** Operands from left to right: no operator binds closer than another. */
function operandsIn(reading: Reading, scope: Scope): CqlNode {
  if (++reading.depth > cqlLimits.depth)
    throw new Stop(13, `nested deeper than ${cqlLimits.depth}`, peek(reading).at)
  const prefixes = prefixesIn(reading)
  let left = operandIn(reading, scope)
  while (isOperator(peek(reading))) {
    const { text, at } = take(reading)
    if (++reading.operators > cqlLimits.operators)
      throw new Stop(38, `more than ${cqlLimits.operators} operators`, at)
    const operator = {
      value: text.toLowerCase() as CqlOperator,
      modifiers: modifiersIn(reading),
    }
    left = { kind: 'triple', prefixes: [], operator, left, right: operandIn(reading, scope) }
  }
  reading.depth--
  return { ...left, prefixes: [...prefixes, ...left.prefixes] }
}

function operandIn(reading: Reading, scope: Scope): CqlNode {
  if (isSign(peek(reading), '>')) return operandsIn(reading, scope)
  if (!isSign(peek(reading), '(')) return clauseIn(reading, scope)
  take(reading)
  const inner = operandsIn(reading, scope)
  const close = take(reading)
  if (!isSign(close, ')'))
    throw new Stop(10, `expected ) and got ${close.text.slice(0, 40)}`, close.at)
  return inner
}

function clauseIn(reading: Reading, scope: Scope): CqlNode {
  const first = textIn(reading, 'an index or a term')
  if (isRelation(peek(reading))) {
    const relation = relationIn(reading)
    return operandIn(reading, { index: first, relation })
  }
  const words = [first]
  while (isText(peek(reading)) && !isOperator(peek(reading)) && !isSortBy(peek(reading)))
    words.push(take(reading).text)
  return { kind: 'clause', prefixes: [], ...scope, words }
}
