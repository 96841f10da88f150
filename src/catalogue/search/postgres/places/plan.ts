import type { Filters } from '../../catalogue-search.ts'
import type { Beginning, Condition } from '../../condition.ts'
import { beginningTerm, type Term, wordTerm } from '../../terms.ts'

/** How a condition is answered from terms: what they cannot tell is looked up, or checked on the texts. */
export type Plan =
  | { by: 'term'; term: Term }
  /** These records, which PostgreSQL has found; `of` is the condition. */
  | { by: 'records'; recordIds: readonly number[] }
  /** Classes that begin so: a column says it. */
  | { by: 'class'; beginning: string }
  /** No others than `among`, and only those whose texts say so. */
  | { by: 'check'; among: Plan; condition: Condition }
  | { by: 'all'; of: Plan[] }
  | { by: 'any'; of: Plan[] }
  | { by: 'without'; wanted: Plan; unwanted: Plan }

/** What must be asked of PostgreSQL before a condition can be planned: records by number and by a long beginning. */
export type LookUp = Extract<Condition, { by: 'number' | 'begins' }>

/** The records of each look-up; null where they are too many to be listed. */
export type LookedUp = ReadonlyMap<LookUp, readonly number[] | null>

/** Everything in `condition` that is looked up. */
export function lookUpsOf(condition: Condition): LookUp[] {
  if (condition.by === 'number') return [condition]
  if (condition.by === 'begins') return isLong(condition) ? [condition] : []
  return partsOf(condition).flatMap(lookUpsOf)
}

/** A beginning of which not every letter is in a term; two letters of initials find too many to be listed. */
const isLong = ({ what, text }: { what: Beginning; text: string }): boolean =>
  what !== 'clc' && beginningTerm(what, text)?.whole !== true

export function partsOf(condition: Condition): Condition[] {
  if (condition.by === 'all' || condition.by === 'any') return condition.of
  return condition.by === 'without' ? [condition.wanted, condition.unwanted] : []
}

/** How `condition` is answered, with what was looked up for it. */
export function planOf(condition: Condition, found: LookedUp): Plan {
  switch (condition.by) {
    case 'words':
      return wordsPlan(condition.field, condition.words)
    case 'phrase':
      return checked(wordsPlan(condition.field, condition.words), condition)
    case 'number':
      return { by: 'records', recordIds: found.get(condition) ?? [] }
    case 'begins':
      return beginningPlan(condition, found)
    case 'without':
      return {
        by: 'without',
        wanted: planOf(condition.wanted, found),
        unwanted: planOf(condition.unwanted, found),
      }
    default:
      return { by: condition.by, of: condition.of.map((part) => planOf(part, found)) }
  }
}

const checked = (among: Plan, condition: Condition): Plan => ({ by: 'check', among, condition })

const wordsPlan = (field: Extract<Condition, { by: 'words' }>['field'], words: string[]): Plan => ({
  by: 'all',
  of: words.map((word) => ({ by: 'term', term: wordTerm(field, word) })),
})

function beginningPlan(condition: Extract<Condition, { by: 'begins' }>, found: LookedUp): Plan {
  const { what, text } = condition
  if (what === 'clc') return { by: 'class', beginning: text }
  const known = beginningTerm(what, text)
  if (known?.whole) return { by: 'term', term: known.term }
  const recordIds = found.get(condition)
  if (recordIds || !known) return { by: 'records', recordIds: recordIds ?? [] }
  return checked({ by: 'term', term: known.term }, condition)
}

/** Every term that a plan asks for. */
export const termsOf = (plan: Plan): Term[] =>
  plan.by === 'term' ? [plan.term] : partsOfPlan(plan).flatMap(termsOf)

export function partsOfPlan(plan: Plan): Plan[] {
  if (plan.by === 'all' || plan.by === 'any') return plan.of
  if (plan.by === 'without') return [plan.wanted, plan.unwanted]
  return plan.by === 'check' ? [plan.among] : []
}

/** Whether any filter narrows beside the libraries. */
export const narrows = ({
  materialTypes,
  languages,
  yearFrom,
  yearTo,
  clc,
  arrivedSince,
}: Filters) =>
  materialTypes.length > 0 ||
  languages.length > 0 ||
  yearFrom !== null ||
  yearTo !== null ||
  clc !== '' ||
  arrivedSince !== null
