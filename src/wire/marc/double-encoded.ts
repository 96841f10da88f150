// UTF-8 that some program took for Latin-1 or Windows-1252 and wrote as UTF-8 once more: 高 stands as é«˜.

/** Where Windows-1252 has its 27 characters at 0x80–0x9F; a blank where it has none. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const byteOf = new Map([...windows1252].flatMap((c, at) => (c === ' ' ? [] : [[c, 0x80 + at]])))
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The `texts` of one record as they were before they were encoded twice; null when they were not. Every text must
 * fit: all beyond ASCII is one byte of Latin-1 or Windows-1252, and these bytes are strict UTF-8. One character of
 * three bytes, or two of two, are proof; a single pair (Ã©) may be meant.
 */
export function onceEncoded(texts: readonly string[]): string[] | null {
  let [long, pairs] = [0, 0]
  const repaired: string[] = []
  for (const text of texts) {
    const once = isPlain(text) ? text : undone(text)
    if (once === null) return null
    for (const character of once) {
      if (character > '\u07ff') long++
      else if (character > '\u007f') pairs++
    }
    repaired.push(once)
  }
  return long > 0 || pairs > 1 ? repaired : null
}

const isPlain = (text: string) => !/[^\0-\x7f]/.test(text)

function undone(text: string): string | null {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    const byte = code <= 0xff ? code : byteOf.get(character)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
