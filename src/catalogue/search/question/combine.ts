import type { SearchField } from '../../shapes.ts'
import type { Condition } from '../condition.ts'

/** A way to read a text of one field: what it may ask for; none where it cannot be read so. */
export type Reading = (text: string, field: SearchField) => (Condition | null)[]

/** What one of `conditions` says; null where there is none. */
export function anyOf(conditions: readonly (Condition | null)[]): Condition | null {
  const of = distinct(conditions)
  return of.length > 1 ? { by: 'any', of } : (of[0] ?? null)
}

/** What all of `conditions` say; null where there is none. */
export function allOf(conditions: readonly (Condition | null)[]): Condition | null {
  const of = distinct(conditions)
  return of.length > 1 ? { by: 'all', of } : (of[0] ?? null)
}

function distinct(conditions: readonly (Condition | null)[]): Condition[] {
  const present = conditions.filter((condition) => condition !== null)
  return [...new Map(present.map((condition) => [JSON.stringify(condition), condition])).values()]
}

/** All of `words` in `field`; null where there are none. */
export const wordsIn = (field: SearchField, words: string[]): Condition | null =>
  words.length > 0 ? { by: 'words', field, words } : null

/** Something of the record begins so. */
export const beginning = (
  what: 'initials' | 'pinyin' | 'callNumber' | 'clc',
  text: string,
): Condition => ({
  by: 'begins',
  what,
  text,
})
