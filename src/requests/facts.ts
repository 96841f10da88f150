import type { Resolved } from '../policy/parameters.ts'
import type { State } from './lifecycle.ts'
import type { RequestRow } from './store.ts'

/** What the rules of the lifecycle look at: one request as it stands, without its book. */
export interface RequestFacts {
  id: number
  number: string
  state: State
  stateSince: Temporal.Instant
  version: number
  readerId: number | null
  requestingLibraryId: number
  supplyingLibraryId: number | null
  submittedAt: Temporal.Instant
  cancellableUntil: Temporal.Instant | null
  cancelAskedAt: Temporal.Instant | null
  dueOn: Temporal.PlainDate | null
  heldUntil: Temporal.PlainDate | null
  remindedAt: Temporal.Instant | null
  /** The rules as they were when it was submitted; later changes do not alter it (domain.md §4). */
  policy: Resolved
}

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
