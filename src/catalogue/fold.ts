import { remembered } from './remembered.ts'
import { plainCase, withoutSigns } from './search/writing/plain-form.ts'
import { mainlandWords, wordsApart } from './search/writing/script-variants.ts'
import { inMainlandWords, inSimplifiedCharacters } from './search/writing/simplified.ts'
import { hasTrait, traits } from './search/writing/traits.ts'

const { unplain, changing, beginning } = traits

/** Characters only: 軟體 → 软体. Phrases are another matter, see `readings`. */
export const inSimplified = (text: string): string =>
  hasTrait(text, changing) ? inSimplifiedCharacters(text) : text

/**
 * The one form in which texts are indexed and asked for: half width, lower case, simplified
 * Chinese, Latin letters without diacritics, punctuation as single blanks (`+` and `#` stay after a
 * Latin letter: C++, C#). Folding twice changes nothing.
 */
export const fold = (text: string): string =>
  hasTrait(text, unplain | changing) ? readings(text)[0]! : text

/** Whether `text` is only of characters that folding leaves, with single blanks between words. */
export const isPlain = (text: string): boolean => !hasTrait(text, unplain)

const finished = (converted: string): string =>
  isPlain(converted) ? converted : withoutSigns(converted)

/**
 * The ways in which `text` can be read, folded: as it stands and, where it has words of Taiwan, with the
 * mainland's in their place. 軟體工程 is 软体工程 and 软件工程; what is written in simplified characters is
 * left alone, for there 程序 is a program already.
 */
export const readings = (text: string): readonly string[] =>
  hasTrait(text, unplain | changing | beginning) ? otherReadings(text) : [text]

const otherReadings: (text: string) => readonly string[] = remembered((text) => {
  const typed = isPlain(text) ? text : plainCase(text)
  const converted = inSimplified(typed)
  const own = finished(converted)
  const other = converted === typed ? mainlandInShared(own) : mainlandReading(typed)
  return own === other ? [own] : [own, other]
})

const taiwanWords = new RegExp(Object.keys(mainlandWords).join('|'), 'gu')
const mainlandInShared = (own: string): string =>
  own.replaceAll(taiwanWords, (word) => mainlandWords[word]!)

/** Parts two words and is nothing itself. */
const joiner = '\u2060'

function mainlandReading(typed: string): string {
  const parted = wordsApart.reduce(
    (text, [one, other]) => text.replaceAll(one + other, one + joiner + other),
    typed,
  )
  return finished(inMainlandWords(parted).replaceAll(joiner, ''))
}

// Scripts written without blanks between words.
const run =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u

/** The pieces of a folded text: a run of characters without blanks between words, or one word of another script. */
export const pieces = (folded: string): { text: string; unspaced: boolean }[] =>
  (folded.match(run) ?? []).map((text) => ({ text, unspaced: unspaced.test(text) }))

/** The runs of `text`, folded, that have no blanks between words: each as its characters. */
export const unspacedRuns = (text: string): string[][] =>
  pieces(fold(text))
    .filter(({ unspaced }) => unspaced)
    .map(({ text }) => [...text])

/**
 * The words of `text` for search, folded, each once: of Chinese every character and every pair of
 * neighbours (one-character queries must work, and pairs find longer words), others whole.
 */
export const words = (text: string): string[] => wordsOfFolded(fold(text))

/**
 * What to index `text` under: the words of all its readings, and the pairs across what parts two Chinese
 * characters, so that 就业利息和货币通论 finds 就业、利息和货币通论. Not for queries: a query's words must all be found.
 */
export const indexWords = remembered((text: string): string[] => {
  const all = readings(text).flatMap((reading) => [
    ...wordsOfFolded(reading),
    ...pairsAcrossBlanks(reading),
  ])
  return [...new Set(all)]
})

const acrossBlank =
  /(?<=([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])) (?=([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))/gu
const pairsAcrossBlanks = (folded: string): string[] =>
  [...folded.matchAll(acrossBlank)].map(([, before, after]) => before! + after!)

/** Longer words are cut, in texts and in queries alike: an index entry of PostgreSQL has 2,712 bytes. */
const wordLettersMax = 64

/** As `words`, of a text that is folded already. */
export function wordsOfFolded(folded: string): string[] {
  const found = pieces(folded).flatMap(({ text, unspaced }) => {
    if (!unspaced) return spacedWords(text)
    const characters = [...text]
    return [...characters, ...pairs(characters)]
  })
  return [...new Set(found)]
}

/** The pairs of neighbours: 数学分析 has 数学, 学分 and 分析. */
export const pairs = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, at) => characters[at]! + character)

/** What a word of a spaced script is indexed under: C++ is C too, and algorithms are an algorithm. */
export const spacedWords = remembered((piece: string): string[] => {
  const word = cut(piece)
  return [...new Set([word, word.replace(/[+#]+$/, ''), singular(word)])]
})

const cut = (piece: string): string => piece.slice(0, wordLettersMax).toWellFormed()

/** What a word of a spaced script is asked for: the form that one and many have in common. */
export const askedForm = (piece: string): string => singular(cut(piece))

/** Shorter words, and those of Greek and Latin, end in s by nature: gas, physics is no matter, analysis, corpus. */
function singular(word: string): string {
  if (!/^[a-z]{3,}s$/.test(word) || /(?:ss|us|is|os|as)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return word.replace(/(?<=sh|ch|x|z|ss)es$|s$/, '')
}
