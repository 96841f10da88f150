import type { Actor } from '../../shared/actor.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { act } from '../acting/act.ts'
import type { Conductor } from '../acting/move.ts'
import { wish } from '../acting/wish.ts'
import { allowedActions, rolesOf } from '../allowed.ts'
import { factsOf } from '../facts.ts'
import type { Action } from '../lifecycle.ts'
import type { LineRow } from '../lists-store.ts'
import type { AllowedAction } from '../shapes.ts'
import { requestsOfCode } from './scan-store.ts'
import type { ScanAnswer } from './shapes.ts'

/**
 * One scan does the one right thing: the code is a request's number or the barcode of a copy that is out; the
 * primary action of the present state is taken for the librarian's side. What needs more than a scan is refused in
 * words and changes nothing.
 */
export async function scan(
  tx: Tx,
  house: Conductor,
  actor: Actor,
  code: string,
): Promise<Result<ScanAnswer>> {
  const found = await requestsOfCode(tx, code)
  const next = theOneReady(found, code, (row) => primaryOf(row, actor, house.clock.now()))
  if (!next.ok) return next
  const { row, primary } = next.value
  const moved = await act(tx, house, actor, row.id, wish(primary.action as Action))
  if (!moved.ok) return moved
  return ok({
    requestId: row.id,
    number: row.number,
    title: row.title,
    action: primary.action,
    state: moved.value.state,
    from: { zh: row.supplying_short_zh ?? '', en: row.supplying_short_en ?? '' },
    to: { zh: row.requesting_short_zh, en: row.requesting_short_en },
    returned: moved.value.returned,
  })
}

const primaryOf = (row: LineRow, actor: Actor, at: Temporal.Instant): AllowedAction | undefined => {
  const facts = factsOf(row)
  return allowedActions(facts, rolesOf(actor, facts), at).find((one) => one.primary)
}

/** Of the requests a code stands for, the one that waits for a scan at this desk. */
function theOneReady(
  found: readonly LineRow[],
  code: string,
  primaryFor: (row: LineRow) => AllowedAction | undefined,
): Result<{ row: LineRow; primary: AllowedAction }> {
  if (!found[0]) return refuse('unknownCode', { field: 'code', values: { code } })
  const ready = found.flatMap((row) => {
    const primary = primaryFor(row)
    return primary ? [{ row, primary }] : []
  })
  const [next, another] = ready
  if (!next && found[0].cancel_asked_at) return refuse('cancelAsked')
  if (!next) return refuse('notInThisState', { values: { state: found[0].state } })
  // Two lenders may have given their copies the same barcode: which one is in hand only its number can say.
  if (another)
    return refuse('severalMatch', { field: 'code', values: { code, count: ready.length } })
  const needsBarcode = next.primary.needs.includes('barcode')
  return needsBarcode ? refuse('barcodeRequired', { field: 'barcode' }) : ok(next)
}
