import type { Bibliographic } from './bibliographic.ts'
import { fold, pieces } from './fold.ts'
import { nameInPinyin } from './pinyin.ts'
import { remembered } from './remembered.ts'
import { wholeName } from './search/question/asked-words.ts'
import type { TermList } from './search/term-list.ts'
import { type Begun, begun, fieldMarks, termOf } from './search/terms.ts'
import { inOtherNumerals } from './search/writing/numerals.ts'

/** An ISBN with hyphens has 17; the longest old 统一书号 about as many. */
const numberCharactersMax = 40

/** More of one field is not indexed: no title is so long, but a broken record may be. */
const indexedCharactersMax = 4_000

const present = (texts: readonly (string | null)[]) =>
  texts.filter((text) => text !== null && text !== '') as string[]

/** Adds the words of each text by itself: where one ends and another begins there is no word. */
function addTexts(terms: TermList, texts: readonly (string | null)[], mark: Begun): void {
  let left = indexedCharactersMax
  for (const text of present(texts)) {
    const indexed = text.slice(0, Math.max(0, left)).toWellFormed()
    left -= indexed.length
    terms.addText(indexed, mark)
  }
}

const marks = {
  title: begun(fieldMarks.title),
  responsibility: begun(fieldMarks.responsibility),
  isbn: begun(fieldMarks.isbn),
  subject: begun(fieldMarks.subject),
  publisher: begun(fieldMarks.publisher),
  callNumber: begun(fieldMarks.callNumber),
}

/** Adds under what `work` is found: each word bare and, behind the mark of its field, for that field. */
export function addWorkTerms(terms: TermList, work: Bibliographic): void {
  addTitleTerms(terms, work)
  addResponsibilityTerms(terms, work)
  const numbers = [...work.isbns, ...work.issns]
    .flatMap(({ printed, normal }) => (normal ? [printed, normal] : [printed]))
    .filter((number) => number.length <= numberCharactersMax)
  for (const number of numbers) terms.addWord(number, marks.isbn)
  addTexts(terms, work.subjects, marks.subject)
  addTexts(terms, [work.publisher], marks.publisher)
  addTexts(terms, [work.callNumber, work.clc], marks.callNumber)
  // 高等数学 2014: the year is typed beside the title, and stands in no field that can be chosen.
  if (work.year) terms.add(termOf(work.year))
}

/**
 * Volume and edition are typed behind the title, in either numerals: 高等数学第七版, 高等数学上册. Within one text a
 * blank parts no pair of characters (see `indexWords`), so what stands behind the title is indexed with it.
 */
function addTitleTerms(terms: TermList, work: Bibliographic): void {
  const { subtitle, parallelTitle, originalTitle, titleRomanized } = work
  const title = work.title.slice(0, indexedCharactersMax).toWellFormed()
  const folded = fold(title)
  const end = folded.slice(-1)
  const parts = present([work.volume, work.edition]).map((part) => editionWritten(fold(part)))
  const written = parts.flatMap((part) => [part, ...inOtherNumerals(part)])
  const behind = [...written, parts.toReversed().join(' ')].map((part) => `${end} ${part}`)
  const { title: mark } = marks
  addTexts(terms, [title, subtitle, parallelTitle, originalTitle, titleRomanized], mark)
  addTexts(terms, [...work.otherTitles, ...work.series], mark)
  addTexts(terms, behind, mark)
  addTexts(terms, [`${end} ${subtitle?.slice(0, 1) ?? ''}`], mark)
  for (const form of inOtherNumerals(folded)) terms.addFolded(form, mark)
}

/** 3rd ed. is asked for as 3rd edition, and the other way round. */
const editionWritten = (folded: string): string =>
  folded.replaceAll(/\b(?:ed|edition)\b/g, 'ed edition')

/**
 * Names with what stands for them: the letters of a forename (D. E. Knuth); a name in Chinese whole, for it may be
 * typed beside a title without a blank, and in pinyin as one word (luxun).
 */
function addResponsibilityTerms(terms: TermList, work: Bibliographic): void {
  const { responsibility: mark } = marks
  const names = work.persons
    .slice(0, personsMax)
    .map(({ name }) => name.slice(0, nameCharactersMax))
  addTexts(terms, [work.responsibility, ...work.otherResponsibility, ...names], mark)
  for (const name of names) for (const word of standIns(name)) terms.addWord(word, mark)
}

/** More persons have no stand-ins: a broken record may name a thousand. */
const personsMax = 40
const nameCharactersMax = 100

const standIns = remembered((name: string): string[] => {
  const folded = fold(name.toWellFormed())
  const parts = pieces(folded)
  if (parts.length > 0 && parts.every(({ text }) => /^\p{Script=Han}+$/u.test(text)))
    return chineseName(folded)
  return parts
    .filter(({ text }) => /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text))
    .map(({ text }) => [...text][0]!)
})

/** 列夫·托尔斯泰 is also known as 托尔斯泰. */
function chineseName(folded: string): string[] {
  const names = [folded, folded.split(' ').at(-1)!].map((name) => name.replaceAll(' ', ''))
  return [...new Set(names)]
    .flatMap((name) => [wholeName(name), nameInPinyin(name)])
    .filter((word) => word !== '')
}
