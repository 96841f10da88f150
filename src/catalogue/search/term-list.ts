import { indexWords, readings, spacedWords, wordsOfFolded } from '../fold.ts'
import { type Begun, begun, packTerms, type Term, termAfter, termOfCodes } from './terms.ts'

const spaced = 0
const unspaced = 1
const blank = 2
const halfOfOne = 3

/** What each character is between words; filled when first asked. */
let kinds: Uint8Array | undefined

const kindsOfCharacters = (): Uint8Array =>
  Uint8Array.from({ length: 0x10000 }, (_, code) => {
    const character = String.fromCharCode(code)
    if (!character.isWellFormed()) return halfOfOne
    if (/\s/.test(character)) return blank
    return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(character)
      ? unspaced
      : spaced
  })

/** It belongs to no script, and so to no pair across a blank. */
const lengthener = 'ー'.charCodeAt(0)

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
