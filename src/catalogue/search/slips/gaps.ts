import { fold } from '../../fold.ts'
import type { Condition } from '../condition.ts'
import { askedWords } from '../question/asked-words.ts'
import { allOf, wordsIn } from '../question/combine.ts'
import { nearCharacters } from './near-characters.ts'
import { type TypedPiece, typedPieces, writtenAs } from './typed-pieces.ts'

/**
 * A question with one of its characters taken out: titles that have the rest say what may stand there. So a wrong character
 * is found that makes words the catalogue does know: 高等数字 has 高等, 等数 and 数字.
 */
export interface Gap {
  /** What a record has that has everything but this character. */
  condition: Condition
  /** What stands in the title before and behind it. */
  before: string
  after: string
  wrong: string
  /** The whole question with another character in its place. */
  filledWith(character: string): string
}

/** A run of two has too little beside the gap. */
const runMin = 3
/** Each gap is a look into the index. */
const gapsMax = 12

/** The gaps of `typed`, one for each character of its runs of Chinese. */
export function gapsOf(typed: string): Gap[] {
  const all = typedPieces(typed)
  return all
    .flatMap(({ text, unspaced }, nth) => {
      const characters = [...text]
      return unspaced && characters.length >= runMin
        ? characters.flatMap((_, at) => gapAt(all, { nth, characters, at }) ?? [])
        : []
    })
    .slice(0, gapsMax)
}

interface Place {
  nth: number
  characters: readonly string[]
  at: number
}

function gapAt(all: readonly TypedPiece[], { nth, characters, at }: Place): Gap | null {
  const [before, after] = [characters.slice(0, at).join(''), characters.slice(at + 1).join('')]
  const inTitle = [before, after].filter((text) => text !== '').flatMap(askedWords)
  const others = all.filter((_, other) => other !== nth).flatMap(({ text }) => askedWords(text))
  const condition = allOf([wordsIn('title', [...new Set(inTitle)]), wordsIn('any', others)])
  const texts = all.map(({ text }) => text)
  return (
    condition && {
      condition,
      before,
      after,
      wrong: characters[at]!,
      filledWith: (character) => writtenAs(all, texts.with(nth, before + character + after)),
    }
  )
}

/** In a shorter run only a character that looks or sounds alike was meant: 数学 has a hundred things behind it. */
const anyCharacterMin = 4

/** Another question that finds something. */
export interface Filling {
  text: string
  /** Whether what stands in the gap looks or sounds like what was typed. */
  isNear: boolean
  titles: number
}

/** What may have been meant, best first: `titles` are those found for each gap, folded. */
export function fillings(found: readonly { gap: Gap; titles: readonly string[] }[]): Filling[] {
  return found
    .flatMap(({ gap, titles }) => fillingsOf(gap, titles))
    .toSorted((a, b) => Number(b.isNear) - Number(a.isNear) || b.titles - a.titles)
}

function fillingsOf(gap: Gap, titles: readonly string[]): Filling[] {
  const near = nearCharacters(gap.wrong)
  const length = [...gap.before, gap.wrong, ...gap.after].length
  const counted = Map.groupBy(
    titles.flatMap((title) => charactersIn(gap, title)),
    (character) => character,
  )
  return [...counted]
    .map(([character, all]) => ({
      text: gap.filledWith(character),
      isNear: near.includes(character),
      titles: all.length,
    }))
    .filter(({ isNear }) => isNear || length >= anyCharacterMin)
}

/** The characters that stand in the gap somewhere in `title`, each once. */
function charactersIn({ before, after, wrong }: Gap, title: string): string[] {
  const found = new Set<string>()
  const step = before === '' ? after : before
  for (let at = title.indexOf(step); at >= 0; at = title.indexOf(step, at + 1)) {
    const gapAt = before === '' ? at - 1 : at + before.length
    const character = title[gapAt] ?? ''
    const fits = title.startsWith(after, gapAt + 1) && /^\p{Script=Han}$/u.test(character)
    if (fits && character !== wrong) found.add(character)
  }
  return [...found]
}

/** Nobody means a title by more, or fewer. */
const scatteredMax = 8

/**
 * Whether `typed` is one run of Chinese and stands as it is in none of `texts`, those that were found first: what has only its
 * pairs here and there may be a slip, however much is found.
 */
export function isScattered(typed: string, texts: readonly string[]): boolean {
  const [piece, ...more] = typedPieces(typed)
  if (!piece?.unspaced || more.length > 0) return false
  const length = [...piece.text].length
  if (length < runMin || length > scatteredMax) return false
  return !texts.some((text) => fold(text).replaceAll(' ', '').includes(piece.text))
}
