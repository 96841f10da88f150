/**
 * How wide a text is in the seeds' counting: a Chinese character counts as two, a Latin one as one
 * (S1: 备注 "最多 100 个字符，一个汉字算两个").
 */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0)

/** What fills a full square when set: Han, kana, hangul, full-width forms and Chinese punctuation. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u

/** How many letters a text has. */
export const lettersOf = (text: string): number => [...text].length
