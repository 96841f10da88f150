import type { SearchField } from '../../shapes.ts'
import { type Token, tokensOf } from './tokens.ts'

/** What was typed, taken apart at operators, quotation marks and parentheses; the texts stand as typed. */
export type Asked =
  | { by: 'text'; text: string }
  | { by: 'phrase'; text: string }
  | { by: 'all' | 'any'; of: Asked[] }
  | { by: 'not'; asked: Asked }
  /** Asked in a field of its own, whatever field the question is asked in. */
  | { by: 'in'; field: SearchField; asked: Asked }

/** Deeper parentheses part nothing. */
const depthMax = 12

/**
 * What `typed` asks for. Never an error: an operator with nothing beside it, a quotation mark or a parenthesis without its
 * partner is read as if it were not there. Null when nothing is left, or nothing but what is not wanted.
 */
export function takeApart(typed: string): Asked | null {
  const tokens = tokensOf(typed)
  const reader: Reader = { tokens, at: 0, depth: 0 }
  const parts: Asked[] = []
  while (reader.at < reader.tokens.length) {
    const part = readAny(reader)
    if (part) parts.push(part)
    // A closing parenthesis that nothing opened.
    reader.at += 1
  }
  return joined('all', parts)
}

interface Reader {
  tokens: Token[]
  at: number
  depth: number
}

function readAny(reader: Reader): Asked | null {
  const of: (Asked | null)[] = [readAll(reader)]
  while (reader.tokens[reader.at]?.kind === 'or') {
    reader.at += 1
    of.push(readAll(reader))
  }
  return joined('any', of)
}

/** Words side by side must all be found; neighbours without an operator between them are one text. */
function readAll(reader: Reader): Asked | null {
  const of: (Asked | null)[] = []
  let together = false
  for (let next = reader.tokens[reader.at]; next; next = reader.tokens[reader.at]) {
    if (next.kind === 'or' || next.kind === 'close') break
    const before = of.at(-1)
    if (next.kind === 'text' && together && before?.by === 'text') {
      reader.at += 1
      of[of.length - 1] = { by: 'text', text: `${before.text} ${next.text}` }
      continue
    }
    of.push(next.kind === 'and' ? skip(reader) : readOne(reader))
    together = next.kind === 'text'
  }
  return joined('all', of)
}

function skip(reader: Reader): null {
  reader.at += 1
  return null
}

function readOne(reader: Reader): Asked | null {
  const next = reader.tokens[reader.at]
  if (next === undefined) return null
  if (next.kind === 'or' || next.kind === 'close') return null
  reader.at += 1
  if (next.kind === 'text' || next.kind === 'phrase') return { by: next.kind, text: next.text }
  if (next.kind === 'not') return negated(readNotAnd(reader))
  if (next.kind === 'field') return readIn(reader, next.field)
  return next.kind === 'open' ? readGroup(reader) : null
}

/** Behind a field's name: a phrase, a group, or all words up to the next name or operator. */
function readIn(reader: Reader, field: SearchField): Asked | null {
  const texts: string[] = []
  for (
    let next = reader.tokens[reader.at];
    next?.kind === 'text';
    next = reader.tokens[reader.at]
  ) {
    texts.push(next.text)
    reader.at += 1
  }
  if (texts.length > 0) return { by: 'in', field, asked: { by: 'text', text: texts.join(' ') } }
  const next = reader.tokens[reader.at]?.kind
  const asked = next === 'phrase' || next === 'open' ? readOne(reader) : null
  return asked && { by: 'in', field, asked }
}

/** NOT AND x, NOT NOT x: the last word counts. */
function readNotAnd(reader: Reader): Asked | null {
  while (['and', 'not'].includes(reader.tokens[reader.at]?.kind ?? '')) reader.at += 1
  return readOne(reader)
}

function readGroup(reader: Reader): Asked | null {
  if (reader.depth >= depthMax) return null
  reader.depth += 1
  const group = readAny(reader)
  reader.depth -= 1
  if (reader.tokens[reader.at]?.kind === 'close') reader.at += 1
  return group
}

const negated = (asked: Asked | null): Asked | null => asked && { by: 'not', asked }

function joined(by: 'all' | 'any', parts: readonly (Asked | null)[]): Asked | null {
  const of = parts.filter((part) => part !== null)
  return of.length > 1 ? { by, of } : (of[0] ?? null)
}
