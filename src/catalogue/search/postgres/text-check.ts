import type { SearchField } from '../../shapes.ts'
import type { Condition } from '../condition.ts'
import { type Plan, partsOfPlan } from './places/plan.ts'
import type { Texts } from './texts-store.ts'

/** The texts that a plan is checked on. */
export type CheckedTexts = Omit<
  Texts,
  'record_id' | 'settled' | 'clc' | 'year' | 'libraries' | 'loans'
>

/** Texts in which nothing stands. */
export const noTexts: CheckedTexts = {
  title: '',
  titles: '',
  responsibility: '',
  subjects: '',
  publisher: '',
  call_number: '',
  initials: '',
  pinyin: '',
  call_number_keys: '',
}

/** What must stand in one of some texts, or a text begin with, lest a check fail. */
export interface Clue {
  text: string
  within: readonly (keyof CheckedTexts)[]
  /** It must stand at the beginning. */
  begins: boolean
}

/** The clues of all checks of a plan: where none of them is, every check fails. */
export function cluesOf(plan: Plan): Clue[] {
  if (plan.by !== 'check') return partsOfPlan(plan).flatMap(cluesOf)
  const { condition } = plan
  if (condition.by === 'phrase')
    return [{ text: condition.text, within: fieldTexts[condition.field], begins: false }]
  if (condition.by !== 'begins' || condition.what === 'clc') return []
  const within = condition.what === 'callNumber' ? ('call_number_keys' as const) : condition.what
  return [{ text: condition.text, within: [within], begins: true }]
}

/** The texts of each field; in `any` a phrase may stand in each of them. */
const fieldTexts: Record<SearchField, readonly (keyof CheckedTexts)[]> = {
  any: ['titles', 'responsibility', 'subjects', 'publisher', 'call_number'],
  title: ['titles'],
  responsibility: ['responsibility'],
  isbn: [],
  subject: ['subjects'],
  publisher: ['publisher'],
  callNumber: ['call_number'],
}

/**
 * Whether a record answers a plan that its terms leave open; `has` says whether a part without an open one is
 * answered by it, as the terms have it.
 */
export function answers(plan: Plan, texts: CheckedTexts, has: (part: Plan) => boolean): boolean {
  switch (plan.by) {
    case 'check':
      return has(plan.among) && isTrueOf(plan.condition, texts)
    case 'all':
      return plan.of.every((part) => answers(part, texts, has))
    case 'any':
      return plan.of.some((part) => answers(part, texts, has))
    case 'without':
      return answers(plan.wanted, texts, has) && !answers(plan.unwanted, texts, has)
    default:
      return has(plan)
  }
}

function isTrueOf(condition: Condition, texts: CheckedTexts): boolean {
  if (condition.by === 'phrase')
    return fieldTexts[condition.field].some((field) =>
      standsIn(String(texts[field]), condition.text),
    )
  // Classes are a column, and never left open.
  if (condition.by !== 'begins' || condition.what === 'clc') return true
  const { what, text } = condition
  if (what === 'callNumber') return ` ${texts.call_number_keys}`.includes(` ${text}`)
  return texts[what].startsWith(text)
}

const letterOrFigure = /[\p{L}\p{N}]/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u

/** Whether `phrase` stands in `text`, and not as part of longer words of a script that parts them. */
export function standsIn(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const [before, after] = [text.slice(0, at).at(-1), text.slice(at + phrase.length).at(0)]
    if (isWhole(before, phrase.at(0)) && isWhole(phrase.at(-1), after)) return true
  }
  return false
}

const isWhole = (one: string | undefined, other: string | undefined): boolean =>
  [one, other].some(
    (letter) => letter === undefined || !letterOrFigure.test(letter) || unspaced.test(letter),
  )
