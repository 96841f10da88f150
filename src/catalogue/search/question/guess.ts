import { fold, pieces, readings } from '../../fold.ts'
import type { SearchField } from '../../shapes.ts'
import type { Condition } from '../condition.ts'
import { askedWords, wholeName } from './asked-words.ts'
import { allOf, anyOf, type Reading, wordsIn } from './combine.ts'
import { asAnyNumber, asCallNumber, asClass, asNumber } from './numbers-and-classes.ts'
import { asInitials, asNameInPinyin, asPinyin } from './sounds.ts'

/** In which ways a text can be read, by the field it is asked in; a record is found that answers any of them. */
const waysToRead: Record<SearchField, readonly Reading[]> = {
  any: [asWords, asParts, asAuthorAndTitle, asNumber, asInitials, asPinyin, asClass],
  title: [asPhrases, asInitials, asPinyin],
  responsibility: [asWords, asNameInPinyin],
  isbn: [asAnyNumber],
  subject: [asWords],
  publisher: [asWords],
  callNumber: [asWords, asCallNumber, asClass],
}

/** What `text`, typed without operators, asks for in `field`; null where it has no word at all. */
export function guess(text: string, field: SearchField): Condition | null {
  const number = field === 'any' && onlyNumber.test(text.normalize('NFKC')) ? asNumber(text) : []
  const ways = number.length > 0 ? [] : waysToRead[field]
  return anyOf([...number, ...ways.flatMap((read) => read(text, field))])
}
const onlyNumber = /^[\s\dXx\p{Pd}]*(?:isbn|issn)?[:\s\dXx\p{Pd}]*$/iu

/** What a text in quotation marks asks for: its words in a row. One word is no row. */
export function asPhrase(text: string, field: SearchField): Condition | null {
  return anyOf(
    readings(text).map((text): Condition | null => {
      const words = askedWords(text)
      if (words.length === 0) return null
      return words.length === 1
        ? { by: 'words', field, words }
        : { by: 'phrase', field, text, words }
    }),
  )
}

function asWords(text: string, field: SearchField) {
  return readings(text).map((reading) => wordsIn(field, askedWords(reading)))
}

/** In the title three characters and more must stand in a row: what has the pairs of 高等数学 apart is another. */
function asPhrases(text: string, field: SearchField) {
  return readings(text).map((reading) => {
    const rows = pieces(reading).filter(({ text, unspaced }) => unspaced && [...text].length > 2)
    const inRows = rows.map(
      ({ text }): Condition => ({ by: 'phrase', field, text, words: askedWords(text) }),
    )
    const inRow = new Set(rows.flatMap(({ text }) => askedWords(text)))
    const others = askedWords(reading).filter((word) => !inRow.has(word))
    return allOf([wordsIn(field, others), ...inRows])
  })
}

/** 钱锺书围城, 围城钱锺书: a whole name before or behind a title, without a blank between them. */
function asAuthorAndTitle(text: string) {
  const folded = fold(text)
  const characters = [...folded]
  if (!/^\p{Script=Han}{4,20}$/u.test(folded)) return []
  const cut = (from: number, to?: number) => characters.slice(from, to).join('')
  return nameLengths
    .filter((length) => characters.length - length >= 2)
    .flatMap((length) => [
      namedAndTitled(cut(0, length), cut(length)),
      namedAndTitled(cut(-length), cut(0, -length)),
    ])
}
/** 鲁迅, 钱锺书, 欧阳予倩, 陀思妥耶夫斯基. */
const nameLengths = [2, 3, 4, 5, 6, 7]

const namedAndTitled = (name: string, title: string): Condition | null =>
  allOf([wordsIn('responsibility', [wholeName(name)]), wordsIn('title', askedWords(title))])

/**
 * Where Chinese stands beside letters, each part may be read in its own way: tp181 周志华, gdsx 同济. Letters
 * beside letters are words of their language.
 */
function asParts(text: string, field: SearchField) {
  const parts = text.split(/\s+/).filter(Boolean)
  const latin = parts.filter((part) => /^[\w./-]+$/.test(part))
  if (latin.length === 0 || latin.length === parts.length || parts.length > partsMax) return []
  const each = parts.map((part) =>
    anyOf(
      latin.includes(part)
        ? [asWords, asInitials, asPinyin, asClass, asNumber].flatMap((read) => read(part, field))
        : asWords(part, field),
    ),
  )
  return [allOf(each)]
}
const partsMax = 6
