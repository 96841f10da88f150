import { ok, type Result, refuse } from '../shared/result.ts'
import { type Action, type Effect, loanLifecycle, type Role, type State } from './lifecycle.ts'

export interface Transition {
  becomes: State
  effects: readonly Effect[]
}

const rowOf = (state: State, action: Action) =>
  loanLifecycle.find((row) => row[0] === state && row[1] === action)

/** What `action` would do to a request in `state`. Asks the table; changes nothing. */
export function transition(
  state: State,
  action: Action,
  roles: readonly Role[],
): Result<Transition> {
  const row = rowOf(state, action)
  if (!row) return refuse('notInThisState', { values: { state } })
  const [, , whoMay, becomes, effects] = row
  return roles.some((role) => (whoMay as readonly Role[]).includes(role))
    ? ok({ becomes, effects })
    : refuse('notYourTurn')
}

/** Everything the table lets these `roles` do in `state`, before the guards have their say. */
export const actionsFor = (state: State, roles: readonly Role[]): Action[] =>
  loanLifecycle
    .filter(
      (row) => row[0] === state && roles.some((role) => (row[2] as readonly Role[]).includes(role)),
    )
    .map((row) => row[1])
