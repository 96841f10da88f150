import { fold } from '../fold.ts'
import type { Suggestion } from './catalogue-search.ts'
import { syllablesIn } from './question/syllables.ts'

/** What may be suggested: a title with its record, a person or a subject; as many as the index has with a beginning. */
export interface Suggestible extends Suggestion {
  folded: string
  initials: string
  pinyin: string
  /** A title: how many libraries hold it; a name: how many records have it. */
  weight: number
}

/** With what a suggestion may begin: in the folded form, and in letters, which may be initials or pinyin. */
export interface Beginnings {
  folded: string
  /** Null where what is typed is no run of plain letters. */
  letters: string | null
}

/** One letter of the Latin script begins a tenth of all there is; one Chinese character does not. */
const lettersMin = 2

/** What to look for while `typed` is being typed; null while that is too little. */
export function beginningsOf(typed: string): Beginnings | null {
  const folded = fold(typed.slice(0, 100).toWellFormed())
  const squeezed = folded.replaceAll(' ', '')
  if (squeezed === '' || (/^[a-z0-9]+$/.test(squeezed) && squeezed.length < lettersMin)) return null
  return { folded, letters: /^[a-z][a-z0-9]*$/.test(squeezed) ? squeezed : null }
}

type Rule = readonly [
  points: number,
  holds: (known: Suggestible, beginnings: Beginnings) => boolean,
]

/** How well something suits what is typed: the first row that holds. What none holds for is not suggested. */
// biome-ignore format: a table
const rules: readonly Rule[] = [
  // what is called exactly so, as it is written or in pinyin, is what is meant
  [8, ({ folded }, typed) => folded === typed.folded],
  [7, ({ pinyin }, { letters }) => letters !== null && pinyin === letters],
  [6, ({ folded }, typed) => folded.startsWith(typed.folded)],
  [5, ({ folded }, typed) => ` ${folded}`.includes(` ${typed.folded}`)],
  // what can be read as syllables is pinyin rather than initials
  [4, ({ pinyin }, { letters }) => letters !== null && beginsInPinyin(letters) && pinyin.startsWith(letters)],
  [3, ({ initials }, { letters }) => letters !== null && initials === letters],
  [2, ({ initials }, { letters }) => letters !== null && initials.startsWith(letters)],
]

/** The last syllable may be unfinished: gaodengshux. */
const beginsInPinyin = (letters: string): boolean =>
  [0, 1, 2, 3].some((open) => syllablesIn(letters.slice(0, letters.length - open)) !== null)

/** Names stand beside titles, not before all of them: of each kind so many, while there are others. */
const ofEachMax: Record<Suggestion['kind'], number> = { title: 6, person: 2, subject: 2 }

/**
 * What is suggested for `typed` out of what the index has found, at most `limit`, best first: how it suits what is typed, then how
 * many libraries or records it leads to. A title that several works have is suggested once, for the one most libraries hold.
 */
export function suggest(typed: string, found: readonly Suggestible[], limit: number): Suggestion[] {
  const beginnings = beginningsOf(typed)
  if (!beginnings) return []
  const points = new Map<Suggestible, number>()
  for (const known of found) {
    const rule = rules.find(([, holds]) => holds(known, beginnings))
    if (rule) points.set(known, rule[0] + Math.min(0.99, Math.log10(1 + known.weight) / 8))
  }
  const ordered = [...points.keys()].toSorted(
    (a, b) => points.get(b)! - points.get(a)! || byText(a, b),
  )
  const seen = new Set<string>()
  const once = ordered.filter(({ kind, folded }) => {
    const isNew = !seen.has(`${kind} ${folded}`)
    seen.add(`${kind} ${folded}`)
    return isNew
  })
  return mixed(once, limit).map(({ kind, text, recordId }) => ({ kind, text, recordId }))
}

const byText = (a: Suggestible, b: Suggestible): number =>
  a.text < b.text ? -1 : a.text > b.text ? 1 : (a.recordId ?? 0) - (b.recordId ?? 0)

function mixed(ordered: readonly Suggestible[], limit: number): Suggestible[] {
  const counts = { title: 0, person: 0, subject: 0 }
  const first = ordered.filter(({ kind }) => ++counts[kind] <= ofEachMax[kind]).slice(0, limit)
  if (first.length === limit) return first
  const chosen = new Set(first)
  const rest = ordered.filter((known) => !chosen.has(known)).slice(0, limit - first.length)
  return ordered.filter((known) => chosen.has(known) || rest.includes(known))
}
