import * as opencc from 'opencc-js/t2cn'
import { remembered } from '../../remembered.ts'

const { configs } = opencc.Locale

/** Characters only: 軟體 → 软体. */
export const inSimplifiedCharacters = inRuns('tw', configs.tw2s)

/** The mainland's words for Taiwan's: 軟體 → 软件. */
export const inMainlandWords = inRuns('twp', configs.tw2sp)

/**
 * The codes without one of which `inSimplifiedCharacters` changes nothing: of every word that it changes those of
 * its letters that become others, or all where the word becomes longer or shorter.
 */
export function changingCodes(): Set<number> {
  const codes = new Set<number>()
  for (const [from, to] of entriesIn(configs.tw2s))
    for (let at = 0; at < from.length; at++)
      if (from.length !== to.length || from[at] !== to[at]) codes.add(from.charCodeAt(at))
  return codes
}

/** Every entry of the dictionaries of a conversion, a word and what it becomes; they lie in lists of lists. */
const entriesIn = (dictionaries: unknown): (readonly [from: string, to: string])[] =>
  typeof dictionaries === 'string'
    ? dictionaries.split('|').map((entry) => {
        const [from = '', to = ''] = entry.split(' ')
        return [from, to]
      })
    : Object.values(dictionaries as object).flatMap(entriesIn)

/**
 * A conversion that looks up runs of characters of which its words are made, and remembers them: what is in no word
 * stays, and parts what stands before it from what stands behind.
 */
function inRuns(from: 'tw' | 'twp', dictionaries: unknown): (text: string) => string {
  const convert: (text: string) => string = opencc.Converter({ from, to: 'cn' })
  const convertRun = remembered(convert)
  let inWords: Uint8Array | undefined
  return (text) => {
    if (describesCharacters.test(text)) return convert(text)
    inWords ??= codesInWords(dictionaries)
    let converted = ''
    for (let at = 0; at < text.length; ) {
      const begin = at
      const isRun = inWords[text.charCodeAt(at)] === 1
      while (at < text.length && (inWords[text.charCodeAt(at)] === 1) === isRun) at++
      const part = text.slice(begin, at)
      converted += isRun ? convertRun(part) : part
    }
    return converted
  }
}

/** ⿰氵中 is one character to the conversion. */
const describesCharacters = /[\u2ff0-\u2fff]/

function codesInWords(dictionaries: unknown): Uint8Array {
  const codes = new Uint8Array(0x10000)
  // No run ends within a character of two codes.
  codes.fill(1, 0xd800, 0xe000)
  for (const [from] of entriesIn(dictionaries))
    for (let at = 0; at < from.length; at++) codes[from.charCodeAt(at)] = 1
  return codes
}
