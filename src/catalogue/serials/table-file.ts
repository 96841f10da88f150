import { setImmediate as nextTurn } from 'node:timers/promises'
import { readDelimited } from '../../wire/delimited.ts'

/** The columns of a kind of file: each is known by any of these heads, in lower case without blanks. */
export type Heads<Column extends string> = Readonly<Record<Column, readonly string[]>>

/** One row, its line counted from 1 with the heads; a column the file does not have is ''. */
export interface Row<Column extends string> {
  line: number
  cells: Record<Column, string>
}

/** A row that cannot be taken, with the reason's code; the words for a person are in texts. */
export interface RejectedRow<Reason extends string> {
  line: number
  reason: Reason
  cell: string
}

/** The rows of a table file, or the columns it lacks. */
export type TableReading<Column extends string> =
  | { ok: true; rows: Row<Column>[] }
  | { ok: false; missing: Column[] }

/** Reads a file with heads in its first line; `needed` are the columns without which it says nothing. */
export function readTable<Column extends string>(
  text: string,
  heads: Heads<Column>,
  needed: readonly NoInfer<Column>[],
): TableReading<Column> {
  const [first = [], ...lines] = readDelimited(text)
  const named = first.map((head) =>
    head
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s_-]/g, ''),
  )
  const columns = Object.keys(heads) as Column[]
  const placeOf = new Map(
    columns.map((column) => [column, named.findIndex((head) => heads[column].includes(head))]),
  )
  const missing = needed.filter((column) => placeOf.get(column) === -1)
  if (missing.length > 0) return { ok: false, missing }
  const rows = lines.map((line, at) => {
    const cell = (column: Column) => (line[placeOf.get(column) ?? -1] ?? '').trim()
    const cells = Object.fromEntries(columns.map((column) => [column, cell(column)]))
    return { line: at + 2, cells: cells as Record<Column, string> }
  })
  return { ok: true, rows }
}

/** So many rows are read before others have their turn: some milliseconds. */
const rowsAtOnce = 500

/** What `read` makes of `rows`, part by part: a long file keeps nobody waiting who asks meanwhile. */
export async function readInParts<Column extends string, Part>(
  rows: readonly Row<Column>[],
  read: (rows: readonly Row<Column>[]) => Part,
): Promise<Part[]> {
  const parts: Part[] = []
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    parts.push(read(rows.slice(start, start + rowsAtOnce)))
    await nextTurn()
  }
  return parts
}
