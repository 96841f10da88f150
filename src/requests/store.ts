import { type Selectable, sql } from 'kysely'
import type { Tx } from '../shared/database.ts'
import type { Tables } from '../shared/tables.ts'

export type RequestRow = Selectable<Tables['request']>

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
    | 'policy'
  >
>

/** Writes a change and counts the version up. */
export const saveRequest = (tx: Tx, id: number, change: RequestChange) =>
  sql`${update(id, change)}`.execute(tx)

const update = (id: number, change: RequestChange) => sql`
  update request set ${sql.join([
    ...Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql`version = version + 1`,
  ])} where id = ${id}`

/**
 * Writes what a transition changes, adds the line to the history of the request, and the same deed to the audit log:
 * one statement. Answers the history's id; history and audit only grow.
 */
export async function recordMove(
  tx: Tx,
  line: HistoryLine,
  change: RequestChange | null,
): Promise<number> {
  const moved = change ? sql`moved as (${update(line.requestId, change)}),` : sql``
  const { rows } = await sql<{ id: number }>`
    with ${moved} audited as (
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
