import { sql } from 'kysely'
import type { Actor } from '../shared/actor.ts'
import type { Tx } from '../shared/database.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { act, type Conductor, wish } from './act.ts'
import { allowedActions, rolesOf } from './allowed.ts'
import type { Action } from './lifecycle.ts'
import { lines } from './lists.ts'
import type { ScanAnswer } from './shapes.ts'
import { factsOf } from './store.ts'

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
  const id = await requestOfCode(tx, code)
  if (id === undefined) return refuse('unknownCode', { field: 'code', values: { code } })
  const row = await lines(tx).where('request.id', '=', id).executeTakeFirst()
  if (!row) return refuse('unknownCode', { field: 'code', values: { code } })
  const facts = factsOf(row)
  const primary = allowedActions(facts, rolesOf(actor, facts), house.clock.now()).find(
    (one) => one.primary,
  )
  if (!primary && facts.cancelAskedAt) return refuse('cancelAsked')
  if (!primary) return refuse('notInThisState', { values: { state: facts.state } })
  if (primary.needs.includes('barcode')) return refuse('barcodeRequired', { field: 'barcode' })
  const moved = await act(tx, house, actor, id, wish(primary.action as Action))
  if (!moved.ok) return moved
  return ok({
    requestId: id,
    number: row.number,
    title: row.title,
    action: primary.action,
    state: moved.value.state,
    from: { zh: row.supplying_short_zh ?? '', en: row.supplying_short_en ?? '' },
    to: { zh: row.requesting_short_zh, en: row.requesting_short_en },
  })
}

/** The open request that a number or a copy's barcode belongs to, as far as the actor may see it. */
async function requestOfCode(tx: Tx, code: string): Promise<number | undefined> {
  const typed = code.normalize('NFKC').trim()
  const { rows } = await sql<{ request_id: number }>`
    select request_id from request_number where lower(number) = lower(${typed})
    union all
    select request_id from item where lower(barcode) = lower(${typed}) and returned_at is null
    limit 1`.execute(tx)
  return rows[0]?.request_id
}
