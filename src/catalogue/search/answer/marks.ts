import { askedForm, fold, pieces } from '../../fold.ts'
import { type Syllable, syllablesOfFolded } from '../../pinyin.ts'
import { askedWords } from '../question/asked-words.ts'

/** A stretch of a text, as `slice` takes it. */
export interface Mark {
  from: number
  to: number
}

/** A text with, for each letter of its folded form, where that stands in it. */
interface Traced {
  letters: string
  origins: Mark[]
}

/**
 * What of `title` answers a question, whose readings are folded: the question as it is or, where that is not there, its words; and of
 * a title that was found by its sounds, the characters that have them.
 */
export function marksIn(title: string, readings: readonly string[]): Mark[] {
  const traced = traceOf(title)
  const found = readings.flatMap((reading) => marksOf(traced, reading))
  return merged(found)
}

function traceOf(title: string): Traced {
  let letters = ''
  const origins: Mark[] = []
  let at = 0
  for (const character of title) {
    const origin = { from: at, to: at + character.length }
    at = origin.to
    for (const letter of foldedBy(character)) {
      letters += letter
      for (let unit = 0; unit < letter.length; unit++) origins.push(origin)
    }
  }
  return { letters, origins }
}

/** C++ and C# keep their signs. */
const foldedBy = (character: string): string =>
  fold(character) || (/[+#]/.test(character) ? character : ' ')

function marksOf(traced: Traced, reading: string): Mark[] {
  const whole = standingIn(traced, reading)
  if (whole.length > 0 || reading === '') return whole
  const sounds = soundsAtStart(traced, reading.replaceAll(' ', ''))
  if (sounds.length > 0) return sounds
  const telling = new Set(askedWords(reading))
  return pieces(reading).flatMap(({ text, unspaced }) => {
    // The C. of a forename begins half the words of any title.
    if (!unspaced && (oneLetter.test(text) || !telling.has(askedForm(text)))) return []
    const words = unspaced ? [text, ...askedWords(text)] : [askedForm(text)]
    const found = words.flatMap((word) => standingIn(traced, word))
    return found.length > 0 || unspaced ? found : soundsAtStart(traced, text)
  })
}

const oneLetter = /^[\p{Script=Latin}\p{Script=Cyrillic}]$/u
const spacedLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u

/**
 * Where `words` stand, whatever blanks are between them; a word of letters begins where one begins, and a single one
 * ends there, too.
 */
function standingIn({ letters, origins }: Traced, words: string): Mark[] {
  const pattern = [...words.replaceAll(' ', '')].map(escaped).join(' *')
  if (pattern === '') return []
  return [...letters.matchAll(new RegExp(pattern, 'gu'))].flatMap(({ 0: text, index }) => {
    const beside = oneLetter.test(words) ? [index - 1, index + 1] : [index - 1]
    const isWithin =
      spacedLetter.test(text[0]!) && beside.some((at) => spacedLetter.test(letters[at] ?? ''))
    return isWithin ? [] : [between(origins, index, index + text.length - 1)]
  })
}

const escaped = (letter: string): string => letter.replace(/[+\\^$.*?()[\]{}|/]/u, '\\$&')

/** Sounds of one letter are in half of all titles. */
const soundLettersMin = 2

/** The characters whose initials, or whose pinyin, are what was typed, from the beginning on. */
function soundsAtStart({ letters, origins }: Traced, typed: string): Mark[] {
  if (!/^[a-z0-9]+$/.test(typed) || typed.length < soundLettersMin) return []
  const syllables = syllablesOfFolded(letters)
  const initialOf = ({ text, chinese }: Syllable) => (chinese ? text[0]! : text)
  for (const soundOf of [initialOf, ({ text }: Syllable) => text]) {
    const end = endOfSounds(
      syllables.map((each) => ({ ...each, text: soundOf(each) })),
      typed,
    )
    if (end > 0) return [between(origins, 0, end - 1)]
  }
  return []
}

/** Up to which letter syllables sound as `typed`; 0 where they do not. */
function endOfSounds(syllables: readonly (Syllable & { length: number })[], typed: string): number {
  let sounded = ''
  let end = 0
  for (const { text, length } of syllables) {
    sounded += text.replaceAll(/[^a-z0-9]/g, '')
    end += length
    if (sounded.startsWith(typed)) return end
    if (!typed.startsWith(sounded)) return 0
  }
  return 0
}

const between = (origins: readonly Mark[], first: number, last: number): Mark => ({
  from: origins[first]!.from,
  to: origins[last]!.to,
})

/** Each stretch once, neighbours as one. */
function merged(marks: readonly Mark[]): Mark[] {
  const all: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && mark.from <= last.to) last.to = Math.max(last.to, mark.to)
    else all.push({ ...mark })
  }
  return all
}
