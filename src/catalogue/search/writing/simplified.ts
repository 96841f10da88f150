import * as opencc from 'opencc-js/t2cn'

/** Characters only: 軟體 → 软体. */
export const inSimplifiedCharacters: (text: string) => string = opencc.Converter({
  from: 'tw',
  to: 'cn',
})

/** The mainland's words for Taiwan's: 軟體 → 软件. */
export const inMainlandWords: (text: string) => string = opencc.Converter({
  from: 'twp',
  to: 'cn',
})

/**
 * The codes without one of which `inSimplifiedCharacters` changes nothing: of every word that it changes those of
 * its letters that become others, or all where the word becomes longer or shorter.
 */
export function changingCodes(): Set<number> {
  const codes = new Set<number>()
  for (const entry of entriesIn(opencc.Locale.configs.tw2s)) {
    const [from = '', to = ''] = entry.split(' ')
    for (let at = 0; at < from.length; at++)
      if (from.length !== to.length || from[at] !== to[at]) codes.add(from.charCodeAt(at))
  }
  return codes
}

/** Every entry of the dictionaries of a conversion, `word becomes`; they lie in lists of lists. */
const entriesIn = (dictionaries: unknown): string[] =>
  typeof dictionaries === 'string'
    ? dictionaries.split('|')
    : Object.values(dictionaries as object).flatMap(entriesIn)
