import type { Resolved } from '../../policy/parameters.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { depositMissing } from '../acting/money/deposits-store.ts'
import type { LineRow } from '../lists-store.ts'

/** The deposit that is missing for each request that waits for its reader, in fen; for her and her library only. */
export async function depositsMissing(
  tx: Tx,
  actor: Actor,
  rows: readonly LineRow[],
): Promise<ReadonlyMap<number, number>> {
  const missing = new Map<number, number>()
  for (const row of rows) {
    const readerId = readerToPay(row, actor)
    if (readerId === null) continue
    const home = { readerId, libraryId: row.requesting_library_id }
    missing.set(row.id, await depositMissing(tx, home, row.policy as Resolved))
  }
  return missing
}

/** Whose deposit is asked for, where who looks may know; null for anybody else, and in any other state. */
function readerToPay(row: LineRow, actor: Actor): number | null {
  if (row.state !== 'awaitingPickup') return null
  const isHome = actor.kind === 'staff' && actor.libraryId === row.requesting_library_id
  return isHome || actor.kind === 'reader' ? row.reader_id : null
}
