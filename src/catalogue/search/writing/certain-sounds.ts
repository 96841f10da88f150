import { pinyin } from 'pinyin-pro'
import { PatternsNormal } from 'pinyin-pro/dist/esm/data/patterns.mjs'
import { remembered } from '../../remembered.ts'

const firstHan = 0x4e00
const hanCharacters = 0x9fff - firstHan + 1

/** Their sounds hang on more than the words of the dictionary: see `pinyin.ts`, and pinyin-pro on 了. */
const uncertain = '了传重'

/** How pinyin-pro reads `text`, without tones; ü is v. */
const read = (text: string, surname: 'off' | 'head'): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, surname })

interface Table {
  /** The sound of each character by itself; undefined where it has none or only words tell it. */
  alone: (string | undefined)[]
  /** Whether it sounds otherwise in some word. */
  varies: Uint8Array
  /** Neighbours within words of the dictionary: only what stands between two that are none is read by itself. */
  linked: Set<number>
  /** Sounds of two linked characters that no third is linked to. */
  pairs: Map<number, readonly string[]>
}

let known: Table | undefined

function table(): Table {
  const characters = Array.from({ length: hanCharacters }, (_, at) =>
    String.fromCharCode(firstHan + at),
  )
  const alone = characters.map((character) => soundAlone(character, 'off'))
  const varies = new Uint8Array(hanCharacters)
  const linked = new Set<number>()
  for (const { zh, pinyin } of PatternsNormal) {
    const sounds = pinyin.split(' ')
    for (let at = 0; at < zh.length; at++) {
      const place = zh.charCodeAt(at) - firstHan
      if (withoutTone(sounds[at] ?? '') !== alone[place]) varies[place] = 1
      if (at > 0) linked.add(pairOf(zh.charCodeAt(at - 1) - firstHan, place))
    }
  }
  return { alone, varies, linked, pairs: new Map() }
}

function soundAlone(character: string, surname: 'off' | 'head'): string | undefined {
  const [sound] = read(character, surname)
  return sound === character || uncertain.includes(character) ? undefined : sound
}

/** The sound of a character at the beginning of a name. */
const soundAsSurname = remembered((character) => soundAlone(character, 'head'))

const pairOf = (one: number, other: number): number => (one << 15) | other

const withoutTone = (syllable: string): string =>
  syllable
    .normalize('NFD')
    .replaceAll(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
    .replaceAll('ü', 'v')

/** In longer texts pinyin-pro weighs words otherwise. */
const weighedCharacters = 20

/**
 * The sound of each code of `text`, a folded one: of a Chinese character as pinyin-pro reads it, without tones; of
 * letters, figures and blanks null. Null where words must be weighed against each other, and for other scripts: the whole
 * text is pinyin-pro's then. Nearly every title is certain, for few characters are read in two ways.
 */
export function certainSounds(text: string): (string | null)[] | null {
  known ??= table()
  const { alone, varies } = known
  const sounds: (string | null)[] = []
  for (let at = 0; at < text.length; at++) {
    const place = text.charCodeAt(at) - firstHan
    const sound = place < 0 && isLetter(place + firstHan) ? null : alone[place]
    if (sound === undefined) return null
    sounds.push(sound)
  }
  for (let at = 0; at < text.length; at++)
    if (varies[text.charCodeAt(at) - firstHan] === 1) {
      const isCertain = takeWord(text, at, sounds)
      if (!isCertain) return null
    }
  return sounds
}

/** Gives the character at `at` its sound beside the one that it is linked to. False where more are linked. */
function takeWord(text: string, at: number, sounds: (string | null)[]): boolean {
  const [before, behind] = [areLinked(text, at - 1), areLinked(text, at)]
  if (!before && !behind) return true
  if (text.length > weighedCharacters || (before && behind)) return false
  const first = before ? at - 1 : at
  if (areLinked(text, first - 1) || areLinked(text, first + 1)) return false
  const [one, other] = soundsOfPair(text, first)
  sounds[first] = one!
  sounds[first + 1] = other!
  return true
}

const areLinked = (text: string, at: number): boolean =>
  at >= 0 &&
  at + 1 < text.length &&
  known!.linked.has(pairOf(text.charCodeAt(at) - firstHan, text.charCodeAt(at + 1) - firstHan))

function soundsOfPair(text: string, at: number): readonly string[] {
  const pair = pairOf(text.charCodeAt(at) - firstHan, text.charCodeAt(at + 1) - firstHan)
  let sounds = known!.pairs.get(pair)
  if (!sounds) {
    sounds = read(text.slice(at, at + 2), 'off')
    known!.pairs.set(pair, sounds)
  }
  return sounds
}

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x20

/**
 * The sounds of a folded name in Chinese, one behind the other, its first character read as a surname. Null where the
 * name begins with a word of the dictionary (欧阳), and where it has other letters: it is pinyin-pro's then.
 */
export function certainName(name: string): string | null {
  known ??= table()
  const { alone } = known
  if (name === '' || areLinked(name, 0)) return null
  let sounds = soundAsSurname(name[0]!)
  if (sounds === undefined) return null
  for (let at = 1; at < name.length; at++) {
    const code = name.charCodeAt(at)
    if (code === 0x20) continue
    const sound = alone[code - firstHan]
    if (sound === undefined) return null
    sounds += sound
  }
  return sounds
}
