import { specialDays } from '../../calendar/store.ts'
import { accountOf, operatorOf } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import type { House } from '../../shared/house.ts'
import { ok, type Result } from '../../shared/result.ts'
import { factsOf } from '../facts.ts'
import { loanStates, type State } from '../lifecycle.ts'
import type { ReturnedMoney } from '../shapes.ts'
import { type RequestChange, type RequestRow, recordMove } from '../store.ts'
import { nextTimer } from '../timers.ts'
import type { Doing } from './doing.ts'
import { effects } from './effects.ts'

/** Where a request stands after an action. */
export interface Moved {
  id: number
  state: State
  /** For who takes a book back: the money that moved with it. */
  returned: ReturnedMoney | null
}

/** What `act` needs of the house. */
export type Conductor = Pick<House, 'jobs' | 'clock'>

/** A step that was written, with the row as it is now; or why it was not. */
export type Step = Result<Moved & { row: Partial<RequestRow> }>

/** Writes one row of the table: its effects, the request, the history line, and one job. */
export async function move(
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
  const returned = returnedMoney(doing, details)
  return ok({
    id: request.id,
    state: to.becomes,
    returned,
    row: { ...timed, version: request.version + 1 },
  })
}

/** What taking a book back moved, out of what its effects wrote down; null where nothing did, and for other actions. */
function returnedMoney(
  { action, request }: Doing,
  { overdueDays, fineFen, depositFreeFen }: Record<string, unknown>,
): ReturnedMoney | null {
  if (action !== 'takeBack' || request.reader_id === null) return null
  if (fineFen === undefined && depositFreeFen === undefined) return null
  return {
    readerId: request.reader_id,
    overdueDays: Number(overdueDays ?? 0),
    fineFen: Number(fineFen ?? 0),
    depositFreeFen: Number(depositFreeFen ?? 0),
  }
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
