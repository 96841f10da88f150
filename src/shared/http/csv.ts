/** A cell that begins like a formula is not to be one; Chinese spreadsheets take the wide signs for the same. */
const cell = (text: string) =>
  `"${(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** A line of a table as spreadsheets read it; numbers stand as they are, texts are quoted. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((one) => (typeof one === 'number' ? String(one) : cell(one))).join(',')}\r\n`

/** What stands before the first line, so that a spreadsheet knows the letters. */
export const csvMark = '\ufeff'
