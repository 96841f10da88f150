import type { Condition } from '../../catalogue/search/condition.ts'
import { allOf, anyOf } from '../../catalogue/search/question/combine.ts'
import { type Narrowed, narrowedByBoth } from './narrowed.ts'

/** A question of another system as the catalogue is asked it. */
export interface AskedSet {
  /** Null: everything that is narrowed to. */
  condition: Condition | null
  narrowed: Narrowed
  /** The words as they were typed, for ranking. */
  text: string
}

type Joined = { ok: true; value: AskedSet } | { ok: false; detail: string }

/**
 * Two questions as one; what cannot be asked is told by its detail. A year, a language or a library narrows a whole
 * question; it is no alternative in one.
 */
export function joined(one: AskedSet, other: AskedSet, by: 'and' | 'or' | 'not'): Joined {
  const text = by === 'not' ? one.text : `${one.text} ${other.text}`.trim()
  if (by === 'and') {
    const both = narrowedByBoth(one.narrowed, other.narrowed)
    if (!both.ok) return { ok: false, detail: `${both.twice} twice` }
    const condition = allOf([one.condition, other.condition])
    return { ok: true, value: { condition, narrowed: both.narrowed, text } }
  }
  if (!one.condition || !other.condition || isNarrowed(other) || (by === 'or' && isNarrowed(one)))
    return { ok: false, detail: `${by}: dates, languages, types and libraries narrow with and` }
  const condition: Condition | null =
    by === 'or'
      ? anyOf([one.condition, other.condition])
      : { by: 'without', wanted: one.condition, unwanted: other.condition }
  return { ok: true, value: { condition, narrowed: one.narrowed, text } }
}

const isNarrowed = ({ narrowed }: AskedSet) => Object.keys(narrowed).length > 0
