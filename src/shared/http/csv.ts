/** A line of a table as spreadsheets open it (RFC 4180), with its end; numbers stand as they are, texts are quoted. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((one) => (typeof one === 'number' ? String(one) : cell(one))).join(',')}\r\n`

/** What a file of such lines begins with, so that spreadsheets read it as UTF-8. */
export const csvMark = '\ufeff'

const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
const plainNumber = /^-?\d+(\.\d+)?$/

/** A cell that begins like a formula is not to be one; Chinese spreadsheets take the wide signs for the same. */
const cell = (text: string) => {
  const guarded = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return `"${guarded.replaceAll('"', '""')}"`
}
