import type { Tx } from '../../../shared/database.ts'
import { hitsOf, type Outlook } from '../../hits.ts'
import type { Arrival } from './atom.ts'

/** The records with these ids, in this order, each with the instant at which the catalogue had it first. */
export async function arrivalsOf(
  tx: Tx,
  ids: readonly number[],
  outlook: Outlook,
): Promise<Arrival[]> {
  const times = await tx
    .selectFrom('record')
    .select(['id', 'arrived_at'])
    .where('id', 'in', [0, ...ids])
    .execute()
  const arrivedAt = new Map(times.map((row) => [row.id, row.arrived_at]))
  return (await hitsOf(tx, ids, outlook)).flatMap((hit) => {
    const at = arrivedAt.get(hit.id)
    return at ? [{ hit, arrivedAt: at }] : []
  })
}
