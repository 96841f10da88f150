import { spansOf } from './holding-statement.ts'
import { covers, isComparable, type Point } from './span.ts'

/** Whether a library has a part of a serial; `perhaps` where what it wrote of its holdings cannot be read. */
export type Held = 'held' | 'perhaps' | 'notHeld'

/** What several statements of one library say together of a part; those that say nothing at all leave it open. */
export function heldBy(statements: readonly string[], point: Point): Held {
  if (statements.length === 0) return 'perhaps'
  const said = statements.map((statement) => heldByOne(statement, point))
  return (
    said.find((held) => held === 'held') ?? said.find((held) => held === 'perhaps') ?? 'notHeld'
  )
}

function heldByOne(statement: string, point: Point): Held {
  const spans = spansOf(statement)
  const told = spans.filter((span) => isComparable(span, point))
  if (told.some((span) => covers(span, point))) return 'held'
  return spans.length === 0 || told.length < spans.length ? 'perhaps' : 'notHeld'
}

/** A part of a serial at one library. */
export interface PartAt<Copy> {
  held: Held
  /** The copies to go by: the volume with the part, else those that do not say what they are. */
  copies: Copy[]
  /** The part is in none of the copies told one by one: how the others are lent says how it is, not whether it is in. */
  isUncounted: boolean
}

/**
 * A part at one library by its `statements` (866 and 867, textual holdings of MARC 21) and the 年卷期 of its copies. A
 * volume that has the part is the surest; then come the statements, then the copies that say no years.
 */
export function partAt<Copy extends { volume: string }>(
  { statements, copies }: { statements: readonly string[]; copies: readonly Copy[] },
  point: Point,
): PartAt<Copy> {
  const of = (wanted: Held) => copies.filter(({ volume }) => heldByOne(volume, point) === wanted)
  const [bound, unsaid] = [of('held'), of('perhaps')]
  if (bound.length > 0) return { held: 'held', copies: bound, isUncounted: false }
  const held = statements.length > 0 ? heldBy(statements, point) : null
  if (held === 'notHeld' || (held === null && unsaid.length === 0))
    return { held: 'notHeld', copies: [], isUncounted: false }
  return unsaid.length > 0
    ? { held: held ?? 'perhaps', copies: unsaid, isUncounted: false }
    : { held: held ?? 'perhaps', copies: [...copies], isUncounted: true }
}

/** A part at every library that says something of the serial, by the id of the library. */
export function partAtEach<Copy extends { library_id: number; volume: string }>(
  statements: ReadonlyMap<number, readonly string[]>,
  copies: readonly Copy[],
  point: Point,
): Map<number, PartAt<Copy>> {
  const byLibrary = Map.groupBy(copies, (copy) => copy.library_id)
  const ids = new Set([...statements.keys(), ...byLibrary.keys()])
  return new Map(
    [...ids].map((id) => [
      id,
      partAt({ statements: statements.get(id) ?? [], copies: byLibrary.get(id) ?? [] }, point),
    ]),
  )
}
