import { sql } from 'kysely'
import { plainBarcode } from '../catalogue/standard-numbers.ts'
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
  const [id, another] = await requestsOfCode(tx, code)
  if (id === undefined) return refuse('unknownCode', { field: 'code', values: { code } })
  if (another !== undefined) return refuse('severalBooks', { field: 'code', values: { code } })
  const row = await lines(tx).where('request.id', '=', id).executeTakeFirst()
  if (!row) return refuse('unknownCode', { field: 'code', values: { code } })
  const facts = factsOf(row)
  const primary = allowedActions(facts, rolesOf(actor, facts), house.clock.now()).find(
    (one) => one.primary,
  )
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

/**
 * The requests that a code means, as far as the actor may see them: the one with this number, else those whose copy
 * has this barcode. Two lenders may have given one barcode to two books that are in one house.
 */
async function requestsOfCode(tx: Tx, code: string): Promise<number[]> {
  const number = code.normalize('NFKC').trim()
  const { rows } = await sql<{ request_id: number }>`
    with numbered as (select request_id from request_number where lower(number) = lower(${number}))
    select request_id from numbered
    union
    select request_id from item
    where lower(barcode) = lower(${plainBarcode(code)}) and returned_at is null
      and not exists (select from numbered)
    limit 2`.execute(tx)
  return rows.map((row) => row.request_id)
}
