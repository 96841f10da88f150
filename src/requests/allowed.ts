import type { Actor } from '../shared/actor.ts'
import { ok, type Refusal, type Result } from '../shared/result.ts'
import { depositOf } from './asking/price.ts'
import type { RequestFacts } from './facts.ts'
import { guards } from './guards.ts'
import { type Action, actionNeeds, type Need, primaryActions, type Role } from './lifecycle.ts'
import type { AllowedAction } from './shapes.ts'
import { actionsFor, type Transition, transition } from './transition.ts'

/** What an actor is to a request; a librarian of both sides (her own library's book) is both. */
export function rolesOf(
  actor: Actor,
  request: Pick<RequestFacts, 'readerId' | 'requestingLibraryId' | 'supplyingLibraryId'>,
): Role[] {
  if (actor.kind === 'system') return ['system']
  if (actor.kind === 'centre') return ['centre']
  if (actor.kind === 'reader') return actor.readerId === request.readerId ? ['reader'] : []
  if (actor.kind !== 'staff') return []
  const roles: Role[] = []
  if (actor.libraryId === request.requestingLibraryId) roles.push('requestingLibrary')
  if (actor.libraryId === request.supplyingLibraryId) roles.push('supplyingLibrary')
  return roles
}

/** What `action` would do, or why not: the table first, then the guard. */
export function decide(
  request: RequestFacts,
  action: Action,
  roles: readonly Role[],
  at: Temporal.Instant,
): Result<Transition> {
  const decision = transition(request.state, action, roles)
  if (!decision.ok) return decision
  const objection = guards[action]?.(request, at)
  return objection ? { ok: false, refusal: withState(objection, request) } : ok(decision.value)
}

const withState = (objection: Refusal, request: RequestFacts): Refusal =>
  objection.code === 'notInThisState'
    ? { ...objection, values: { state: request.state } }
    : objection

/** While the reader's wish to cancel stands, Enter and the scanner must not go over it: a person decides. */
const primaryOf = ({ state, cancelAskedAt }: RequestFacts, role: Role): Action | undefined =>
  role === 'supplyingLibrary' && cancelAskedAt ? undefined : primaryActions[state]?.[role]

/** The buttons a person sees: everything table and guards let these roles do now. */
export function allowedActions(
  request: RequestFacts,
  roles: readonly Role[],
  at: Temporal.Instant,
): AllowedAction[] {
  const primary = roles.map((role) => primaryOf(request, role))
  return actionsFor(request.state, roles)
    .filter((action) => decide(request, action, roles, at).ok)
    .map((action) => ({
      action,
      primary: primary.includes(action),
      needs: needsOf(request, action),
    }))
}

/** What an action asks for; a deposit only where the request's rules ask for one (R20). */
const needsOf = (request: RequestFacts, action: Action): Need[] =>
  (actionNeeds[action] ?? []).filter((need) => need !== 'deposit' || depositOf(request.policy) > 0)
