import { pairs } from '../../fold.ts'
import { askedWords } from '../question/asked-words.ts'
import { editsOf } from './edits.ts'
import { nearCharacters } from './near-characters.ts'
import { typedPieces, writtenAs } from './typed-pieces.ts'

/** How many records have each word; a word that is not in it stands in none. */
export type WordCounts = ReadonlyMap<string, number>

const spellingsMax = 5

/**
 * The words whose counts decide which other spellings of `typed` there are: its own, and all that one slip of the finger or one
 * wrong character of the same sound or look makes of them. Some thousands at most; Chinese as pairs of characters.
 */
export function spellingProbes(typed: string): string[] {
  const found = typedPieces(typed).flatMap(({ text, unspaced }) =>
    unspaced ? pairsAround([...text]) : [text, ...editsOf(text)],
  )
  return [...new Set(found)]
}

/**
 * Other spellings of `typed`, best first: each differs in the words that the catalogue does not have, and has in their place
 * words that it has. None where every word of it is known. `counts` holds those of `spellingProbes`.
 */
export function otherSpellings(typed: string, counts: WordCounts): string[] {
  const all = typedPieces(typed)
  const respelt = all.map((piece) =>
    piece.unspaced ? likeCharacters([...piece.text], counts) : likeWritten(piece.text, counts),
  )
  if (respelt.every((others) => others.length === 0)) return []
  const best = respelt.map((others, at) => others[0] ?? all[at]!.text)
  const varied = respelt.flatMap((others, at) =>
    others.slice(1).map((other) => best.with(at, other)),
  )
  const written = [best, ...varied].map((texts) => writtenAs(all, texts))
  return [...new Set(written)].slice(0, spellingsMax)
}

/** Words of letters that the catalogue has and that differ from `word` by one slip; the most frequent first. */
function likeWritten(word: string, counts: WordCounts): string[] {
  if ((counts.get(askedWords(word)[0] ?? word) ?? counts.get(word) ?? 0) > 0) return []
  return editsOf(word)
    .filter((other) => (counts.get(other) ?? 0) > 0)
    .toSorted((a, b) => likeness(b, word, counts) - likeness(a, word, counts))
    .slice(0, spellingsMax)
}

/** A frequent word is likelier; and people seldom mistype the first letter, often leave one out or swap two. */
function likeness(other: string, word: string, counts: WordCounts): number {
  const begins = other[0] === word[0] ? 3 : 0
  const lengths = other.length >= word.length ? 1 : 0
  return begins + lengths + Math.log10(1 + (counts.get(other) ?? 0))
}

/** The pairs around each character as typed and as characters near it would make them. */
function pairsAround(characters: readonly string[]): string[] {
  return characters.flatMap((character, at) =>
    [character, ...nearCharacters(character)].flatMap((other) => pairsAt(characters, at, other)),
  )
}

/** The pairs that stand when `other` stands at `at`: one at an end, two within. */
const pairsAt = (characters: readonly string[], at: number, other: string): string[] => [
  ...(at > 0 ? [characters[at - 1]! + other] : []),
  ...(at < characters.length - 1 ? [other + characters[at + 1]!] : []),
]

/** More wrong characters than these are another question. */
const wrongCharactersMax = 3

/** A run of Chinese with the characters replaced that make no pair the catalogue knows; by others of their look or sound. */
function likeCharacters(characters: readonly string[], counts: WordCounts): string[] {
  let current: readonly string[] = characters
  let last: Replaced[] = []
  for (let round = 0; round < wrongCharactersMax && unknownPairs(current, counts) > 0; round++) {
    const replaced = replacements(current, counts)
    if (replaced.length === 0) return []
    last = replaced
    current = replaced[0]!.characters
  }
  return last.slice(0, spellingsMax).map(({ characters }) => characters.join(''))
}

const weakest = (around: readonly string[], counts: WordCounts): number =>
  Math.min(...around.map((pair) => counts.get(pair) ?? 0))

const unknownPairs = (characters: readonly string[], counts: WordCounts): number =>
  pairs(characters).filter((pair) => !counts.get(pair)).length

interface Replaced {
  characters: readonly string[]
  unknown: number
  likeness: number
}

/** Every way to replace one character beside an unknown pair so that the pairs around it are known. */
function replacements(characters: readonly string[], counts: WordCounts): Replaced[] {
  return characters
    .flatMap((character, at) => {
      if (weakest(pairsAt(characters, at, character), counts) > 0) return []
      return nearCharacters(character).map((other, nearness) => {
        const replaced = characters.with(at, other)
        return {
          characters: replaced,
          unknown: unknownPairs(replaced, counts),
          likeness: weakest(pairsAt(characters, at, other), counts) / (1 + nearness / 40),
        }
      })
    })
    .filter(({ likeness }) => likeness > 0)
    .toSorted((a, b) => a.unknown - b.unknown || b.likeness - a.likeness)
}
