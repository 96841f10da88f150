import { fold, readings } from '../fold.ts'
import type { SearchField } from '../shapes.ts'
import type { Condition, Query } from './condition.ts'
import { type Asked, takeApart } from './question/boolean.ts'
import { allOf, anyOf } from './question/combine.ts'
import { asPhrase, guess } from './question/guess.ts'
import type { SearchQuestion } from './shapes.ts'

/** The box takes 200; whatever comes by another way is cut, so that no question costs more than another. */
const typedCharactersMax = 400

/** Fields in whose texts signs are no operators: a call number has parentheses, a number hyphens. */
export const verbatim: readonly SearchField[] = ['isbn', 'callNumber']

/**
 * What a reader asks for, whatever the width, case, script or punctuation of what she typed: words, `"a phrase"`, AND OR NOT
 * (与 或 非), + and -, parentheses, and the name of a field before a colon. Never an error: what cannot be read as an operator is a word. Nothing typed, nothing
 * but punctuation, or nothing but what is not wanted, has no condition and finds nothing.
 */
export function parseQuery({ q, field }: Pick<SearchQuestion, 'q' | 'field'>): Query {
  // PostgreSQL takes no NUL and no half of a character.
  const typed = q
    .slice(0, typedCharactersMax)
    .replaceAll(/\p{Cc}/gu, ' ')
    .toWellFormed()
  const asked: Asked | null = verbatim.includes(field)
    ? { by: 'text', text: typed }
    : takeApart(typed)
  const wanted = asked ? textWanted(asked) : ''
  return {
    condition: asked ? conditionOf(asked, field) : null,
    asTitle: fold(wanted),
    readings: readings(wanted),
  }
}

function conditionOf(asked: Asked, field: SearchField): Condition | null {
  if (asked.by === 'text') return guess(asked.text, field)
  if (asked.by === 'phrase') return asPhrase(asked.text, field)
  if (asked.by === 'not') return null
  if (asked.by === 'in') return conditionOf(asked.asked, asked.field)
  if (asked.by === 'any') return anyOf(asked.of.map((part) => conditionOf(part, field)))
  const wanted = allOf(asked.of.map((part) => conditionOf(part, field)))
  const unwanted = anyOf(
    asked.of.map((part) => (part.by === 'not' ? conditionOf(part.asked, field) : null)),
  )
  return wanted && unwanted ? { by: 'without', wanted, unwanted } : wanted
}

/** The words that are wanted, as if they had been typed without operators. */
function textWanted(asked: Asked): string {
  if (asked.by === 'not') return ''
  if (asked.by === 'in') return textWanted(asked.asked)
  if (asked.by === 'text' || asked.by === 'phrase') return asked.text
  return asked.of.map(textWanted).filter(Boolean).join(' ')
}
