import { setImmediate as nextTurn } from 'node:timers/promises'
import { type DelimitedRow, readDelimited } from '../../wire/delimited.ts'

/** The columns of a kind of file: each is known by any of these heads, in lower case without blanks. */
export type Heads<Column extends string> = Readonly<Record<Column, readonly string[]>>

/** One row with its line in the file, from 1; a column the file does not have is ''. */
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

/** The rows of a table file, to be gone through once, or the columns it lacks. */
export type TableReading<Column extends string> =
  | { ok: true; rows: Iterable<Row<Column>> }
  | { ok: false; missing: Column[] }

/** Reads a file with heads in its first line; `needed` are the columns without which it says nothing. */
export function readTable<Column extends string>(
  text: string,
  heads: Heads<Column>,
  needed: readonly NoInfer<Column>[],
): TableReading<Column> {
  const lines = readDelimited(text)
  const heading = lines.next().value?.cells ?? []
  const named = heading.map((head) =>
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
  return { ok: true, rows: rowsOf(lines, placeOf) }
}

function* rowsOf<Column extends string>(
  lines: Iterable<DelimitedRow>,
  placeOf: ReadonlyMap<Column, number>,
): Generator<Row<Column>> {
  for (const { line, cells: written } of lines) {
    const cells = {} as Record<Column, string>
    for (const [column, place] of placeOf) cells[column] = (written[place] ?? '').trim()
    yield { line, cells }
  }
}

/** So many rows are read before others have their turn: some milliseconds. */
const rowsAtOnce = 500

/** What `read` makes of `rows`, part by part: a long file keeps nobody waiting who asks meanwhile. */
export async function readInParts<Column extends string, Part>(
  rows: Iterable<Row<Column>>,
  read: (rows: readonly Row<Column>[]) => Part,
): Promise<Part[]> {
  const parts: Part[] = []
  let part: Row<Column>[] = []
  for (const row of rows) {
    part.push(row)
    if (part.length < rowsAtOnce) continue
    parts.push(read(part))
    part = []
    await nextTurn()
  }
  return [...parts, read(part)]
}
