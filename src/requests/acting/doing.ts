import type { Actor } from '../../shared/actor.ts'
import type { Action } from '../lifecycle.ts'
import type { ActionForm } from '../shapes.ts'
import type { RequestChange, RequestRow } from '../store.ts'

/** What an effect is given: the request before the change, and who does what when. */
export interface Doing {
  request: RequestRow
  action: Action
  form: Omit<ActionForm, 'action' | 'version'>
  actor: Actor
  at: Temporal.Instant
}

/** What an effect adds to the request's row and to the details of the history line. */
export interface Written {
  change: RequestChange
  details: Record<string, unknown>
}

/** An effect that leaves the request's own row as it is. */
export const nothing: Written = { change: {}, details: {} }
