import { sql } from 'kysely'
import type { Actor } from '../../shared/actor.ts'
import { audit } from '../../shared/audit.ts'
import type { Tx } from '../../shared/database.ts'
import type { LineRow } from '../lists-store.ts'

/** What stands beside requests in other tables; each answers for several requests at once. */

export async function directoryEntries(tx: Tx, libraryIds: readonly number[]) {
  const rows = await tx
    .selectFrom('library')
    .selectAll()
    .where('id', 'in', [...new Set(libraryIds)])
    .execute()
  const entries = rows.map((row) => ({
    name: { zh: row.name_zh, en: row.name_en },
    place: { zh: row.pickup_place_zh, en: row.pickup_place_en },
    hours: { zh: row.pickup_hours_zh, en: row.pickup_hours_en },
  }))
  return new Map(rows.map((row, index) => [row.id, entries[index]!]))
}

/** Every number these requests have had, the first one first. */
export const numbersOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('request_number')
    .innerJoin('library', 'library.id', 'request_number.library_id')
    .select(['request_id', 'number', 'since', 'name_zh', 'name_en'])
    .where('request_id', 'in', ids)
    .orderBy('since')
    .execute()

/** Who receives the books, as far as row security lets the actor see it. */
export const recipientsOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('request_recipient')
    .select(['request_id', 'name', 'email', 'phone'])
    .where('request_id', 'in', ids)
    .execute()

/** The copies that went out for these requests. */
export const itemsOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('item')
    .select(['request_id', 'barcode', 'volume'])
    .where('request_id', 'in', ids)
    .execute()

/** Who was asked, who is being asked and who is still to be asked, in the order of the rota. */
export const offersOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('offer')
    .innerJoin('library', 'library.id', 'offer.supplying_library_id')
    .select(['request_id', 'name_zh', 'name_en', 'state', 'reason'])
    .where('request_id', 'in', ids)
    .orderBy('position')
    .execute()

/** The copies of these works at the libraries that are asked for them. */
export const copiesOf = async (tx: Tx, rows: readonly LineRow[]) => {
  const works = rows.filter((row) => row.record_id !== null)
  if (works.length === 0) return []
  return tx
    .selectFrom('holding')
    .select(['record_id', 'library_id', 'barcode', 'call_number', 'location', 'status'])
    .where(
      'record_id',
      'in',
      works.map((row) => row.record_id!),
    )
    .where(
      'library_id',
      'in',
      works.map((row) => row.supplying_library_id!),
    )
    .orderBy(sql`status = 'available'`, 'desc')
    .orderBy('lendable', 'desc')
    .orderBy('id')
    .execute()
}

export type HeldCopy = Awaited<ReturnType<typeof copiesOf>>[number]

/** The lines of history of these requests, in order, with the names of both libraries. */
export const historyOf = (tx: Tx, ids: readonly number[]) =>
  tx
    .selectFrom('request_history as h')
    .innerJoin('library as r', 'r.id', 'h.requesting_library_id')
    .leftJoin('library as s', 's.id', 'h.supplying_library_id')
    .select(['h.request_id', 'h.at', 'h.action', 'h.from_state', 'h.to_state'])
    .select(['h.actor_kind', 'h.operator_code', 'h.details'])
    .select(['r.short_zh as r_zh', 'r.short_en as r_en'])
    .select(['s.short_zh as s_zh', 's.short_en as s_en'])
    .where('h.request_id', 'in', ids)
    .orderBy('h.id')
    .execute()

/** That a librarian saw who the reader is stands in the audit log (promise S14); readers see only themselves. */
export async function logRecipientsSeen(
  tx: Tx,
  { actor, at }: { actor: Actor; at: Temporal.Instant },
  recipients: readonly { request_id: number }[],
): Promise<void> {
  if (actor.kind !== 'staff' || recipients.length === 0) return
  const requestIds = recipients.map(({ request_id }) => request_id)
  const details = { requestIds }
  await audit(tx, actor, at, { action: 'recipientsSeen', subject: 'request', details })
}
