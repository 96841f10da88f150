import { whyOf } from '../../policy/store.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import type { LoanPrice } from '../asking/price.ts'
import { type LineRow, lines } from '../lists-store.ts'
import type { RequestDetail } from '../shapes.ts'
import { depositsMissing } from './deposit-missing-store.ts'
import {
  copiesOf,
  directoryEntries,
  historyOf,
  itemsOf,
  logRecipientsSeen,
  numbersOf,
  offersOf,
  recipientsOf,
} from './detail-store.ts'
import { detailOf, lendsIt, shownRules } from './shown.ts'

/** A request with everything the actor may see of it; none where it is not hers. */
export const requestDetail = async (
  tx: Tx,
  actor: Actor,
  id: number,
  at: Temporal.Instant,
): Promise<RequestDetail | undefined> => (await requestDetails(tx, actor, [id], at))[0]

/** The same of several, in this order and read together; those that are not hers are left out. */
export async function requestDetails(
  tx: Tx,
  actor: Actor,
  ids: readonly number[],
  at: Temporal.Instant,
): Promise<RequestDetail[]> {
  if (ids.length === 0) return []
  const rows = await lines(tx).where('request.id', 'in', ids).execute()
  if (rows.length === 0) return []
  const parts = await partsOf(tx, actor, rows)
  await logRecipientsSeen(tx, { actor, at }, parts.recipients)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [detailOf(row, parts, { actor, at })] : []
  })
}

/** What stands beside the rows of some requests, each list of all of them. */
async function partsOf(tx: Tx, actor: Actor, rows: readonly LineRow[]) {
  const ids = rows.map(({ id }) => id)
  return {
    why: await whyOf(
      tx,
      rows.flatMap((row) => [...(row.price as LoanPrice).ruleIds, ...shownRules(row)]),
    ),
    history: await historyOf(tx, ids),
    homes: await directoryEntries(
      tx,
      rows.map((row) => row.requesting_library_id),
    ),
    numbers: await numbersOf(tx, ids),
    recipients: await recipientsOf(tx, ids),
    copies: await copiesOf(
      tx,
      rows.filter((row) => lendsIt(actor, row)),
    ),
    items: await itemsOf(tx, ids),
    offers: await offersOf(tx, ids),
    depositsMissing: await depositsMissing(tx, actor, rows),
  }
}

/** All that is read of some requests beside their rows. */
export type Parts = Awaited<ReturnType<typeof partsOf>>
