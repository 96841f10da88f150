import { fold } from '../../fold.ts'
import type { SearchField } from '../../shapes.ts'
import { allOf, beginning, wordsIn } from './combine.ts'
import { syllablesIn } from './syllables.ts'

/** Letters alone may be pinyin initials, as in the 成员馆查询 of S3 (bjyddx or BJYDDX). One is half the catalogue. */
export function asInitials(text: string) {
  const typed = fold(text)
  return /^[a-z][a-z0-9]{1,99}$/.test(typed) ? [beginning('initials', typed)] : []
}

/** shuxuefenxi, shu xue fen xi; and a title beside its author, qianzhongshu weicheng. */
export function asPinyin(text: string, field: SearchField) {
  const parts = fold(text).split(' ')
  const whole = parts.join('')
  if (parts.length > pinyinPartsMax || parts.some((part) => syllablesIn(part) === null)) return []
  if ((syllablesIn(whole) ?? 0) < 2) return []
  const title = beginning('pinyin', whole)
  if (field !== 'any') return [title]
  const names = namesOf(parts).map((name) => wordsIn('responsibility', [name]))
  const both = parts.length === 2 ? twoInPinyin(parts as [string, string]) : []
  return [title, ...names, ...both]
}
const pinyinPartsMax = 12

const twoInPinyin = ([one, other]: [string, string]) => [
  allOf([wordsIn('responsibility', [one]), beginning('pinyin', other)]),
  allOf([wordsIn('responsibility', [other]), beginning('pinyin', one)]),
]

/** lu xun, and xun lu as English has it: a name in pinyin is indexed as one word, the surname first. */
export function asNameInPinyin(text: string, field: SearchField) {
  const parts = fold(text).split(' ')
  const isPinyin = parts.length > 1 && parts.every((part) => syllablesIn(part) !== null)
  return isPinyin && parts.length <= pinyinPartsMax
    ? namesOf(parts).map((name) => wordsIn(field, [name]))
    : []
}

/** Xiaotong Fei, Xiao tong Fei; longer is no forename with its surname. */
const nameParts = [2, 3]

function namesOf(parts: readonly string[]): string[] {
  if (parts.length < 2) return []
  const forenameFirst = [parts.at(-1), ...parts.slice(0, -1)].join('')
  return [parts.join(''), ...(nameParts.includes(parts.length) ? [forenameFirst] : [])]
}
