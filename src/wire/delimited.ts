/** What one cell may have; longer is damage, most often a quote that never ends. */
const cellCharactersMax = 20_000

/**
 * The rows of a text with separated values (RFC 4180: a quoted cell may hold the separator, line ends and doubled
 * quotes). The separator is that which stands most often in the first line: tab, comma or semicolon. Empty lines are
 * left out; a quote that never ends takes in no more than 20,000 characters.
 */
export function readDelimited(text: string): string[][] {
  const separator = separatorOf(text)
  const cell = new RegExp(
    `"((?:[^"]|"")*)"(?=${separator}|\\r?\\n|\\r|$)|([^${separator}\\r\\n]*)`,
    'y',
  )
  const rows: string[][] = []
  let row: string[] = []
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at <= text.length) {
    cell.lastIndex = at
    const found = cell.exec(text)
    const quoted = found?.[1]
    row.push((quoted?.replaceAll('""', '"') ?? found?.[2] ?? '').slice(0, cellCharactersMax))
    at += found?.[0].length ?? 0
    if (text[at] === separator) {
      at++
      continue
    }
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    if (at >= text.length) break
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

function separatorOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (separator: string) => firstLine.split(separator).length
  return ['\t', ',', ';'].reduce((best, each) => (count(each) > count(best) ? each : best))
}
