import { sql } from 'kysely'
import { plainBarcode } from '../../catalogue/standard-numbers.ts'
import type { Tx } from '../../shared/database.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import { type Doing, nothing, type Written } from './doing.ts'

/** Which copy goes out. */
export async function recordItem(tx: Tx, { request, form, at }: Doing): Promise<Result<Written>> {
  const barcode = plainBarcode(form.barcode)
  if (!barcode) return refuse('barcodeRequired', { field: 'barcode' })
  const lent = await lendItem(tx, request.id, { barcode, at })
  if (!lent) return refuse('copyAlreadyLent', { field: 'barcode' })
  return ok({ change: {}, details: { barcode } })
}

/**
 * Writes which copy goes out on the present offer; answers false where that copy is out already: one barcode is
 * never on two open loans of a library (promise R13).
 */
async function lendItem(
  tx: Tx,
  requestId: number,
  item: { barcode: string; at: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into item (request_id, offer_id, supplying_library_id, requesting_library_id, reader_id, barcode, lent_at)
    select request_id, id, supplying_library_id, requesting_library_id, reader_id, ${item.barcode}, ${item.at}
    from offer where request_id = ${requestId} and state in ('offered', 'willSupply', 'filled')
    on conflict (supplying_library_id, lower(barcode)) where returned_at is null do nothing`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** A barcode named with any later step is a book in somebody's hand: it must be the one that is out. */
export async function checkBook(tx: Tx, { request, action, form }: Doing): Promise<Result<null>> {
  if (!form.barcode || action === 'fill') return ok(null)
  const items = await tx
    .selectFrom('item')
    .select('barcode')
    .where('request_id', '=', request.id)
    .where('returned_at', 'is', null)
    .execute()
  const typed = plainBarcode(form.barcode).toLowerCase()
  if (!items.length || items.some(({ barcode }) => plainBarcode(barcode).toLowerCase() === typed))
    return ok(null)
  return refuse('wrongBarcode', { field: 'barcode', values: { barcode: items[0]!.barcode } })
}

/** The copy is back, in the condition that is named. */
export async function closeItem(tx: Tx, { request, at, form }: Doing): Promise<Result<Written>> {
  await tx
    .updateTable('item')
    .set({ returned_at: at, condition_back: form.condition })
    .where('request_id', '=', request.id)
    .where('returned_at', 'is', null)
    .execute()
  return ok(nothing)
}

/** The work has been lent once more. */
export async function countLoan(tx: Tx, { request }: Doing): Promise<Result<Written>> {
  if (request.record_id) {
    await tx
      .updateTable('record')
      .set({ loan_count: sql`loan_count + 1` })
      .where('id', '=', request.record_id)
      .execute()
  }
  return ok(nothing)
}
