import { askedForm, pairs, pieces } from '../../fold.ts'

/** Words that stand in every title of their language: they may be typed or left out. */
// biome-ignore format: a list
const fillers = new Set([
  'the', 'a', 'an', 'and', 'le', 'la', 'les', 'l', 'un', 'une', 'et', 'der', 'die', 'das', 'ein', 'eine', 'und',
  'el', 'los', 'las', 'y', 'и',
])

/** More words of one text are not asked for. */
const wordsMax = 48

/**
 * The words that a folded text asks for: of two and more characters the pairs only, for a character that stands in a
 * pair need not be asked for alone. Articles are asked for only where there is nothing else.
 */
export function askedWords(folded: string): string[] {
  const found = pieces(folded).flatMap(({ text, unspaced }) => {
    if (!unspaced) return [askedForm(text)]
    const characters = [...text]
    return characters.length > 1 ? pairs(characters) : characters
  })
  const telling = found.filter((word) => !fillers.has(word))
  return [...new Set(telling.length > 0 ? telling : found)].slice(0, wordsMax)
}

/** The word under which a person is found by the whole name, without blanks: 余华 is nobody else of that beginning. */
export const wholeName = (name: string): string => `=${name.replaceAll(' ', '')}`
