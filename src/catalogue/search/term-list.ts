import { indexWords, readings, spacedWords, wordsOfFolded } from '../fold.ts'
import { type Begun, begun, type Term, termAfter, termBytes, termOfCodes } from './terms.ts'
import { blank, halfOfOne, kindsOfCharacters, spaced, unspaced } from './writing/kinds.ts'

/** It belongs to no script, and so to no pair across a blank. */
const lengthener = 'ー'.charCodeAt(0)

/** What each character is between words; filled when first asked. */
let kinds: Uint8Array | undefined

const bare = begun('')
const none = -1

/**
 * The terms of one record. A million records have a hundred million, so the words of Chinese are never made texts of their
 * own: a term's number comes from the letters where they stand.
 */
export class TermList {
  #terms = new Float64Array(512)
  #size = 0

  /** Empties it, for the next record: a list for each would be a million lists. */
  clear(): void {
    this.#size = 0
  }

  add(term: Term): void {
    if (this.#size === this.#terms.length) {
      const grown = new Float64Array(this.#size * 2)
      grown.set(this.#terms)
      this.#terms = grown
    }
    this.#terms[this.#size++] = term
  }

  /** A word, bare and behind the mark of its field. */
  addWord(word: string, mark: Begun): void {
    this.add(termAfter(bare, word))
    this.add(termAfter(mark, word))
  }

  /** What `indexWords` says of `text`. */
  addText(text: string, mark: Begun): void {
    for (const reading of readings(text))
      if (!this.#addWords(reading, mark, true))
        for (const word of indexWords(text)) this.addWord(word, mark)
  }

  /** What `wordsOfFolded` says of a folded text. */
  addFolded(folded: string, mark: Begun): void {
    if (!this.#addWords(folded, mark, false))
      for (const word of wordsOfFolded(folded)) this.addWord(word, mark)
  }

  /** False where a character is written with two codes: such texts are rare, and are left to others. */
  #addWords(folded: string, mark: Begun, isAcrossBlanks: boolean): boolean {
    kinds ??= kindsOfCharacters()
    let before = none
    for (let at = 0; at < folded.length; at++) {
      const code = folded.charCodeAt(at)
      const kind = kinds[code]
      if (kind === halfOfOne) return false
      if (kind === unspaced) {
        this.add(termOfCodes(bare, code))
        this.add(termOfCodes(mark, code))
        if (before !== none) {
          this.add(termOfCodes(bare, before, code))
          this.add(termOfCodes(mark, before, code))
        }
        before = code
      } else if (kind === blank) {
        const next = folded.charCodeAt(at + 1)
        const isPair = kinds[next] === unspaced && before !== lengthener && next !== lengthener
        if (!isAcrossBlanks || !isPair) before = none
      } else {
        const from = at
        while (kinds[folded.charCodeAt(at + 1)] === spaced) at++
        for (const word of spacedWords(folded.slice(from, at + 1))) this.addWord(word, mark)
        before = none
      }
    }
    return true
  }

  /** The list as bytes, each term once and in order. */
  pack(): Buffer {
    return packTerms(this.#terms.subarray(0, this.#size))
  }
}

/** Terms as bytes, each once and in order. */
export function packTerms(terms: ArrayLike<Term>): Buffer {
  const sorted = inOrder(terms)
  const bytes = Buffer.allocUnsafe(terms.length * termBytes)
  let at = 0
  let last = -1
  for (let next = 0; next < terms.length; next++) {
    const term = sorted[next]!
    if (term === last) continue
    last = term
    const low = term >>> 0
    const high = (term - low) / 0x1_0000_0000
    bytes[at++] = low
    bytes[at++] = low >>> 8
    bytes[at++] = low >>> 16
    bytes[at++] = low >>> 24
    bytes[at++] = high
    bytes[at++] = high >>> 8
  }
  return bytes.subarray(0, at)
}

/** By the first of their bits: they are spread evenly over all numbers. */
const shelves = 2 ** 9
const shelfWidth = 2 ** 48 / shelves
const shelfEnds = new Uint16Array(shelves)
let shelved = new Float64Array(1_024)
/** More than a record ever has, but for a broken one. */
const shelvedMax = 2 ** 15

/** `terms` sorted: first onto shelves, then each to its place on its shelf. What is answered is overwritten by the next call. */
function inOrder(terms: ArrayLike<Term>): Float64Array {
  const { length } = terms
  if (length > shelvedMax) return Float64Array.from(terms).sort()
  if (length > shelved.length) shelved = new Float64Array(length * 2)
  shelfEnds.fill(0)
  for (let at = 0; at < length; at++) shelfEnds[Math.floor(terms[at]! / shelfWidth)]!++
  for (let shelf = 1; shelf < shelves; shelf++) shelfEnds[shelf]! += shelfEnds[shelf - 1]!
  for (let at = 0; at < length; at++) {
    const term = terms[at]!
    shelved[--shelfEnds[Math.floor(term / shelfWidth)]!] = term
  }
  for (let at = 1; at < length; at++) {
    const term = shelved[at]!
    let to = at
    for (; to > 0 && shelved[to - 1]! > term; to--) shelved[to] = shelved[to - 1]!
    shelved[to] = term
  }
  return shelved
}
