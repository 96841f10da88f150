import { type Selectable, sql } from 'kysely'
import type { Resolved } from '../policy/parameters.ts'
import type { Tx } from '../shared/database.ts'
import type { Tables } from '../shared/tables.ts'
import type { RequestFacts } from './facts.ts'
import type { State } from './lifecycle.ts'

export type RequestRow = Selectable<Tables['request']>

/** The facts the lifecycle looks at, out of a row. */
export const factsOf = (row: RequestRow): RequestFacts => ({
  id: row.id,
  number: row.number,
  state: row.state as State,
  stateSince: row.state_since,
  version: row.version,
  readerId: row.reader_id,
  requestingLibraryId: row.requesting_library_id,
  supplyingLibraryId: row.supplying_library_id,
  submittedAt: row.submitted_at,
  cancellableUntil: row.cancellable_until,
  cancelAskedAt: row.cancel_asked_at,
  dueOn: row.due_on,
  heldUntil: row.held_until,
  remindedAt: row.reminded_at,
  policy: row.policy as Resolved,
})

/** The request, locked until the transaction ends; none where it does not exist or is not the actor's. */
export const lockRequest = (tx: Tx, id: number): Promise<RequestRow | undefined> =>
  tx.selectFrom('request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** What a transition writes about itself. */
export interface HistoryLine {
  requestId: number
  readerId: number | null
  requestingLibraryId: number
  supplyingLibraryId: number | null
  at: Temporal.Instant
  actorKind: string
  actorLibraryId: number | null
  accountId: number | null
  operatorCode: string
  action: string
  fromState: string | null
  toState: string
  details: Record<string, unknown>
}

/**
 * Adds a line to the history of a request, and the same deed to the audit log, in one statement; answers the
 * history's id. Both only grow.
 */
export async function recordHistory(tx: Tx, line: HistoryLine): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with audited as (
      insert into audit_entry (at, actor_kind, account_id, operator_code, library_id, action, subject, subject_id)
      values (${line.at}, ${line.actorKind}, ${line.accountId}, ${line.operatorCode}, ${line.actorLibraryId},
              ${line.action}, 'request', ${String(line.requestId)})
    )
    insert into request_history (request_id, reader_id, requesting_library_id, supplying_library_id, at, actor_kind,
                                 account_id, operator_code, action, from_state, to_state, details)
    values (${line.requestId}, ${line.readerId}, ${line.requestingLibraryId}, ${line.supplyingLibraryId}, ${line.at},
            ${line.actorKind}, ${line.accountId}, ${line.operatorCode}, ${line.action}, ${line.fromState},
            ${line.toState}, ${JSON.stringify(line.details)})
    returning id`.execute(tx)
  return rows[0]!.id
}

/** The columns a transition may change; what is absent stays as it is. */
export type RequestChange = Partial<
  Pick<
    RequestRow,
    | 'state'
    | 'state_since'
    | 'supplying_library_id'
    | 'next_due_at'
    | 'cancel_asked_at'
    | 'due_on'
    | 'held_until'
    | 'reminded_at'
    | 'ended_at'
    | 'cancellable_until'
  >
>

/** Writes a change and counts the version up. */
export const saveRequest = (tx: Tx, id: number, change: RequestChange) =>
  tx
    .updateTable('request')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

/** The offer that stands with the present supplier. */
export const presentOffer = (tx: Tx, requestId: number) =>
  tx
    .selectFrom('offer')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('state', 'in', ['offered', 'willSupply', 'filled'])
    .orderBy('position', 'desc')
    .executeTakeFirst()

/** The next library of the rota that has not been asked. */
export const nextPlannedOffer = (tx: Tx, requestId: number) =>
  tx
    .selectFrom('offer')
    .innerJoin('library', 'library.id', 'offer.supplying_library_id')
    .select(['offer.id', 'offer.position', 'offer.supplying_library_id', 'library.request_prefix'])
    .where('offer.request_id', '=', requestId)
    .where('offer.state', '=', 'planned')
    .orderBy('offer.position')
    .executeTakeFirst()
