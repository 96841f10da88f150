import { plainCase, withoutSigns } from './plain-form.ts'
import { mainlandWords } from './script-variants.ts'
import { changingCodes } from './simplified.ts'

/** What a text may have that somebody must look at it for; `traitsOf` tells all of them in one pass. */
export const traits = {
  /** A character that folding changes, or a blank that is not a single one between words. */
  unplain: 1,
  /** A character that is written otherwise in simplified Chinese, alone or in some word. */
  changing: 2,
  /** With it begins a word of Taiwan that no script tells. */
  beginning: 4,
  figure: 8,
  /** A figure in Chinese. */
  numeral: 16,
  /** 上, 中 or 下. */
  half: 32,
  /** a to z. */
  latin: 64,
  cyrillic: 128,
  blank: 256,
} as const

/** The traits of each character; filled when first asked. */
let known: Uint16Array | undefined

const blank = 0x20

function traitsOfCharacters(): Uint16Array {
  const table = new Uint16Array(0x10000).fill(traits.unplain)
  const codesOf = (text: string) => Array.from(text, (character) => character.charCodeAt(0))
  for (const [first, last] of ['az', '09', 'ая', '一鿿'] as const)
    for (let code = first!.charCodeAt(0); code <= last!.charCodeAt(0); code++) {
      const character = String.fromCharCode(code)
      if (withoutSigns(plainCase(character)) === character) table[code] = 0
    }
  for (const code of changingCodes()) table[code]! |= traits.changing
  for (const word of Object.keys(mainlandWords)) table[word.charCodeAt(0)]! |= traits.beginning
  for (const code of codesOf('〇零一二三四五六七八九十百两')) table[code]! |= traits.numeral
  for (const code of codesOf('上中下')) table[code]! |= traits.half
  for (let code = 0x30; code <= 0x39; code++) table[code]! |= traits.figure
  for (let code = 0x61; code <= 0x7a; code++) table[code]! |= traits.latin
  for (let code = 0x400; code <= 0x4ff; code++) table[code]! |= traits.cyrillic
  return table
}

/** The traits of all characters of `text` together: most titles have none, and are as they are written. */
export function traitsOf(text: string): number {
  known ??= traitsOfCharacters()
  let all = 0
  let before = blank
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== blank) all |= known[code]!
    else all |= before === blank ? traits.unplain | traits.blank : traits.blank
    before = code
  }
  return before === blank && text !== '' ? all | traits.unplain : all
}

/** Whether `text` has one of `wanted`. */
export const hasTrait = (text: string, wanted: number): boolean => (traitsOf(text) & wanted) !== 0
