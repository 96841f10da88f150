import { hasTrait, traits } from './traits.ts'

const digits = '〇一二三四五六七八九'

const chineseNumeral = /[〇零一二三四五六七八九十]+/g
const arabicNumeral = /(?<![\d.])\d{1,4}(?![\d.])/g

/**
 * The other ways to write the numbers of `folded`: 第七版 is 第7版, 一九八四 is 1984, 21世纪 is 二十一世纪. Without the
 * text itself; none where it has no number, or none below a hundred and none written digit by digit.
 */
export function inOtherNumerals(folded: string): string[] {
  if (!hasTrait(folded, traits.figure | traits.numeral)) return []
  const arabic = folded.replaceAll(chineseNumeral, (numeral) => arabicOf(numeral) ?? numeral)
  const chinese = folded.replaceAll(arabicNumeral, (numeral) => chineseOf(numeral) ?? numeral)
  return [...new Set([arabic, chinese])].filter((text) => text !== folded)
}

function arabicOf(numeral: string): string | null {
  const plain = numeral.replaceAll('零', '〇')
  if (!plain.includes('十')) return [...plain].map((digit) => digits.indexOf(digit)).join('')
  const parts = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(plain)
  if (!parts) return null
  const [, tens = '', ones = ''] = parts
  return String((tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0))
}

function chineseOf(numeral: string): string | null {
  const number = Number(numeral)
  // Years and such: digit by digit.
  if (numeral.length > 2) return [...numeral].map((digit) => digits[Number(digit)]).join('')
  if (number === 0 || numeral.startsWith('0')) return null
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`
}
