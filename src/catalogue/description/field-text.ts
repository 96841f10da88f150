// The text of MARC fields as readers should see it.

/** `text` in one line, without the marks around non-sorting words (88/89 and 98/9C of ISO 6630). */
export const tidy = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these marks are control characters
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, (marks) => (/\s/.test(marks) ? ' ' : ''))
    .replaceAll(/\s+/g, ' ')
    .trim()

/**
 * `text` without the punctuation of ISBD that MARC21 writes at the end of subfields (` /`, ` :`, a
 * full stop). The stop of an initial or of a short abbreviation stays: `Smith, J.`, `Inc.`.
 */
export function withoutIsbd(text: string): string {
  const bare = tidy(text)
    .replace(/\s*[/:;=,]$|\s\+$/, '')
    .trim()
  return /(?:[\p{L}\p{N})\]]{4}|[\p{Script=Han}\d)\]])\.$/u.test(bare) ? bare.slice(0, -1) : bare
}

/** `text` without square brackets around the whole of it, as in `[Jinan]`. */
export const withoutBrackets = (text: string): string => /^\[([^[\]]*)\]?$/.exec(text)?.[1] ?? text

const republicBegan = 1911

/** The year in a date as printed (`c2007`, `1989.5`, `[197-?]`, `民国25年`), four digits; else null. */
export function yearIn(printed: string): string | null {
  const text = printed.normalize('NFKC')
  const western = /(?<!\d)(?:1\d|20)\d\d(?!\d)/.exec(text)?.[0]
  if (western) return western
  const republic = /民国\s*(\d{1,2})/.exec(text)?.[1]
  return republic ? String(republicBegan + Number(republic)) : null
}
