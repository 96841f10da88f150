import { paid } from '../../src/charges/reader-charges.ts'
import { libraryReceives, readerReceivable } from '../../src/ledger/accounts.ts'
import { closeDay } from '../../src/ledger/day-store.ts'
import { movement, post } from '../../src/ledger/post.ts'
import { takeReceipt } from '../../src/ledger/receipt-store.ts'
import { system } from '../../src/shared/actor.ts'
import { dayOf } from '../../src/shared/clock.ts'
import { asActor } from '../../src/shared/database.ts'
import type { Consortium, ReaderActor } from './consortium.ts'

/**
 * Money of a reader two days ago: a charge of 5.00 due to 北航, 2.00 of it paid in cash on a receipt, a waiver of the rest
 * proposed, the till counted and the day closed. Answers the ids.
 */
export async function layMoney(place: Consortium, reader: ReaderActor) {
  const { staff, libraries, clock } = place
  const { libraryId, accountId, operatorCode } = staff.bupt
  const home = { readerId: reader.readerId, libraryId }
  const at = clock.now().subtract({ hours: 48 })
  const written = { operatorCode, at }
  const [charge, receipt] = await asActor(place.house.db, system, async (tx) => {
    const cause = `reader ${home.readerId} lossCompensation`
    const counter = { libraryId, counterLibraryId: libraries.buaa }
    const postings = movement(
      { from: libraryReceives(libraries.buaa), to: readerReceivable(home) },
      500,
    )
    const due = { ...written, cause, what: 'lossCompensation' as const, ...counter, postings }
    const chargeId = (await post(tx, { ...due, readerId: home.readerId }))!
    const taken = {
      home,
      direction: 'taken',
      method: 'cash',
      amountFen: 200,
      ...written,
      accountId,
    } as const
    const signed = await takeReceipt(tx, taken)
    const entry = {
      ...written,
      cause: `receipt ${signed.id} charge ${chargeId}`,
      receiptId: signed.id,
    }
    await post(tx, paid({ home, chargeId, amountFen: 200, entry }, 'cash'))
    await closeDay(tx, dayOf(at), clock.now())
    return [chargeId, signed.id] as const
  })
  const { id: waiver } = await place.owner
    .insertInto('waiver')
    .values({
      library_id: libraryId,
      reader_id: home.readerId,
      charge_id: charge,
      amount_fen: 300,
      reason: '书在途中',
      state: 'proposed',
      alone_max_fen: 100,
      rule_id: 'M2',
      proposed_at: at,
      proposed_by: accountId,
      proposed_code: operatorCode,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: closing } = await place.owner
    .insertInto('till_closing')
    .values({
      library_id: libraryId,
      position: 1,
      at,
      last_receipt_id: receipt,
      expected_fen: 200,
      counted_fen: 200,
      difference_fen: 0,
      banked_fen: 0,
      card_fen: 0,
      operator_code: operatorCode,
      account_id: accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { charge, receipt, waiver, closing }
}
