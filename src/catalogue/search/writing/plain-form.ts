import { plainCharacters, plainLetters } from './script-variants.ts'

const variantCharacters = new RegExp(`[${[...plainCharacters.keys()].join('')}]`, 'gu')
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const asciiOnly = /^[\u0000-\u007f]*$/

/** Half width and lower case. */
export const plainCase = (text: string): string => text.normalize('NFKC').toLowerCase()

/** A text in plain case without marks on its letters, and with single blanks for its signs. */
export function withoutSigns(converted: string): string {
  const plain = asciiOnly.test(converted) ? converted : withoutMarks(converted)
  return plain
    .replaceAll(/(?<![a-z][+#]{0,4})[+#]|[^\p{L}\p{N}\p{M}+#]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    // Combining marks on Latin letters, and the ligature halves of romanised Cyrillic.
    .replaceAll(/(\p{Script=Latin})[\u0300-\u036f\ufe20-\ufe2f]+/gu, '$1')
    .normalize('NFC')
    .replaceAll(/[ßæœøłđðþıё]/g, (letter) => plainLetters[letter]!)
    .replaceAll(variantCharacters, (character) => plainCharacters.get(character)!)
    // Ayn, alif and soft signs of romanisation (Pʻing-yao) part no word.
    .replaceAll(/[ʹ-ʿ]/g, '')
