import type { RequestList } from '../../../src/requests/shapes.ts'

/** The request to show after a refresh: the same one, else the one now in its row; 0 when none is left. */
export function keptPlace(before: RequestList, after: RequestList, id: number): number {
  if (after.lines.some((line) => line.id === id)) return id
  const row = before.lines.findIndex((line) => line.id === id)
  if (row < 0 && id !== 0) return id // opened by scan or address: it was in no row
  return after.lines[Math.min(Math.max(row, 0), after.lines.length - 1)]?.id ?? 0
}
