import type { Resolved } from '../policy/parameters.ts'
import type { State } from './lifecycle.ts'

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
