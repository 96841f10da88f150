import type { Bibliographic } from './bibliographic.ts'
import { fold, indexWords, pieces, wordsOfFolded } from './fold.ts'
import { nameInPinyin } from './pinyin.ts'
import { wholeName } from './search/question/asked-words.ts'
import { inOtherNumerals } from './search/writing/numerals.ts'
import type { SearchField } from './shapes.ts'

/** What a word of one field is marked with in `record.words`; words of any field stand bare. */
export const fieldMarks: Record<Exclude<SearchField, 'any'>, string> = {
  title: 't:',
  responsibility: 'r:',
  isbn: 'i:',
  subject: 's:',
  publisher: 'p:',
  callNumber: 'c:',
}

/** An ISBN with hyphens has 17; the longest old 统一书号 about as many. */
const numberCharactersMax = 40

/** More of one field is not indexed: no title is so long, but a broken record may be. */
const indexedCharactersMax = 4_000

const present = (texts: readonly (string | null)[]) =>
  texts.filter((text) => text !== null && text !== '') as string[]

/** The words of each text by itself: where one ends and another begins there is no word. */
function wordsOf(texts: readonly (string | null)[]): string[] {
  let left = indexedCharactersMax
  return present(texts).flatMap((text) => {
    const indexed = text.slice(0, Math.max(0, left)).toWellFormed()
    left -= indexed.length
    return indexWords(indexed)
  })
}

/** Under what `work` is found: each word bare and, behind the mark of its field, for that field; some several times. */
export function indexTerms(work: Bibliographic): string[] {
  const words: Record<Exclude<SearchField, 'any'>, string[]> = {
    title: titleWords(work),
    responsibility: responsibilityWords(work),
    isbn: [...work.isbns, ...work.issns]
      .flatMap(({ printed, normal }) => (normal ? [printed, normal] : [printed]))
      .filter((number) => number.length <= numberCharactersMax),
    subject: wordsOf(work.subjects),
    publisher: wordsOf([work.publisher]),
    callNumber: wordsOf([work.callNumber, work.clc]),
  }
  // 高等数学 2014: the year is typed beside the title, and stands in no field that can be chosen.
  const terms = present([work.year])
  for (const field of Object.keys(fieldMarks) as (keyof typeof fieldMarks)[]) {
    const mark = fieldMarks[field]
    for (const word of words[field]) terms.push(word, mark + word)
  }
  return terms
}

/**
 * Volume and edition are typed behind the title, in either numerals: 高等数学第七版, 高等数学上册. Within one text a
 * blank parts no pair of characters (see `indexWords`), so what stands behind the title is indexed with it.
 */
function titleWords(work: Bibliographic): string[] {
  const title = work.title.slice(0, indexedCharactersMax).toWellFormed()
  const folded = fold(title)
  const end = folded.slice(-1)
  const parts = present([work.volume, work.edition]).map((part) => editionWritten(fold(part)))
  const written = parts.flatMap((part) => [part, ...inOtherNumerals(part)])
  return [
    ...wordsOf([title, work.subtitle, work.parallelTitle, work.originalTitle, work.titleRomanized]),
    ...wordsOf([...work.otherTitles, ...work.series]),
    ...wordsOf([...written, parts.toReversed().join(' ')].map((part) => `${end} ${part}`)),
    ...wordsOf([`${end} ${work.subtitle?.slice(0, 1) ?? ''}`]),
    ...inOtherNumerals(folded).flatMap(wordsOfFolded),
  ]
}

/** 3rd ed. is asked for as 3rd edition, and the other way round. */
const editionWritten = (folded: string): string =>
  folded.replaceAll(/\b(?:ed|edition)\b/g, 'ed edition')

/**
 * Names with what stands for them: the letters of a forename (D. E. Knuth); a name in Chinese whole, for it may be
 * typed beside a title without a blank, and in pinyin as one word (luxun).
 */
function responsibilityWords(work: Bibliographic): string[] {
  const names = work.persons
    .slice(0, personsMax)
    .map(({ name }) => name.slice(0, nameCharactersMax))
  return [
    ...wordsOf([work.responsibility, ...work.otherResponsibility, ...names]),
    ...names.flatMap(standIns),
  ]
}

/** More persons have no stand-ins: a broken record may name a thousand. */
const personsMax = 40
const nameCharactersMax = 100

function standIns(name: string): string[] {
  const folded = fold(name.toWellFormed())
  const parts = pieces(folded)
  if (parts.length > 0 && parts.every(({ text }) => /^\p{Script=Han}+$/u.test(text)))
    return chineseName(folded)
  return parts
    .filter(({ text }) => /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text))
    .map(({ text }) => [...text][0]!)
}

/** 列夫·托尔斯泰 is also known as 托尔斯泰. */
function chineseName(folded: string): string[] {
  const names = [folded, folded.split(' ').at(-1)!].map((name) => name.replaceAll(' ', ''))
  return names
    .flatMap((name) => [wholeName(name), nameInPinyin(name)])
    .filter((word) => word !== '')
}
