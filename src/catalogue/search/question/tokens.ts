import type { SearchField } from '../../shapes.ts'
import { fieldNamed, fieldPrefix } from './field-names.ts'

/** What a question is made of, as typed. */
export type Token =
  | { kind: 'text' | 'phrase'; text: string }
  | { kind: 'field'; field: SearchField }
  | { kind: 'and' | 'or' | 'not' | 'open' | 'close' }

/** Operators are whole words: 与 in 战争与和平, and `and` in small letters, are words of titles. */
const operators: Record<string, 'and' | 'or' | 'not'> = {
  AND: 'and',
  OR: 'or',
  NOT: 'not',
  与: 'and',
  或: 'or',
  非: 'not',
  與: 'and',
}

const token = new RegExp(
  [
    fieldPrefix,
    /["“”„＂]([^"“”„＂]*)["“”＂]|[《「『]([^》」』]*)[》」』]|([(（])|([)）])|([^\s"“”„＂《「『()（）]+)|[^\s]/u
      .source,
  ].join('|'),
  'giu',
)
/** `-word` must not be. */
const minus = /^[-－−]$/u

/** More is not taken apart but left out: nobody asks with so many words. */
const tokensMax = 64

/** The first tokens of `typed`. */
export const tokensOf = (typed: string): Token[] =>
  [...typed.matchAll(token)].slice(0, tokensMax).flatMap(tokenOf)

function tokenOf(match: RegExpExecArray): Token[] {
  const [, sign, name, quoted, titled, open, close, word] = match
  if (name) {
    const field: Token = { kind: 'field', field: fieldNamed(name) }
    return minus.test(sign ?? '') ? [{ kind: 'not' }, field] : [field]
  }
  const phrase = quoted ?? titled
  if (phrase !== undefined) return [{ kind: 'phrase', text: phrase }]
  if (open) return [{ kind: 'open' }]
  if (close) return [{ kind: 'close' }]
  return word === undefined ? [] : wordTokens(word)
}

/** `+word` must be, `-word` must not; a sign by itself says nothing. */
function wordTokens(word: string): Token[] {
  const operator = operators[word]
  if (operator) return [{ kind: operator }]
  const sign = /^[-+－＋−]+/u.exec(word)?.[0] ?? ''
  const text = word.slice(sign.length)
  if (text === '') return []
  return minus.test(sign) ? [{ kind: 'not' }, { kind: 'text', text }] : [{ kind: 'text', text }]
}
