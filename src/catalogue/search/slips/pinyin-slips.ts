import { fold } from '../../fold.ts'
import { syllablesIn } from '../question/syllables.ts'
import { editsOf } from './edits.ts'

/** One syllable is half the catalogue. */
const syllablesMin = 2

/**
 * What `typed` may have meant where it was to be the pinyin of a title: all that is one slip away and can be read as
 * syllables, without blanks. fengxi for fenxi, zi for zhi and xeu for xue are one letter each. None where it is no plain letters.
 */
export function pinyinSlips(typed: string): string[] {
  const letters = fold(typed.slice(0, 60).toWellFormed()).replaceAll(' ', '')
  if (!/^[a-z]+$/.test(letters)) return []
  return editsOf(letters).filter((other) => (syllablesIn(other) ?? 0) >= syllablesMin)
}
