import { specialDays } from '../calendar/store.ts'
import { type Actor, accountOf, operatorOf, system } from '../shared/actor.ts'
import { become, type Tx } from '../shared/database.ts'
import type { House } from '../shared/house.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { decide, rolesOf } from './allowed.ts'
import { checkBook, type Doing, effects } from './effects.ts'
import type { Action, State } from './lifecycle.ts'
import { loanStates } from './lifecycle.ts'
import { drawNumber } from './numbers.ts'
import { nextPlannedOffer, putAtHeadOfRota } from './rota-store.ts'
import type { ActionForm } from './shapes.ts'
import {
  factsOf,
  lockRequest,
  type RequestChange,
  type RequestRow,
  recordMove,
  saveRequest,
} from './store.ts'
import { nextTimer } from './timers.ts'

/** What the caller asks; only `action` is always there. */
export type Wish = Omit<ActionForm, 'action'> & { action: Action }

export const wish = (action: Action, more: Partial<Wish> = {}): Wish => ({
  action,
  reason: '',
  note: '',
  barcode: '',
  libraryCode: '',
  condition: '',
  ...more,
})

/** Where a request stands after an action. */
export interface Moved {
  id: number
  state: State
}

/** What `act` needs of the house. */
export type Conductor = Pick<House, 'jobs' | 'clock'>

/**
 * The only way a request moves: lock, ask table and guards, then write state, history, effects and the job that
 * tells people, all in the caller's transaction. The actor's own rights decide whether the row is found at all;
 * the writing is the conductor's (row security: system).
 */
export async function act(
  tx: Tx,
  house: Conductor,
  actor: Actor,
  id: number,
  asked: Wish,
): Promise<Result<Moved>> {
  const at = house.clock.now()
  const request = await lockRequest(tx, id)
  if (!request) return refuse('notFound')
  if (asked.version !== undefined && asked.version !== request.version)
    return refuse('changedMeanwhile')
  const facts = factsOf(request)
  const decision = decide(facts, asked.action, rolesOf(actor, facts), at)
  if (!decision.ok) return decision

  await become(tx, system)
  const doing: Doing = { request, action: asked.action, form: asked, actor, at }
  const book = await checkBook(tx, doing)
  if (!book.ok) return book
  const moved = await move(tx, house, doing, decision.value)
  if (!moved.ok || !decision.value.effects.includes('offerToNextSupplier')) return moved
  return offerToNext(tx, house, { ...doing, request: { ...request, ...moved.value.row } })
}

type Step = Result<Moved & { row: Partial<RequestRow> }>

/** Writes one row of the table: its effects, the request, the history line, and one job. */
async function move(
  tx: Tx,
  house: Conductor,
  doing: Doing,
  to: { becomes: State; effects: readonly string[] },
): Promise<Step> {
  const { request } = doing
  let change: RequestChange = {}
  let details: Record<string, unknown> = doing.form.note ? { note: doing.form.note } : {}
  for (const effect of to.effects) {
    if (effect === 'offerToNextSupplier') continue
    const written = await effects[effect as keyof typeof effects](tx, doing)
    if (!written.ok) return written
    change = { ...change, ...written.value.change }
    details = { ...details, ...written.value.details }
  }
  const row = { ...request, ...change, ...stateChange(doing, to.becomes) }
  const timed = { ...row, next_due_at: await dueAt(tx, row) }
  const historyId = await recordMove(tx, lineOf(doing, timed, details), changed(request, timed))
  await house.jobs.enqueue(tx, 'transition', { kind: 'requestMoved', historyId })
  return ok({ id: request.id, state: to.becomes, row: { ...timed, version: request.version + 1 } })
}

/** A reminder keeps the state but is remembered; a new state begins its own clock. */
function stateChange({ request, action, at }: Doing, becomes: State): RequestChange {
  if (action === 'remind') return { reminded_at: at }
  if (becomes === request.state) return {}
  const ended = loanStates[becomes].holder === null
  return { state: becomes, state_since: at, reminded_at: null, ended_at: ended ? at : null }
}

async function dueAt(tx: Tx, row: RequestRow): Promise<Temporal.Instant | null> {
  const facts = factsOf(row)
  if (loanStates[facts.state].holder === null) return null
  const from = facts.stateSince.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  return nextTimer(facts, await specialDays(tx, facts.supplyingLibraryId, from))?.at ?? null
}

/** Only the columns that differ. */
const changed = (before: RequestRow, after: RequestRow): RequestChange =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== before[name as keyof RequestRow]),
  ) as RequestChange

const lineOf = (
  { request, action, actor, at }: Doing,
  after: RequestRow,
  details: Record<string, unknown>,
) => ({
  requestId: request.id,
  readerId: request.reader_id,
  requestingLibraryId: request.requesting_library_id,
  supplyingLibraryId: after.supplying_library_id,
  at,
  actorKind: actor.kind,
  actorLibraryId: 'libraryId' in actor ? actor.libraryId : null,
  accountId: accountOf(actor),
  operatorCode: operatorOf(actor),
  action,
  fromState: request.state,
  toState: after.state,
  details,
})

/** The next of the rota is asked; when there is none the request ends: expired after silence, else unfilled. */
async function offerToNext(tx: Tx, house: Conductor, forwarded: Doing): Promise<Result<Moved>> {
  const { request, at } = forwarded
  const named = await putAtHeadOfRota(tx, request, forwarded.form.libraryCode)
  if (!named.ok) return named
  const next = await nextPlannedOffer(tx, request.id)
  if (!next) {
    if (forwarded.action === 'forward') return refuse('noFurtherLender')
    const [action, becomes] =
      forwarded.action === 'letLapse'
        ? (['expire', 'expired'] as const)
        : (['exhaust', 'unfilled'] as const)
    return move(
      tx,
      house,
      { ...forwarded, action, form: wish(action), actor: system },
      { becomes, effects: [] },
    )
  }
  await tx
    .updateTable('offer')
    .set({ state: 'offered', offered_at: at })
    .where('id', '=', next.id)
    .execute()
  const library = { id: next.supplying_library_id, prefix: next.request_prefix ?? '' }
  const number = await drawNumber(tx, library)
  await tx
    .insertInto('request_number')
    .values({
      number,
      request_id: request.id,
      library_id: library.id,
      requesting_library_id: request.requesting_library_id,
      reader_id: request.reader_id,
      since: at,
      reason: 'forwarded',
    })
    .execute()
  await saveRequest(tx, request.id, { supplying_library_id: library.id, cancel_asked_at: null })
  const asked = { ...request, supplying_library_id: library.id, cancel_asked_at: null }
  return move(
    tx,
    house,
    { ...forwarded, request: asked, action: 'offer', form: wish('offer'), actor: system },
    { becomes: 'submitted', effects: [] },
  )
}
