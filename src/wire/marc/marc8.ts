// MARC-8, the character set of MARC21 records whose leader/09 is blank: ASCII and ANSEL, and other sets after escape
// sequences (ISO 2022). EACC (ESC $1, three bytes a character) and scripts without a table are recognised, not read.
import { anselMark, characterSets, rightHalf } from './marc8-tables.ts'

const escapeByte = 0x1b
const subfieldMark = 0x1f
const unreadable = '\ufffd'
/** A set of which no table is here, and how many bytes each of its characters has. */
type Designated = { set: string; width: 1 | 3 }
const startLeft: Designated = { set: 'B', width: 1 }
const startRight: Designated = { set: 'E', width: 1 }

/** Text, and what could not be told: bytes without meaning (`lossy`), characters of an unread set (`unread`). */
export interface FromMarc8 {
  text: string
  lossy: boolean
  unread: boolean
}

interface State {
  left: Designated
  right: Designated
  /** Marks that wait for their letter. */
  marks: string
  text: string
  lossy: boolean
  unread: boolean
}

/** The text in `bytes`. Every subfield begins in ASCII and ANSEL again. Never throws; one pass. */
export function decodeMarc8(bytes: Uint8Array): FromMarc8 {
  const state: State = {
    left: startLeft,
    right: startRight,
    marks: '',
    text: '',
    lossy: false,
    unread: false,
  }
  for (let at = 0; at < bytes.length; ) at += step(bytes, at, state)
  settle(state, '')
  return { text: state.text.normalize('NFC'), lossy: state.lossy, unread: state.unread }
}

/** Takes what begins at `at`; answers its length in bytes. */
function step(bytes: Uint8Array, at: number, state: State): number {
  const byte = bytes[at]!
  if (byte === escapeByte) return designate(bytes, at, state)
  if (byte === subfieldMark) Object.assign(state, { left: startLeft, right: startRight })
  if (byte <= 0x20 || byte === 0x7f || (byte >= 0x80 && byte <= 0xa0)) return control(byte, state)
  const { set, width } = byte < 0x80 ? state.left : state.right
  const code = byte & 0x7f
  const mark = set === 'E' ? anselMark(code) : null
  if (mark !== null) state.marks += mark === rightHalf ? '' : mark
  else settle(state, characterSets[set]?.(code) ?? missing(set, state))
  return Math.min(width, charactersUntilMark(bytes, at, width))
}

/** A subfield mark inside a three-byte character ends it: half a character at a cut. */
function charactersUntilMark(bytes: Uint8Array, at: number, width: number): number {
  for (let more = 1; more < width; more++) if ((bytes[at + more] ?? 0) <= 0x20) return more
  return width
}

function missing(set: string, state: State): string {
  if (set in characterSets) state.lossy = true
  else state.unread = true
  return unreadable
}

/** Blanks and marks of ISO 2709 stay; 88/89 (begin and end of non-sorting words) and joiners say nothing here. */
function control(byte: number, state: State): number {
  if (byte < 0x80) settle(state, byte === 0x7f ? '' : String.fromCharCode(byte))
  else if (byte !== 0x88 && byte !== 0x89 && byte !== 0x8d && byte !== 0x8e)
    settle(state, missing('E', state))
  return 1
}

/** Puts the marks that wait after their letter; without one they stand on a blank. */
function settle(state: State, letter: string) {
  const alone = state.marks !== '' && (letter === '' || letter < ' ')
  state.text += alone ? ` ${state.marks}${letter}` : letter + state.marks
  state.marks = ''
}

/** ESC and its intermediate bytes: `(` `,` left, `)` `-` right, `$` three bytes, `!E` ANSEL, or one of g b p s. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: 0x1B is ESC
const escapeSequence = /^\x1b(?:([gbps])|(\$?)([(,)-]?)(?:!?)([1-4BENQS]))/

/** No escape sequence is longer. */
const beginningAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 6))

function designate(bytes: Uint8Array, at: number, state: State): number {
  const found = escapeSequence.exec(beginningAt(bytes, at))
  if (!found) {
    state.lossy = true
    return 1
  }
  const [sequence, technique, multibyte, side = '', set] = found
  const designated: Designated = { set: technique ?? set!, width: multibyte ? 3 : 1 }
  if (side === ')' || side === '-') state.right = designated
  else state.left = designated
  return sequence.length
}

/** Whether `bytes` switch character sets as only MARC-8 does. */
export function hasMarc8Escapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(escapeByte); at >= 0; at = bytes.indexOf(escapeByte, at + 1))
    if (escapeSequence.test(beginningAt(bytes, at))) return true
  return false
}

/**
 * How well the bytes above 0x7F read as ANSEL: a mark and its letter that make one letter of Unicode, or the left
 * half of a ligature, speak for it; codes that mean nothing and marks that stand on nothing speak against it.
 */
export function marc8Votes(bytes: Uint8Array): { good: number; bad: number } {
  let [good, bad] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte < 0x80 || byte === 0x88 || byte === 0x89) continue
    const mark = byte > 0xa0 ? anselMark(byte & 0x7f) : null
    if (mark === null) {
      if (byte <= 0xa0 || characterSets.E!(byte & 0x7f) === null) bad++
      continue
    }
    const next = bytes[at + 1] ?? 0
    const onMark = next >= 0xe0 && anselMark(next & 0x7f) !== null
    const letter = String.fromCharCode(next)
    if (onMark || /[a-z]/i.test(letter) === false) bad += onMark ? 0 : 1
    else if (
      `${letter}${mark}`.normalize('NFC').length === 1 ||
      mark > '\u035f' ||
      mark === rightHalf
    )
      good++
    else bad++
  }
  return { good, bad }
}
