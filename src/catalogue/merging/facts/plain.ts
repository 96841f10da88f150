import { inSimplified, isPlain } from '../../fold.ts'
import { remembered } from '../../remembered.ts'
import { hasTrait, traits, traitsOf } from '../../search/writing/traits.ts'

const han = /\p{Script=Han}/u
/** Variants of names that are written both ways: 钱锺书, 钱钟书. */
const variants: Record<string, string> = { 锺: '钟', 鍾: '钟', 麽: '么', 於: '于' }

/**
 * `texts` as descriptions are compared: half width, lower case, simplified, Latin letters bare, numerals of several
 * characters in digits; the signs stay, for they part what a cataloguer wrote.
 */
export const plain = (texts: readonly (string | null)[]): string[] =>
  texts.map((text) => (isAsWritten(text ?? '') ? (text ?? '') : plainText(text!)))

/** Most are. */
const isAsWritten = (text: string): boolean =>
  !hasTrait(text, traits.unplain | traits.changing | traits.numeral)

const plainText = remembered((text: string): string => {
  const bare = isPlain(text) ? text : bareOf(text)
  const converted = han.test(bare) ? withDigits(inSimplified(bare)) : bare
  return converted === text ? text : converted.replaceAll(/\s+/g, ' ').trim()
})

const bareOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/(\p{Script=Latin})[\u0300-\u036f\ufe20-\ufe2f]+/gu, '$1')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll(/[ʹ-ʿ’'`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Numerals of one character stay: 三国演义 counts nothing. */
const withDigits = (text: string): string =>
  text
    .replaceAll(/[锺鍾麽於]/g, (character) => variants[character]!)
    .replaceAll(/[〇零一二三四五六七八九十百]{2,}/g, (numeral) => {
      const isNumber = /[十百]/.test(numeral) || numeral.length >= 4
      return isNumber ? String(chineseNumber(numeral)) : numeral
    })

/** Letters and digits only; `ö` and its spelling `oe` are one. */
export function squeezed(text: string): string {
  const found = traitsOf(text)
  const bare =
    found & (traits.unplain | traits.blank) ? text.replaceAll(/[^\p{L}\p{N}+#]+/gu, '') : text
  return found & traits.latin ? bare.replaceAll(/(?<=[a-z])([aou])e(?=[a-z])/g, '$1') : bare
}

const digits = '零一二三四五六七八九'

/** 十二 → 12, 一九九八 → 1998, 两 → 2; NaN for what is no numeral. */
export function chineseNumber(numeral: string): number {
  const plainDigits = [...numeral.replaceAll('〇', '零').replaceAll('两', '二')]
  if (plainDigits.every((digit) => digits.includes(digit)))
    return Number(plainDigits.map((digit) => digits.indexOf(digit)).join(''))
  const [, hundreds = '', tens, ones = ''] =
    /^(?:(.)百)?零?(?:(.?)十)?(.?)$/.exec(plainDigits.join('')) ?? []
  const value = (digit: string) => (digit === '' ? 0 : digits.indexOf(digit))
  return value(hundreds) * 100 + (tens === undefined ? 0 : value(tens) || 1) * 10 + value(ones)
}

const romanLetters: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** xiv → 14. */
export const romanNumber = (numeral: string): number =>
  [...numeral].reduce((sum, letter, at, all) => {
    const [own, next] = [romanLetters[letter]!, romanLetters[all[at + 1] ?? ''] ?? 0]
    return own < next ? sum - own : sum + own
  }, 0)
