const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Two parts of a description with the colon between them, a title and its subtitle, a place and a publisher: ISBD's with
 * blanks around it (ISBD 0.3.2), the full-width one of Chinese cataloguing only where both sides are Chinese. What is
 * empty is left out.
 */
export function withColon(before: string | null | undefined, behind: string | null | undefined) {
  const parts = [before, behind].filter((part): part is string => Boolean(part))
  return parts.join(parts.every((part) => chinese.test(part)) ? '：' : ' : ')
}
