// What a character is between words.
export const spaced = 0
export const unspaced = 1
export const blank = 2
export const halfOfOne = 3

/** What each character is, by its code. */
export const kindsOfCharacters = (): Uint8Array =>
  Uint8Array.from({ length: 0x10000 }, (_, code) => {
    const character = String.fromCharCode(code)
    if (!character.isWellFormed()) return halfOfOne
    if (/\s/.test(character)) return blank
    return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(character)
      ? unspaced
      : spaced
  })
