/** What one cell may have; longer is damage, most often a quote that never ends. */
const cellCharactersMax = 20_000
/** No table people keep is wider; a row of a million commas is none. */
const cellsMax = 200

/** A row as read; `line` is that of the text, from 1, on which it begins: lines left out and lines in quotes count. */
export interface DelimitedRow {
  line: number
  cells: string[]
}

/** A cell as read, and where the sign stands that ends it. */
interface Cell {
  text: string
  end: number
}

/**
 * The rows, one after another, of a text with separated values (RFC 4180: a quoted cell may hold the separator, line ends and doubled
 * quotes). The separator is that which stands most often in the first line that is not empty: tab, comma or semicolon. Empty lines are
 * left out, and cells beyond the 200th; a cell has 20,000 characters at most. A quote that is not closed before a
 * separator or a line end is a sign like others. One pass, whatever the text is.
 */
export function* readDelimited(text: string): Generator<DelimitedRow, undefined> {
  const separator = separatorOf(text)
  const bare = new RegExp(`[^${separator}\r\n]*`, 'y')
  let line = 1
  let row: DelimitedRow = { line, cells: [] }
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at <= text.length; at++) {
    const quoted = quotedCell(text, at, separator)
    if (quoted) line += lineEndsIn(text.slice(at, quoted.end))
    const cell = quoted ?? bareCell(text, at, bare)
    if (row.cells.length < cellsMax) row.cells.push(cell.text)
    at = cell.end
    if (text[at] === separator) continue
    if (row.cells.length > 1 || row.cells[0] !== '') yield row
    row = { line: ++line, cells: [] }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
  }
}

const lineEndsIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

function bareCell(text: string, at: number, bare: RegExp): Cell {
  bare.lastIndex = at
  bare.test(text)
  const end = bare.lastIndex
  return { text: text.slice(at, Math.min(end, at + cellCharactersMax)), end }
}

/** The cell that opens with a quote at `at`; null where none opens there, or nothing closes it. */
function quotedCell(text: string, at: number, separator: string): Cell | null {
  if (text[at] !== '"') return null
  let close = text.indexOf('"', at + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  const end = close + 1
  const next = text[end]
  if (close < 0 || !(next === undefined || next === separator || next === '\r' || next === '\n'))
    return null
  // No character is lost to the doubled quotes that are looked at.
  const inside = text.slice(at + 1, Math.min(close, at + 1 + 2 * cellCharactersMax))
  return { text: inside.replaceAll('""', '"').slice(0, cellCharactersMax), end }
}

function separatorOf(text: string): string {
  const firstLine = /[^\r\n]+/.exec(text)?.[0] ?? ''
  const count = (separator: string) => firstLine.split(separator).length
  return ['\t', ',', ';'].reduce((best, each) => (count(each) > count(best) ? each : best))
}
