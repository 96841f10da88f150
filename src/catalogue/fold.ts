import * as opencc from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { remembered } from './remembered.ts'

/** Characters only: 軟體 → 软体. Phrases are another matter, see `indexWords`. */
export const inSimplified: (text: string) => string = opencc.Converter({ from: 'tw', to: 'cn' })
const simplified: (text: string) => string = remembered(inSimplified)
/** The mainland's words for Taiwan's: 軟體 → 软件. */
const mainland: (text: string) => string = remembered(opencc.Converter({ from: 'twp', to: 'cn' }))

/** Letters that Unicode does not take apart into a base and a mark. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ё: 'е',
}

/**
 * The one form in which texts are indexed and asked for: half width, lower case, simplified
 * Chinese, Latin letters without diacritics, punctuation as single blanks (`+` and `#` stay after a
 * Latin letter: C++, C#). Folding twice changes nothing.
 */
export const fold = remembered((text: string): string => foldWith(text, simplified))

function foldWith(text: string, converted: (text: string) => string): string {
  const plain = converted(text.normalize('NFKC').toLowerCase())
    .normalize('NFD')
    // Combining marks on Latin letters, and the ligature halves of romanised Cyrillic.
    .replaceAll(/(\p{Script=Latin})[\u0300-\u036f\ufe20-\ufe2f]+/gu, '$1')
    .normalize('NFC')
    .replaceAll(/[ßæœøłđðþıё]/g, (letter) => plainLetters[letter]!)
    // Ayn, alif and soft signs of romanisation (Pʻing-yao) part no word.
    .replaceAll(/[ʹ-ʿ]/g, '')
  return plain
    .replaceAll(/(?<![a-z][+#]{0,4})[+#]|[^\p{L}\p{N}\p{M}+#]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

// Scripts written without blanks between words.
const run =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u

/**
 * The words of `text` for search, folded, each once: of Chinese every character and every pair of
 * neighbours (one-character queries must work, and pairs find longer words), others whole.
 */
export const words = (text: string): string[] => wordsOfFolded(fold(text))

/**
 * What to index `text` under: its `words`, and for a text in traditional characters also those of
 * the mainland's terms, so that 软件 finds 軟體. Not for queries: a query's words must all be found.
 */
export const indexWords = remembered((text: string): string[] => {
  const own = fold(text)
  const asMainland = simplified(text) === text ? own : foldWith(text, mainland)
  return [...new Set([...wordsOfFolded(own), ...wordsOfFolded(asMainland)])]
})

/** The ways in which `text` can be read, folded: as it stands, and with the mainland's words for Taiwan's. */
export function readings(text: string): string[] {
  const own = fold(text)
  return simplified(text) === text ? [own] : [...new Set([own, foldWith(text, mainland)])]
}

/** The runs of `text`, folded, that have no blanks between words: each as its characters. */
export const unspacedRuns = (text: string): string[][] =>
  (fold(text).match(run) ?? []).filter((piece) => unspaced.test(piece)).map((piece) => [...piece])

/** Longer words are cut, in texts and in queries alike: an index entry of PostgreSQL has 2,712 bytes. */
const wordLettersMax = 64

function wordsOfFolded(folded: string): string[] {
  const found = (folded.match(run) ?? []).flatMap((piece) => {
    if (!unspaced.test(piece)) return spacedWords(piece)
    const characters = [...piece]
    const pairs = characters.slice(1).map((character, at) => characters[at]! + character)
    return [...characters, ...pairs]
  })
  return [...new Set(found)]
}

/** A word of a spaced script; C++ is C too. */
function spacedWords(piece: string): string[] {
  const word = piece.slice(0, wordLettersMax).toWellFormed()
  return /[+#]$/.test(word) ? [word, word.replace(/[+#]+$/, '')] : [word]
}

/**
 * The pinyin initials of `text`, all joined, other words whole: 北京邮电大学 → bjyddx,
 * Java高级编程 → javagjbc. Characters that have no reading are left out.
 */
export const initials = (text: string): string =>
  pinyin(fold(text), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .replaceAll(/[^a-z0-9]/g, '')
