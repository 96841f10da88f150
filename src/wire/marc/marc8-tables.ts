// Code tables of MARC-8 (Library of Congress, MARC 21 Specifications: Character Sets, part 3): the Latin sets whole,
// and Cyrillic. What stands at each code is a fact of that public standard; U+FFFD marks a code without a character.

/** A set of 94 graphic characters: the character at a code between 0x21 and 0x7E, or null. */
export type CharacterSet = (code: number) => string | null

/** The characters of `text` at the codes from `first` on; what is not listed is looked up in `rest`. */
const listed =
  (first: number, text: string, rest: CharacterSet = () => null): CharacterSet =>
  (code) => {
    const found = [...text][code - first]
    if (code < first || found === undefined) return rest(code)
    return found === '\ufffd' ? null : found
  }

const ascii: CharacterSet = (code) => String.fromCharCode(code)

/** ANSEL's letters and signs that take a place of their own: 0xA1–0xC8 where it stands on the right. */
const anselSpacing = listed(0x21, 'ŁØĐÞÆŒʹ·♭®±ƠƯʼ\ufffdʻłøđþæœʺı£ð\ufffdơư\ufffd\ufffd°ℓ℗©♯¿¡ß€')

/**
 * ANSEL's marks, 0xE0–0xFE on the right: each comes BEFORE the letter it stands on, in Unicode after it. The two
 * halves of a ligature or a double tilde are one mark in Unicode, so the right halves are nothing.
 */
const anselMarks = listed(
  0x60,
  '\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\u0361\u200b\u0315\u030b\u0310' +
    '\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\u0360\u200b\ufffd\ufffd\u0313',
)

/** What stands for a right half among the marks. */
export const rightHalf = '\u200b'

/** The mark at `code` (7 bits) of ANSEL, or null where it has a character of its own or nothing. */
export const anselMark = anselMarks

const basicCyrillic = listed(
  0x40,
  'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧ',
  ascii,
)
const extendedCyrillic = listed(
  0x40,
  `ґђѓєёѕіїјљњћќўџ\ufffdѣѳѵѫ${'\ufffd'.repeat(7)}[\ufffd]\ufffd_ҐЂЃЄЁЅІЇЈЉЊЋЌЎЏЪѢѲѴѪ`,
)
const superscript = listed(0x28, '⁽⁾\ufffd⁺\ufffd⁻\ufffd\ufffd⁰¹²³⁴⁵⁶⁷⁸⁹')
const subscript = listed(0x28, '₍₎\ufffd₊\ufffd₋\ufffd\ufffd₀₁₂₃₄₅₆₇₈₉')
const greekSymbols = listed(0x61, 'αβγ')

/** Sets by the last byte of their escape sequence; one that is not here is recognised and not read. */
export const characterSets: Readonly<Record<string, CharacterSet>> = {
  B: ascii,
  E: anselSpacing,
  N: basicCyrillic,
  Q: extendedCyrillic,
  g: greekSymbols,
  b: subscript,
  p: superscript,
  s: ascii,
}
